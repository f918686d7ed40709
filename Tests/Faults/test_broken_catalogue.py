"""Somebody breaks a programme file while people work with the catalogue."""
import re
import shutil
import time

import pytest

import product
from house import House


@pytest.fixture
def catalogue(tmp_path):
    return shutil.copytree(product.ROOT / "catalogue", tmp_path / "catalogue")


def programme(catalogue):
    return next(path for path in sorted(catalogue.rglob("*.yaml")) if path.stem == "reag-garp")


def wait_for(house, words, seconds=20):
    until = time.monotonic() + seconds
    while words not in house.log:
        assert time.monotonic() < until, f"the log does not say “{words}”: {house.log[-2000:]}"
        time.sleep(0.1)


@pytest.mark.parametrize("harm", [lambda text: text + "\n  broken: [", lambda text: text.replace("\n", "\nprogrammme: x\n", 1)])
def test_a_server_does_not_start_with_a_broken_catalogue(tmp_path, catalogue, harm):
    house = House(tmp_path, f"sqlite:{tmp_path}/neuanfang.sqlite", catalogue)
    house.found()
    file = programme(catalogue)
    file.write_text(harm(file.read_text()))
    done = house.serve_refused()
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert re.search(r"reag-garp\.yaml:\d+:\d+", done.stderr), done.stderr
    assert re.search(r"^\s*[|\d ]*\s*\^", done.stderr, re.MULTILINE), done.stderr


def shown(desk, page):
    """Status and content of a page, without what is fresh on every view."""
    status, _, content = desk.ask(page)
    main = re.search(r"<main.*</main>", content.decode(), re.DOTALL).group()
    return status, re.sub(r'value="[^"]*"', "", main)


def test_a_broken_catalogue_stays_out_of_force_until_it_is_mended(tmp_path, catalogue):
    house = House(tmp_path, f"sqlite:{tmp_path}/neuanfang.sqlite", catalogue)
    house.found()
    with house.serving() as (url, server):
        desk = house.desk(url)
        place = desk.fill("/faelle/neu", alias="Für die Prüfung")
        page = f"/faelle/{place.split('/')[2]}/foerderung"
        desk.page("/faelle")  # shows the line that the file is open, once
        before = shown(desk, page)
        assert before[0] == 200 and "REAG" in before[1]
        file = programme(catalogue)
        right = file.read_text()

        file.write_text(right + "\n  broken: [")
        wait_for(house, "the catalogue was refused; the one in force stays")
        assert "reag-garp.yaml" in house.log
        assert shown(desk, page) == before

        file.write_text(right + "\n# mended\n")
        wait_for(house, "the directory holds the rules in force again")
        assert shown(desk, page) == before
        assert server.poll() is None
