"""Reads what strace saw: was the log on the disk before the answer left?"""
import re

CALLS = "write,writev,sendto,sendmsg,pwrite64,fsync,fdatasync"
COMMAND = ["strace", "-D", "-f", "-qq", "-yy", "-s", "40", "-e", f"trace={CALLS}", "-e", "signal=none", "-o"]

LINE = re.compile(r"^(?P<pid>\d+) +(?:<\.\.\. (?P<resumed>\w+) resumed>|(?P<call>\w+)\()(?P<rest>.*)$")


def answers(lines, mark="HTTP/1.1 303"):
    """For every answer that acknowledges something: (what was written to the log before it, what of it was not yet on the disk)."""
    written = unsafe = 0
    syncing = {}  # process -> how much was written when its sync began
    found = []
    for line in lines:
        match = LINE.match(line)
        if not match:
            continue
        pid, rest = match["pid"], match["rest"]
        call = match["call"] or match["resumed"]
        is_log = "-wal>" in rest
        if call == "pwrite64" and match["call"] and is_log:
            written, unsafe = written + 1, unsafe + 1
        elif call in ("fsync", "fdatasync"):
            if match["call"] and is_log:
                syncing[pid] = unsafe
            if pid in syncing and rest.rstrip().endswith("= 0"):
                unsafe -= syncing.pop(pid)
        elif match["call"] and mark in rest:
            found.append((written, unsafe))
            written = 0
    return found
