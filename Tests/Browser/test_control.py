"""A harness that finds nothing on a bad page is blind: each check has to find something here."""
import functools
import http.server
import pathlib
import threading

import pytest

import harness


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def bad_page(browser):
    handler = functools.partial(Quiet, directory=str(pathlib.Path(__file__).parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        visit = harness.Visit(browser, f"http://127.0.0.1:{server.server_port}")
        visit.go("/bad.html")
        yield visit.findings()
        visit.close()
        server.shutdown()


@pytest.mark.parametrize("check", ["axe", "structure", "language", "targets", "overflow", "policy", "foreign requests", "focus"])
def test_a_bad_page_is_found_out(bad_page, check):
    assert bad_page.get(check)


@pytest.mark.parametrize("rule", ["html-has-lang", "document-title", "color-contrast", "label", "link-name", "image-alt", "heading-order"])
def test_axe_names_the_fault(bad_page, rule):
    assert any(finding.startswith(rule + " ") for finding in bad_page["axe"])


@pytest.mark.parametrize("width", harness.WIDTHS)
def test_a_wide_box_is_named_at_every_width(bad_page, width):
    assert any(finding.startswith(f"{width}: div.wide") for finding in bad_page["overflow"])
