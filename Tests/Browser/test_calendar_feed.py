"""The calendar feed as other programs read it: with three libraries that calendar programs and their makers use."""
import datetime
import re
import urllib.error
import urllib.request
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
import vobject

from walk import Walk

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def address(visit, office):
    hand = Walk(visit("counsellor", javascript=False)).go("/kalender/adresse")
    button = "Adresse anlegen" if hand.page.get_by_role("button", name="Adresse anlegen", exact=True).count() else "Adresse erneuern"
    hand.page.get_by_role("button", name=button, exact=True).click()
    shown = hand.page.locator("#adresse").input_value()
    assert re.fullmatch(re.escape(office.url) + r"/kalender/feed/[A-Za-z0-9_-]{43}\.ics", shown), shown
    return shown, hand


def read(url, **headers):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:
        return answer.status, dict(answer.headers), answer.read()


def test_three_readers_agree(address):
    url, hand = address
    _, headers, body = read(url)
    assert headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in body.split(b"\r\n")) and b"\n" not in body.replace(b"\r\n", b"")
    calendar = icalendar.Calendar.from_ical(body)
    events = [event for event in calendar.walk("VEVENT")]
    assert events and not any(event.errors for event in events)
    assert len({str(event["UID"]) for event in events}) == len(events)
    for event in events:
        for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "LAST-MODIFIED", "STATUS"):
            assert name in event, name
        assert re.fullmatch(r"(Termin|Frist) [A-Z]-[0-9A-Z]+", str(event["SUMMARY"])), event["SUMMARY"]
    read_by_another = vobject.readOne(body.decode())
    assert {str(event.uid.value) for event in read_by_another.vevent_list} == {str(event["UID"]) for event in events}

    # The day as the page shows it and as a calendar program would.
    today = datetime.date.today()
    shown = sorted(
        local(event).strftime("%H:%M") for event in recurring_ical_events.of(calendar).at(today)
        if event["STATUS"] == "CONFIRMED" and str(event["SUMMARY"]).startswith("Termin")
    )
    hand.go("/")
    assert shown == sorted(hand.page.locator("main table").first.locator("tbody .number:not(.hint)").all_inner_texts())


def local(event):
    begins = event["DTSTART"].dt
    assert begins.utcoffset() == datetime.timedelta(0)
    return begins.astimezone(BERLIN)


def test_nothing_changed_is_told_in_a_line(address):
    url, _ = address
    _, headers, _ = read(url)
    with pytest.raises(urllib.error.HTTPError) as unchanged:
        read(url, **{"If-None-Match": headers["ETag"]})
    assert unchanged.value.code == 304


def test_an_address_ends_with_the_next_one(address):
    url, hand = address
    hand.go("/kalender/adresse")
    hand.page.get_by_role("button", name="Adresse sperren", exact=True).click()
    with pytest.raises(urllib.error.HTTPError) as gone:
        read(url)
    assert gone.value.code == 404
