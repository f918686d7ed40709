"""One working day of a counsellor, from the first page in the morning to tomorrow's: wide, on a phone, and without scripts."""
import datetime
import re
import sqlite3

import pytest

import harness
from walk import Walk

TODAY = datetime.date.today()
TALK = "Erstes Gespräch, ohne Namen: Sie fragt, was eine Rückkehr nach Kosovo bedeutet. Nichts entschieden."
HEALTH = "Sie ist in Behandlung und möchte, dass das niemand ohne Grund liest."
NOTE = "Anruf der Schule: Der Sohn bleibt bis zum Sommer in der Klasse. Die Mutter fragt nach der Abmeldung."
INTERPRETER = "Lindita Hoti"

# Who is at the desk, how wide, with scripts; and a family nobody else meets, in two spellings and two scripts.
DAYS = {
    "wide": (1280, True, ("Gashi-Berisha", "Shqiponjë"), ("Gaschi-Berischa", "Shqiponja")),
    "phone": (390, True, ("Hoxhaj-Kelmendi", "Xhevahire"), ("Hodschaj-Kelmendi", "Dschevahire")),
    "no-scripts": (1280, False, ("Çitaku-Zeqiri", "Nexhmije"), ("Citaku-Zeqiri", "Nedschmije")),
}


class Day(Walk):
    """A person at the screen who looks at every page they come to."""

    def __init__(self, visit, name, width, javascript):
        super().__init__(visit)
        self.name, self.width, self.javascript, self.pictures = name, width, javascript, 0

    def look(self, what):
        """A picture of the page, and nothing wrong with it."""
        self.pictures += 1
        self.visit.picture(f"day-{self.name}-{self.pictures:02}-{what}")
        found = self.visit.overflow(self.width) + self.visit.structure()
        if self.javascript:
            found += self.visit.axe() + self.visit.targets(self.width) + self.visit.policy()
        assert found == [], what

    def press_like(self, pattern):
        self._go(self.page.get_by_role("button", name=re.compile(pattern)).first)

    def follow_like(self, pattern):
        self._go(self.page.get_by_role("link", name=re.compile(pattern)).first)

    def count(self, words):
        return self.text.count(words)


@pytest.mark.parametrize("name", DAYS)
def test_a_working_day(visit, office, name):
    width, javascript, known, spoken = DAYS[name]
    logins = {login.name: login for login in office.logins}

    def at_the_desk(login):
        return Day(visit(None, width=width, javascript=javascript).log_in(logins[login]), f"{name}-{login}" if login != "huber" else name, width, javascript)

    day = at_the_desk("huber")
    day.go("/")
    day.look("morning")

    family = open_file(day, known)
    first = book(day, family)
    interpreter_says_yes(day, at_the_desk("hoti"), first)
    nobody_came(day, family, f"{5 + list(DAYS).index(name)}:15")
    walk_in = talk_without_a_name(day)
    corrected(day, walk_in)
    kept_to_oneself(day, walk_in, at_the_desk("roth"))
    together = named_and_put_together(day, walk_in, family, spoken)
    note_through_a_time_out(day, together, office, logins["huber"])
    letter(day, together)
    workshop(day, visit(None, width=width, javascript=javascript), name)
    evening(day, together, first)


def open_file(day, known):
    """Somebody with a name, in the morning."""
    day.go("/")
    day.go("/faelle/neu")
    day.fill("Familienname", known[0])
    day.fill("Vorname", known[1])
    day.fill("Geburtsdatum", "03.04.1988")
    day.choose("Sprache des Gesprächs", "Albanisch")
    day.tick("Ja", "Wird gedolmetscht?")
    day.look("new-file")
    day.press_for_somebody_new("Fall anlegen")
    file = re.match(r"/faelle/[0-9a-f-]{36}", day.path)[0]
    day.look("file")
    return file


def choose_interpreter(day):
    day.page.locator("main").get_by_role("radio", name=INTERPRETER).check()


def book(day, file):
    """An appointment with an interpreter, at an hour that suits everybody, in a room."""
    day.go(file)
    day.follow("Termin vereinbaren")
    day.choose("Anlass", "Plan besprechen")
    choose_interpreter(day)
    day.press("Prüfen und freie Zeiten suchen")
    day.look("booking")
    slot = day.page.locator(".slots button").first
    day._go(slot)
    assert day.field("Tag").input_value() and day.field("Beginn").input_value()
    assert day.field("Raum").input_value(), "a room is proposed with the hour"
    assert day.page.get_by_role("radio", name=INTERPRETER).is_checked()
    day.look("booking-chosen")
    day.press("Termin eintragen")
    assert day.reads("Der Termin ist vereinbart.") and day.reads("angefragt")
    day.look("appointment")
    return day.path


def interpreter_says_yes(day, interpreter, appointment):
    when = re.search(r"(\d\d\.\d\d\.\d{4}), (\d\d:\d\d) Uhr", day.text)
    interpreter.go("/einsaetze")
    interpreter.look("asked")
    interpreter.press_like(rf"^Zusagen.*{re.escape(when[1])}, {when[2]}")
    interpreter.look("said-yes")
    assert day.go(appointment).reads("zugesagt")


def nobody_came(day, file, hour):
    """The second one was yesterday at dawn, and nobody came: the interpreter is paid all the same."""
    day.go(f"{file}/termin")
    day.fill("Tag", (TODAY - datetime.timedelta(days=1)).strftime("%d.%m.%Y"))
    day.fill("Beginn", hour)
    day.fill("Dauer", "45")
    day.choose("Anlass", "Beratungsgespräch")
    choose_interpreter(day)
    day.press("Termin eintragen")
    assert day.reads("Der Termin ist vereinbart."), day.text
    day.press("Kam nicht")
    assert day.reads("nicht erschienen")
    day.fill("Kosten trotz Ausfall", "45,00")
    day.look("nobody-came")
    day.press("Kosten speichern")
    assert day.reads("45,00 €")


def talk_without_a_name(day):
    day.go("/faelle/neu")
    day.fill("Bezeichnung, wenn kein Name genannt wird", "Frau mit rotem Koffer")
    day.choose("Sprache des Gesprächs", "Albanisch")
    day.press("Fall anlegen")
    file = re.match(r"/faelle/[0-9a-f-]{36}", day.path)[0]
    day.go(f"{file}/verlauf")
    day.fill("Notiz", TALK)
    day.tick("in der Stelle", "Wo?")
    day.tick("ohne Dolmetschen", "Verständigung")
    day.tick("30 Minuten", "Dauer")
    day.look("note-box")
    day.press("Gespräch festhalten")
    assert day.count(TALK) == 1
    day.look("course")
    return file


def corrected(day, file):
    """It took longer than was written down."""
    day.go(f"{file}/verlauf")
    day.follow("Text ändern")
    day.page.locator("summary", has_text="berichtigen").click()
    day.fill("Dauer", "45")
    day.look("talk-corrected")
    day.press("Gespräch berichtigen")
    assert day.reads("Gespräch in der Stelle, 45 Minuten") and day.count(TALK) == 1
    day.follow_like("^geändert am")
    assert day.reads("30 Minuten, in der Stelle")


def kept_to_oneself(day, file, officer):
    """What is nobody's business without a reason: a marked note, and a need for protection."""
    day.go(f"{file}/verlauf")
    day.fill("Notiz", HEALTH)
    day.page.get_by_label(re.compile("^Vertraulich")).check()
    day.press("Nur als Notiz speichern")
    assert not day.reads(HEALTH) and day.reads("vertraulich")
    day.follow_like("^Anzeigen")
    assert day.reads(HEALTH)
    day.look("course-opened")
    day.go(f"{file}/haushalt")
    day.follow("Ratsuchende Person")
    day.fill("Geburtsdatum", "03.04.1988")
    assert not day.page.locator("[name=vulnerabilities]").count()
    day.press_like("^Anzeigen")
    assert day.field("Geburtsdatum").input_value() == "03.04.1988", "what was typed stays"
    day.look("protection-opened")
    day.press("Angaben speichern")
    officer.go("/protokoll")
    number = re.search(r"R-[0-9A-Z]{6}", day.go(file).page.locator("body").inner_text())[0]
    officer.fill("Nur ein Fall", number)
    officer.press("Anzeigen")
    assert officer.count("hat besondere Schutzbedarfe angesehen") == 1, "once in an hour"
    officer.look("log")


def named_and_put_together(day, walk_in, family, spoken):
    """The walk-in gives a name that somebody has: compared, put together, taken apart, put together."""
    day.go(walk_in)
    day.follow("Namen nachtragen")
    day.fill("Familienname", spoken[0])
    day.fill("Vorname", spoken[1])
    day.press("Namen eintragen")
    assert day.reads("Möglicher Treffer") or day.reads("Mögliche Treffer"), day.text
    day.look("somebody-alike")
    day.press("Trotzdem eintragen")
    day.go(walk_in)
    assert day.reads("Vielleicht gibt es diesen Fall schon"), day.text
    day.look("duplicate-warning")
    day.go("/dubletten")
    day.look("pairs")
    day.go(walk_in)
    day.follow_like("^Vergleichen")
    day.look("merge-preview")
    into = re.search(r"/zusammenfuehren/([0-9a-f-]{36})", day.page.url)[1]
    day.fill("Woran erkennen Sie, dass es dieselben Menschen sind?", "Derselbe Ausweis lag in beiden Gesprächen vor.")
    day.press("Zusammenführen")
    assert day.path == f"/faelle/{into}" and day.reads("zusammengeführt")
    day.look("merged")
    day.press("Rückgängig")
    assert day.reads("wieder getrennt")
    day.go(walk_in)
    assert day.path == walk_in
    day.follow_like("^Vergleichen")
    day.fill("Woran erkennen Sie, dass es dieselben Menschen sind?", "Derselbe Ausweis lag in beiden Gesprächen vor.")
    day.press("Zusammenführen")
    for file in (walk_in, family):
        day.go(file)
        assert day.path == f"/faelle/{into}"
    day.go(f"/faelle/{into}/verlauf")
    assert day.count(TALK) == 1
    return f"/faelle/{into}"


def note_through_a_time_out(day, file, office, login):
    """Somebody comes in, a quarter of an hour goes by, and the note is still there: once."""
    day.go(f"{file}/verlauf")
    day.page.locator("#notiz-note").fill(NOTE)
    if day.javascript:
        day.page.locator(".draft", has_text=re.compile(r"Entwurf gesichert um \d\d:\d\d Uhr")).wait_for(timeout=15_000)
    end_sessions(office)
    day.press("Nur als Notiz speichern")
    assert day.reads("Ihre Sitzung ist zu Ende") and NOTE not in day.page.content()
    day.visit.complaints.clear()  # The answer was a 401, as it has to be.
    day.look("session-ended")
    day.page.get_by_label("Anmeldename", exact=True).fill(login.name)
    day.page.get_by_label("Passwort", exact=True).fill(login.password)
    day.press("Anmelden")
    assert day.reads(NOTE)
    day.look("still-there")
    day.press("Jetzt speichern")
    day.go(f"{file}/verlauf")
    assert day.count(NOTE) == 1 and day.page.locator("#notiz-note").input_value() == ""


def end_sessions(office):
    with sqlite3.connect(office.database.removeprefix("sqlite:"), timeout=20) as connection:
        connection.execute("UPDATE sign_ins SET seen_at = seen_at - 16 * 60 * 1000000")


def letter(day, file):
    """From a template, with what is missing named, then frozen under a number."""
    day.go(f"{file}/briefe")
    day.follow("Neuer Brief")
    day.look("letter-templates")
    day.follow("Bitte um Unterlagen an eine Behörde")
    day.fill("Anschrift", "Standesamt Musterstadt\nRathausplatz 1\n80000 München")
    day.fill("Welche Unterlagen?", "die Geburtsurkunde")
    day.press("Festschreiben")
    assert "Es fehlt: Tag der Einwilligung" in day.page.locator(".errors").inner_text()
    day.fill("Eingewilligt am", TODAY.strftime("%d.%m.%Y"))
    day.visit.complaints.clear()  # What is missing was answered with a 422, as it has to be.
    day.look("letter")
    day.press("Festschreiben")
    assert re.fullmatch(rf"{file}/schreiben/[0-9a-f-]{{36}}", day.path)
    number = re.search(r"B-\d{4}-[A-Z0-9]{6}", day.page.locator("h1").inner_text())[0]
    day.look("letter-frozen")
    assert day.go(f"{file}/briefe").count(number) == 1


def workshop(day, stranger, name):
    """Planned, registered for from outside, held, certified."""
    title = f"Workshop: Mit Kindern gehen ({name})"
    day.go("/veranstaltungen/neu")
    day.fill("Titel", title)
    day.tick("Workshop", "Art")
    day.tick("alle", "Für")
    day.tick("Rückkehrberatung", "Zählt bei")
    tomorrow = (TODAY + datetime.timedelta(days=1)).strftime("%d.%m.%Y")
    day.fill("Tag", tomorrow)
    day.fill("Beginn", "0:05")
    day.fill("Dauer in Minuten", "120")
    day.fill("Ort", "Großer Raum")
    day.press("Veranstaltung eintragen")
    event = day.path
    day.press("Anmeldung öffnen")
    day.look("workshop")
    address = re.search(r"/anmeldung/[\w-]+", day.text)[0]
    stranger.go(address)
    guest = Walk(stranger)
    guest.fill("Ihr Name", "Arben Krasniqi")
    guest.press("Anmelden")
    assert guest.reads("Sie sind angemeldet.")
    # It is brought forward to today, so that it is over by now.
    day.go(f"{event}/aendern")
    day.fill("Tag", TODAY.strftime("%d.%m.%Y"))
    day.press("Änderung speichern")
    day.follow("Wer war da?")
    day.tick("Arben Krasniqi", "Wer war da?")
    day.fill("Ohne Namen kamen", "3")
    day.look("attendance")
    day.press("Eintragen")
    assert day.reads("1 war da, dazu 3 ohne Namen")
    day.press("Bescheinigungen ausstellen")
    assert day.count("Arben Krasniqi") == 1 and day.reads("Bescheinigung ")
    day.look("certified")


def evening(day, file, first):
    """What tomorrow begins with, and the day on one sheet of paper."""
    day.go(file)
    appointments = day.page.locator("aside li", has_text="Plan besprechen")
    assert appointments.count() == 1, "booked once"
    day.go("/")
    day.follow("Tag danach")
    assert day.reads("morgen") or day.reads("Morgen")
    day.look("tomorrow")
    day.go("/")
    if day.javascript:
        paper = day.page.pdf(format="A4")
        harness.ARTIFACTS.joinpath(f"day-{day.name}.pdf").write_bytes(paper)
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", paper)) == 1
    day.look("evening")
