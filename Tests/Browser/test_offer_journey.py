"""The main job from the first talk to the counted departure, as a counsellor and a team lead do it; with and without scripts."""
import datetime
import json
import re
import subprocess
import sys
import uuid

import pytest

import product
from walk import Walk

CHECK_PDF = product.ROOT / "Tests/Papers/check_pdf.py"
TODAY = datetime.date.today()
DEFINITIONS = {"departures": "Ausreisen", "countries": "Länder", "sessions": "Beratungen", "persons": "Personen"}


@pytest.fixture
def hand(visit):
    def hand(role, **options):
        return Walk(visit(role, **options))

    return hand


def command_figures(office):
    """What the command counts for Munich this year."""
    done = product.neuanfang("report", "activity", "--from", f"{TODAY.year}-01-01", "--to", TODAY, "--format", "json", "--database", office.database)
    assert done.returncode == 0, done.stderr
    return next(report for report in json.loads(done.stdout) if "München" in report["office"])


def page_figures(hand):
    """The same from the report page: the sentence and the table, which have to agree."""
    hand.go("/berichte")
    sentence = re.search(r"(\d+) Ausreisen? in (\d+) (?:Land|Länder), (\d+) Beratung(?:en)? für (\d+) Person", hand.text).groups()
    cells = [hand.page.get_by_role("row", name=re.compile(rf"^{word} \d")).get_by_role("cell").first.inner_text() for word in DEFINITIONS.values()]
    assert list(sentence) == cells
    return dict(zip(DEFINITIONS, map(int, cells)))


def figures(hand, office):
    told, shown = command_figures(office), page_figures(hand)
    assert shown == {name: told[name] for name in DEFINITIONS}
    return told


# Step by step


def open_nameless(hand, alias="Frau mit zwei Kindern"):
    hand.go("/")
    hand.follow("Fälle")
    hand.follow("Neuer Fall")
    if hand.reads("Worum geht es?"):
        hand.tick("Rückkehr", "Worum geht es?")
    hand.fill("Bezeichnung, wenn kein Name genannt wird", alias)
    hand.choose("Sprache des Gesprächs", "Albanisch")
    hand.tick("Ja", "Wird gedolmetscht?")
    hand.choose("Land, um das es geht", "Kosovo")
    hand.fill("Was möchte die Person?", "Zu meiner Schwester nach Prizren, einen Salon aufmachen.")
    hand.press("Fall anlegen")
    assert (file := re.fullmatch(r"(/faelle/[0-9a-f-]{36})/haushalt", hand.path)), hand.text
    return file[1]


def talk(hand, file):
    hand.go(f"{file}/verlauf")
    assert hand.field("Sprache").input_value() == "sq", "the language was said at the intake"
    hand.fill("Andere Dauer in Minuten", "45")
    hand.tick("in der Stelle", "Wo?")
    hand.tick("mit Dolmetscher:in", "Verständigung")
    hand.field("Wer hat gedolmetscht?").select_option(index=1)
    hand.fill("Notiz", "Erstes Gespräch: Schule der Kinder, Wohnung bei der Schwester.")


def give_name(hand, file, family="Krasniqi", given="Besarta"):
    hand.go(file)
    hand.follow("Namen nachtragen")
    hand.fill("Familienname", family)
    hand.fill("Vorname", given)
    hand.choose("Geschlecht", "weiblich")
    hand.press_for_somebody_new("Namen eintragen")


def person(hand, born, startup=None):
    hand.fill("Geburtsdatum", born)
    hand.choose("Staatsangehörigkeit", "Kosovo")
    hand.choose("Aufenthaltsstatus", "Duldung")
    hand.fill("Einreise nach Deutschland", "14.11.2021")
    for yes in ("Drittstaatsangehörige", "Freiwillige Rückkehr", "Verzicht auf Status, Rücknahme von Anträgen", "Dauerhafte Rückkehr"):
        hand.choose(yes, "Ja")
    hand.choose("Eigene Mittel", "Nein")
    hand.choose("Qualifizierung geplant", "Nein")
    hand.choose("Existenzgründung geplant", "Ja" if startup else "Nein")
    if startup:
        hand.fill("Bedarf für die Gründung", startup)


def record_family(hand, file):
    hand.go(f"{file}/haushalt")
    assert "Prizren" in hand.field("Was möchte die Person?").input_value()
    assert hand.field("Zielland").input_value() == "XK"
    hand.fill("Wohnort (Kreis)", "09162")
    hand.press("Angaben speichern")
    hand.page.locator("main table a[href*='/haushalt/person/']").first.click()
    person(hand, "02.02.1990", startup="3.000,00")
    hand.press("Angaben speichern")
    for given, born in (("Arta", "03.03.2015"), ("Dren", "04.04.2018")):
        hand.go(f"{file}/haushalt/person/neu")
        hand.fill("Vorname", given)
        person(hand, born)
        hand.press_for_somebody_new("Person aufnehmen")
        assert hand.path == f"{file}/haushalt", hand.text


def draft(hand, file):
    hand.go(f"{file}/foerderung")
    hand.press("Prüfung in den Verlauf legen")
    assert re.fullmatch(rf"{file}/foerderung/[0-9a-f-]{{36}}", hand.path)
    assert hand.reads("stimmt überein")
    hand.follow("Alles auswählen")
    assert hand.page.locator("[name=benefits][value^='coming-home.startup']").is_checked()
    hand.press("Zusage entwerfen")
    assert re.fullmatch(rf"{file}/briefe/[0-9a-f-]{{36}}", hand.path)
    return hand.path


def sign(hand, letter):
    hand.go(letter)
    hand.follow("Unterschreiben …")
    hand.press("Jetzt unterschreiben")
    assert hand.reads("wartet auf zweite Unterschrift")


def paper(hand, letter):
    answer = hand.page.request.get(hand.visit.url + letter + "/zusage.pdf")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    return answer.body()


# The journey


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
def test_a_family_gets_its_binding_offer_and_is_counted(visit, hand, office, javascript, tmp_path):
    counsellor, lead = hand("counsellor", javascript=javascript), hand("team_lead", javascript=javascript)
    before = figures(counsellor, office)

    keys = Walk(counsellor.visit, keyboard=True)
    file = open_nameless(keys)
    counsellor.follow("Förderprüfung")
    assert re.search(r"Eine Angabe entscheidet|Diese Angabe hilft am meisten", counsellor.text)
    first = counsellor.page.locator("[id^='frage-'] a").first
    asked = re.search(r"aendern=(?:\d+\.)?([a-z_]+)", first.get_attribute("href"))[1]
    first.click()
    counsellor.page.wait_for_load_state()
    assert counsellor.page.evaluate("document.activeElement.name") == asked

    # A nervous double click, and the same form once more: one session.
    talk(counsellor, file)
    written = counsellor.written("Gespräch festhalten")
    counsellor.page.get_by_role("button", name="Gespräch festhalten", exact=True).dblclick()
    counsellor.page.get_by_role("heading", name="Gespräch in der Stelle, 45 Minuten").first.wait_for()
    assert counsellor.post(written).status == 303
    assert len(re.findall("Erstes Gespräch: Schule der Kinder", counsellor.go(f"{file}/verlauf").text)) == 1

    give_name(counsellor, file)
    assert "K., Besarta" in counsellor.page.locator("body").inner_text()
    record_family(counsellor, file)

    counsellor.go(f"{file}/foerderung")
    assert re.search(r"[1-9][\d.]*,\d\d € stehen fest", counsellor.text)
    assert counsellor.reads("3.000,00 €")
    counsellor.visit.picture("journey-foerderung-1280")
    counsellor.page.locator("main a[href*='hilfe=coming-home.startup']").first.click()
    counsellor.page.wait_for_load_state()
    assert counsellor.reads("1 Jahr voll am") and counsellor.reads("Höchstbetrag der Gründungshilfe: 3.000,00 €, seit 01.01.2000, belegt")

    letter = draft(counsellor, file)
    sign(counsellor, letter)
    assert not counsellor.page.get_by_role("link", name="Zweite Unterschrift geben …").count()
    assert counsellor.page.request.get(counsellor.visit.url + letter + "/gegenzeichnen").status == 403
    assert counsellor.page.request.get(counsellor.visit.url + letter + "/zusage.pdf").status == 409
    lead.go("/")
    lead.page.locator(f"aside a[href='{letter}']").click()
    lead.follow("Zweite Unterschrift geben …")
    lead.press("Als zweite Person unterschreiben")
    assert lead.reads("Verbindlich zugesagt")

    pdf = tmp_path / "zusage.pdf"
    pdf.write_bytes(paper(counsellor, letter))
    assert pdf.read_bytes() == paper(lead, letter)
    (tmp_path / "texts.json").write_text(json.dumps(["Besarta Krasniqi", "3.000,00 €", "Katharina Vogel", "Maria Huber"]))
    checked = subprocess.run([sys.executable, CHECK_PDF, pdf, tmp_path / "texts.json"], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr

    counsellor.go(f"{file}/ausreise")
    for name in ("Besarta Krasniqi", "Arta", "Dren"):
        counsellor.tick(name, "Wer ist ausgereist?")
    counsellor.fill("Tag der Ausreise", TODAY.strftime("%d.%m.%Y"))
    counsellor.tick("Grenzübertrittsbescheinigung", "Nachweis")
    written = counsellor.written("Ausreise bestätigen")
    counsellor.press("Ausreise bestätigen")
    assert counsellor.reads("Für alle Personen der Akte ist die Ausreise bestätigt.")
    assert counsellor.post(written).status == 303

    after = figures(counsellor, office)
    expected = {"departures": 3, "countries": 0 if before["byCountry"].get("XK") else 1, "sessions": 1, "persons": 1}
    assert {name: after[name] - before[name] for name in DEFINITIONS} == expected
    assert after["byCountry"]["XK"] - before["byCountry"].get("XK", 0) == 3
    assert product.neuanfang("log", "verify", "--database", office.database).returncode == 0


def test_nobody_signs_twice(hand):
    """A team lead may sign and may countersign, but never the same letter."""
    lead, other = hand("team_lead"), hand("counsellor")
    file = open_nameless(lead, "Noch eine Frau mit zwei Kindern")
    record_family(lead, file)
    letter = draft(lead, file)
    sign(lead, letter)
    assert not lead.page.get_by_role("link", name="Zweite Unterschrift geben …").count()
    lead.go(f"{letter}/gegenzeichnen")
    assert lead.reads("Dieser Schritt ist für Sie gerade nicht möglich")
    # A meddler sends the form that the page does not show, with a seal of the same session, and guesses the version.
    seal = [field for field in lead.written("Abmelden")[1] if field[0] == "siegel"]
    answers = [
        lead.post([f"{lead.visit.url}{letter}/gegenzeichnen", [*seal, ["vorgang", str(uuid.uuid4())], ["version", str(version)]]]) for version in range(1, 6)
    ]
    assert {answer.status for answer in answers} <= {403, 409}
    assert any("andere Person" in answer.text() for answer in answers), [answer.text()[:2000] for answer in answers]
    assert lead.go(letter).reads("wartet auf zweite Unterschrift")
    assert other.go(letter).reads("wartet auf zweite Unterschrift")


def test_a_departure_taken_back_counts_no_longer(hand, office):
    counsellor = hand("counsellor")
    file = open_nameless(counsellor, "Mann, reist allein")
    before = figures(counsellor, office)
    counsellor.go(f"{file}/ausreise")
    counsellor.page.locator("main [name=persons]").check()
    counsellor.fill("Tag der Ausreise", TODAY.isoformat())
    counsellor.tick("Bordkarte", "Nachweis")
    counsellor.press("Ausreise bestätigen")
    assert figures(counsellor, office)["departures"] == before["departures"] + 1
    counsellor.go(f"{file}/ausreise")
    counsellor.page.get_by_role("button", name=re.compile("^Zurücknehmen")).click()
    counsellor.page.get_by_text("Die Bestätigung ist zurückgenommen").wait_for()
    assert figures(counsellor, office)["departures"] == before["departures"]


def test_a_name_is_found_folded_and_staying_is_an_outcome(hand):
    counsellor = hand("counsellor")
    file = open_nameless(counsellor, "Frau aus dem Sprachkurs")
    give_name(counsellor, file, "Çelik-Müller", "Ayşe")
    for words in ("Celik-Mueller", "ayse çelik-müller"):
        counsellor.go("/")
        counsellor.search(words)
        assert counsellor.path == file, f"{words}: {counsellor.text}"
    counsellor.follow("Fall abschließen")
    counsellor.tick("bleibt in Deutschland", "Was ist daraus geworden?")
    counsellor.press("Fall abschließen")
    assert counsellor.path == file and "bleibt in Deutschland" in counsellor.page.locator("body").inner_text()


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
def test_a_form_with_mistakes_keeps_what_was_typed(hand, javascript):
    counsellor = hand("counsellor", javascript=javascript)
    file = open_nameless(counsellor, "Herr mit Fragen")
    counsellor.go(f"{file}/verlauf")
    counsellor.fill("Andere Dauer in Minuten", "eine Stunde"[:3])
    counsellor.tick("am Telefon", "Wo?")
    counsellor.fill("Notiz", "Das darf nicht verloren gehen: „<b>Çelik</b>“.")
    counsellor.press("Gespräch festhalten")
    page = counsellor.page
    assert page.title().startswith("Fehler:")
    assert page.evaluate("document.activeElement.matches('.error-summary, [role=alert], [tabindex=\"-1\"]')")
    assert counsellor.field("Andere Dauer in Minuten").input_value() == "ein"
    assert counsellor.field("am Telefon", "Wo?").is_checked()
    assert counsellor.field("Notiz").input_value() == "Das darf nicht verloren gehen: „<b>Çelik</b>“."
    page.locator(".errors a[href$='-minutes']").click()
    assert page.evaluate("document.activeElement.name") == "minutes"
    # What was kept goes through once the mistake is mended, and once only.
    counsellor.fill("Andere Dauer in Minuten", "30")
    counsellor.tick("ohne Dolmetschen", "Verständigung")
    counsellor.press("Gespräch festhalten")
    assert counsellor.text.count("Das darf nicht verloren gehen") == 1
