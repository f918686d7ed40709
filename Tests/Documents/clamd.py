"""A scanner for tests: speaks clamd's PING and INSTREAM on a unix socket, and finds whatever holds the word SCHADKANARIE.

    python clamd.py SOCKET      prints "ready" once it listens
"""
import socket
import struct
import sys

BAD = b"SCHADKANARIE"


def exactly(connection, count):
    content = b""
    while len(content) < count:
        part = connection.recv(count - len(content))
        if not part:
            raise EOFError
        content += part
    return content


def answer(connection):
    command = b""
    while not command.endswith(b"\0"):
        command += exactly(connection, 1)
    if command == b"zPING\0":
        return b"PONG\0"
    content = b""
    while length := struct.unpack(">I", exactly(connection, 4))[0]:
        content += exactly(connection, length)
    return b"stream: Test.Kanarie FOUND\0" if BAD in content else b"stream: OK\0"


def main():
    server = socket.socket(socket.AF_UNIX)
    server.bind(sys.argv[1])
    server.listen()
    print("ready", flush=True)
    while True:
        connection, _ = server.accept()
        with connection:
            try:
                connection.sendall(answer(connection))
            except (EOFError, OSError):
                pass


if __name__ == "__main__":
    main()
