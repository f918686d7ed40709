import pytest
from playwright.sync_api import sync_playwright

import harness
import product


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=harness.CHROMIUM, args=["--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    with product.demo_office(tmp_path_factory.mktemp("office")) as office:
        yield office


@pytest.fixture
def visit(browser, office):
    """Opens a `harness.Visit`: `visit("counsellor")`, `visit(None)` for nobody, `javascript=False` without scripts."""
    opened = []

    def open_visit(role=None, **options):
        visit = harness.Visit(browser, office.url, **options)
        opened.append(visit)
        if role is not None:
            visit.log_in(office.login(role))
        return visit

    yield open_visit
    for visit in opened:
        visit.close()
