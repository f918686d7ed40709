"""A letter from a template, as a counsellor writes it: chosen, filled in with the letter beside it, frozen, sent, replaced."""
import re
import subprocess
import sys

import pytest

from product import ROOT
from walk import Walk


def file_of(hand, name):
    """The demo's file of that name; names stand in no address, so the list is looked through."""
    hand.go("/faelle")
    link = hand.page.locator("main tbody th a", has_text=name).first
    return link.evaluate("a => new URL(a.href).pathname")


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
def test_a_letter_is_written_with_its_preview(visit, javascript, tmp_path):
    hand = Walk(visit("counsellor", javascript=javascript))
    page = hand.page
    file = file_of(hand, "Dilshad")
    hand.go(f"{file}/briefe")
    assert "Abmeldung von Schule oder Kita" in page.inner_text("main") and "persönlich übergeben" in page.inner_text("main")
    hand.follow("Neuer Brief")
    assert hand.path == f"{file}/briefe/neu"
    hand.follow("Bitte um Unterlagen an eine Behörde")
    preview = page.locator("#vorschau")
    assert "Es fehlt noch" in preview.inner_text() and "[Welche Unterlagen?]" in preview.inner_text()

    hand.fill("Anschrift", "Standesamt Musterstadt\nRathausplatz 1\n80000 München")
    hand.fill("Welche Unterlagen?", "die Geburtsurkunde von Perwin Doski")
    if javascript:
        page.wait_for_function("() => document.querySelector('#vorschau').textContent.includes('die Geburtsurkunde von Perwin')")
        assert hand.field("Welche Unterlagen?").evaluate("e => e === document.activeElement")
    else:
        hand.press("Vorschau")
    assert "die Geburtsurkunde von Perwin Doski" in preview.inner_text() and "Standesamt Musterstadt" in preview.inner_text()
    assert "Tag der Einwilligung" in preview.inner_text()

    # What is missing keeps the letter from being frozen, and leads to its field.
    hand.press("Festschreiben")
    assert hand.path.endswith("/briefe/neu/unterlagen-behoerde")
    assert "Es fehlt: Tag der Einwilligung" in page.locator(".errors").inner_text()
    hand.visit.complaints.clear()  # What is missing was answered with a 422, as it has to be.
    assert hand.field("Welche Unterlagen?").input_value() == "die Geburtsurkunde von Perwin Doski"
    hand.fill("Eingewilligt am", "01.01.2026")
    if javascript:
        page.get_by_text("Es fehlt nichts.").wait_for()
        hand.visit.picture("brief-neu-1280")
        page.set_viewport_size({"width": 390, "height": 900})
        hand.visit.picture("brief-neu-390")
        page.set_viewport_size({"width": 1280, "height": 900})
    hand.press("Festschreiben")
    letter = hand.path
    assert re.fullmatch(rf"{file}/schreiben/[0-9a-f-]{{36}}", letter)
    number = re.search(r"B-\d{4}-[A-Z0-9]{6}", page.inner_text("h1"))[0]
    assert page.locator(".letter").inner_text().count(number) >= 1

    pdf = page.request.get(hand.visit.url + letter + "/brief.pdf")
    assert (pdf.status, pdf.headers["content-type"]) == (200, "application/pdf")
    paper = tmp_path / "brief.pdf"
    paper.write_bytes(pdf.body())
    (tmp_path / "texts.json").write_text('["die Geburtsurkunde von Perwin Doski", "Maria Huber", "%s"]' % number)
    command = [sys.executable, ROOT / "Tests/Papers/check_pdf.py", "--plain", paper, tmp_path / "texts.json"]
    check = subprocess.run(command, capture_output=True, text=True)
    assert check.returncode == 0, check.stdout + check.stderr

    hand.choose("Auf welchem Weg?", "mit der Post")
    hand.press("Eintragen")
    assert "mit der Post" in page.locator(".panel").first.inner_text()
    if javascript:
        assert hand.visit.findings() == {}
        hand.visit.picture("brief-1280")
        page.set_viewport_size({"width": 390, "height": 900})
        hand.visit.picture("brief-390")
        page.set_viewport_size({"width": 1280, "height": 900})

    hand.follow("Durch einen neuen ersetzen …")
    assert hand.field("Welche Unterlagen?").input_value() == "die Geburtsurkunde von Perwin Doski"
    hand.fill("Warum wird er ersetzt?", "Die Schreibweise des Namens war falsch.")
    hand.fill("Welche Unterlagen?", "die Geburtsurkunde von Perwîn Doski")
    hand.press("Festschreiben")
    assert f"Er ersetzt {number}" in page.inner_text("main")
    hand.go(letter)
    assert "Ersetzt durch" in page.locator(".letter .mark").inner_text()
    assert "Perwin" in page.locator(".letter").inner_text()
    hand.go(f"{file}/briefe")
    if javascript:
        hand.visit.picture("briefe-1280")
    hand.go(f"{file}/verlauf")
    assert f"{number}, Bitte um Unterlagen" in page.inner_text("main")


def test_a_landlord_reads_the_persons_name_and_not_the_offices(visit, office):
    hand = Walk(visit("housing_counsellor"))
    file = file_of(hand, "Farid")
    hand.go(f"{file}/briefe/neu/mietangebot")
    hand.fill("Wie ist die Person erreichbar?", "über das Jobcenter")
    hand.page.get_by_text("„Jobcenter“ gehört nicht in diesen Brief").first.wait_for()
    words = hand.page.locator(".letter").inner_text()
    assert "Farid Noori" in words and "Auszugsmanagement" not in words
    assert hand.visit.findings() == {}
