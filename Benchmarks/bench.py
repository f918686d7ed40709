"""Measures what docs/performance.md promises; called by bench.sh. Prints Markdown, medians of several runs."""
import argparse
import gzip
import json
import math
import os
import pathlib
import platform
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "Tests"), str(ROOT / "Benchmarks")]

import copy_office  # noqa: E402
import product  # noqa: E402
from client import Client, Form  # noqa: E402

FAMILY = """\
anchor: 2024-05-02
household: {destination: GM, residence_ags: "09162", departure_date: 2024-07-01}
persons:
  - {nationality: GM, born: 1997-01-15, third_country: true, status: asylum_seeker, voluntary_return: true,
     waives_status: true, no_return_pledge: true, has_own_means: false, entry_date: 2021-11-14}
"""

# What somebody types into the search, and into the form of a new file: scripts, spellings, beginnings, a year.
SEARCHES = ["Mohammed", "محمد", "Мухаммед", "Muhamed Ahmad", "Çelik", "Celik Ayse", "Mueller", "moham 1990", "Hussein Ali", "حسين", "Yilmaz", "Kovalenko",
            "Коваленко", "Tesfay Berhane", "Nguyen", "Rahimi", "رحيمي", "Traore", "Diallo Aissatou", "Krasniqi", "Hoxha", "Ibrahimovic", "zzyx", "Abdul"]
TYPED = [("Ahmad", "Mohammed", "1990-01-01"), ("Çelik", "Ayşe", "1985-03-12"), ("Коваленко", "Олена", "1979-07-30"), ("Rahimi", "", ""), ("حسين", "علي", "2001-01-01"),
         ("Krasniqi", "Arben", "1994-11-02"), ("Diallo", "Aissatou", "1998-01-01"), ("Nguyen", "Van", ""), ("Tesfay", "Berhane", "1992-09-09"), ("Mueller", "Anna", "1970-05-05")]

rows = []


def note(what, value, how):
    rows.append((what, value, how))
    print(f"  {what}: {value}", file=sys.stderr, flush=True)


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]


def memory(process, field):
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(rf"^{field}:\s+(\d+) kB", status, re.M)[1]) / 1024


def start_up(database, log, times):
    """From the start of the process to the first answered request; the server is asked every millisecond."""
    took, rest = [], []
    for _ in range(times):
        port = product.free_port()
        start = time.perf_counter()
        with open(log, "wb") as output:
            server = subprocess.Popen(
                [product.BINARY, "serve", "--host", "127.0.0.1", "--port", str(port), "--database", database],
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, cwd=ROOT,
            )
        try:
            while True:
                try:
                    Client("127.0.0.1", port).ask("/anmelden")
                    break
                except OSError:
                    if server.poll() is not None or time.perf_counter() - start > 30:
                        raise RuntimeError(pathlib.Path(log).read_text()[-2000:]) from None
                    time.sleep(0.001)
            took.append((time.perf_counter() - start) * 1000)
            if len(rest) < 3:
                time.sleep(1)
                rest.append(memory(server, "VmRSS"))
        finally:
            server.terminate()
            server.wait(30)
    note("start to the first answer", f"{statistics.median(took):.0f} ms", f"median of {times}, p95 {percentile(took, .95):.0f} ms")
    note("memory at rest", f"{statistics.median(rest):.0f} MB", "resident, one second after the first answer")


def files_of(client, pages=10):
    """Addresses of files, read off the case list."""
    found, seen, following = [], set(), ["/faelle"]
    while following and len(seen) < pages:
        path = following.pop(0)
        if path in seen:
            continue
        seen.add(path)
        for link in Form(client.page(path)).links:
            if re.fullmatch(r"/faelle/(?!neu$)[^/?#]+", link):
                found.append(link)
            elif re.match(r"/faelle\?.*seite=", link):
                following.append(link)
    return sorted(set(found))


def page_sizes(stranger, client, file):
    pages = [(stranger, "login", "/anmelden")]
    pages += [(client, name, path) for name, path in [("Mein Tag", "/"), ("case list", "/faelle"), ("case", file), ("funding", file + "/foerderung")]]
    for visitor, name, path in pages:
        page = visitor.page(path).encode()
        note(f"size of the page {name}", f"{len(page) / 1000:.1f} kB", f"{len(gzip.compress(page)) / 1000:.1f} kB if compressed")


def latency(client, name, paths, runs, requests, engine):
    """One client, one request after the other: what the server needs, and the loopback."""
    middle, often, slow = [], [], []
    for _ in range(runs):
        took = [client.timed(random.choice(paths)) for _ in range(requests)]
        middle.append(percentile(took, .5))
        often.append(percentile(took, .95))
        slow.append(percentile(took, .99))
    note(f"{name}, {engine}", f"p50 {statistics.median(middle):.2f} ms, p95 {statistics.median(often):.2f} ms, p99 {statistics.median(slow):.2f} ms", f"{runs} runs of {requests} requests, one client")


def typing(client, runs, requests, engine):
    """The search, and the comparison while somebody is being written down: each question another one."""
    questions = {
        "person search across scripts": lambda: ("/faelle/suche", {"q": random.choice(SEARCHES)}),
        "duplicate check while typing": lambda: ("/dubletten/aehnliche", dict(zip(("family_name", "given_name", "born"), random.choice(TYPED)))),
    }
    seal = client.hidden("/faelle/suche", "siegel")
    for name, question in questions.items():
        middle, slow = [], []
        for _ in range(runs):
            took = [client.timed(path, form | seal) for path, form in (question() for _ in range(requests))]
            middle.append(percentile(took, .5))
            slow.append(percentile(took, .95))
        note(f"{name}, {engine}", f"p50 {statistics.median(middle):.1f} ms, p95 {statistics.median(slow):.1f} ms", f"{runs} runs of {requests} requests, one client")


def wrk(url, cookie, runs, engine):
    rates, slow, errors = [], [], 0
    for _ in range(runs):
        text = subprocess.run(
            ["wrk", "-t1", "-c16", "-d5s", "--latency", "-H", f"Cookie: {cookie}", url], capture_output=True, text=True, check=True
        ).stdout
        rates.append(float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]))
        number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", text).groups()
        slow.append(float(number) * {"us": .001, "ms": 1, "s": 1000}[unit])
        errors += sum(int(count) for count in re.findall(r"(?:Non-2xx or 3xx responses: |connect |read |write |timeout )(\d+)", text))
    note(f"case list, 16 connections, {engine}", f"{statistics.median(rates):,.0f} requests/s, p99 {statistics.median(slow):.1f} ms", f"wrk -t1 -c16, {runs} runs of 5 s, {errors} errors")


def funding_check(folder, times):
    file = folder / "family.yaml"
    file.write_text(FAMILY)
    took = []
    for _ in range(times):
        start = time.perf_counter()
        product.neuanfang("funding-check", file, "--format", "json").check_returncode()
        took.append((time.perf_counter() - start) * 1000)
    note("funding check of one family with reasons", f"{statistics.median(took):.0f} ms", f"the whole command with start and reading of the catalogue, median of {times}")


def small_office(folder):
    small = f"sqlite:{folder}/small.sqlite"
    logins = product.demo(small)
    start_up(small, folder / "start.log", 20)
    with product.serving(small, folder / "small.log") as (url, _):
        client = Client("127.0.0.1", int(url.rsplit(":", 1)[1]))
        login = next(login for login in logins if login.role == "counsellor")
        client.log_in(login.name, login.password)
        page_sizes(Client("127.0.0.1", client.port), client, files_of(client, pages=1)[0])
    funding_check(folder, 20)


def large_office(engine, folder, options):
    """An office of the given size: written once by the product on SQLite, copied row by row to PostgreSQL. Address, keys and logins."""
    keep = options.keep or folder
    file, keys, logins = keep / "large.sqlite", keep / "large-keys", keep / "logins.json"
    if not logins.exists():
        start = time.perf_counter()
        entries = product.demo(f"sqlite:{file}", seed=1, years=8, cases=options.cases, arguments=("--dense",), timeout=3 * 3600)
        note(f"writing {options.cases:,} files, SQLite", f"{time.perf_counter() - start:.0f} s", "neuanfang demo --dense")
        logins.write_text(json.dumps([[entry.role, entry.name, entry.password] for entry in entries]))
    database = f"sqlite:{file}"
    if engine == "postgres":
        database = os.environ["TEST_POSTGRES"]
        spare = folder / "spare-keys"
        product.demo(database, cases=10, arguments=("--keys", spare))
        copy_office.copy(file, database)
    return database, keys, [product.Login(*entry) for entry in json.loads(logins.read_text())]


def content(file):
    """How much the office holds."""
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as office:
        return ", ".join(f"{office.execute(f'SELECT COUNT(*) FROM {table}').fetchone()[0]:,} {table}" for table in ("cases", "persons", "sessions", "appointments", "log"))


def engine_run(engine, folder, options):
    database, keys, logins = large_office(engine, folder, options)
    note(f"the large office, {engine}", content((options.keep or folder) / "large.sqlite"), "")
    login = next(login for login in logins if login.role == "counsellor")
    with product.serving(database, folder / f"{engine}.log", patience=120, arguments=("--keys", keys)) as (url, server):
        client = Client("127.0.0.1", int(url.rsplit(":", 1)[1]))
        client.log_in(login.name, login.password)
        note(f"first list, {engine}", f"{client.timed('/faelle'):.0f} ms", "right after the start")
        files = files_of(client)
        latency(client, "Mein Tag", ["/"], options.runs, 100, engine)
        latency(client, "case list", ["/faelle"], options.runs, 300, engine)
        latency(client, "case list, its first 200 pages in turn", [f"/faelle?seite={page}" for page in range(1, 201)], options.runs, 300, engine)
        latency(client, "case page", files, options.runs, 300, engine)
        typing(client, options.runs, 200, engine)
        wrk(url + "/faelle", client.cookie, options.runs, engine)
        note(f"memory after that, {engine}", f"{memory(server, 'VmRSS'):.0f} MB", f"peak {memory(server, 'VmHWM'):.0f} MB")


def machine():
    cpu = re.search(r"model name\s*:\s*(.*)", pathlib.Path("/proc/cpuinfo").read_text())
    total = int(re.search(r"MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text())[1]) / 1024**2
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    return f"{cpu[1] if cpu else platform.machine()}, {os.cpu_count()} cores, {total:.0f} GiB, {platform.system()} {platform.release()}; commit {commit}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=57_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--large-only", action="store_true", help="leave out start, page sizes and the funding check")
    parser.add_argument("--engines", default="sqlite,postgres")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder where the large SQLite office stays, for another run")
    options = parser.parse_args()
    random.seed(1)
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="neuanfang-bench.") as name:
        folder = pathlib.Path(name)
        if not options.large_only:
            small_office(folder)
        for engine in options.engines.split(","):
            engine_run(engine, folder, options)
    print(f"Machine: {machine()}. Load before the start {load:.1f}, at the end {os.getloadavg()[0]:.1f}.\n")
    print("| what | figure | how |\n|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
