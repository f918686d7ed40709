"""Finding people and telling them apart: hits while typing, the pair on its page, two files put together and taken apart again."""
import pytest


def open_file(clerk, family, given, born, anyway=False):
    clerk.go("/faelle/neu")
    page = clerk.page
    if page.get_by_label("Rückkehr", exact=True).count():
        page.get_by_label("Rückkehr", exact=True).check()
    page.fill("[name=family_name]", family)
    page.fill("[name=given_name]", given)
    page.fill("[name=born]", born)
    page.get_by_role("button", name="Fall anlegen").click()
    if anyway:
        assert "Möglicher Treffer" in page.inner_text("main")
        page.get_by_role("button", name="Trotzdem anlegen").click()
    return page.url.split("/faelle/")[1].split("/")[0]


@pytest.mark.parametrize("width", [1280, 390])
def test_hits_appear_while_typing(visit, office, width):
    clerk = visit("counsellor", width=width)
    clerk.go("/faelle/neu")
    page = clerk.page
    page.fill("[name=own_script]", "ديلشاد")
    page.type("[name=family_name]", "Doskî")
    page.type("[name=given_name]", "Dilşad")
    page.wait_for_selector("[data-similar] li")
    assert "ähnlich geschriebener Name" in page.inner_text("[data-similar]") or "gleicher Name" in page.inner_text("[data-similar]")
    assert clerk.findings() == {}
    clerk.picture(f"duplicates-typing-{width}")


@pytest.mark.parametrize("javascript,given", [(True, "Selamawit"), (False, "Kibrom")], ids=["scripts", "no-scripts"])
def test_two_files_are_put_together_and_taken_apart(visit, office, javascript, given):
    clerk = visit("counsellor", javascript=javascript, width=1280 if javascript else 390)
    name = "scripts" if javascript else "plain"
    first = open_file(clerk, "Weldeab", given, "03.04.1988")
    second = open_file(clerk, "Woldeab", given, "03.04.1988", anyway=True)
    clerk.go("/dubletten")
    page = clerk.page
    clerk.picture(f"duplicates-pairs-{name}")
    assert not javascript or clerk.findings() == {}
    clerk.go(f"/faelle/{second}/zusammenfuehren/{first}")
    clerk.picture(f"duplicates-merge-{name}")
    assert not javascript or clerk.findings() == {}
    page.fill("[name=reason]", "Derselbe Ausweis lag in beiden Gesprächen vor.")
    page.get_by_role("button", name="Zusammenführen").click()
    assert page.url.endswith(f"/faelle/{first}")
    clerk.picture(f"duplicates-merged-{name}")
    assert not javascript or clerk.findings() == {}
    clerk.go(f"/faelle/{second}")
    assert page.url.endswith(f"/faelle/{first}")
    page.get_by_role("button", name="Wieder trennen").click()
    assert page.url.endswith(f"/faelle/{second}")
    assert "Woldeab" in page.content() or "W., " in page.content()
