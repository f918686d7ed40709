"""The main job from the first talk to the counted departure, as a counsellor and a team lead do it; with and without scripts."""
import json
import re
import subprocess
import sys

import pytest

import product

CHECK_PDF = product.ROOT / "Tests/Papers/check_pdf.py"


def put(page, name, value):
    """Fills a field of the main form by its name: text, list, radio button or boxes."""
    field = page.locator(f"main [name='{name}']").first
    kind = field.evaluate("e => e.tagName === 'INPUT' ? e.type : e.tagName.toLowerCase()")
    if kind == "select":
        field.select_option(value)
    elif kind in ("radio", "checkbox"):
        page.locator(f"main [name='{name}'][value='{value}']").check()
    else:
        field.fill(value)


def press(page, words):
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=words, exact=True).first.click()


def figures(page):
    """Departures, countries, sessions, persons of this year, from the sentence on the report page."""
    page.goto(page.base + "/berichte")
    words = page.locator("main").inner_text()
    numbers = re.search(r"(\d+) Ausreisen? in (\d+) L\w+, (\d+) Beratung(?:en)? für (\d+) Person", words)
    return [int(number) for number in numbers.groups()]


@pytest.fixture
def desk(visit):
    def open_desk(role, **options):
        page = visit(role, **options).page
        page.base = "/".join(page.url.split("/")[:3])
        return page

    return open_desk


def open_nameless(page):
    page.goto(page.base + "/faelle/neu")
    put(page, "alias", "Frau mit zwei Kindern")
    put(page, "language", "sq")
    put(page, "interpreter", "ja")
    put(page, "destination", "XK")
    put(page, "wish", "Zu meiner Schwester nach Prizren, einen Salon aufmachen.")
    press(page, "Fall anlegen")
    return re.search(r"/faelle/([0-9a-f-]{36})", page.url)[1]


def hold_session(page, file):
    page.goto(f"{page.base}/faelle/{file}/verlauf")
    assert page.locator("main [name=language]").first.input_value() == "sq"
    put(page, "minutes", "45")
    put(page, "channel", "office")
    put(page, "interpreting", "interpreter")
    page.locator("main [name=interpreter]").first.select_option(index=1)
    put(page, "note", "Erstes Gespräch: Schule der Kinder, Wohnung bei der Schwester.")
    press(page, "Gespräch festhalten")
    assert "Wohnung bei der Schwester" in page.locator("main").inner_text()


def lift_to_name(page, file):
    page.goto(f"{page.base}/faelle/{file}/name")
    put(page, "family_name", "Krasniqi-Müller")
    put(page, "given_name", "Besarta")
    put(page, "gender", "female")
    press(page, "Namen eintragen")
    assert "K., Besarta" in page.locator("body").inner_text()


FACTS = {
    "nationality": "XK", "status": "tolerated", "entry_date": "14.11.2021", "third_country": "true", "voluntary_return": "true",
    "waives_status": "true", "no_return_pledge": "true", "has_own_means": "false", "wants_training": "false",
}
STARTUP = {"wants_startup": "true", "startup_request": "3.000,00"}


def record(page, facts):
    for name, value in facts.items():
        put(page, name, value)


def record_family(page, file):
    page.goto(f"{page.base}/faelle/{file}/haushalt")
    assert "Prizren" in page.locator("main [name=wish]").input_value()
    put(page, "residence_ags", "09162")
    press(page, "Angaben speichern")
    page.locator("main a[href*='/haushalt/person/']").first.click()
    record(page, FACTS | STARTUP | {"born": "02.02.1990"})
    press(page, "Angaben speichern")
    for name, born in (("Arta", "03.03.2015"), ("Dren", "04.04.2018")):
        page.goto(f"{page.base}/faelle/{file}/haushalt/person/neu")
        put(page, "given_name", name)
        record(page, FACTS | {"born": born, "wants_startup": "false"})
        page.locator("main form button[type=submit], main form button:not([type])").last.click()
        page.wait_for_load_state()
        assert "Fehler" not in page.title(), page.title()


def freeze_and_draft(page, file):
    page.goto(f"{page.base}/faelle/{file}/foerderung")
    assert "stehen fest" in page.locator("main").inner_text()
    press(page, "Prüfung in den Verlauf legen")
    if not re.search(r"/foerderung/[0-9a-f-]{36}", page.url):
        page.goto(f"{page.base}/faelle/{file}/foerderung")
        page.locator("main aside a[href*='/foerderung/']").first.click()
    assert page.locator("[name=benefits][value*='coming-home.startup']").count() == 1
    for box in page.locator("[name=benefits]").all():
        box.check()
    press(page, "Zusage entwerfen")
    return re.search(r"/briefe/([0-9a-f-]{36})", page.url)[1]


def sign(page, file, offer, step, words):
    page.goto(f"{page.base}/faelle/{file}/briefe/{offer}/{step}")
    press(page, words)


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_a_family_gets_its_binding_offer_and_is_counted(desk, office, javascript, tmp_path):
    counsellor, lead = desk("counsellor", javascript=javascript), desk("team_lead", javascript=javascript)
    before = figures(counsellor)
    file = open_nameless(counsellor)
    hold_session(counsellor, file)
    lift_to_name(counsellor, file)
    record_family(counsellor, file)
    offer = freeze_and_draft(counsellor, file)
    letter = f"/faelle/{file}/briefe/{offer}"

    sign(counsellor, file, offer, "unterschreiben", "Jetzt unterschreiben")
    assert "zweite Unterschrift" in counsellor.locator("main").inner_text()
    refused = counsellor.request.get(counsellor.base + letter + "/gegenzeichnen")
    assert refused.status in (403, 409), refused.status
    sign(lead, file, offer, "gegenzeichnen", "Als zweite Person unterschreiben")
    assert "Verbindlich zugesagt" in lead.locator("main").inner_text()

    first = counsellor.request.get(counsellor.base + letter + "/zusage.pdf")
    assert first.status == 200 and first.headers["content-type"] == "application/pdf"
    assert first.body() == lead.request.get(lead.base + letter + "/zusage.pdf").body()
    (tmp_path / "zusage.pdf").write_bytes(first.body())
    checked = subprocess.run([sys.executable, str(CHECK_PDF), str(tmp_path / "zusage.pdf")], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr

    counsellor.goto(f"{counsellor.base}/faelle/{file}/ausreise")
    for box in counsellor.locator("main [name=persons]").all():
        box.check()
    put(counsellor, "left_on", counsellor.evaluate("new Date().toISOString().slice(0, 10)") if javascript else today())
    put(counsellor, "country", "XK")
    put(counsellor, "proof", "border_certificate")
    put(counsellor, "proof_detail", "GÜB 4711")
    press(counsellor, "Ausreise bestätigen")

    after = figures(counsellor)
    assert (after[0] - before[0], after[2] - before[2], after[3] - before[3]) == (3, 1, 1)
    counsellor.goto(f"{counsellor.base}/faelle/{file}/verlauf")
    course = counsellor.locator("main").inner_text()
    assert "Kosovo" in course and "Erstes Gespräch" in course


def today():
    import datetime

    return datetime.date.today().isoformat()


def test_the_report_on_the_page_is_the_report_of_the_command(desk, office):
    page = desk("counsellor")
    shown = figures(page)
    year = today()[:4]
    told = product.neuanfang("report", "activity", "--from", f"{year}-01-01", "--to", today(), "--format", "json", "--database", office.database)
    assert told.returncode == 0, told.stderr
    munich = next(entry for entry in json.loads(told.stdout) if "München" in entry["office"])
    assert shown == [munich["departures"], munich["countries"], munich["sessions"], munich["persons"]]
    assert product.neuanfang("log", "verify", "--database", office.database).returncode == 0


def test_a_name_is_found_folded_and_a_file_may_end_with_staying(desk):
    page = desk("counsellor")
    file = open_nameless(page)
    lift_to_name(page, file)
    page.goto(page.base + "/")
    page.locator("header [name=q], header input[type=search]").first.fill("mueller besarta")
    page.locator("header form button").first.click()
    page.wait_for_load_state()
    assert "K., Besarta" in page.locator("body").inner_text()
    page.goto(f"{page.base}/faelle/{file}/abschluss")
    put(page, "outcome", "stays")
    page.locator("main form button").last.click()
    page.wait_for_load_state()
    assert "bleibt in Deutschland" in page.locator("body").inner_text()


def test_a_form_with_mistakes_keeps_what_was_typed(desk):
    page = desk("counsellor", javascript=False)
    file = open_nameless(page)
    page.goto(f"{page.base}/faelle/{file}/verlauf")
    put(page, "minutes", "??")
    put(page, "channel", "phone")
    put(page, "interpreting", "not_needed")
    put(page, "note", "Das darf nicht verloren gehen.")
    press(page, "Gespräch festhalten")
    assert page.title().startswith("Fehler:")
    assert page.locator("main [name=note]").first.input_value() == "Das darf nicht verloren gehen."
    assert page.locator("main [name=minutes]").first.input_value() == "??"
