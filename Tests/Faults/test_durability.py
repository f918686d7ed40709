"""An acknowledged write has reached the disk before its answer leaves."""
import shutil
import subprocess
import sys

import pytest

import trace
from writer import Writer

# A program like ours in small: commits, then acknowledges. Its argument is SQLite's synchronous setting.
LITTLE_WRITER = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("PRAGMA synchronous = " + sys.argv[2])
connection.execute("CREATE TABLE a (b)")
for _ in range(5):
    connection.execute("INSERT INTO a VALUES (1)")
    os.write(1, b"HTTP/1.1 303 See Other")
"""


@pytest.fixture(autouse=True)
def strace():
    if not shutil.which("strace"):
        pytest.fail("strace is missing: apt-get install strace")


def test_an_acknowledged_write_was_synced_before_its_answer(house):
    seen = house.folder / "trace.txt"
    with house.serving(under=[*trace.COMMAND, str(seen)]) as (url, _):
        writer = Writer(house, seed=1)
        writer.come(url)
        for _ in range(30):
            assert writer.send(writer.new_form())[0] == 303
    answers = trace.answers(seen.read_text(errors="replace").splitlines())
    # The thirty, and signing in; a mere redirect before it acknowledges nothing.
    assert len(answers) >= 31
    assert all(written > 0 and unsafe == 0 for written, unsafe in answers[-31:]), answers


@pytest.mark.parametrize("synchronous, is_safe", [("FULL", True), ("NORMAL", False), ("OFF", False)])
def test_the_check_tells_a_durable_writer_from_another(tmp_path, synchronous, is_safe):
    seen = tmp_path / "trace.txt"
    subprocess.run(
        [*trace.COMMAND, str(seen), sys.executable, "-c", LITTLE_WRITER, str(tmp_path / "a.sqlite"), synchronous],
        stdout=subprocess.DEVNULL, check=True, timeout=60,
    )
    answers = trace.answers(seen.read_text(errors="replace").splitlines())
    assert len(answers) == 5
    assert all((written > 0 and unsafe == 0) == is_safe for written, unsafe in answers), answers
