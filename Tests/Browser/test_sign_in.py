"""Signing in: by keyboard, without scripts, and with a mistake."""
import pytest

from walk import Walk


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
def test_a_counsellor_signs_in_and_out_by_keyboard_alone(visit, office, javascript):
    login = office.login("counsellor")
    guest = visit(javascript=javascript)
    guest.go("/anmelden")
    hand = Walk(guest, keyboard=True)
    hand.fill("Anmeldename", login.name)
    hand.fill("Passwort", login.password)
    hand.press("Anmelden")
    assert guest.page.url == guest.url + "/"
    hand.press("Abmelden")
    assert guest.page.url == guest.url + "/anmelden"


def test_a_mistake_is_summed_up_and_leads_back_to_its_field(visit, office):
    guest = visit()
    guest.go("/anmelden")
    hand = Walk(guest)
    hand.fill("Anmeldename", office.login("counsellor").name)
    hand.fill("Passwort", "falsch")
    hand.press("Anmelden")
    page = guest.page
    assert page.title().startswith("Fehler: ")
    assert page.evaluate("document.activeElement.matches('[role=alert], .error-summary, [tabindex=\"-1\"]')")
    field = page.get_by_label("Anmeldename", exact=True)
    assert field.input_value() == office.login("counsellor").name
    assert page.get_by_label("Passwort", exact=True).input_value() == ""
    described = field.get_attribute("aria-describedby")
    assert described and page.locator("#" + described.split()[0]).inner_text().strip()
    page.locator("main a[href^='#']").first.click()
    assert field.evaluate("e => e === document.activeElement")
    findings = guest.findings()
    findings.pop("policy", None)  # the browser itself notes the status 422 in its console
    assert findings == {}


def test_a_stranger_is_asked_to_sign_in_and_led_on(visit, office):
    login = office.login("counsellor")
    guest = visit()
    guest.page.goto(guest.url + "/faelle")
    assert guest.page.url.startswith(guest.url + "/anmelden")
    hand = Walk(guest)
    hand.fill("Anmeldename", login.name)
    hand.fill("Passwort", login.password)
    hand.press("Anmelden")
    assert guest.page.url == guest.url + "/faelle"
