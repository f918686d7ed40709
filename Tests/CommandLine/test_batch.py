"""Many households from a table: the answers of the comparison's reference, and what is refused."""
import json

import pytest

from product import ROOT, neuanfang

SAMPLES = ROOT / "Tests" / "Fixtures" / "comparison"
FAMILIES = """\
person_id,household_id,person_index,destination,nationality,born,third_country,voluntary_return,wants_startup,startup_request_cents
10,4,0,NA,NA,1990-01-01,T,T,T,150000
11,4,1,NA,NA,2015-01-01,T,T,F,
12,9,0,,,,,,,
"""


def batch(table, folder, *more, on="2025-06-30"):
    persons, households = folder / "persons.csv", folder / "households.csv"
    arguments = ["funding-check", "--batch", table, "--on", on, "--persons", persons, "--households", households, *more]
    return neuanfang(*arguments), persons, households


@pytest.mark.parametrize("day", ["2025-06-30", "2026-01-15"])
@pytest.mark.parametrize("table", ["complete", "missing"])
def test_the_answers_are_those_of_the_reference(tmp_path, table, day):
    done, persons, households = batch(SAMPLES / f"{table}.csv", tmp_path, on=day)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "598 persons in 268 households" in done.stderr
    assert persons.read_bytes() == (SAMPLES / f"{table}_{day}_persons.csv").read_bytes()
    assert households.read_bytes() == (SAMPLES / f"{table}_{day}_households.csv").read_bytes()


def test_it_says_what_it_took(tmp_path):
    done, _, _ = batch(SAMPLES / "missing.csv", tmp_path, "--timings")
    took = json.loads(done.stderr.splitlines()[-1])
    assert took["persons"] == 598
    assert {"read_s", "evaluate_s", "write_s", "process_s", "persons_per_s", "peak_mb"} <= took.keys()


@pytest.mark.parametrize("good, bad, words", [
    ("2018-04-12", "2018-04-31", ":2:29: "), (",AL,", ",ZZ,", "no country"), (",160300,", ",-160300,", "negative"), ("recognised", "Recognised", "did you mean"),
    ("\n0,0,0,", "\n0,9,0,", "sort the file"), ("person_index", "index", "person_index"),
])
def test_a_bad_row_refuses_the_table_and_leaves_no_answer(tmp_path, good, bad, words):
    text = (SAMPLES / "complete.csv").read_text()
    assert good in text
    table = tmp_path / "bad.csv"
    table.write_text(text.replace(good, bad, 1))
    done, persons, households = batch(table, tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stderr.startswith(f"neuanfang: {table}:") and words in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.csv"]


def test_an_earlier_answer_stays_until_the_new_one_is_whole(tmp_path):
    (tmp_path / "persons.csv").write_text("earlier")
    table = tmp_path / "bad.csv"
    table.write_text((SAMPLES / "complete.csv").read_text() + "half a line")
    done, persons, _ = batch(table, tmp_path)
    assert done.returncode == 2
    assert persons.read_text() == "earlier"


def test_the_houses_own_catalogue_answers_with_all_its_offers(tmp_path):
    table = tmp_path / "families.csv"
    table.write_text(FAMILIES)
    done, persons, households = batch(table, tmp_path, "--catalogue", ROOT / "catalogue")
    assert done.returncode == 0, done.stderr
    lines = [line.split(",") for line in persons.read_text().splitlines()]
    column = lines[0].index("reag-garp.start_aid")
    assert [line[:2] for line in lines[1:]] == [["10", "4"], ["11", "4"], ["12", "9"]]
    assert all(line[column] in "012" and len(line) == len(lines[0]) for line in lines[1:])
    assert [line.split(",")[:2] for line in households.read_text().splitlines()] == [["household_id", "members"], ["4", "2"], ["9", "1"]]


@pytest.mark.parametrize("arguments", [
    ["--batch", SAMPLES / "complete.csv"], ["--batch", "no-such-table.csv", "--on", "2025-06-30", "--persons", "p", "--households", "h"],
    ["family.yaml", "--persons", "p"], ["family.yaml", "--batch", SAMPLES / "complete.csv", "--persons", "p", "--households", "h"], [],
    ["--batch", SAMPLES / "complete.csv", "--on", "2025-02-29", "--persons", "p", "--households", "h"],
    ["--batch", SAMPLES / "complete.csv", "--persons", "p", "--households", "h"],
])
def test_wrong_usage_ends_with_2(tmp_path, arguments):
    done = neuanfang("funding-check", *arguments, folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
