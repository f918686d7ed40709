"""Times `neuanfang catalogue lint` over made-up programmes. It is no test: nothing fails on a slow machine.

python3 Benchmarks/lint_50.py [--programmes 50] [--runs 5] [--binary .build/release/neuanfang] [--keep DIR]
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

HELPS = ["return", "reintegration", "departure", "housing", "health"]
COUNTRIES = ["GH", "GM", "TN", "MA", "NG", "SN", "ML", "IQ", "AL", "GE"]

VOCABULARY = """\
schema: 1
fields:
  destination: {of: household, type: code, list: iso-3166-1, label: {de: "Land", en: "Country"}, ask: {de: "Wohin?", en: "Where to?"}}
  born: {of: person, type: date, label: {de: "Geboren", en: "Born"}, ask: {de: "Wann geboren?", en: "When born?"}}
  entry_date: {of: person, type: date, label: {de: "Einreise", en: "Entry"}, ask: {de: "Seit wann?", en: "Since when?"}}
  status:
    of: person
    type: choice
    label: {de: "Status", en: "Status"}
    ask: {de: "Welches Papier?", en: "Which paper?"}
    choices: {tolerated: {de: "geduldet", en: "tolerated"}, seeker: {de: "im Verfahren", en: "in procedure"}, recognised: {de: "anerkannt", en: "recognised"}, other: {de: "anderes", en: "other"}}
  voluntary: {of: person, type: flag, label: {de: "freiwillig", en: "voluntary"}, ask: {de: "Freiwillig?", en: "Voluntary?"}}
  means: {of: person, type: flag, label: {de: "Mittel", en: "Means"}, ask: {de: "Eigene Mittel?", en: "Own means?"}}
  request: {of: person, type: money, label: {de: "Bedarf", en: "Need"}, ask: {de: "Wie viel?", en: "How much?"}}
sources:
  leaflet: {publisher: "Stadt", title: "Merkblatt", read_on: 2026-11-01, kind: official}
"""

PROGRAMME = """\
schema: 1
programme: made-up-{n}
title: {{de: "Programm {n}", en: "Programme {n}"}}
help: {help}
run_by: {{de: "Stadt", en: "City"}}
legal_claim: false
valid: {{from: 2018-01-01}}
parameters:
  adult:
    unit: EUR
    values:
      - {{from: 2018-01-01, to: 2020-12-31, value: "{low}.00", source: leaflet, confidence: found}}
      - {{from: 2021-01-01, value: "{high}.00", source: leaflet, confidence: found}}
  child:
    unit: EUR
    values:
      - {{from: 2018-01-01, value: "{child}.00", source: leaflet, confidence: found}}
  stay:
    unit: duration
    values:
      - {{from: 2018-01-01, to: 2022-12-31, value: 6 months, source: leaflet, confidence: found}}
      - {{from: 2023-01-01, value: 1 year, source: leaflet, confidence: found}}
rules:
  served:
    text: {{de: "Land", en: "country"}}
    when: {{field: destination, in: ["{first}", "{second}"]}}
    source: leaflet
  group:
    text: {{de: "Gruppe", en: "group"}}
    when: {{any: [{{field: status, in: [tolerated, seeker]}}, {{all: [{{field: status, is: recognised}}, {{anchor: {{from: 2021-01-01}}}}]}}]}}
    source: leaflet
  stayed:
    text: {{de: "lange genug hier", en: "long enough here"}}
    when: {{elapsed_since: entry_date, to: anchor, at_least: param:stay}}
    source: leaflet
  willing:
    text: {{de: "freiwillig und ohne Mittel", en: "voluntary and without means"}}
    when: {{all: [{{field: voluntary, is: true}}, {{field: means, is: false}}]}}
    source: leaflet
offers:
  advice: {{title: {{de: "Rat", en: "Advice"}}, form: service, per: person, when: {{all: [{{rule: served}}, {{rule: group}}]}}, source: leaflet}}
  cash:
    title: {{de: "Geld", en: "Money"}}
    form: cash
    per: person
    when: {{all: [{{offer: advice}}, {{rule: stayed}}, {{rule: willing}}]}}
    amount: {{by: born, rows: [{{under: 18, amount: param:child}}, {{otherwise: param:adult}}]}}
    source: leaflet
  goods:
    title: {{de: "Waren", en: "Goods"}}
    form: in_kind
    per: person
    when: {{all: [{{offer: advice}}, {{rule: willing}}]}}
    value_up_to: {{lesser_of: [{{field: request}}, param:adult]}}
    source: leaflet
limits:
  family: {{offers: [cash], scope: household, at_most: "4000.00", share_out: in_order, source: leaflet}}
tests:
"""

TEST = """\
  - name: {name}
    anchor: {anchor}
    household: {{destination: "{country}"}}
    persons: [{{status: {status}, entry_date: {entry}, born: {born}, voluntary: {voluntary}, means: {means}}}]
    expect: {{"1.cash": {expected}}}
"""


def programme(n):
    first, second = COUNTRIES[n % 10], COUNTRIES[(n + 3) % 10]
    text = PROGRAMME.format(
        n=n, help=HELPS[n % 5], first=first, second=second, low=500 + n, high=800 + n, child=200 + n)
    usual = dict(
        anchor="2025-06-30", country=first, status="tolerated", entry="2024-06-30", born="2000-01-01", voluntary="true", means="false", expected="yes")
    for name, change in [
        ("a year is full", {}), ("a day short", {"entry": "2024-07-01", "expected": "no"}),
        ("elsewhere", {"country": "FR", "expected": "no"}), ("another status", {"status": "other", "expected": "no"}),
        ("recognised", {"status": "recognised"}), ("before 2021", {"status": "recognised", "anchor": "2020-12-31", "entry": "2018-01-01", "expected": "no"}),
        ("since 2021", {"status": "recognised", "anchor": "2021-01-01", "entry": "2018-01-01"}),
        ("just of age", {"born": "2007-06-30"}), ("a day younger", {"born": "2007-07-01"}),
        ("not willing", {"voluntary": "false", "expected": "no"}), ("has means", {"means": "true", "expected": "no"}),
    ]:
        text += TEST.format(name=name, **(usual | change))
    return text + '  - name: nothing known\n    anchor: 2025-06-30\n    persons: [{}]\n    expect: {"1.advice": open, "1.cash": open, "1.goods": open}\n'


def relations(count):
    """Every kind of help but the last says how its programmes stand to each other."""
    lines = ["schema: 1", "relations:"]
    for number, help in enumerate(HELPS[:-1]):
        offers = [f"made-up-{n}.{offer}" for n in range(number, count, 5) for offer in ("cash", "goods")]
        lines += [f"  {help}:", "    kind: combinable", f"    offers: [{', '.join(offers)}]", "    source: leaflet"]
    return "\n".join(lines) + "\n"


def write(folder, count):
    (folder / "programmes").mkdir(parents=True, exist_ok=True)
    (folder / "catalogue.yaml").write_text('schema: 1\ntitle: {de: "Probe", en: "Sample"}\nlanguages: [de, en]\n')
    (folder / "vocabulary.yaml").write_text(VOCABULARY)
    (folder / "relations.yaml").write_text(relations(count))
    for n in range(count):
        (folder / f"programmes/made-up-{n}.yaml").write_text(programme(n))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--programmes", type=int, default=50)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--binary", default=".build/release/neuanfang")
    options.add_argument("--keep", type=pathlib.Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or pathlib.Path(temporary)
        write(folder, chosen.programmes)
        walls, cpus, last = [], [], ""
        for _ in range(chosen.runs):
            before, start = os.times(), time.perf_counter()
            done = subprocess.run([chosen.binary, "catalogue", "lint", str(folder)], capture_output=True, text=True)
            walls.append(time.perf_counter() - start)
            after = os.times()
            cpus.append(after.children_user + after.children_system - before.children_user - before.children_system)
            last = done.stdout.strip().splitlines()[-1] if done.stdout.strip() else done.stderr
        print(last)
        print(f"wall {statistics.median(walls):.2f} s, CPU {statistics.median(cpus):.2f} s (median of {chosen.runs})")


if __name__ == "__main__":
    main()
