"""Offices on one host and their network, founded from the command line."""
import json

import pytest

from product import neuanfang


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    database = f"sqlite:{tmp_path_factory.mktemp('network')}/neuanfang.sqlite"
    assert neuanfang("demo", "--years", 1, "--cases", 10, "--database", database, timeout=600).returncode == 0
    return database


def test_one_more_office_joins_and_is_shown(database):
    added = neuanfang("office", "add", "--name", "Caritas Bonn", "--administrator", "Ines Weber", "--login", "Weber", "--database", database)
    assert added.returncode == 0 and "weber" in added.stdout and "Passwort" in added.stdout, added.stderr
    joined = neuanfang("network", "join", "--name", "Auszugsmanagement Köln (Demo)", "--agency", "Caritas Bonn", "--database", database)
    assert joined.returncode == 0, joined.stderr
    shown = json.loads(neuanfang("network", "show", "--format", "json", "--database", database).stdout)
    assert [member["part"] for member in shown[0]["members"]] == ["city", "agency", "agency", "agency", "agency"]
    assert shown[0]["members"][-1]["office"] == "Caritas Bonn"


def test_landlords_read_another_name(database):
    name = "Kölner Flüchtlingsrat (Demo)"
    done = neuanfang("office", "landlords", "--name", name, "--read", "Wohnraumhilfe Köln", "--database", database)
    assert done.returncode == 0 and "Wohnraumhilfe Köln" in done.stdout, done.stderr
    assert neuanfang("office", "landlords", "--name", name, "--database", database).returncode == 0


@pytest.mark.parametrize(
    "arguments,why",
    [
        (("office", "add", "--name", "Caritas Bonn 2", "--administrator", "X", "--login", "schmitz"), "Diesen Anmeldenamen gibt es schon."),
        (("network", "join", "--name", "Nirgends", "--agency", "Kölner Flüchtlingsrat (Demo)"), "Diesen Verbund gibt es nicht."),
        (("network", "join", "--name", "Auszugsmanagement Köln (Demo)", "--agency", "Kölner Flüchtlingsrat (Demo)"), "gehört schon zu einem Verbund"),
        (("office", "landlords", "--name", "Kölner Flüchtlingsrat (Demo)", "--read", "Flüchtlingshilfe"), "sagt einer Vermietung"),
        (("office", "landlords", "--name", "Nirgends", "--read", "Wohnraumhilfe"), "Diese Stelle gibt es nicht."),
        (("office", "add", "--name", "Caritas Bonn 3", "--administrator", "X", "--login", "x3", "--telephone", "keine"), "keine Telefonnummer"),
        (("network", "found", "--name", "Neu", "--city", "Nirgends"), "Diese Stelle gibt es nicht."),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line(database, arguments, why):
    done = neuanfang(*arguments, "--database", database)
    assert done.returncode == 2 and why in done.stderr and done.stderr.count("\n") == 1
