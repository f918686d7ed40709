"""The disk fills up while people work."""
import contextlib
import sqlite3

from house import House
from writer import Writer, assert_exactly_once


def refused_sentence(content):
    return "Der Speicher ist voll" in content or "Die Datenbank antwortet nicht" in content


def test_a_full_disk_refuses_writes_keeps_reading_and_recovers(small_disk, tmp_path):
    house = House(tmp_path, f"sqlite:{small_disk.path}/neuanfang.sqlite")
    house.found()
    with house.serving() as (url, server):
        writer = Writer(house, seed=1)
        writer.come(url)
        for _ in range(20):
            assert writer.send(writer.new_form())[0] == 303
        # The session was last seen two minutes ago, so the next page wants to prolong it.
        with contextlib.closing(sqlite3.connect(house.file)) as connection:
            connection.execute("UPDATE sign_ins SET seen_at = seen_at - 120000000")
            connection.commit()
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        opened, unopened = [place.removesuffix("/haushalt") + "/foerderung" for place in list(writer.acknowledged.values())[:2]]
        writer.desk.page(opened)
        small_disk.fill()

        refused = [writer.new_form(4_000) for _ in range(5)]
        for form in refused:
            status, content = writer.send(form)
            assert status in (503, 507) and refused_sentence(content), (status, content[-800:])
        for page in ("/", "/faelle", "/faelle/neu", "/datenschutz"):
            assert "Abmelden" in writer.desk.page(page) or page == "/datenschutz"
        assert writer.desk.ask(opened)[0] == 200
        # A file nobody opened within the hour stays shut: its reading could not be put on record.
        assert writer.desk.ask(unopened)[0] in (503, 507)
        assert server.poll() is None

        small_disk.grow(48)
        for form in refused:
            assert writer.send(form)[0] == 303
        assert writer.send(writer.new_form())[0] == 303
    house.assert_sound()
    assert_exactly_once(house, [writer])
    assert len(writer.acknowledged) == 26


def test_a_disk_that_fills_up_bit_by_bit_never_keeps_half_a_file(small_disk, tmp_path):
    house = House(tmp_path, f"sqlite:{small_disk.path}/neuanfang.sqlite")
    house.found()
    with house.serving() as (url, _):
        writer = Writer(house, seed=2)
        writer.come(url)
        for _ in range(5_000):
            status, content = writer.send(writer.new_form(4_000))
            if status != 303:
                break
        assert status in (503, 507) and refused_sentence(content), (status, content[-800:])
        assert "Abmelden" in writer.desk.page("/faelle")
        small_disk.grow(48)
        assert writer.send(writer.new_form(4_000))[0] == 303
    house.assert_sound()
    assert_exactly_once(house, [writer])


def test_a_server_on_a_full_disk_starts_or_says_why_not(small_disk, tmp_path):
    house = House(tmp_path, f"sqlite:{small_disk.path}/neuanfang.sqlite")
    house.found()
    small_disk.fill()
    done = house.command("log", "verify")
    assert done.returncode in (0, 3), done.stderr
    assert len(done.stderr.splitlines()) <= 1
    small_disk.grow(48)
    house.assert_sound()
