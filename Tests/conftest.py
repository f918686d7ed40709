"""What all Python suites share: the product's module on the path, and the plain closing line."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))


def pytest_configure(config):
    config.addinivalue_line("markers", "crash: kills the product on purpose; ./test --fast leaves it out")


def pytest_unconfigure(config):
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:  # one of several workers: the first process counts for all
        return
    count = {name: len(reporter.stats.get(name, [])) for name in ("passed", "failed", "error")}
    print(f"{count['passed']} passed, {count['failed'] + count['error']} failed")
