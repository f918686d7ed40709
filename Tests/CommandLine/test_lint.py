"""`catalogue lint` as editors and scripts call it."""
import json
import shutil

import pytest

from product import ROOT, neuanfang


@pytest.fixture
def catalogue(tmp_path):
    return shutil.copytree(ROOT / "catalogue", tmp_path / "catalogue")


def spoil(catalogue, old, new, file="programmes/coming-home.yaml"):
    text = (catalogue / file).read_text()
    assert old in text
    (catalogue / file).write_text(text.replace(old, new, 1))


def lint(catalogue, *options):
    return neuanfang("catalogue", "lint", catalogue, *options)


def test_our_catalogue_has_nothing_left_to_mend():
    done = neuanfang("catalogue", "lint", "--json", "--on", "2026-11-21")
    assert done.returncode == 0, done.stdout
    report = json.loads(done.stdout)
    assert report["schema"] == 1
    assert report["catalogue"].startswith("sha256:")
    assert report["counts"]["error"] == report["counts"]["warning"] == 0
    for finding in report["findings"]:
        assert {"code", "level", "file", "line", "column", "at", "message", "mend", "witness", "related"} <= finding.keys()
        if finding["level"] == "warning":
            assert finding["accepted"]["because"]


def test_a_finding_ends_with_1_and_shows_its_place_and_the_mend(catalogue):
    spoil(catalogue, "expect: {support: judgement}", "expect: {support: yes}", "programmes/auszugsmanagement.yaml")
    done = lint(catalogue)
    assert done.returncode == 1
    assert "programmes/auszugsmanagement.yaml:" in done.stdout
    assert "error L082" in done.stdout
    assert "mend the rule, or the expectation" in done.stdout
    assert len(done.stderr.strip().splitlines()) == 1


def test_an_offer_without_a_test_is_shown_a_household(catalogue):
    file = "programmes/auszugsmanagement.yaml"
    text = (catalogue / file).read_text()
    (catalogue / file).write_text(text[: text.index("\ntests:")] + "\ntests: []\n")
    findings = json.loads(lint(catalogue, "--json").stdout)["findings"]
    witness = next(finding["witness"] for finding in findings if finding["code"] == "L080" and "'yes'" in finding["message"])
    assert 'residence_ags: "05315"' in witness and "move_out_place: true" in witness


def test_refused_files_end_with_2_and_one_line(catalogue):
    spoil(catalogue, "form: cash", "form: cahs")
    done = lint(catalogue, "--json")
    assert done.returncode == 2
    report = json.loads(done.stdout)
    assert report["catalogue"] is None
    assert [finding["code"] for finding in report["findings"]] == ["L010"]
    assert len(done.stderr.strip().splitlines()) == 1
    assert "programmes/coming-home.yaml:" in done.stderr


def test_a_copy_that_is_there_is_compared(catalogue):
    (catalogue / "copies").mkdir()
    (catalogue / "copies/seed-001.txt").write_text("Hier steht kein Betrag.")
    codes = {finding["code"] for finding in json.loads(lint(catalogue, "--json").stdout)["findings"]}
    assert "L063" in codes


def test_a_day_in_the_future_finds_what_is_due_by_then():
    done = neuanfang("catalogue", "lint", "--json", "--on", "2029-01-01")
    assert done.returncode == 1
    assert "L023" in {finding["code"] for finding in json.loads(done.stdout)["findings"]}


@pytest.mark.parametrize("arguments", [["--on", "tomorrow"], ["no-such-directory"]])
def test_wrong_usage_ends_with_2(arguments):
    done = neuanfang("catalogue", "lint", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip()
