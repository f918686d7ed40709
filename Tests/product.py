"""The product as the tests see it: its commands, and a server with a demo office of its own.

`NEUANFANG_BINARY` names another binary than the release one, for example `.build/debug/neuanfang`.
"""
import contextlib
import dataclasses
import json
import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINARY = pathlib.Path(os.environ.get("NEUANFANG_BINARY", ROOT / ".build/release/neuanfang")).resolve()


def neuanfang(*arguments, text=None, timeout=120, folder=ROOT):
    """Runs one command to its end; `text` is its standard input."""
    return subprocess.run(
        [str(BINARY), *map(str, arguments)], input=text or "", capture_output=True, text=True, encoding="utf-8", timeout=timeout, cwd=folder
    )


@dataclasses.dataclass
class Login:
    role: str
    name: str
    password: str


@dataclasses.dataclass
class Office:
    """An address, and who may log in there."""

    url: str
    logins: list[Login]
    database: str = ""

    def login(self, role, number=1):
        """The first login of a role, or the one after it; colleagues of the same office come first. A colleague's own login names them."""
        found = [login for login in self.logins if role in (login.role, login.name)]
        if len(found) >= number:
            return found[number - 1]
        raise LookupError(f"the demo office has no login for {role}: {[login.role for login in self.logins]}")


def demo(database, seed=1, years=1, cases=40, arguments=(), timeout=600):
    """Writes the demo office and returns its logins."""
    made = ("demo", "--seed", seed, "--years", years, "--cases", cases, "--database", database, "--format", "json", *arguments)
    done = neuanfang(*made, timeout=timeout)
    assert done.returncode == 0, done.stderr
    return [Login(entry["role"], entry["name"], entry["password"]) for entry in json.loads(done.stdout)["logins"]]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(url):
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


@contextlib.contextmanager
def serving(database, log, patience=30, arguments=(), under=()):
    """A server on a free port; yields its address and the process, and ends it afterwards. `under` is a command that runs it."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with open(log, "wb") as output:
        server = subprocess.Popen(
            [*under, str(BINARY), "serve", "--host", "127.0.0.1", "--port", str(port), "--database", database, *map(str, arguments)],
            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, cwd=ROOT,
        )
        try:
            until = time.monotonic() + patience
            while not answers(url):
                if server.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"the server gives no answer; it said: {pathlib.Path(log).read_text(errors='replace')[-2000:]}")
                time.sleep(0.02)
            yield url, server
        finally:
            if server.poll() is None:
                server.send_signal(signal.SIGTERM)
            try:
                server.wait(15)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


@contextlib.contextmanager
def demo_office(folder):
    """A running demo office; `NEUANFANG_URL` names one that runs already (logins: `role:name:password`, split by blanks)."""
    if running := os.environ.get("NEUANFANG_URL"):
        entries = os.environ.get("NEUANFANG_LOGINS", "").split()
        yield Office(running.rstrip("/"), [Login(*entry.split(":", 2)) for entry in entries])
        return
    database = f"sqlite:{folder}/neuanfang.sqlite"
    logins = demo(database)
    with serving(database, folder / "server.log") as (url, _):
        yield Office(url, logins, database)
