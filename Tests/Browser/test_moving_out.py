"""The whole way of one flat: from the landlord's own form over the city to two agencies, a household that says no, a viewing that is lost, a volunteer who goes along,
contract and move to the call after three months. Nothing a landlord reads says who somebody is. Days lie in the past where something has happened."""
import datetime
import re

import pytest

from test_agencies import give_to_agencies, household, take_over
from test_flats import UNSAID, free, offer
from test_way import ago, agree_on_viewing, says
from walk import Walk


@pytest.fixture
def hand(visit):
    def hand(login, **options):
        return Walk(visit(login, **options))

    return hand


def propose(agency, flat):
    """Whoever waits longest and is proposed nowhere; returns the way of the proposal."""
    agency.go(flat)
    agency.follow("Haushalte auswählen")
    agency.tick("Wartezeit", "Wer wird zuerst gefragt?")
    agency.press("Kriterien festlegen")
    agency.press("Berechnen")
    agency.fill("Warum dieser Haushalt?", "Wartet am längsten.")
    agency.press("Vorschlagen")
    assert agency.reads("vorgeschlagen, Haushalt noch nicht gefragt")
    agency.go(flat)
    agency.follow("Weg")
    return agency.path


def viewing(agency, way, day, clock):
    agency.go(way)
    agree_on_viewing(agency, day, clock, companion="Maike Thelen")


def became(agency, way, outcome):
    agency.go(way)
    agency.choose("Was wurde daraus?", outcome)
    agency.press("Eintragen")


def step(agency, way, name, day, state="erledigt"):
    agency.go(way)
    agency.follow(name)
    agency.choose("Stand", state)
    agency.fill("Am", day)
    agency.press("Eintragen")


def test_a_flat_goes_from_the_landlords_form_to_the_third_month(hand):
    street = "Neusser Straße 77"
    landlord, city, lead = hand(None, javascript=False), hand("schmitz"), hand("klein")
    caritas, council, volunteer = hand("wolters"), hand("fassbender"), hand("thelen")

    # The landlord offers, the city checks, two agencies get the flat.
    status = offer(landlord, street)
    flat = free(city, street)
    says(landlord, status, "Wir suchen jemanden, zu dem die Wohnung passt")
    give_to_agencies(lead, flat)
    household(caritas, "Wegmann", "Selma", "02.05.1991")
    household(council, "Steghaus", "Jelena", "17.11.1986")
    at_caritas, at_council = take_over(caritas, street), take_over(council, street)
    caritas_way, way = propose(caritas, at_caritas), propose(council, at_council)
    says(landlord, status, "Die Auswahl läuft")

    # What the landlord is shown of a household: how many, and whom to call.
    council.go(way + "/karte")
    assert council.reads("ohne Namen") and not UNSAID.search(council.text)

    # One household says no; it costs nothing, and somebody else may be asked.
    caritas.go(caritas_way)
    caritas.page.locator("main details summary", has_text="Es kommt nicht zustande").click()
    caritas.choose("Wer sagt nein?", "Haushalt")
    caritas.choose("Warum?", "Lage passt nicht")
    caritas.press("Eintragen")
    caritas.go(caritas_way)
    assert caritas.reads("Haushalt: Lage passt nicht")

    # A volunteer is to go along; the landlord calls it off, and her page forgets it.
    council.go(way)
    council.press("Haushalt möchte")
    tomorrow = (datetime.date.today() + datetime.timedelta(days=1)).strftime("%d.%m.%Y")
    viewing(council, way, tomorrow, "16:10")
    volunteer.go("/auftraege")
    assert volunteer.reads("16:10") and volunteer.reads("Wohnungsbesichtigung")
    for family in ("Steghaus", "Mohamadi", "Diallo", "Haidari", street):
        assert not volunteer.reads(family), "a volunteer reads a first name and a time"
    became(council, way, "vorher abgesagt")
    volunteer.go("/auftraege")
    assert not volunteer.reads("16:10")

    # One viewing is lost, the next one is held.
    viewing(council, way, ago(150), "16:30")
    became(council, way, "geplatzt: Vermietung war nicht da")
    assert council.reads("Vermietung war nicht da")
    viewing(council, way, ago(148), "17:30")
    became(council, way, "hat stattgefunden")
    council.go(way)
    council.press("Beide wollen")

    # The rent offer, the assurance, the contract.
    council.go(way)
    council.follow("Bitte um ein schriftliches Mietangebot")
    assert street in council.field("Welche Wohnung?").input_value()
    assert not UNSAID.search(council.page.locator("#vorschau").inner_text())
    step(council, way, "Mietangebot und Vermieterbescheinigung ausfüllen und unterschreiben lassen – noch nicht den Vertrag", ago(140))
    step(council, way, "Zusicherung der Miete (Jobcenter oder Sozialamt)", ago(125))
    says(landlord, status, "Die Miete wird gerade geprüft.")
    council.go(way)
    council.fill("Unterschrieben am", ago(120))
    council.press("Vertrag eintragen")
    assert council.reads("Tragen Sie den Einzug ein, wenn er geschehen ist.")

    # What one agency let is over at the other and in the city, in the same moment.
    caritas.go(at_caritas)
    assert caritas.reads("Beendet:")
    lead.go(flat)
    assert lead.reads("vermietet")
    says(landlord, status, "Der Mietvertrag ist unterschrieben.")

    # Moved, registered, the shelter given up, and three months later somebody calls.
    council.go(way)
    council.fill("Tag des Einzugs", ago(110))
    for box in council.page.locator("main input[name=persons]").all():
        box.check()
    council.press("Einzug eintragen")
    step(council, way, "In der neuen Wohnung anmelden, mit Wohnungsgeberbestätigung", ago(105))
    council.go(way)
    council.fill("Gespräch am", ago(5))
    council.tick("Haushalt", "Mit wem?")
    council.tick("wohnt dort", "Wohnt der Haushalt noch dort?")
    council.tick("Das war das letzte Gespräch: Die Nachbetreuung ist beendet")
    council.press("Gespräch eintragen")
    assert council.reads("Die Nachbetreuung ist beendet.")
    landlord.go(status)
    assert not UNSAID.search(landlord.text)

    # The agency's report counts the move and the viewing that was lost.
    begin = datetime.date.today() - datetime.timedelta(days=200)
    council.go(f"/berichte/wohnen?von={begin.isoformat()}&bis={datetime.date.today().isoformat()}")
    assert re.search(r"zog(en)? in eine Wohnung\.", council.text), council.text
    assert council.reads("Besichtigung geplatzt: Vermietung war nicht da")
