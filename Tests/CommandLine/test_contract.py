"""The command line as others' scripts call it: shapes and exit statuses that stay."""
import json
import socket

import pytest

import product
from product import neuanfang

COMMANDS = ["serve", "funding-check", "catalogue lint", "catalogue test", "demo", "report activity", "log verify", "doctor"]

FAMILY = """\
anchor: 2024-05-02
household: {destination: GM, residence_ags: "09162", departure_date: 2024-07-01}
persons:
  - {nationality: GM, born: 1997-01-15, third_country: true, status: asylum_seeker, voluntary_return: true,
     waives_status: true, no_return_pledge: true, has_own_means: false, entry_date: 2021-11-14}
"""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command):
    done = neuanfang(*command.split(), "--help")
    assert done.returncode == 0
    assert command.split()[-1] in done.stdout


@pytest.mark.parametrize("arguments", [["no-such-command"], ["funding-check", "--no-such-option"], ["funding-check", "no-such-file.yaml"]])
def test_wrong_usage_ends_with_2(arguments):
    done = neuanfang(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip()


def test_a_family_gets_its_answer_as_one_document(tmp_path):
    file = tmp_path / "family.yaml"
    file.write_text(FAMILY)
    done = neuanfang("funding-check", file, "--format", "json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["anchor"] == "2024-05-02"
    assert answer["catalogue"].startswith("sha256:")
    assert answer["totals"]["reag-garp.start_aid"] == "1000.00"
    assert answer["totals"]["reag-garp.travel_allowance"] == "200.00"
    for offer in answer["offers"]:
        assert {"programme", "offer", "status", "reasons"} <= offer.keys()


def test_standard_input_gives_the_same_answer_as_a_file(tmp_path):
    file = tmp_path / "family.yaml"
    file.write_text(FAMILY)
    from_file = neuanfang("funding-check", file, "--format", "json")
    from_input = neuanfang("funding-check", "-", "--format", "json", text=FAMILY)
    assert from_file.returncode == from_input.returncode == 0
    assert from_file.stdout and from_file.stdout == from_input.stdout


@pytest.mark.parametrize("mistake", [("persons:", "persons: ["), ("nationality: GM", "nationality: Gambia"), ("has_own_means", "has_own_mean")])
def test_a_broken_household_is_one_line_with_its_place(tmp_path, mistake):
    file = tmp_path / "family.yaml"
    file.write_text(FAMILY.replace(*mistake))
    done = neuanfang("funding-check", file)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert f"{file}:" in done.stderr


def test_our_catalogue_is_clean_and_keeps_its_promises():
    for check in ("lint", "test"):
        done = neuanfang("catalogue", check)
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stdout.strip()


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    database = f"sqlite:{folder}/neuanfang.sqlite"
    return database, product.demo(database)


def test_the_same_seed_writes_the_same_office(office, tmp_path):
    again = f"sqlite:{tmp_path}/neuanfang.sqlite"
    product.demo(again)
    period = ["--from", "2000-01-01", "--to", "2100-01-01", "--format", "json"]
    reports = [neuanfang("report", "activity", *period, "--database", database) for database in (office[0], again)]
    assert [report.returncode for report in reports] == [0, 0]
    assert reports[0].stdout == reports[1].stdout
    assert json.loads(reports[0].stdout)


def test_the_log_of_the_demo_office_proves_itself(office):
    done = neuanfang("log", "verify", "--database", office[0])
    assert done.returncode == 0, done.stderr


def test_the_server_answers_and_ends_when_told(office, tmp_path):
    with product.serving(office[0], tmp_path / "server.log") as (url, server):
        assert product.answers(url)
        server.terminate()
        assert server.wait(15) == 0


@pytest.mark.crash
def test_a_server_that_was_killed_starts_again(office, tmp_path):
    with product.serving(office[0], tmp_path / "first.log") as (_, server):
        server.kill()
        server.wait(15)
    with product.serving(office[0], tmp_path / "second.log") as (url, _):
        assert product.answers(url)
    assert neuanfang("log", "verify", "--database", office[0]).returncode == 0


def test_a_port_in_use_is_refused_in_words(office):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = neuanfang("serve", "--host", "127.0.0.1", "--port", taken.getsockname()[1], "--database", office[0], timeout=20)
    assert done.returncode in (2, 3)
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("address", ["sqlite:/dev/null/neuanfang.sqlite", "postgresql://nobody@127.0.0.1:1/nothing", "mysql://localhost/x"])
def test_a_missing_database_is_refused_in_one_line(address):
    done = neuanfang("report", "activity", "--from", "2026-01-01", "--to", "2026-06-30", "--database", address)
    assert done.returncode in (2, 3)
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
