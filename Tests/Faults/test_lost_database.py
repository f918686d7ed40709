"""The database is gone, unreadable, or something else."""
import os
import subprocess

import pytest

import product
from house import House


def assert_refused(house, word):
    for done in (house.serve_refused(), house.command("log", "verify")):
        assert (done.returncode, done.stdout) == (3, ""), done.stdout + done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
        assert word in done.stderr, done.stderr


def assert_well(house):
    with house.serving() as (url, _):
        assert "Bea Berater" in house.desk(url).page("/")
    house.assert_sound()


def test_no_empty_office_takes_the_place_of_a_lost_one(house):
    away = house.folder / "away.sqlite"
    house.file.rename(away)
    assert_refused(house, "no database")
    assert not house.file.exists()
    house.file.touch()
    assert_refused(house, "no database")
    assert house.file.stat().st_size == 0
    away.rename(house.file)
    assert_well(house)


def test_the_file_of_a_stopped_server_is_all_there_is(house):
    with house.serving() as (url, _):
        house.desk(url).fill("/faelle/neu", alias="Kurz vor Feierabend")
    for rest in house.folder.glob("neuanfang.sqlite-*"):
        rest.unlink()
    assert house.rows("SELECT count(*) FROM cases") == [["1"]]
    assert_well(house)


@pytest.mark.parametrize("content", [b"no database at all\n" * 500, b"SQLite format 3\0" + b"\xff" * 8000])
def test_a_file_that_is_no_database_is_refused_and_left_alone(house, content):
    right = house.file.read_bytes()
    house.file.write_bytes(content)
    assert_refused(house, str(house.file))
    assert house.file.read_bytes() == content
    house.file.write_bytes(right)
    assert_well(house)


def test_a_database_with_a_torn_page_is_refused_or_told(house):
    with house.file.open("r+b") as file:
        for page in range(2, house.file.stat().st_size // 4096):
            file.seek(page * 4096)
            file.write(os.urandom(4096))
    for done in (house.serve_refused(), house.command("log", "verify"), house.command("doctor")):
        assert done.returncode in (1, 3), done.stdout + done.stderr
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_a_directory_is_no_database(house):
    away = house.folder / "away.sqlite"
    house.file.rename(away)
    house.file.mkdir()
    assert_refused(house, "is not a file")
    house.file.rmdir()
    away.rename(house.file)
    assert_well(house)


def test_a_database_we_may_not_read_is_refused(house):
    if os.getuid() == 0:
        nobody = 65534
        for path in [house.folder, *house.folder.rglob("*")]:
            os.chown(path, nobody, nobody)
        for parent in list(house.folder.parents)[:3]:
            if parent.stat().st_uid == 0 and str(parent).startswith("/tmp/"):
                parent.chmod(0o755)
        reachable = subprocess.run([product.BINARY, "--help"], user=nobody, group=nobody, extra_groups=[], capture_output=True)
        if reachable.returncode != 0:
            pytest.skip("the binary lies where only root may go, and root may read everything")
        other = {"user": nobody, "group": nobody, "extra_groups": []}
    else:
        other = {}
    house.file.chmod(0)
    done = subprocess.run(
        [product.BINARY, "log", "verify", "--database", house.database, "--keys", house.keys, "--catalogue", product.ROOT / "catalogue"],
        capture_output=True, text=True, timeout=20, cwd="/", **other,
    )
    assert (done.returncode, done.stdout) == (3, ""), done.stderr
    assert str(house.file) in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_a_database_taken_away_while_serving_is_an_error_page_until_it_is_back(house):
    with house.serving() as (url, server):
        desk = house.desk(url)
        away = house.folder / "away.sqlite"
        house.file.rename(away)
        for path in ("/", "/faelle", "/anmelden"):
            status, _, content = desk.ask(path)
            assert status == 503 and "Die Datenbank antwortet nicht" in content.decode(), (path, status)
        assert desk.ask("/faelle/neu", "POST", {"alias": "x"})[0] == 503
        assert not house.file.exists()
        away.rename(house.file)
        assert "Bea Berater" in desk.page("/")
        desk.fill("/faelle/neu", alias="Nach dem Ausfall")
        assert server.poll() is None
    house.assert_sound()
    assert house.rows("SELECT count(*) FROM cases") == [["1"]]


def test_postgres_that_is_not_there_at_the_start_is_refused(cluster, tmp_path):
    house = House(tmp_path, cluster.new_database())
    house.found()
    assert cluster.control("stop", "-m", "immediate") == 0
    try:
        done = house.serve_refused()
        assert (done.returncode, done.stdout) == (3, ""), done.stdout + done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
    finally:
        assert cluster.control("start") == 0
    assert_well(house)


def test_postgres_stopped_while_serving_is_an_error_page_until_it_is_back(cluster, tmp_path):
    house = House(tmp_path, cluster.new_database())
    house.found()
    with house.serving() as (url, server):
        desk = house.desk(url)
        form = desk.hidden("/faelle/neu") | {"alias": "Während des Ausfalls"}
        assert cluster.control("stop", "-m", "immediate") == 0
        try:
            for _ in range(12):
                status, _, content = desk.ask("/faelle")
                assert status == 503 and "Die Datenbank antwortet nicht" in content.decode()
            assert desk.ask("/faelle/neu", "POST", form)[0] == 503
        finally:
            assert cluster.control("start") == 0
        assert "Bea Berater" in desk.page("/")
        status, _, content = desk.ask("/faelle/neu", "POST", form)
        assert status == 303, content[-800:]
        assert server.poll() is None
    house.assert_sound()
    assert house.rows("SELECT count(*) FROM cases") == [["1"]]
