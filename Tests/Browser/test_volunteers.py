"""A volunteer's errand from the desk to the hours, with and without scripts: who may not be sent, what the volunteer sees, the flat they found."""
import datetime
import re

import pytest

from walk import Walk

TODAY = datetime.date.today()


def day(ahead):
    return (TODAY + datetime.timedelta(days=ahead)).strftime("%d.%m.%Y")


@pytest.fixture
def hand(visit, office):
    """Everybody of the moving-out desk; volunteers and team leads of the other office come first in the list of logins."""
    numbers = {"volunteer": 4, "team_lead": 3}

    def hand(role, **options):
        opened = visit(None, **options)
        opened.log_in(office.login(role, numbers.get(role, 1)))
        return Walk(opened)

    return hand


def household(desk, surname, first_name):
    desk.go("/faelle/neu")
    desk.fill("Familienname", surname)
    desk.fill("Vorname", first_name)
    desk.press_for_somebody_new("Fall anlegen")
    return re.match(r"/faelle/[0-9a-f-]{36}", desk.path)[0]


def helper(desk, name, certificate_until):
    """Somebody in the book who went through everything before the first errand."""
    desk.go("/ehrenamtliche/neu")
    desk.fill("Name", name)
    desk.press("Speichern")
    page = desk.path
    for box in desk.page.locator("main details.group > summary").all():
        box.click()
    desk.fill("Verschwiegenheit unterschrieben am", day(-200))
    desk.fill("Führungszeugnis gesehen am", day(-200))
    desk.fill("gilt bei uns bis", certificate_until)
    desk.press("Einarbeitung speichern")
    desk.page.locator("summary", has_text="Schulung eintragen").click()
    desk.page.locator("#schulung-kind").select_option(label="Grundschulung")
    desk.page.locator("#schulung-held_on").fill(day(-150))
    desk.press("Schulung eintragen")
    desk.page.locator("summary", has_text="Stand ändern").click()
    desk.page.locator("#stand-state").select_option(label="aktiv")
    desk.press("Stand ändern")
    assert desk.path == page
    return page


def give(desk, file, who, ahead, time="19:30"):
    desk.go(file + "/ehrenamt")
    desk.page.locator("summary", has_text="Auftrag vergeben").click()
    field = desk.page.locator("#auftrag-volunteer")
    field.select_option(value=field.locator("option", has_text=who).first.get_attribute("value"))
    desk.page.locator("#auftrag-kind").select_option(label="Begleitung zu einem Amt")
    desk.page.locator("#auftrag-day").fill(day(ahead))
    desk.page.locator("#auftrag-time").fill(time)
    desk.page.locator("#auftrag-hours").fill("1:30")
    desk.page.locator("#auftrag-meeting_point").fill("Haupteingang Bezirksrathaus Kalk")
    desk.press("Auftrag vergeben")


@pytest.mark.parametrize("javascript", [True, False])
def test_an_errand_from_the_desk_to_the_volunteer(hand, javascript):
    desk, volunteer = hand("housing_counsellor", javascript=javascript), hand("volunteer", javascript=javascript)
    surname, first_name = ("Zamani", "Parisa") if javascript else ("Daneshvar", "Laleh")
    file = household(desk, surname, first_name)
    helper(desk, f"Abgelaufen {surname}", day(-1))
    give(desk, file, f"Abgelaufen {surname}", 5)
    assert desk.reads(f"Das Führungszeugnis galt bis zum {day(-1)}") and desk.reads("Der Haushalt hat dem noch nicht zugestimmt")
    assert desk.page.locator("#auftrag-meeting_point").input_value() == "Haupteingang Bezirksrathaus Kalk", "what was typed is still there"

    who = "Renate Jansen"
    assert who in volunteer.page.locator("header").inner_text()
    give(desk, file, who, 5 if javascript else 6)
    desk.page.locator("#auftrag-agreed_on").fill(day(0))
    desk.press("Auftrag vergeben")
    assert desk.reads("angefragt") and desk.reads(who)

    volunteer.go("/auftraege")
    assert volunteer.reads(first_name) and volunteer.reads("wartet auf Ihre Antwort")
    assert not volunteer.reads(surname)
    link = volunteer.page.locator("main tr", has_text=first_name).get_by_role("link").first
    with volunteer.page.expect_navigation():
        link.click()
    assert volunteer.reads("Haupteingang Bezirksrathaus Kalk") and not volunteer.reads(surname)
    address = volunteer.path
    volunteer.press("Ich übernehme das")
    assert volunteer.reads("zugesagt")
    assert not volunteer.page.get_by_role("button", name="Erledigt", exact=True).count(), "it has not begun"

    desk.go(file + "/ehrenamt")
    assert desk.reads("zugesagt")
    with desk.page.expect_navigation():
        desk.page.get_by_role("button", name=re.compile("^Zurücknehmen")).first.click()
    assert desk.reads("zurückgenommen")
    volunteer.go(address)
    assert volunteer.reads("Dieser Auftrag ist vorbei") and not volunteer.reads(first_name) and not volunteer.reads("Bezirksrathaus")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_flat_somebody_found(hand, javascript):
    volunteer, desk = hand("volunteer", javascript=javascript), hand("housing_counsellor", javascript=javascript)
    street = f"Kalker Hauptstraße {211 if javascript else 213}"
    volunteer.go("/auftraege")
    volunteer.follow("Ich habe eine Wohnung gefunden")
    volunteer.choose("Gemeinde", "Köln")
    volunteer.fill("Stadtteil", "Kalk")
    volunteer.fill("Straße und Hausnummer", street)
    volunteer.fill("Fläche in m²", "55")
    volunteer.fill("Grundmiete im Monat", "6600")
    volunteer.fill("Was ist der Vermietung wichtig?", "nur deutsche Familien")
    volunteer.press("Wohnung melden")
    assert volunteer.reads("Das sieht nach der Miete für ein Jahr aus") and volunteer.reads("darf niemand auswählen")
    volunteer.fill("Grundmiete im Monat", "550")
    volunteer.fill("Was ist der Vermietung wichtig?", "Nichtraucher")
    volunteer.press("Wohnung melden")
    assert volunteer.reads("Die Wohnung ist gemeldet") or volunteer.reads("Wohnungen, die Sie gefunden haben")
    assert volunteer.reads("Wir prüfen es und melden uns")
    desk.go("/wohnungen?zustand=draft")
    found = False
    for path in desk.page.eval_on_selector_all("main table a", "as => as.map(a => a.getAttribute('href'))"):
        desk.go(path)
        found = found or desk.reads(street)
    assert found


def test_hours_expenses_and_a_question(hand):
    volunteer, desk, lead = hand("volunteer"), hand("housing_counsellor"), hand("team_lead")
    volunteer.go("/auftraege/stunden")
    volunteer.page.locator("summary", has_text="Stunden eintragen").click()
    volunteer.page.locator("#stunden-day").fill(day(-1))
    volunteer.page.locator("#stunden-hours").fill("2,5")
    volunteer.page.locator("#stunden-kind").select_option(label="Kita oder Schule")
    volunteer.press("Stunden eintragen")
    assert volunteer.reads("2:30")
    volunteer.page.locator("summary", has_text="Auslage einreichen").click()
    volunteer.page.locator("#auslage-spent_on").fill(day(-1))
    volunteer.page.locator("#auslage-amount").fill("17,35")
    volunteer.page.locator("#auslage-expense").select_option(label="Material")
    volunteer.tick("Nein", "Gibt es einen Beleg?")
    volunteer.press("Auslage einreichen")
    assert volunteer.reads("17,35")
    desk.go("/ehrenamtliche/auslagen")
    with desk.page.expect_navigation():
        desk.page.locator("main tr", has_text="17,35").get_by_role("button", name=re.compile("^Ablehnen")).click()
    assert desk.reads("Warum nicht?")
    desk.fill("Warum nicht?", "Bitte den Beleg nachreichen.")
    desk.press("Ablehnen")
    volunteer.go("/auftraege/stunden")
    assert volunteer.reads("Bitte den Beleg nachreichen.")

    volunteer.go("/auftraege/fragen")
    volunteer.page.locator("#feld-topic").select_option(label="Mietvertrag")
    volunteer.fill("Ihre Frage", "Wer zahlt die Schönheitsreparaturen?")
    volunteer.press("Frage abschicken")
    assert volunteer.reads("noch keine Antwort")
    desk.go("/ehrenamtliche/fragen")
    box = desk.page.locator("main section.card", has_text="Wer zahlt die Schönheitsreparaturen?")
    box.get_by_label("Antwort").fill("Das steht im Vertrag; schicken Sie uns den Absatz.")
    with desk.page.expect_navigation():
        box.get_by_role("button", name="Antworten").click()
    volunteer.go("/auftraege/fragen")
    assert volunteer.reads("schicken Sie uns den Absatz")
    lead.go("/")
    assert lead.reads("Ehrenamt") and lead.reads("warten auf eine Entscheidung")
