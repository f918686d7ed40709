"""Every page that a person can open by its address: the one list that the page tests walk.

A link of the product that leads to none of these fails `test_every_link_leads_to_a_known_page`.
`{file}` stands for a file of the demo office, found by following the first one of the case list.
"""
import re

LIST = "/faelle"

# Who has to be logged in (None: nobody), and where.
PAGES = [
    (None, "/anmelden"),
    (None, "/barrierefreiheit"),
    (None, "/datenschutz"),
    (None, "/regeln"),
    (None, "/regeln/reag-garp"),
    (None, "/regeln/quellen"),
    ("counsellor", "/"),
    ("counsellor", "/faelle"),
    ("counsellor", "/faelle/neu"),
    ("counsellor", "/faelle/{file}"),
    ("counsellor", "/faelle/{file}/haushalt"),
    ("counsellor", "/faelle/{file}/haushalt/person/neu"),
    ("counsellor", "/faelle/{file}/verlauf"),
    ("counsellor", "/faelle/{file}/foerderung"),
    ("counsellor", "/faelle/{file}/briefe"),
    ("counsellor", "/faelle/{file}/ausreise"),
    ("counsellor", "/faelle/{file}/termin"),
    ("counsellor", "/faelle/{file}/abschluss"),
    ("team_lead", "/"),
    ("team_lead", "/faelle/{file}/zustaendig"),
    ("team_lead", "/berichte"),
    ("team_lead", "/zusagen"),
    ("finance", "/zusagen"),
    ("volunteer", "/auftraege"),
    ("interpreter", "/einsaetze"),
    ("data_protection_officer", "/protokoll"),
    ("data_protection_officer", "/protokoll/loeschen"),
    ("administrator", "/konten"),
    ("administrator", "/konten/neu"),
]

# Where a link may lead although no test opens it as a page.
NOT_PAGES = [
    r"/assets/.*", r".*\.(pdf|csv|xlsx|ods|ics)", r"/regeln/[a-z-]+", r"/konten/[^/]+/schliessen", r"/protokoll/pruefung",
    r"/faelle/[^/]+/(name|zustaendig)", r"/faelle/[^/]+/haushalt/person/[^/]+", r"/faelle/[^/]+/foerderung/[^/]+",
    r"/faelle/[^/]+/briefe/[^/]+(/(unterschreiben|gegenzeichnen|zurueckziehen))?",
]


def is_known(path):
    patterns = [re.escape(page).replace(r"\{file\}", "[^/]+") for _, page in PAGES] + NOT_PAGES
    return any(re.fullmatch(pattern, path) for pattern in patterns)


def first_file(links):
    """The part of an address that names a file, from the links of the case list."""
    for link in links:
        if (match := re.fullmatch(rf"{LIST}/([^/?#]+)", link)) and match[1] != "neu":
            return match[1]
    raise LookupError(f"the case list links to no file: {links}")
