"""Copies a SQLite office, row by row and unchanged, into an empty PostgreSQL database that has the same schema: both engines are measured on the
same office, and it is written only once. `bench.py` calls it; it is no way to move a real office."""
import sqlite3
import subprocess


def rows_as_text(cursor):
    """PostgreSQL's text format of COPY."""
    for row in cursor:
        yield "\t".join(map(field, row)) + "\n"


def field(value):
    match value:
        case None:
            return "\\N"
        case bytes():
            return "\\\\x" + value.hex()
        case str():
            return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
        case _:
            return str(value)


def copy(sqlite_file, postgres_url):
    source = sqlite3.connect(f"file:{sqlite_file}?mode=ro", uri=True)
    tables = [name for (name,) in source.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'schema_history' ORDER BY rowid")]
    with subprocess.Popen(["psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", postgres_url], stdin=subprocess.PIPE, text=True) as psql:
        write = psql.stdin.write
        write("BEGIN; SET session_replication_role = replica;\n")
        write("".join(f'TRUNCATE "{table}" CASCADE;\n' for table in tables))
        for table in tables:
            columns = [column[1] for column in source.execute(f"PRAGMA table_info({table})")]
            names = ", ".join(f'"{column}"' for column in columns)
            write(f'COPY "{table}" ({names}) FROM stdin;\n')
            for line in rows_as_text(source.execute(f"SELECT {names} FROM {table}")):
                write(line)
            write("\\.\n")
        write("COMMIT; ANALYZE;\n")
    if psql.returncode:
        raise RuntimeError(f"psql ended with {psql.returncode}")
