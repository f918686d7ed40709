"""Explaining a catalogue, comparing two of them, layers, and replaying what was decided."""
import json
import shutil

import pytest

import product
from product import ROOT, neuanfang


@pytest.fixture()
def catalogues(tmp_path):
    """The house's catalogue, twice, with a function that changes the second."""
    old, new = tmp_path / "old", tmp_path / "new"
    shutil.copytree(ROOT / "catalogue", old)
    shutil.copytree(ROOT / "catalogue", new)

    def change(file, before, after):
        path = new / file
        text = path.read_text()
        assert before in text
        path.write_text(text.replace(before, after))

    return old, new, change


@pytest.mark.parametrize("language, words", [("de", ["Bedingungen", "Quellen", "3.000,00"]), ("en", ["Conditions", "Sources", "3000.00"])])
def test_an_offer_is_explained(language, words):
    done = neuanfang("catalogue", "explain", "coming-home.startup", "--on", "2026-11-21", "--language", language)
    assert done.returncode == 0, done.stderr
    for word in words:
        assert word in done.stdout


def test_an_explanation_is_one_document_and_the_same_every_time():
    answers = [neuanfang("catalogue", "explain", "reag-garp", "--format", "json") for _ in range(2)]
    assert answers[0].returncode == 0, answers[0].stderr
    assert answers[0].stdout == answers[1].stdout
    document = json.loads(answers[0].stdout)
    assert document["id"] == "reag-garp" and document["sections"] and document["sources"]


def test_an_unknown_offer_ends_with_2_and_the_nearest_names():
    done = neuanfang("catalogue", "explain", "coming-home.statup")
    assert (done.returncode, done.stdout) == (2, "")
    assert "coming-home.startup" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_same_catalogue_changes_nothing(catalogues):
    old, new, _ = catalogues
    done = neuanfang("catalogue", "diff", old, new, "--format", "json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["changes"] == report["tests"] == report["cases"] == []


def test_words_change_the_files_but_no_result(catalogues):
    old, new, change = catalogues
    change("programmes/coming-home.yaml", 'title: {de: "Coming Home", en: "Coming Home"}', 'title: {de: "Coming Home!", en: "Coming Home"}')
    done = neuanfang("catalogue", "diff", old, new, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert [entry["id"] for entry in json.loads(done.stdout)["changes"]] == ["coming-home"]


def test_a_changed_value_is_said_with_place_test_and_household(catalogues, tmp_path):
    old, new, change = catalogues
    change("programmes/coming-home.yaml", '"3000.00"', '"2900.00"')
    done = neuanfang("catalogue", "diff", old, new, "--format", "json")
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    changed = [entry for entry in report["changes"] if entry["kind"] == "parameter"]
    assert changed and all(entry["newPlace"].startswith("programmes/coming-home.yaml:") for entry in changed)
    assert any("3000.00 → 2900.00" in detail for entry in changed for detail in entry["details"])
    assert report["cases"]
    saved = "\n".join(case["test"] for case in report["cases"] if "coming-home" in case["test"].splitlines()[0])
    path = new / "programmes/coming-home.yaml"
    path.write_text(path.read_text().rstrip() + "\n" + "\n".join("  " + line for line in saved.splitlines()) + "\n")
    passed = neuanfang("catalogue", "test", "--catalogue", new)
    assert "not_known" not in passed.stderr
    assert not [line for line in passed.stdout.splitlines() if "failed:" in line and " becomes " in line], passed.stdout


def test_an_unreadable_catalogue_ends_with_2(catalogues):
    old, new, change = catalogues
    change("programmes/coming-home.yaml", "schema: 1", "schema: [")
    done = neuanfang("catalogue", "diff", old, new)
    assert (done.returncode, done.stdout) == (2, "")
    assert "programmes/coming-home.yaml:" in done.stderr


def test_an_office_stands_upon_a_layer_beside_it(tmp_path):
    shutil.copytree(ROOT / "catalogue", tmp_path / "bund")
    office = tmp_path / "office"
    office.mkdir()
    settings = 'schema: 1\ncatalogue: neustadt\noffice: "Neustadt"\nlanguages: [de, en]\nextends: [bund]\n'
    (office / "catalogue.yaml").write_text(settings)
    done = neuanfang("catalogue", "explain", "coming-home.startup", "--catalogue", office)
    assert done.returncode == 0, done.stderr
    assert neuanfang("catalogue", "test", "--catalogue", office).returncode == 0
    (office / "catalogue.yaml").write_text(settings.replace("[bund]", "[bundd]"))
    done = neuanfang("catalogue", "explain", "coming-home.startup", "--catalogue", office)
    assert done.returncode == 2
    assert "catalogue.yaml:5:11: error L010 unknown layer 'bundd'" in done.stderr


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    database = f"sqlite:{tmp_path_factory.mktemp('replay')}/neuanfang.sqlite"
    product.demo(database)
    return database


def test_every_decision_of_the_demo_office_replays(office):
    done = neuanfang("catalogue", "replay", "--database", office, "--format", "json")
    assert done.returncode == 0, done.stdout + done.stderr
    verdicts = json.loads(done.stdout)
    assert sum(verdict["equal"] for verdict in verdicts) > 0
    assert all(verdict["differences"] == [] for verdict in verdicts)


def test_a_new_catalogue_is_held_against_the_open_files(office, catalogues):
    old, new, change = catalogues
    change("programmes/reag-garp.yaml", 'from: 2022-01-01, value: "1000.00"', 'from: 2022-01-01, value: "1100.00"')
    done = neuanfang("catalogue", "diff", old, new, "--database", office, "--format", "json")
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    assert sum(entry["files"] for entry in report["openFiles"]) > 0
    changed = sum(len(entry["changed"]) for entry in report["openFiles"])
    assert changed <= sum(entry["files"] for entry in report["openFiles"])
