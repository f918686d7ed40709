"""A PostgreSQL cluster of our own that a test may stop and start."""
import os
import pathlib
import pwd
import shutil
import subprocess
import urllib.parse

from product import ROOT

SCRIPT = ". tools/setup.sh; . tools/postgres.sh; start_postgres >&2 && echo \"$TEST_POSTGRES $TEST_POSTGRES_DATA\" && read -r _; stop_postgres"


class Cluster:
    def __enter__(self):
        self.keeper = subprocess.Popen(["bash", "-c", SCRIPT], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.url, data = self.keeper.stdout.readline().split()
        self.data = pathlib.Path(data)
        self.programs = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
        self.count = 0
        return self

    def __exit__(self, *_):
        self.control("stop", "-m", "immediate")
        self.keeper.communicate("\n", timeout=60)
        shutil.rmtree(self.data.parent, ignore_errors=True)

    def control(self, action, *options):
        """`start` or `stop`, as the user PostgreSQL runs as."""
        owner = pwd.getpwuid(self.data.stat().st_uid)
        other = {} if owner.pw_uid == os.getuid() else {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
        return subprocess.run(
            [self.programs / "pg_ctl", action, "-D", self.data, "-w", "-l", self.data.parent / "again.log", *options],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", timeout=60, **other,
        ).returncode

    def new_database(self):
        self.count += 1
        name = f"faults{self.count}"
        psql(self.url, f"CREATE DATABASE {name}")
        return urllib.parse.urlsplit(self.url)._replace(path=f"/{name}").geturl()


def psql(url, statement):
    """The rows as lists of text."""
    done = subprocess.run(["psql", "-XAtq", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-c", statement, url], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return [line.split("\t") for line in done.stdout.splitlines()]
