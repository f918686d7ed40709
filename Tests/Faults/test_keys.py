"""The root key is wrong, gone or open to others."""
import secrets

import pytest


def refusal(house, word):
    """Every command refuses in one line with status 3 and changes nothing."""
    before = sorted(path.name for path in house.keys.iterdir())
    for done in (house.serve_refused(), house.command("log", "verify"), house.command("doctor")):
        assert (done.returncode, done.stdout) == (3, ""), done.stdout + done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
        assert word in done.stderr, done.stderr
    assert sorted(path.name for path in house.keys.iterdir()) == before
    assert house.rows("SELECT count(*) FROM offices") == [["1"]]


def assert_well(house):
    with house.serving() as (url, _):
        assert "Bea Berater" in house.desk(url).page("/")
    house.assert_sound()


def write_key(path, content):
    path.unlink(missing_ok=True)
    path.write_bytes(content)
    path.chmod(0o600)


def test_a_wrong_root_key_is_refused(either_house):
    key = either_house.keys / "root.key"
    right = key.read_bytes()
    write_key(key, secrets.token_bytes(32))
    refusal(either_house, "root key")
    write_key(key, right)
    assert_well(either_house)


@pytest.mark.parametrize("name", ["root.key", "checkpoint.key"])
def test_a_missing_key_is_not_replaced_by_a_new_one(either_house, name):
    key = either_house.keys / name
    right = key.read_bytes()
    key.unlink()
    refusal(either_house, name)
    write_key(key, right)
    assert_well(either_house)


def test_a_key_directory_that_is_gone_is_not_made_anew(house):
    house.keys.rename(house.folder / "elsewhere")
    for done in (house.serve_refused(), house.command("doctor")):
        assert (done.returncode, len(done.stderr.strip().splitlines())) == (3, 1), done.stderr
    assert not house.keys.exists()
    (house.folder / "elsewhere").rename(house.keys)
    assert_well(house)


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_key_that_others_may_read_is_refused(house, mode):
    (house.keys / "root.key").chmod(mode)
    refusal(house, "chmod 600")
    (house.keys / "root.key").chmod(0o600)
    assert_well(house)


@pytest.mark.parametrize("content", [b"", b"x" * 31, b"x" * 33, b"x" * 5000])
def test_what_is_no_key_is_refused(house, content):
    key = house.keys / "root.key"
    right = key.read_bytes()
    write_key(key, content)
    refusal(house, "root.key")
    write_key(key, right)
    assert_well(house)
