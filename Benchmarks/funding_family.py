"""Times the funding check of one family, all programmes, with the words of its reasons and the next questions. It is no test.

python3 Benchmarks/funding_family.py [--binary .build/release/neuanfang]... [--repeat 1000]

Several binaries take turns, so that what else runs on the machine meets them alike. Microseconds; evaluate is the answer before anybody
reads its reasons, answer is with all words a page shows, json what its JSON takes after that.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import tempfile

KNOWN = (
    '{{nationality: "{land}", born: {born}, third_country: true, status: asylum_seeker, voluntary_return: true, waives_status: true, '
    "no_return_pledge: true, has_own_means: false, entry_date: 2021-11-14}}"
)
BIRTHDAYS = ["1986-01-15", "1989-01-15", "2012-01-15", "2015-01-15", "2020-01-15"]


def family(birthdays, land):
    persons = "\n".join("  - " + KNOWN.format(land=land, born=born) for born in birthdays)
    return f'anchor: 2026-11-02\nhousehold: {{destination: "{land}", residence_ags: "09162", departure_date: 2026-12-20}}\npersons:\n{persons}\n'


FAMILIES = {
    "one person": family(["1997-01-15"], "GM"),
    "five persons": family(BIRTHDAYS, "IQ"),
    "one person, nothing known": "anchor: 2026-11-02\npersons: [{}]\n",
    "five persons, nothing known": "anchor: 2026-11-02\npersons: [{}, {}, {}, {}, {}]\n",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", action="append")
    parser.add_argument("--repeat", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    binaries = options.binary or [".build/release/neuanfang"]
    with tempfile.TemporaryDirectory() as temporary:
        for title, text in FAMILIES.items():
            file = pathlib.Path(temporary) / "family.yaml"
            file.write_text(text)
            found = {binary: [] for binary in binaries}
            for _ in range(options.rounds):
                for binary in binaries:
                    command = [binary, "funding-check", str(file), "--repeat-for-bench", str(options.repeat)]
                    found[binary].append(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
            for binary, runs in found.items():
                parts = [part for part in ("evaluate_us", "answer_us", "json_us") if part in runs[0]]
                told = ", ".join(
                    f"{part[:-3]} p50 {statistics.median(run[part]['p50'] for run in runs):.0f} "
                    f"p95 {statistics.median(run[part]['p95'] for run in runs):.0f} µs" for part in parts)
                print(f"{title}: {told} ({binary}, load {os.getloadavg()[0]:.1f})", flush=True)


if __name__ == "__main__":
    main()
