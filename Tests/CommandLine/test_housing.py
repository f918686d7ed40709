"""Flats and households on the command line: known optima, damaged files, a year under another rule."""
import json
import struct

import pytest

from product import neuanfang


@pytest.fixture(scope="module")
def pairs(tmp_path_factory):
    file = tmp_path_factory.mktemp("housing") / "tiny.pairs"
    done = neuanfang("housing", "dump", "--size", "tiny", file)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "2723 pairs, checksum 3f6fe433a29aee9b\n"
    return file


def test_a_file_and_the_instance_give_the_known_optimum(pairs):
    for where in ([pairs], ["--size", "tiny"]):
        done = neuanfang("housing", "match", *where, "--json", "--prove")
        assert done.returncode == 0, done.stderr
        answer = json.loads(done.stdout)
        assert (answer["total"], answer["matched"], answer["is_proven"]) == (201542, 50, True)


def test_the_small_instance_gives_the_known_optimum():
    done = neuanfang("housing", "match", "--size", "small", "--json")
    assert json.loads(done.stdout)["total"] == 2126966


def test_each_flat_says_what_it_is_worth_and_its_next_best_use(pairs):
    done = neuanfang("housing", "match", pairs, "--explain")
    lines = done.stdout.splitlines()
    assert lines[0] == "50 of 50 places in 50 flats, 300 households: total 201,542"
    assert sum(" is worth " in line for line in lines) == 5


def spoiled(whole, kind):
    flats = struct.unpack_from("<I", whole, 8)[0]
    first_household = 20 + 8 * (flats + 1)
    broken = bytearray(whole)
    match kind:
        case "empty": return b""
        case "magic": broken[:4] = b"NOPE"
        case "head": return whole[:15]
        case "cut": return whole[:-3]
        case "longer": return whole + b"x"
        case "many": struct.pack_into("<Q", broken, 12, 2**60)
        case "rows": struct.pack_into("<Q", broken, 28, 2**63)
        case "backwards": struct.pack_into("<Q", broken, 20 + 8 * 2, 0)
        case "nobody": struct.pack_into("<I", broken, first_household, 300)
        case "negative": struct.pack_into("<I", broken, first_household, 2**32 - 1)
        case "twice": broken[first_household + 4:first_household + 8] = broken[first_household:first_household + 4]
        case "score": struct.pack_into("<i", broken, len(whole) - 4, 2**31 - 1)
    return bytes(broken)


@pytest.mark.parametrize(
    "kind", ["empty", "magic", "head", "cut", "longer", "many", "rows", "backwards", "nobody", "negative", "twice", "score"])
def test_a_damaged_file_is_said_in_one_sentence(pairs, tmp_path, kind):
    file = tmp_path / "damaged"
    file.write_bytes(spoiled(pairs.read_bytes(), kind))
    done = neuanfang("housing", "match", file)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"neuanfang: {file} ") and done.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [
    ["match"], ["match", "no-such-file"], ["match", "--size", "9x"], ["match", "--size", "-1x4"], ["match", "--size", "tiny", "--candidates", "0"],
    ["simulate", "--rule", "nobody"], ["simulate", "--weeks", "-1"],
])
def test_wrong_usage_ends_with_2(arguments):
    done = neuanfang("housing", *arguments)
    assert (done.returncode, done.stdout) == (2, "")


def test_the_year_comes_out_as_known_and_says_who_gains():
    done = neuanfang(
        "housing", "simulate", "--offers", 3, "--candidates", 3, "--rule", "most-points", "--compared-with", "longest-wait", "--json")
    answer = json.loads(done.stdout)
    row = answer["rows"][0]
    assert (row["placed"], row["lost"], row["persons"], row["urgent"]) == (156, 0, 385, 123)
    urgent = next(group for group in answer["groups"] if group["group"] == "urgency 2 and 3")
    assert (urgent["placed_before"], urgent["placed_after"]) == (30, 123)
    assert urgent["gain"] - urgent["lose"] == 93
