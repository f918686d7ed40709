"""The note box: nothing that was typed is lost, whatever happens in the middle of it."""
import re
import signal
import sqlite3
import subprocess
import time
import zipfile

import pytest

import harness
import product
from walk import Walk

TEXT = "Anruf der Schule: Der Sohn bleibt bis zum Sommer in der Klasse. Die Mutter fragt nach der Abmeldung."
SAVED = re.compile(r"Entwurf gesichert um \d\d:\d\d Uhr")


def database(office):
    return sqlite3.connect(office.database.removeprefix("sqlite:"), timeout=20)


def end_sessions(office):
    """As a quarter of an hour of silence does."""
    with database(office) as connection:
        connection.execute("UPDATE sign_ins SET seen_at = seen_at - 16 * 60 * 1000000")


@pytest.fixture
def hand(visit):
    return lambda role, **options: Walk(visit(role, **options))


@pytest.fixture
def file(hand):
    """A fresh nameless file of the counsellor, by its address."""
    counsellor = hand("counsellor", javascript=False)
    counsellor.go("/faelle/neu")
    counsellor.fill("Bezeichnung, wenn kein Name genannt wird", "Frau am Mittwoch")
    counsellor.press("Fall anlegen")
    return re.match(r"/faelle/[0-9a-f-]{36}", counsellor.path)[0]


def box(hand):
    return hand.page.locator("#notiz-note")


def type_and_wait(hand, text):
    box(hand).press_sequentially(text, delay=1)
    hand.page.locator(".draft", has_text=SAVED).wait_for(timeout=15_000)


def notes(hand, file, text=TEXT):
    return hand.go(f"{file}/verlauf").page.locator(".timeline", has_text=text).locator("li", has_text=text).count()


def test_a_draft_is_saved_while_typing_and_goes_on_on_another_computer(hand, file):
    first = hand("counsellor")
    first.go(f"{file}/verlauf")
    type_and_wait(first, TEXT)
    first.visit.picture("notes-draft-1280")
    second = hand("counsellor")
    second.go("/")
    assert second.reads("Angefangen, noch nicht gespeichert")
    second.go(f"{file}/verlauf")
    assert box(second).input_value() == TEXT
    box(second).press("End")
    box(second).press_sequentially(" Rückruf morgen.")
    second.press("Nur als Notiz speichern")
    assert second.reads("Die Notiz ist gespeichert.") and box(second).input_value() == ""
    # The first window still shows the old text: saving it is refused once, and nothing is said twice unasked.
    first.press("Nur als Notiz speichern")
    assert first.reads("in einem anderen Fenster gespeichert oder verworfen") and box(first).input_value() == TEXT
    assert notes(second, file) == 1


def test_a_session_that_ends_in_the_middle_of_a_note_loses_nothing(hand, file, office):
    counsellor = hand("counsellor")
    counsellor.go(f"{file}/verlauf")
    box(counsellor).press_sequentially("Erst ein Satz. ", delay=1)
    counsellor.page.locator(".draft", has_text=SAVED).wait_for(timeout=15_000)
    end_sessions(office)
    box(counsellor).press_sequentially(TEXT, delay=1)
    counsellor.page.locator(".draft", has_text="Ihre Sitzung ist zu Ende").wait_for(timeout=15_000)
    assert box(counsellor).input_value() == "Erst ein Satz. " + TEXT
    counsellor.visit.picture("notes-session-ended-1280")
    with counsellor.visit.context.expect_page() as opened:
        counsellor.page.get_by_role("link", name="In einem neuen Fenster anmelden").click()
    sign_in(opened.value, office)
    opened.value.close()
    counsellor.page.bring_to_front()
    counsellor.page.evaluate("window.dispatchEvent(new Event('focus'))")
    counsellor.page.locator(".draft", has_text=SAVED).wait_for(timeout=15_000)
    counsellor.press("Nur als Notiz speichern")
    assert counsellor.reads("Die Notiz ist gespeichert.") and counsellor.reads("Erst ein Satz. " + TEXT)


def sign_in(page, office):
    login = office.login("counsellor")
    page.get_by_label("Anmeldename", exact=True).fill(login.name)
    page.get_by_label("Passwort", exact=True).fill(login.password)
    with page.expect_navigation():
        page.get_by_role("button", name="Anmelden", exact=True).click()


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
def test_a_note_sent_after_the_session_comes_back_through_signing_in(hand, file, office, javascript):
    counsellor = hand("counsellor", javascript=javascript)
    counsellor.go(f"{file}/verlauf")
    box(counsellor).fill(TEXT)
    end_sessions(office)
    counsellor.press("Nur als Notiz speichern")
    assert counsellor.reads("Ihre Sitzung ist zu Ende") and TEXT not in counsellor.page.content()
    counsellor.visit.picture(f"notes-carried-sign-in-{javascript}")
    sign_in(counsellor.page, office)
    assert counsellor.reads(TEXT) and counsellor.reads("Gespeichert ist noch nichts")
    counsellor.visit.picture(f"notes-carried-back-{javascript}")
    counsellor.press("Jetzt speichern")
    assert notes(counsellor, file) == 1


def test_a_draft_without_scripts_is_kept_and_thrown_away_and_fetched_back(hand, file):
    counsellor = hand("counsellor", javascript=False)
    counsellor.go(f"{file}/verlauf")
    box(counsellor).fill(TEXT)
    counsellor.press("Als Entwurf sichern")
    assert SAVED.search(counsellor.text) and box(counsellor).input_value() == TEXT
    counsellor.press("Entwurf verwerfen")
    assert box(counsellor).input_value() == ""
    counsellor.press("Rückgängig")
    assert box(counsellor).input_value() == TEXT
    assert notes(counsellor, file) == 0


def test_two_windows_never_overwrite_each_other_silently(hand, file):
    first, second = hand("counsellor"), hand("counsellor")
    first.go(f"{file}/verlauf")
    second.go(f"{file}/verlauf")
    type_and_wait(first, "Text aus dem ersten Fenster")
    box(second).press_sequentially("Text aus dem zweiten Fenster", delay=1)
    second.page.locator(".draft", has_text="In einem anderen Fenster").wait_for(timeout=15_000)
    second.press("Beide Texte ansehen")
    assert second.reads("Text aus dem ersten Fenster") and box(second).input_value() == "Text aus dem zweiten Fenster"
    second.visit.picture("notes-two-windows-1280")
    second.press("Den Text oben sichern")
    assert box(second).input_value() == "Text aus dem zweiten Fenster"


def test_a_nervous_double_click_and_a_replay_write_one_note(hand, file):
    counsellor = hand("counsellor")
    counsellor.go(f"{file}/verlauf")
    box(counsellor).fill(TEXT)
    form = counsellor.page.locator("form.note").evaluate("e => [...new FormData(e)]")
    counsellor.page.get_by_role("button", name="Nur als Notiz speichern", exact=True).dblclick()
    counsellor.page.get_by_role("heading", name="Notiz", exact=True).first.wait_for()
    assert counsellor.post([f"{counsellor.visit.url}{file}/notiz", form]).status == 303
    # A saving that was held up on its way brings no ghost back.
    late = counsellor.post([f"{counsellor.visit.url}{file}/entwurf", form + [["folge", "9999999999999"]]])
    assert late.json()["state"] == "written"
    assert notes(counsellor, file) == 1 and box(counsellor).input_value() == ""


def test_a_crash_of_the_server_loses_no_draft(browser, tmp_path):
    address = f"sqlite:{tmp_path}/neuanfang.sqlite"
    logins = product.demo(address, cases=10)
    port = product.free_port()
    office = product.Office(f"http://127.0.0.1:{port}", logins, address)

    def start(log):
        server = subprocess.Popen(
            [str(product.BINARY), "serve", "--host", "127.0.0.1", "--port", str(port), "--database", address],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=product.ROOT)
        until = time.monotonic() + 60
        while not product.answers(office.url):
            assert server.poll() is None and time.monotonic() < until
            time.sleep(0.05)
        return server

    with open(tmp_path / "log", "wb") as log:
        server = start(log)
        visit = harness.Visit(browser, office.url)
        try:
            counsellor = Walk(visit.log_in(office.login("counsellor")))
            counsellor.go("/faelle?wer=meine")
            file = counsellor.page.locator("main tbody th a").last.get_attribute("href")
            counsellor.go(f"{file}/verlauf")
            type_and_wait(counsellor, "Vor dem Absturz.")
            server.send_signal(signal.SIGKILL)
            server.wait()
            box(counsellor).press_sequentially(" Danach.", delay=1)
            counsellor.page.locator(".draft", has_text="Keine Verbindung").wait_for(timeout=20_000)
            server = start(log)
            counsellor.page.locator(".draft", has_text=SAVED).wait_for(timeout=30_000)
            other = harness.Visit(browser, office.url)
            try:
                again = Walk(other.log_in(office.login("counsellor")))
                again.go(f"{file}/verlauf")
                assert box(again).input_value() == "Vor dem Absturz. Danach."
            finally:
                other.close()
        finally:
            visit.close()
            server.kill()
            server.wait()


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
def test_two_people_change_one_person_and_choose_field_by_field(hand, file, javascript):
    counsellor, lead = hand("counsellor", javascript=javascript), hand("team_lead", javascript=javascript)
    counsellor.go(f"{file}/haushalt")
    counsellor.follow("Ratsuchende Person")
    person = counsellor.path
    lead.go(person)
    lead.fill("Geburtsdatum", "03.03.1991")
    lead.fill("Sicherer Kontakt", "über die Caritas")
    lead.press("Angaben speichern")
    counsellor.fill("Geburtsdatum", "01.02.1990")
    counsellor.press("Angaben speichern")
    assert counsellor.reads("Zwei haben dasselbe geändert")
    counsellor.visit.picture(f"notes-together-{javascript}")
    counsellor.tick("01.02.1990 (angegeben)", "Geburtsdatum")
    counsellor.press("So speichern")
    counsellor.go(person)
    assert counsellor.field("Geburtsdatum").input_value() == "01.02.1990"
    assert counsellor.field("Sicherer Kontakt").input_value() == "über die Caritas"


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
def test_a_snippet_and_the_first_sentence_are_put_in(hand, file, javascript):
    counsellor = hand("counsellor", javascript=javascript)
    counsellor.go(f"{file}/verlauf")
    counsellor.tick("am Telefon", "Wo?")
    counsellor.fill("Andere Dauer in Minuten", "20")

    def press(words):
        button = counsellor.page.get_by_role("button", name=words, exact=True)
        before = box(counsellor).input_value()
        button.click()
        counsellor.page.wait_for_load_state()
        counsellor.page.wait_for_function("before => document.querySelector('#notiz-note').value !== before", arg=before) if javascript else None

    press("Ersten Satz aus den Angaben unten")
    assert box(counsellor).input_value().startswith("Gespräch am Telefon am ")
    counsellor.choose("Textbaustein", "Passersatz")
    press("Einsetzen")
    assert "Für [nicht bekannt] wird ein Passersatz gebraucht." in box(counsellor).input_value()


def test_keys_lead_and_can_be_turned_off(hand):
    counsellor = hand("counsellor")
    page = counsellor.page
    counsellor.go("/")
    page.keyboard.press("g")
    with page.expect_navigation():
        page.keyboard.press("f")
    assert counsellor.path == "/faelle"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement === document.querySelectorAll('main tbody th a')[1]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    with page.expect_navigation():
        page.keyboard.press("n")
    page.wait_for_function("document.activeElement.id === 'notiz-note'")
    counsellor.go("/")
    with page.expect_navigation():
        page.keyboard.press("?")
    assert counsellor.path == "/tastatur"
    counsellor.follow("An- und ausschalten")
    try:
        counsellor.page.get_by_label("Aus", exact=True).check()
        counsellor.press("Speichern")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") != "suche"
    finally:
        counsellor.go("/einstellungen").page.get_by_label("An", exact=True).check()
        counsellor.press("Speichern")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "suche"


def test_the_warning_comes_before_the_end_and_says_what_becomes_of_the_text(hand, file):
    counsellor = hand("counsellor")
    page = counsellor.page
    page.clock.install()
    counsellor.go(f"{file}/verlauf")
    page.clock.fast_forward(12 * 60 * 1000)
    assert page.locator(".timeout").count() == 0
    page.clock.fast_forward(61 * 1000)
    assert "als Entwurf gesichert" in page.locator(".timeout").inner_text()
    page.get_by_role("button", name="Angemeldet bleiben").click()
    page.locator(".timeout").wait_for(state="detached")


def test_a_list_is_kept_printed_downloaded_and_handed_on(hand, tmp_path):
    lead = hand("team_lead")
    lead.go("/faelle?stand=alle")
    lead.follow("Diese Liste merken")
    lead.fill("Wie soll die Liste heißen?", "Alles auf einmal")
    lead.press("Liste merken")
    assert lead.page.get_by_role("link", name="Alles auf einmal").get_attribute("aria-current") == "true"
    lead.follow("Als Tabelle herunterladen")
    for kind, words in [("xlsx", "Excel (XLSX)"), ("ods", "LibreOffice (ODS)"), ("csv", "Text (CSV)")]:
        lead.tick(words, "Art der Datei")
        with lead.page.expect_download() as download:
            lead.page.get_by_role("button", name="Herunterladen", exact=True).click()
        target = tmp_path / f"liste.{kind}"
        download.value.save_as(target)
        assert target.stat().st_size > 500
        if kind == "csv":
            assert target.read_text(encoding="utf-8-sig").startswith('"Fälle: offen und abgeschlossen"')
        else:
            with zipfile.ZipFile(target) as archive:
                assert archive.testzip() is None
        lead.page.reload()
    lead.go("/faelle")
    lead.visit.picture("list-lead-1280")
    boxes = lead.page.locator("input[name=fall]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    lead.press("Ausgewählte übergeben")
    lead.page.get_by_label("An wen?").select_option(index=2)
    lead.press("Übergeben")
    assert re.search(r"(2 Fälle sind|1 Fall ist) übergeben", lead.text)
    lead.press("Rückgängig")
    assert "zurückgegeben" in lead.text
    lead.go("/faelle/druck")
    assert lead.reads("Stand")
