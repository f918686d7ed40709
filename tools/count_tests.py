"""Counts what a suite really ran: `count_tests.py FILE...` prints `passed failed skipped`.

FILE is the event stream of `swift test` (.jsonl, every case of a parametrised test counts) or the JUnit report of pytest (.xml).
"""
import collections
import json
import sys
import xml.etree.ElementTree as ElementTree


def swift_events(path):
    started, ended, issues = collections.Counter(), collections.Counter(), collections.Counter()
    skipped = 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            try:
                record = json.loads(line)
            except ValueError:  # the last line of a run that was killed
                continue
            event, test = record["payload"].get("kind"), record["payload"].get("testID")
            if record["kind"] != "event":
                continue
            if event == "testCaseStarted":
                started[test] += 1
            elif event == "testCaseEnded":
                ended[test] += 1
            elif event == "testSkipped":
                skipped += 1
            elif event == "issueRecorded":
                issue = record["payload"].get("issue", {})
                issues[test] += issue.get("isFailure", not issue.get("isKnown", False))
    # The stream names the test of an issue, not its case: as many cases fail as issues were recorded, at most all of them.
    failed = sum(min(count, max(started[test], 1)) for test, count in issues.items())
    broken = sum(started[test] - ended[test] for test in started if not issues[test])
    return sum(started.values()) - failed - broken, failed + broken, skipped


def junit(path):
    passed = failed = skipped = 0
    for case in ElementTree.parse(path).iter("testcase"):
        outcomes = {child.tag for child in case}
        if outcomes & {"failure", "error"}:
            failed += 1
        elif "skipped" in outcomes:
            skipped += 1
        else:
            passed += 1
    return passed, failed, skipped


def main(paths):
    counts = [swift_events(path) if path.endswith(".jsonl") else junit(path) for path in paths]
    print(*(sum(column) for column in zip(*counts)) if counts else (0, 0, 0))


if __name__ == "__main__":
    main(sys.argv[1:])
