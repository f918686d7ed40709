"""Every page of the list: found, in its own words, and without a finding at any width."""
import re

import pytest

import pages


@pytest.fixture(scope="module")
def open_page(browser, office):
    """One logged-in visit per role, and the address of a file of the demo office."""
    import harness

    visits, file = {}, []

    def visit_of(role):
        if role not in visits:
            visits[role] = harness.Visit(browser, office.url)
            if role is not None:
                visits[role].log_in(office.login(role))
        visits[role].complaints.clear()
        return visits[role]

    def open_page(role, path):
        visit = visit_of(role)
        if "{file}" in path:
            if not file:
                visit.go(pages.LIST)
                file.append(pages.first_file([link.get_attribute("href") for link in visit.page.locator("main a[href]").all()]))
            path = path.replace("{file}", file[0])
        visit.go(path)
        return visit

    yield open_page
    for visit in visits.values():
        visit.close()


@pytest.mark.parametrize(("role", "path"), pages.PAGES)
def test_a_page_has_no_finding(open_page, role, path):
    visit = open_page(role, path)
    visit.picture(f"{role or 'public'}-{path}-1280")
    assert visit.findings() == {}
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.picture(f"{role or 'public'}-{path}-390")


@pytest.mark.parametrize(("role", "path"), pages.PAGES)
def test_every_link_leads_to_a_known_page(open_page, role, path):
    visit = open_page(role, path)
    links = visit.page.evaluate("() => [...document.querySelectorAll('a[href]')].map(a => new URL(a.href)).filter(u => u.origin === location.origin).map(u => u.pathname)")
    assert [link for link in links if not pages.is_known(link)] == []


# The access record grows by every sign-in, this test's own among them.
STANDING = [entry for entry in pages.PAGES if entry[1] != "/protokoll"]


@pytest.mark.parametrize(("role", "path"), STANDING)
def test_a_page_says_the_same_without_scripts(visit, open_page, role, path):
    with_scripts = open_page(role, path)
    words = re.sub(r"\s+", " ", with_scripts.page.locator("main").inner_text())
    plain = visit(role, javascript=False)
    plain.go(with_scripts.page.url.removeprefix(with_scripts.url))
    assert re.sub(r"\s+", " ", plain.page.locator("main").inner_text()) == words
