"""Clients that hold connections open and say little."""
import socket
import threading
import time
import urllib.parse

from desk import Desk

CONNECTIONS = 200
LIMIT = 45  # the server gives a silent connection 20 seconds and a whole request 30


def is_closed(connection):
    connection.settimeout(0)
    try:
        return connection.recv(4096) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def test_half_open_connections_stop_nobody_and_are_closed(house):
    with house.serving() as (url, server):
        address = urllib.parse.urlsplit(url)
        desk = house.desk(url)
        beginnings = [b"", b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ", b"POST /anmelden HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\na"]
        slow = []
        for index in range(CONNECTIONS):
            connection = socket.create_connection((address.hostname, address.port), timeout=5)
            connection.sendall(beginnings[index % len(beginnings)])
            slow.append(connection)
        done = threading.Event()

        def dribble():
            while not done.wait(2):
                for connection in slow[: CONNECTIONS // 2]:
                    try:
                        connection.send(b"a")
                    except OSError:
                        pass

        dribbler = threading.Thread(target=dribble)
        dribbler.start()
        try:
            for _ in range(50):
                assert "Bea Berater" in desk.page("/")
                assert Desk(url).ask("/health")[0] == 200
            until = time.monotonic() + LIMIT
            waiting = slow
            while waiting and time.monotonic() < until:
                waiting = [connection for connection in waiting if not is_closed(connection)]
                time.sleep(0.5)
            kinds = sorted({beginnings[slow.index(connection) % len(beginnings)][:8] for connection in waiting})
            assert not waiting, f"{len(waiting)} of {CONNECTIONS} are still open: {kinds}"
        finally:
            done.set()
            dribbler.join()
            for connection in slow:
                connection.close()
        assert server.poll() is None
        assert "Bea Berater" in house.desk(url).page("/")
