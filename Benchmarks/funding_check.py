"""Measures funding-check --batch beside other engines; called by funding_check.sh. Prints a Markdown table, medians of several runs."""
import argparse
import contextlib
import filecmp
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Tests"))

import product  # noqa: E402

SEED = 20251121
DAYS = ["2025-06-30", "2026-01-15"]
TABLES = ["complete", "missing"]
OTHERS = {
    "numpy": [(["bench_numpy.py", "two"], "numpy_two", "numpy, two-valued"), (["bench_numpy.py", "tri"], "numpy_tri", "numpy, three-valued, with what is missing")],
    "openfisca": [(["bench_openfisca.py"], "openfisca_two", "OpenFisca, two-valued")],
    "zen": [(["bench_zen.py", "200000"], "zen_two", "GoRules zen, two-valued")],
}


def run(command, folder):
    """Runs a command and returns its CPU and wall seconds, its peak memory in MB, and what it said on standard error."""
    with tempfile.TemporaryFile() as words:
        start = time.perf_counter()
        process = subprocess.Popen(list(map(str, command)), cwd=folder, stdout=subprocess.DEVNULL, stderr=words)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        words.seek(0)
        said = words.read().decode(errors="replace")
    if process.returncode:
        raise SystemExit(f"{command[0]} ended with {process.returncode}: {said[-2000:]}")
    return used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, said


def ours(table, day, folder, runs):
    """One row of the table: medians over the runs, and whether the answers are the reference's, byte for byte."""
    persons, households = folder / "persons.csv", folder / "households.csv"
    command = [product.BINARY, "funding-check", "--batch", folder / f"data/applicants_{table}.csv", "--on", day, "--persons", persons, "--households", households, "--timings"]
    taken = [run(command, ROOT) for _ in range(runs)]
    parts = [json.loads(said.splitlines()[-1]) for _, _, _, said in taken]
    middle = {key: statistics.median(part[key] for part in parts) for key in parts[0]}
    same = all(filecmp.cmp(mine, folder / f"expected/{table}_{day}_{mine.name}", shallow=False) for mine in (persons, households))
    cpu, wall, peak = (statistics.median(one[place] for one in taken) for place in range(3))
    split = f"read {middle['read_s']:.2f}, evaluate {middle['evaluate_s']:.3f}, write {middle['write_s']:.2f}"
    return (f"neuanfang, {table}, {day}", f"{middle['persons_per_s'] / 1e6:.1f} M", f"{cpu:.2f} ({split})", f"{wall:.2f}", f"{peak:.0f}", "the same bytes" if same else "DIFFERENT")


def reference(comparison, table, day, folder):
    cpu, wall, peak, _ = run(
        [sys.executable, comparison / "ref_numpy.py", "--csv", folder / f"data/applicants_{table}.csv", "--date", day, "--out", folder / f"expected/{table}_{day}"], folder
    )
    return f"reference (numpy), {table}, {day}", "", f"{cpu:.2f}", f"{wall:.2f}", f"{peak:.0f}", "it writes what is compared with"


def other(comparison, arguments, name, title, folder):
    """The other engines time themselves, with the table in memory, and leave their figures in results.json."""
    try:
        run([sys.executable, comparison / arguments[0], *arguments[1:]], folder)
    except SystemExit as error:
        print(f"  {title}: {error}", file=sys.stderr)
        return title, "could not be run", "", "", "", ""
    results = json.loads((folder / "results.json").read_text())
    found = next(value for key, value in results.items() if key.startswith(name))
    rate = found["applicants_per_cpu_s"]
    return title, f"{rate / 1e6:.1f} M" if rate >= 1e6 else f"{rate / 1e3:.1f} k", "", "", str(found["peak_rss_mb"]), f"{found['n']:,} persons in memory"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("comparison", type=pathlib.Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--work", type=pathlib.Path)
    parser.add_argument("--skip", default="")
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = (options.work or pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))).resolve()
        measure(options, folder)


def measure(options, folder):
    folder.mkdir(parents=True, exist_ok=True)
    run([sys.executable, options.comparison / "gen.py", "--rows", options.rows, "--seed", SEED, "--out", folder / "data"], folder)
    rows, load = [], [os.getloadavg()[0]]

    def note(row):
        rows.append(row)
        load.append(os.getloadavg()[0])
        print("  " + " | ".join(row), file=sys.stderr, flush=True)

    for table in TABLES:
        for day in DAYS:
            note(reference(options.comparison, table, day, folder))
    for table in TABLES:
        for day in DAYS:
            note(ours(table, day, folder, options.runs))
    for engine, parts in OTHERS.items():
        if engine not in options.skip.split(","):
            for arguments, name, title in parts:
                note(other(options.comparison, arguments, name, title, folder))
    print(f"\n{options.rows:,} persons, medians of {options.runs} runs, {platform.machine()}, {os.cpu_count()} CPUs, load {min(load):.1f} to {max(load):.1f}\n")
    print("| engine | persons per CPU second, evaluation alone | whole command, CPU s | wall s | peak MB | |")
    print("|---|---|---|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
