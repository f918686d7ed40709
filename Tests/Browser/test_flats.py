"""A flat from the landlord's own form to the choice: without scripts for the landlord, as the moving-out desk does it for the office."""
import re

import pytest

from walk import Walk

# What a landlord never reads about anybody.
UNSAID = re.compile(r"Duldung|Aufenthalt|Asyl|Jobcenter|Bürgergeld|Leistung|Staatsang|Nationalität|Herkunftsland|Flüchtling|Geflüchtet")


@pytest.fixture
def hand(visit):
    def hand(role, **options):
        return Walk(visit(role, **options))

    return hand


def offer(landlord, street):
    landlord.go("/wohnung-anbieten")
    assert not UNSAID.search(landlord.text)
    landlord.choose("Gemeinde", "Köln")
    landlord.fill("Stadtteil", "Ehrenfeld")
    landlord.fill("Straße und Hausnummer", street)
    landlord.fill("Fläche in m²", "64,5")
    landlord.fill("Zimmer", "2")
    landlord.fill("Grundmiete im Monat", "610")
    landlord.fill("Kalte Nebenkosten im Monat", "140")
    landlord.page.locator("main details summary").first.click()
    landlord.tick("Nein", "Ist die Wohnung öffentlich gefördert?")
    landlord.tick("Nein", "Ist der Mietvertrag befristet?")
    landlord.tick("Ja", "Gibt es einen Aufzug?")
    landlord.tick("Ja", "Ist die Wohnung ohne Stufen erreichbar?")
    landlord.fill("Was ist bei der Vermietung wichtig?", "nur deutsche Familien")
    landlord.fill("Wer bietet an?", "Hannelore Pesch")
    landlord.fill("Telefon", "0221 0000-377")
    landlord.press("Wohnung anbieten")
    assert landlord.reads("Nach Herkunft oder Staatsangehörigkeit darf niemand auswählen")
    assert landlord.field("Fläche in m²").input_value() == "64,5", "what was typed is still there"
    landlord.fill("Was ist bei der Vermietung wichtig?", "Nichtraucher")
    landlord.press("Wohnung anbieten")
    assert landlord.reads("Ihr Angebot ist angekommen")
    assert re.fullmatch(r"/angebot/[A-Za-z0-9_-]{43}", landlord.path)
    assert not UNSAID.search(landlord.text)
    return landlord.path


def free(desk, street):
    """The desk asks about what is odd, frees the offer and opens it for the choice."""
    desk.go("/wohnungen?zustand=draft")
    for path in desk.page.eval_on_selector_all("main table a", "as => as.map(a => a.getAttribute('href'))"):
        desk.go(path)
        if desk.reads(street):
            break
    assert desk.reads("Hannelore Pesch") and desk.reads("Nichtraucher")
    if desk.page.get_by_label("Ich habe nachgefragt, und es hat sich geklärt").count():
        desk.tick("Ich habe nachgefragt, und es hat sich geklärt")
    desk.press("Angebot als geprüft freigeben")
    desk.press("Zur Auswahl öffnen")
    assert desk.reads("frei zur Auswahl")
    return desk.path


def household(desk):
    """A household that nothing keeps from the flat."""
    desk.go("/faelle/neu")
    desk.fill("Bezeichnung, wenn kein Name genannt wird", "Frau mit rotem Koffer")
    desk.press("Fall anlegen")
    file = re.match(r"/faelle/[0-9a-f-]{36}", desk.path)[0]
    desk.go(file + "/wohnen")
    for group in ("Möchte der Haushalt für Wohnungen vorgeschlagen werden?", "Darf der Haushalt ausziehen?"):
        desk.tick("Ja", group)
    for group in ("Ist ein Wohnort zugewiesen", "Muss jemand ohne Stufen wohnen?", "Braucht jemand einen Aufzug?"):
        desk.tick("Nein", group)
    desk.press("Speichern")
    return file


def propose(desk, flat):
    """Criteria first, then everybody is looked at, then a person proposes."""
    desk.go(flat)
    desk.follow("Haushalte auswählen")
    desk.tick("Wartezeit", "Wer wird zuerst gefragt?")
    desk.press("Kriterien festlegen")
    assert desk.reads("Erst jetzt wird nachgesehen")
    desk.press("Berechnen")
    assert desk.reads("Wer keinen Platz hat, und warum") or desk.reads("haben einen Platz")
    desk.fill("Warum dieser Haushalt?", "Wartet am längsten.")
    desk.press("Vorschlagen")
    assert desk.reads("vorgeschlagen, Haushalt noch nicht gefragt")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_landlords_offer_ends_in_a_proposal(hand, javascript):
    street = f"Subbelrather Straße {1 if javascript else 2}"
    landlord, desk = hand(None, javascript=javascript), hand("housing_counsellor")
    status = offer(landlord, street)
    household(desk)
    flat = free(desk, street)
    landlord.go(status)
    assert landlord.reads("Wir suchen jemanden, zu dem die Wohnung passt")
    propose(desk, flat)
    desk.follow("Karte")
    assert desk.reads("ohne Namen") and not UNSAID.search(desk.text)
    desk.go(flat)
    desk.page.get_by_role("button", name=re.compile("^Haushalt möchte")).first.click()
    assert desk.reads("Eingetragen.")
    landlord.go(status)
    assert landlord.reads("Die Auswahl läuft")
    assert not UNSAID.search(landlord.text)
