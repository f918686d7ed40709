"""A shelter's social service reports a household without an account; the moving-out desk opens the file, and the wait counts from the report."""
import re

import pytest

from walk import Walk


@pytest.fixture
def hand(visit):
    def hand(role, **options):
        return Walk(visit(role, **options))

    return hand


@pytest.mark.parametrize("javascript", [True, False])
def test_a_shelter_reports_a_household(hand, javascript):
    desk, service = hand("housing_counsellor"), hand(None, javascript=javascript)
    room = f"Zimmer 9{1 if javascript else 2}1"
    desk.go("/unterkuenfte/neu")
    desk.fill("Name", f"Unterkunft Longerich {1 if javascript else 2}")
    desk.choose("Art", "Gemeinschaftsunterkunft")
    desk.fill("Plätze", "40")
    desk.press("Unterkunft eintragen")
    desk.press("Adresse anlegen")
    address = desk.page.locator("a[href^='/meldung/']").get_attribute("href")
    service.go(address)
    service.fill("Haushalt", room)
    service.fill("Personen", "3")
    service.fill("Wer meldet?", "Frau Klug, 0221 0000-120")
    service.press("Haushalt melden")
    assert service.reads("Wir nehmen nur Haushalte auf, die davon wissen")
    assert service.field("Haushalt").input_value() == room, "what was typed is still there"
    service.visit.complaints.clear()
    service.tick("Der Haushalt weiß von der Meldung und möchte sie.")
    service.press("Haushalt melden")
    assert service.reads("Danke! Der Haushalt ist gemeldet.")
    desk.go("/wohnungssuche")
    desk.page.locator("a[href='/wohnungssuche/meldungen']").first.click()
    assert desk.reads(room) and desk.reads("Frau Klug")
    desk.page.get_by_role("button", name=re.compile(f"^Fall anlegen.*{room}")).click()
    assert desk.reads("die Wartezeit zählt ab der Meldung") and desk.reads("Personen im Fall: 3")
