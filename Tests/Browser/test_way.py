"""From a proposal to the third month after the move: a viewing that is lost, a second one, contract, move, the last call. Days lie in the past."""
import datetime
import re

import pytest

from test_flats import UNSAID, free, household, offer, propose
from walk import Walk


@pytest.fixture
def hand(visit):
    def hand(role, **options):
        return Walk(visit(role, **options))

    return hand


def ago(days):
    return (datetime.date.today() - datetime.timedelta(days=days)).strftime("%d.%m.%Y")


def agree_on_viewing(desk, day, clock, companion=None):
    desk.follow("Besichtigung vereinbaren")
    desk.fill("Tag", day)
    desk.fill("Beginn", clock)
    desk.tick("Nein", "Wird gedolmetscht?")
    without = desk.page.get_by_label(re.compile("^Ohne Dolmetschen, weil"))
    if without.count():
        without.first.fill("Sie versteht genug.")
    if companion:
        desk.choose("Begleitung im Ehrenamt", companion)
    desk.press("Besichtigung eintragen")
    box = desk.page.locator("main input[name=clash]")
    if box.count():
        box.first.check()
        desk.press("Besichtigung eintragen")
    assert desk.reads("Die Besichtigung ist vereinbart.")


def says(landlord, status, words):
    landlord.go(status)
    assert landlord.reads(words), landlord.text
    assert not UNSAID.search(landlord.text)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_proposal_ends_three_months_after_the_move(hand, javascript):
    street = f"Venloer Straße {11 if javascript else 12}"
    landlord, desk = hand(None, javascript=False), hand("housing_counsellor", javascript=javascript)
    status = offer(landlord, street)
    household(desk)
    flat = free(desk, street)
    propose(desk, flat)
    desk.go(flat)
    desk.follow("Weg")
    way = desk.path
    assert desk.reads("Ein Nein kostet ihn nichts.")
    desk.press("Haushalt möchte")
    desk.go(way)
    agree_on_viewing(desk, ago(150), "16:30")
    desk.choose("Was wurde daraus?", "geplatzt: Vermietung war nicht da")
    desk.press("Eintragen")
    assert desk.reads("Vermietung war nicht da") and desk.reads("Bieten Sie einen anderen Tag an")
    agree_on_viewing(desk, ago(148), "17:30")
    desk.choose("Was wurde daraus?", "hat stattgefunden")
    desk.press("Eintragen")
    assert desk.reads("hat stattgefunden")
    desk.press("Beide wollen")
    desk.go(way)
    says(landlord, status, "Als Nächstes brauchen wir Ihr schriftliches Angebot.")
    # The letter is filled in from the flat's record.
    desk.follow("Bitte um ein schriftliches Mietangebot")
    assert street in desk.field("Welche Wohnung?").input_value()
    assert not UNSAID.search(desk.page.locator("#vorschau").inner_text())
    desk.go(way)
    # Before the rent is assured, a signature needs a reason.
    desk.fill("Unterschrieben am", ago(120))
    desk.press("Vertrag eintragen")
    assert desk.reads("Die Miete ist noch nicht zugesichert; das muss vor der Unterschrift geschehen.")
    desk.go(way)
    desk.follow("Zusicherung der Miete (Jobcenter oder Sozialamt)")
    desk.choose("Stand", "erledigt")
    desk.fill("Am", ago(125))
    desk.press("Eintragen")
    says(landlord, status, "Die Prüfung der Miete ist abgeschlossen.")
    desk.go(way)
    desk.fill("Unterschrieben am", ago(120))
    desk.press("Vertrag eintragen")
    assert desk.reads("Tragen Sie den Einzug ein, wenn er geschehen ist.")
    desk.go(flat)
    assert desk.reads("vermietet")
    desk.go(way)
    desk.fill("Tag des Einzugs", ago(130))
    for box in desk.page.locator("main input[name=persons]").all():
        box.check()
    desk.press("Einzug eintragen")
    assert desk.reads("Der Vertrag ist erst am")
    desk.fill("Tag des Einzugs", ago(110))
    desk.press("Einzug eintragen")
    assert desk.reads("Das Gespräch nach drei Monaten ist am")
    says(landlord, status, "Die Wohnung ist übergeben.")
    desk.go("/wohnungen/wege")
    assert desk.page.locator(f"main a[href='{way}']").count() == 1
    desk.go(way)
    desk.fill("Gespräch am", ago(5))
    desk.tick("Haushalt", "Mit wem?")
    desk.tick("wohnt dort", "Wohnt der Haushalt noch dort?")
    desk.tick("Das war das letzte Gespräch: Die Nachbetreuung ist beendet")
    desk.press("Gespräch eintragen")
    assert desk.reads("Die Nachbetreuung ist beendet.")
    desk.go(flat)
    assert desk.reads("abgeschlossen")
