"""The very first start: an empty database, a printed code, an office with its first administrator."""
import re

import pytest

import harness
import product
from walk import Walk

PASSWORD = "Ein ganzer Satz für den Anfang"


@pytest.mark.parametrize("javascript,width", [(True, 1280), (False, 390)], ids=["scripts", "no-scripts"])
def test_a_new_office_sets_itself_up_with_the_printed_code(browser, tmp_path, javascript, width):
    log = tmp_path / "server.log"
    with product.serving(f"sqlite:{tmp_path}/new.sqlite", log) as (url, _):
        printed = re.search(r"Einrichtungscode[^:]*: (\S+)", log.read_text())
        assert printed, log.read_text()
        guest = harness.Visit(browser, url, width=width, javascript=javascript)
        try:
            guest.page.goto(url + "/")
            hand = Walk(guest)
            hand.go("/einrichten")
            assert not javascript or guest.findings() == {}
            fill_in(hand, code="falsch", password=PASSWORD)
            hand.press("Stelle einrichten")
            assert hand.path == "/einrichten" and guest.page.get_by_label("Name der Stelle").input_value() == "Beratung Neustadt"
            fill_in(hand, code=printed[1], password=PASSWORD)
            hand.press("Stelle einrichten")
            assert hand.path == "/anmelden"
            hand.fill("Anmeldename", "erste")
            hand.fill("Passwort", PASSWORD)
            hand.press("Anmelden")
            assert "Erste Verwalterin" in guest.page.inner_text("body")
            guest.page.goto(url + "/einrichten")
            assert hand.path != "/einrichten", "the code works once"
        finally:
            guest.close()


def fill_in(hand, code, password):
    for label, text in [
        ("Einrichtungscode", code), ("Name der Stelle", "Beratung Neustadt"), ("Ihr Name", "Erste Verwalterin"), ("Anmeldename", "erste"),
        ("Passwort", password), ("Passwort noch einmal", password),
    ]:
        hand.fill(label, text)
