"""Papers and access as a counsellor, a team lead and data protection meet them, with and without scripts."""
import io
import re

import pytest
from PIL import Image


def paper(form="JPEG", size=(600, 400)):
    out = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(out, form)
    return out.getvalue()


def first_file(visit, pattern=r"/faelle/[0-9a-f-]{36}"):
    visit.go("/faelle")
    paths = visit.page.evaluate("() => [...document.querySelectorAll('main a[href]')].map(a => new URL(a.href).pathname)")
    return next(path for path in paths if re.fullmatch(pattern, path))


def choose(visit, name, content, kind="Reisepass"):
    page = visit.page
    page.get_by_label("Datei", exact=True).set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": content})
    page.get_by_label("Art", exact=True).select_option(label=kind)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_paper_is_laid_into_the_file_and_opened(visit, javascript):
    hand = visit("counsellor", javascript=javascript)
    file = first_file(hand)
    hand.go(file + "/unterlagen")
    choose(hand, "Familie Müller – Pass.jpg", paper())
    hand.page.get_by_label("Gültig bis").fill("01.02.2031")
    hand.page.get_by_role("button", name="Ablegen").click()
    assert "liegt verschlüsselt in der Akte" in hand.page.inner_text("main")
    row = hand.page.get_by_role("row", name=re.compile("Reisepass")).first
    assert "01.02.2031" in row.inner_text() and "JPEG" in row.inner_text()
    with hand.page.expect_download() as download:
        row.get_by_role("link", name=re.compile("Öffnen")).click()
    assert re.fullmatch(r"[A-Z]-[A-Z0-9]{6}-Reisepass\.jpg", download.value.suggested_filename)
    if javascript:
        assert hand.findings() == {}
        hand.picture("unterlagen-1280")
        hand.page.set_viewport_size({"width": 390, "height": 900})
        hand.picture("unterlagen-390")


def test_what_does_harm_is_refused_with_its_reason(visit):
    hand = visit("counsellor")
    file = first_file(hand)
    for name, content, words in [
        ("pass.pdf", b"MZ" + bytes(400), "Das ist ein Programm"), ("brief.jpg", b"<svg onload='alert(1)'/>", "weder ein PDF"),
        ("pass.jpg", paper()[:700], "beschädigt"),
    ]:
        hand.go(file + "/unterlagen")
        choose(hand, name, content)
        hand.page.get_by_role("button", name="Ablegen").click()
        assert words in hand.page.inner_text("main")
        assert hand.page.title().startswith("Fehler: ")


def test_a_body_of_200_megabytes_is_answered_with_a_sentence(visit, office):
    """Sent by hand: the answer has to come while most of it is still unsent."""
    import http.client
    import urllib.parse

    hand = visit("counsellor")
    file = first_file(hand)
    place = urllib.parse.urlparse(office.url)
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in hand.context.cookies())
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=30)
    connection.putrequest("POST", file + "/unterlagen")
    for name, value in [("Cookie", cookies), ("Content-Type", "multipart/form-data; boundary=x"), ("Content-Length", str(200 << 20))]:
        connection.putheader(name, value)
    connection.endheaders(bytes(1 << 16))
    answer = connection.getresponse()
    assert answer.status == 413 and "höchstens 20 MB" in answer.read().decode()
    connection.close()


def test_an_emergency_is_opened_told_and_acknowledged(visit):
    lead = visit("team_lead")
    file = first_file(lead)
    lead.go(file)
    number = re.search(r"[A-Z]-[A-Z0-9]{6}", lead.page.inner_text("section.identity"))[0]
    lead.go(file + "/zustaendig")
    lead.page.get_by_label("Zuständig").select_option(label="Nadja Fuchs")
    lead.page.get_by_label("Fall sperren").check()
    lead.page.get_by_role("button", name="Eintragen").click()
    hand = visit("counsellor")
    hand.go("/zugriff")
    hand.page.get_by_text("Einen Fall sofort öffnen").click()
    form = hand.page.locator("form[action='/zugriff/notfall']")
    form.get_by_label("Fallnummer").fill(number)
    form.get_by_label("Warum?").fill("Die Klinik ruft an und braucht die Sprache der Familie.")
    form.get_by_label("Es kann nicht warten.").check()
    form.get_by_role("button", name="Sofort öffnen").click()
    assert "im Notfall geöffnet" in hand.page.inner_text("section.identity")
    officer = visit("data_protection_officer")
    officer.go("/protokoll/notfaelle")
    row = officer.page.get_by_role("row", name=re.compile(number)).first
    assert "Die Klinik ruft an" in row.inner_text()
    row.get_by_role("button", name=re.compile("Geprüft")).click()
    assert "geprüft am" in officer.page.inner_text("main")
    assert officer.findings() == {}
    hand.go("/zugriff")
    assert hand.findings() == {}
    hand.picture("zugriff-1280")
