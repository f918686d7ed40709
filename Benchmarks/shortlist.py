"""One flat among thousands of waiting households: what the choice costs with reasons for everybody, over the loopback as a person asks for it.

Called by shortlist.sh. The office is written through the door (`neuanfang demo --waiting`); every run fixes criteria anew, for a flat somebody
opened, and then measures two requests: the computation with all it writes down, and the page with the first thirty places and the reasons."""
import argparse
import json
import os
import pathlib
import re
import statistics
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "Tests"), str(ROOT / "Benchmarks")]

import product  # noqa: E402
from client import Client, Form  # noqa: E402

RULES = ["points", "waiting_time", "lottery"]


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def office(folder, waiting):
    """Address, keys and logins of an office with so many waiting households, written once."""
    logins = folder / "shortlist-logins.json"
    database = f"sqlite:{folder}/shortlist.sqlite"
    if not logins.exists():
        start = time.perf_counter()
        entries = product.demo(database, cases=40, arguments=("--waiting", waiting), timeout=3600)
        print(f"written in {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
        logins.write_text(json.dumps([[entry.role, entry.name, entry.password] for entry in entries]))
    return database, [product.Login(*entry) for entry in json.loads(logins.read_text())]


def open_flat(client):
    """A flat nobody has chosen for yet."""
    links = Form(client.page("/wohnungen?zustand=open")).links
    return next(link for link in links if re.fullmatch(r"/wohnungen/[0-9a-f-]{36}", link))


def send(client, path, form):
    """Milliseconds of a form that is answered with a way on."""
    start = time.perf_counter()
    status, _, content = client.ask(path, "POST", form)
    took = (time.perf_counter() - start) * 1000
    if status != 303:
        raise RuntimeError(f"{path}: {status} {content[-600:]!r}")
    return took


def hidden(page, action):
    """The hidden fields of the form that goes to this address."""
    for form, fields in Form(page).forms:
        if form == action:
            return {field["name"]: field.get("value", "") for field in fields if field.get("type") == "hidden" and field.get("name")}
    raise LookupError(f"no form goes to {action}")


def cpu(server):
    """User and system time of the server so far, in milliseconds."""
    fields = pathlib.Path(f"/proc/{server.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def measure(client, flat, runs, server):
    here = flat + "/auswahl"
    computed, shown, used = [], [], []
    for number in range(runs):
        send(client, here, hidden(client.page(here), here) | {"rule": RULES[number % 3], "atOnce": "3"})
        page = client.page(here)
        action = next(form for form, _ in Form(page).forms if form.endswith("/berechnen"))
        before = cpu(server)
        computed.append(send(client, action, hidden(page, action)))
        used.append(cpu(server) - before)
        shown.append(client.timed(here))
    return computed, shown, used


def said(page):
    """How many were looked at, and how many have a place."""
    found = re.search(r"([\d.]+) Haushalte wurden angesehen, ([\d.]+) haben einen Platz", page)
    return found.groups() if found else ("?", "?")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--waiting", type=int, default=3000)
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--keep", type=pathlib.Path, help="a folder where the office stays, for another run")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="neuanfang-shortlist.") as name:
        folder = pathlib.Path(name)
        database, logins = office(options.keep or folder, options.waiting)
        with product.serving(database, folder / "server.log", patience=60) as (url, server):
            client = Client("127.0.0.1", int(url.rsplit(":", 1)[1]))
            login = next(login for login in logins if login.role == "housing_counsellor")
            client.log_in(login.name, login.password)
            flat = open_flat(client)
            first = measure(client, flat, 1, server)
            computed, shown, used = measure(client, flat, options.runs, server)
            looked, placed = said(client.page(flat + "/auswahl"))
    print(f"{looked} households looked at, {placed} with a place; {options.runs} runs, load before {load:.1f}, at the end {os.getloadavg()[0]:.1f}.\n")
    print("| what | median | p95 | |\n|---|---|---|---|")
    print(f"| choice among all, with reasons for everybody written down | {statistics.median(computed):.1f} ms | {percentile(computed, .95):.1f} ms | goal ≤ 30 ms; CPU {statistics.mean(used):.0f} ms; the first one after the start {first[0][0]:.0f} ms |")
    print(f"| page with the first thirty places and the reasons | {statistics.median(shown):.1f} ms | {percentile(shown, .95):.1f} ms | |")


if __name__ == "__main__":
    main()
