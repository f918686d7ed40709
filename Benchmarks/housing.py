"""Best assignment of households to flats: ours, scipy and OR-tools on one file of pairs, taking turns; prints a Markdown table.

    python3 housing.py [--binary .build/release/neuanfang] [--sizes small,large] [--alone 300000x3000] [--runs 5] [--skip scipy] [--work FOLDER]

Every run is a process of its own. "search" is what the solver itself takes once the pairs lie in memory (for ours without a file: making the pairs,
too); "process" is everything, with start, reading and building. Both are processor time, user and system, of all threads.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOLVERS = {"scipy": "scipy min_weight_full_bipartite_matching", "ortools": "OR-tools SimpleMinCostFlow"}


def read(file):
    """Households, flats, where each flat's pairs begin, households and scores of the pairs."""
    import numpy as np

    with open(file, "rb") as pairs:
        if pairs.read(4) != b"HOUS":
            raise SystemExit(f"{file} is no file of pairs")
        households, flats = (int(n) for n in np.fromfile(pairs, "<u4", 2))
        count = int(np.fromfile(pairs, "<u8", 1)[0])
        return households, flats, np.fromfile(pairs, "<u8", flats + 1).astype(np.int64), np.fromfile(pairs, "<u4", count), np.fromfile(pairs, "<i4", count)


def scipy(households, flats, starts, partners, scores):
    import numpy as np
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    # Every flat may stay empty: a household of its own that costs as much as no score.
    rows = np.repeat(np.arange(flats), np.diff(starts))
    nothing = int(scores.max()) + 1
    costs = np.concatenate([nothing - scores.astype(np.float64), np.full(flats, float(nothing))])
    at = (np.concatenate([rows, np.arange(flats)]), np.concatenate([partners.astype(np.int64), households + np.arange(flats)]))
    table = csr_matrix((costs, at), shape=(flats, households + flats))
    begun = time.process_time()
    chosen, columns = min_weight_full_bipartite_matching(table)
    took = time.process_time() - begun
    real = columns < households
    return took, int((nothing - np.asarray(table[chosen[real], columns[real]])).sum()), int(real.sum())


def ortools(households, flats, starts, partners, scores):
    import numpy as np
    from ortools.graph.python import min_cost_flow

    rows = np.repeat(np.arange(flats), np.diff(starts))
    flow, source, sink = min_cost_flow.SimpleMinCostFlow(), flats + households, flats + households + 1
    tails = np.concatenate([rows, np.full(flats, source), np.arange(flats), flats + np.arange(households)]).astype(np.int32)
    heads = np.concatenate([flats + partners.astype(np.int64), np.arange(flats), np.full(flats, sink), np.full(households, sink)]).astype(np.int32)
    costs = np.concatenate([-scores.astype(np.int64), np.zeros(2 * flats + households, np.int64)])
    arcs = flow.add_arcs_with_capacity_and_unit_cost(tails, heads, np.ones(len(tails), np.int64), costs)
    flow.set_node_supply(source, flats)
    flow.set_node_supply(sink, -flats)
    begun = time.process_time()
    if flow.solve() != flow.OPTIMAL:
        raise SystemExit("OR-tools found no optimum")
    took = time.process_time() - begun
    return took, -int(flow.optimal_cost()), int((flow.flows(arcs[: len(scores)]) > 0).sum())


def solve_here(solver, file):
    search, total, matched = {"scipy": scipy, "ortools": ortools}[solver](*read(file))
    print(json.dumps({"search_microseconds": round(search * 1e6), "total": total, "matched": matched}))


def measured(command):
    """One run: the answer, processor seconds and peak megabytes of the process."""
    with tempfile.TemporaryFile() as output:
        begun = time.perf_counter()
        child = subprocess.Popen(command, stdout=output)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{' '.join(map(str, command))} ended with {child.returncode}")
        output.seek(0)
        answer = json.load(output)
    return {
        "search": answer["search_microseconds"] / 1e6, "process": used.ru_utime + used.ru_stime, "wall": wall, "megabytes": used.ru_maxrss // 1024,
        "total": answer["total"], "matched": answer["matched"],
    }


def row(size, name, runs):
    middle = {key: statistics.median(run[key] for run in runs) for key in ("search", "process", "wall", "megabytes")}
    times = [run["search"] for run in runs]
    totals = {run["total"] for run in runs}
    if len(totals) > 1:
        raise SystemExit(f"{name} on {size}: the totals differ: {totals}")
    print(
        f"| {size} | {name} | {middle['search']:.3f} ({min(times):.3f}–{max(times):.3f}) | {middle['process']:.2f} | {middle['wall']:.2f} "
        f"| {middle['megabytes']:.0f} | {runs[0]['total']:,} | {runs[0]['matched']:,} |", flush=True)
    return totals.pop()


def compare(size, binary, solvers, runs, folder):
    file = pathlib.Path(folder) / f"{size}.pairs"
    if not file.exists():
        subprocess.run([binary, "housing", "dump", "--size", size, file], check=True, stdout=sys.stderr)
    commands = {"neuanfang, pairs of the file": [binary, "housing", "match", file, "--json"], "neuanfang, pairs made while searching": alone(size, binary)}
    commands |= {SOLVERS[solver]: [sys.executable, __file__, "--solve", solver, "--file", file] for solver in solvers}
    results = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            results[name].append(measured(command))
    if len({row(size, name, result) for name, result in results.items()}) > 1:
        raise SystemExit(f"{size}: the solvers do not agree")


def alone(size, binary):
    return [binary, "housing", "match", "--size", size, "--json"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", default=ROOT / ".build/release/neuanfang")
    parser.add_argument("--sizes", default="small,large")
    parser.add_argument("--alone", default="300000x3000")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--skip", default="")
    parser.add_argument("--work")
    parser.add_argument("--solve", choices=SOLVERS)
    parser.add_argument("--file")
    options = parser.parse_args()
    if options.solve:
        return solve_here(options.solve, options.file)
    solvers = [solver for solver in SOLVERS if solver not in options.skip.split(",")]
    print("| instance | solver | search, CPU s, median (least–most) | process, CPU s | wall s | peak MB | total | matched |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        for size in filter(None, options.sizes.split(",")):
            compare(size, options.binary, solvers, options.runs, options.work or temporary)
    for size in filter(None, options.alone.split(",")):
        row(size, "neuanfang, pairs made while searching", [measured(alone(size, options.binary)) for _ in range(options.runs)])


if __name__ == "__main__":
    main()
