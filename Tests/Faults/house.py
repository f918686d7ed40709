"""An installation that is made, run, harmed and looked into from outside."""
import contextlib
import pathlib
import re
import sqlite3

import product
from cluster import psql
from desk import Desk

PASSWORD = "Ein langer Satz zum Anmelden"


class House:
    def __init__(self, folder, database, catalogue=None):
        self.folder, self.database = folder, database
        self.keys = folder / "keys"
        self.arguments = ["--keys", self.keys, *(["--catalogue", catalogue] if catalogue else [])]
        self.runs = 0

    @property
    def file(self):
        return pathlib.Path(self.database.removeprefix("sqlite:"))

    @property
    def log(self):
        """What the running or last server said."""
        return self.log_file.read_text(errors="replace")

    @contextlib.contextmanager
    def serving(self, under=()):
        """A running server: its address and the process."""
        self.runs += 1
        self.log_file = self.folder / f"server-{self.runs}.log"
        with product.serving(self.database, self.log_file, arguments=self.arguments, under=under) as running:
            yield running

    def command(self, *words, timeout=60):
        return product.neuanfang(*words, "--database", self.database, *self.arguments, timeout=timeout)

    def serve_refused(self):
        """Starts a server that must not start."""
        return self.command("serve", "--port", product.free_port())

    def found(self):
        """Set-up by the printed code, then an account for a counsellor, all by form."""
        with self.serving() as (url, _):
            code = re.search(r"Einrichtungscode.*: (\S+)", self.log).group(1)
            admin = Desk(url)
            admin.fill("/einrichten", code=code, office="Prüfstelle", name="Ada Admin", login="ada", password=PASSWORD, again=PASSWORD)
            admin.log_in("ada", PASSWORD)
            admin.fill("/konten/neu", name="Bea Berater", login="bea", password=PASSWORD, roles="counsellor")

    def desk(self, url):
        """The counsellor, logged in."""
        desk = Desk(url)
        desk.log_in("bea", PASSWORD)
        return desk

    def rows(self, statement):
        if not self.database.startswith("sqlite:"):
            return psql(self.database, statement)
        with contextlib.closing(sqlite3.connect(self.file, timeout=10)) as connection:
            return [[str(value) for value in row] for row in connection.execute(statement).fetchall()]

    def assert_sound(self):
        """The log proves itself, and the file is whole."""
        done = self.command("log", "verify")
        assert done.returncode == 0, done.stdout + done.stderr
        if self.database.startswith("sqlite:"):
            assert self.rows("PRAGMA integrity_check") == [["ok"]]
            assert self.rows("PRAGMA foreign_key_check") == []
