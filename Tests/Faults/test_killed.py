"""The server is killed at random moments; what it acknowledged stays, once."""
import os
import random
import threading
import time

from writer import Writer, assert_exactly_once

ROUNDS = int(os.environ.get("CRASH_ROUNDS", 15))
SEED = int(os.environ.get("CRASH_SEED", 1))


def test_a_killed_server_loses_nothing_it_acknowledged(either_house):
    chance = random.Random(SEED)
    writers = [Writer(either_house, seed) for seed in range(3)]
    starts = []
    for _ in range(ROUNDS):
        began = time.monotonic()
        with either_house.serving() as (url, server):
            starts.append(time.monotonic() - began)
            for writer in writers:
                writer.come(url)
            threads = [threading.Thread(target=writer.write_until_cut_off) for writer in writers]
            for thread in threads:
                thread.start()
            time.sleep(chance.uniform(0.02, 0.4))
            server.kill()
            for thread in threads:
                thread.join(30)
                assert not thread.is_alive()
        either_house.assert_sound()
    unanswered = sum(len(writer.pending) for writer in writers)
    with either_house.serving() as (url, _):
        for writer in writers:
            writer.come(url)
    either_house.assert_sound()
    assert_exactly_once(either_house, writers)
    count = sum(len(writer.acknowledged) for writer in writers)
    assert count > ROUNDS
    print(f"{ROUNDS} kills, {count} acknowledged, {unanswered} asked again after the last one, slowest restart {max(starts) * 1000:.0f} ms")
