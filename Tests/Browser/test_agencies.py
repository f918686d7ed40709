"""The city and its agencies: a household goes where it agreed to go, a flat goes to two agencies, and a household both know is proposed once."""
import datetime
import re

import pytest

from test_flats import free, offer
from walk import Walk

CARITAS = "Caritas Auszugsmanagement (Demo Köln)"
COUNCIL = "Kölner Flüchtlingsrat (Demo)"


@pytest.fixture
def hand(visit):
    def hand(login, **options):
        return Walk(visit(login, **options))

    return hand


def household(desk, family, given, born):
    """A household that nothing keeps from a flat."""
    desk.go("/faelle/neu")
    desk.fill("Familienname", family)
    desk.fill("Vorname", given)
    desk.fill("Geburtsdatum", born)
    desk.press_for_somebody_new("Fall anlegen")
    file = re.match(r"/faelle/[0-9a-f-]{36}", desk.path)[0]
    desk.go(file + "/wohnen")
    for group in ("Möchte der Haushalt für Wohnungen vorgeschlagen werden?", "Darf der Haushalt ausziehen?", "Kommt ein befristeter Vertrag in Frage?"):
        desk.tick("Ja", group)
    for group in ("Ist ein Wohnort zugewiesen", "Muss jemand ohne Stufen wohnen?", "Braucht jemand einen Aufzug?"):
        desk.tick("Nein", group)
    desk.press("Speichern")
    return file


@pytest.mark.parametrize("javascript", [True, False])
def test_the_city_assigns_a_household_with_its_consent(hand, javascript):
    family = "Sonnenkamp" if javascript else "Regenkamp"
    city, agency = hand("schmitz", javascript=javascript), hand("wolters", javascript=javascript)
    file = household(city, family, "Amina", "04.03.1990")
    city.follow("An eine andere Stelle geben")
    city.page.get_by_role("radio", name=re.compile("^" + re.escape(CARITAS))).check()
    for part in ("Namen", "Was der Haushalt von einer Wohnung braucht: Lage, Zeit, WBS, Wohnsitzauflage"):
        city.tick(part, "Was darf mitgehen?")
    city.tick("mündlich", "Wie hat der Haushalt eingewilligt?")
    city.press("Der Stelle anbieten")
    assert city.reads("Ohne Einwilligung des Haushalts geht nichts hinaus")
    city.fill("Einwilligung am", datetime.date.today().strftime("%d.%m.%Y"))
    city.press("Der Stelle anbieten")
    assert city.path == file + "/wohnen" and city.reads("wartet auf Antwort")

    agency.go("/zuweisungen")
    agency.follow(f"Amina {family}")
    assert agency.reads(f"Amina {family}") and not agency.reads("04.03.1990"), "what was not ticked stays in the city"
    agency.press("Annehmen: Fall bei uns anlegen")
    assert agency.reads("Seine Wartezeit zählt weiter") and agency.path.endswith("/wohnen")
    city.go(file + "/wohnen")
    assert city.reads("angenommen") and city.reads(CARITAS)

    lead = hand("klein", javascript=javascript)
    lead.go("/stadt")
    assert lead.reads(CARITAS) and not lead.reads(family), "the city counts; it reads no file"


def hrefs(desk):
    return desk.page.eval_on_selector_all("main table a", "as => as.map(a => a.getAttribute('href'))")


def give_to_agencies(lead, flat):
    lead.go(flat)
    lead.follow("An Träger geben")
    for agency in (CARITAS, COUNCIL):
        lead.tick(agency, "An wen?")
    lead.press("Wohnung weitergeben")
    assert lead.path == flat and lead.reads(CARITAS) and lead.reads(COUNCIL)


def take_over(agency, street):
    """The agency finds the city's flat among its own, looks at it and opens it for the choice."""
    agency.go("/wohnungen?zustand=draft")
    for path in hrefs(agency):
        agency.go(path)
        if agency.reads(street):
            break
    assert agency.reads(street) and agency.reads("Die Vermietung kennt nur die Stadt")
    if agency.page.get_by_label("Ich habe nachgefragt, und es hat sich geklärt").count():
        agency.tick("Ich habe nachgefragt, und es hat sich geklärt")
    agency.press("Angebot als geprüft freigeben")
    agency.press("Zur Auswahl öffnen")
    return agency.path


def test_two_agencies_one_flat_one_household(hand):
    landlord, city, lead, caritas, council = hand(None), hand("schmitz"), hand("klein"), hand("wolters"), hand("fassbender")
    street = "Liebigstraße 9"
    offer(landlord, street)
    landlord.visit.complaints.clear()
    flat = free(city, street)
    give_to_agencies(lead, flat)
    mine, theirs = take_over(caritas, street), take_over(council, street)

    # What the city learns later goes to both, and they read what it was.
    lead.go(flat + "/aendern")
    lead.fill("Grundmiete im Monat", "612,00")
    lead.press("Änderung speichern")
    for agency, path in ((caritas, mine), (council, theirs)):
        agency.go(path)
        assert agency.reads("hat die Stadt geändert: Grundmiete") and agency.reads("612,00")

    # What an agency has seen with its own eyes stands beside it, until a person there decides.
    council.go(theirs + "/aendern")
    council.fill("Zimmer", "5")
    council.press("Änderung speichern")
    assert council.reads("Bei der Stadt steht etwas anderes: Zimmer")
    council.press("Angaben der Stadt übernehmen")
    assert council.reads("gelten jetzt auch hier") and not council.reads("Bei der Stadt steht etwas anderes")

    # The same household is at both, spelled otherwise; each reads whom to call, and no name of the other's.
    council.go("/zuweisungen")
    assert council.reads("Wahrscheinlich bei zwei Stellen") and council.reads(CARITAS)
    caritas.go("/wohnungen?zustand=nominating")
    caritas.go(hrefs(caritas)[0])
    assert caritas.reads("M., Reza")
    council.go(theirs)
    council.follow("Haushalte auswählen")
    council.tick("Wartezeit", "Wer wird zuerst gefragt?")
    council.press("Kriterien festlegen")
    council.press("Berechnen")
    assert council.reads("bei " + CARITAS + " vorgeschlagen") and not council.reads("Reza"), council.text
    assert not council.reads("Platz 1, M., Resa"), "whom another office has just proposed is not offered"

    # The landlord is gone: the city says so once, and it ends everywhere.
    lead.go(flat)
    lead.page.locator("main details summary", has_text="Angebot beenden").click()
    lead.choose("Warum?", "anderweitig vermietet")
    lead.press("Beenden")
    for agency, path in ((caritas, mine), (council, theirs)):
        agency.go(path)
        assert agency.reads("Beendet: anderweitig vermietet")
