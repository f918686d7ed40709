"""Every page of the list: found, in its own words, and without a finding at any width."""
import re

import pytest

import harness
import pages


@pytest.fixture(scope="module")
def visits(browser, office):
    """One logged-in visit for each role, with scripts and without."""
    opened = {}

    def visit_of(role, javascript=True):
        if (role, javascript) not in opened:
            visit = harness.Visit(browser, office.url, javascript=javascript)
            opened[role, javascript] = visit.log_in(office.login(role)) if role else visit
        opened[role, javascript].complaints.clear()
        return opened[role, javascript]

    yield visit_of
    for visit in opened.values():
        visit.close()


@pytest.fixture(scope="module")
def open_page(visits):
    places = pages.Places(visits)

    def open_page(role, path, javascript=True):
        address = places.address(role, path)
        visit = visits(role, javascript)
        visit.go(address)
        return visit

    return open_page


@pytest.mark.parametrize(("role", "path"), pages.PAGES)
def test_a_page_has_no_finding(open_page, role, path):
    visit = open_page(role, path)
    name = f"{role or 'public'}-{path}".rstrip("/") + "-"
    visit.picture(name + "1280")
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.picture(name + "390")
    visit.page.set_viewport_size({"width": 1280, "height": 900})
    assert visit.findings() == {}


@pytest.mark.parametrize(("role", "path"), pages.PAGES)
def test_every_link_leads_to_a_known_page(open_page, role, path):
    assert [link for link in pages.links(open_page(role, path).page) if not pages.is_known(link)] == []


@pytest.mark.parametrize(("role", "path"), pages.PAGES)
def test_a_page_says_the_same_without_scripts(open_page, role, path):
    def words(javascript):
        return re.sub(r"\s+", " ", open_page(role, path, javascript).page.locator("main").inner_text())

    # The log has grown by an entry for each role that has signed in between.
    if path == "/protokoll":
        assert words(True)[:200] == words(False)[:200]
    else:
        assert words(True) == words(False)
