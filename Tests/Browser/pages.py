"""Every page that a person can open by its address: the one list that the page tests walk.

A link of the product that leads to none of these fails `test_every_link_leads_to_a_known_page`.
A name in braces stands for something of the demo office and is found by following links, see `Places`.
"""
import re

# Who has to be logged in (None: nobody), and where.
PAGES = [
    (None, "/anmelden"),
    (None, "/barrierefreiheit"),
    (None, "/datenschutz"),
    (None, "/zustaendigkeit"),
    (None, "/wohnung-anbieten"),
    (None, "/regeln"),
    (None, "/regeln/quellen"),
    (None, "/regeln/zusammen"),
    (None, "/regeln/{programme}"),
    (None, "/regeln/{programme}/beispiele"),
    ("counsellor", "/"),
    ("counsellor", "/faelle"),
    ("counsellor", "/faelle/neu"),
    ("counsellor", "/faelle/suche"),
    ("counsellor", "/faelle/druck"),
    ("counsellor", "/faelle/export"),
    ("counsellor", "/faelle/listen/neu"),
    ("counsellor", "/textbausteine"),
    ("counsellor", "/einstellungen"),
    ("counsellor", "/tastatur"),
    ("counsellor", "/dubletten"),
    ("counsellor", "/faelle/{file}"),
    ("counsellor", "/faelle/{file}/haushalt"),
    ("counsellor", "/faelle/{file}/haushalt/person/neu"),
    ("counsellor", "/faelle/{file}/haushalt/person/{person}"),
    ("counsellor", "/faelle/{file}/fristen"),
    ("counsellor", "/faelle/{file}/verlauf"),
    ("counsellor", "/faelle/{file}/blatt"),
    ("counsellor", "/faelle/{file}/plan"),
    ("counsellor", "/faelle/{file}/plan/blatt"),
    ("counsellor", "/faelle/{file}/plan/{step}"),
    ("counsellor", "/faelle/{file}/weitergabe"),
    ("counsellor", "/plaene/zeiten"),
    ("counsellor", "/faelle/{file}/foerderung"),
    ("counsellor", "/faelle/{file}/foerderung/erklaerung"),
    ("counsellor", "/faelle/{file}/foerderung/{check}"),
    ("counsellor", "/faelle/{file}/briefe"),
    ("counsellor", "/faelle/{file}/briefe/{offer}"),
    ("counsellor", "/faelle/{file}/briefe/{offer}/unterschreiben"),
    ("counsellor", "/faelle/{file}/briefe/{offer}/zurueckziehen"),
    ("counsellor", "/faelle/{file}/briefe/neu"),
    ("counsellor", "/faelle/{file}/briefe/neu/schweigepflicht"),
    ("counsellor", "/faelle/{file}/briefe/neu/unterlagen-behoerde"),
    ("counsellor", "/faelle/{file}/schreiben/{letter}"),
    ("counsellor", "/faelle/{file}/unterlagen"),
    ("counsellor", "/zugriff"),
    ("counsellor", "/faelle/{file}/ausreise"),
    ("counsellor", "/faelle/{file}/termin"),
    ("counsellor", "/termine/{appointment}"),
    ("counsellor", "/termine/{planned}/zettel"),
    ("counsellor", "/kalender"),
    ("counsellor", "/kalender/raeume"),
    ("counsellor", "/kalender/raeume/{room}"),
    ("counsellor", "/kalender/dolmetschbuch"),
    ("counsellor", "/kalender/dolmetschbuch/neu"),
    ("counsellor", "/kalender/dolmetschbuch/{interpreter}"),
    ("counsellor", "/kalender/adresse"),
    ("counsellor", "/faelle/{file}/name"),
    ("counsellor", "/faelle/{file}/abschluss"),
    ("counsellor", "/berichte"),
    ("counsellor", "/veranstaltungen"),
    ("counsellor", "/veranstaltungen/neu"),
    ("counsellor", "/veranstaltungen/{event}"),
    ("counsellor", "/veranstaltungen/{event}/aendern"),
    ("counsellor", "/veranstaltungen/{event}/absagen"),
    ("volunteer", "/veranstaltungen"),
    ("team_lead", "/"),
    ("team_lead", "/team"),
    ("team_lead", "/faelle"),
    ("team_lead", "/faelle/{file}"),
    ("team_lead", "/faelle/{file}/zustaendig"),
    ("team_lead", "/faelle/{file}/zugriff"),
    ("team_lead", "/zugriff"),
    ("team_lead", "/faelle/{file}/briefe/{offer}"),
    ("team_lead", "/faelle/{file}/briefe/{offer}/gegenzeichnen"),
    ("team_lead", "/berichte"),
    ("team_lead", "/berichte/wohnen"),
    ("team_lead", "/wohnungen/regeln-vergleichen"),
    ("team_lead", "/kalender/zahlen"),
    ("team_lead", "/zusagen"),
    ("team_lead", "/regelwerk"),
    ("team_lead", "/regelwerk/tabelle/{programme}"),
    ("finance", "/zusagen"),
    ("housing_counsellor", "/faelle"),
    ("housing_counsellor", "/wohnungssuche"),
    ("housing_counsellor", "/wohnungssuche?wegen=nothing_noted"),
    ("housing_counsellor", "/wohnungssuche/meldungen"),
    ("housing_counsellor", "/unterkuenfte"),
    ("housing_counsellor", "/unterkuenfte/neu"),
    ("housing_counsellor", "/unterkuenfte/{shelter}"),
    ("housing_counsellor", "/unterkuenfte/{shelter}/angaben"),
    ("housing_counsellor", "/unterkuenfte/{shelter}/auszug/{lodgers}"),
    ("housing_counsellor", "/ehrenamtliche"),
    ("housing_counsellor", "/ehrenamtliche/neu"),
    ("housing_counsellor", "/ehrenamtliche/{helper}"),
    ("housing_counsellor", "/ehrenamtliche/{helper}/angaben"),
    ("housing_counsellor", "/ehrenamtliche/auslagen"),
    ("housing_counsellor", "/ehrenamtliche/fragen"),
    ("housing_counsellor", "/faelle/{home}/ehrenamt"),
    ("housing_counsellor", "/faelle/{home}/wohnen"),
    ("housing_counsellor", "/wohnungen"),
    ("housing_counsellor", "/wohnungen/neu"),
    ("housing_counsellor", "/wohnungen/gemeinsam"),
    ("housing_counsellor", "/wohnungen/{flat}"),
    ("housing_counsellor", "/wohnungen/{flat}/aendern"),
    ("housing_counsellor", "/wohnungen/{flat}/auswahl"),
    ("housing_counsellor", "/vorschlag/{nomination}/karte"),
    ("housing_counsellor", "/wohnungen/wege"),
    ("housing_counsellor", "/vorschlag/{way}"),
    ("housing_counsellor", "/vorschlag/{way}/schritt/{stride}"),
    ("housing_counsellor", "/vorschlag/{nomination}/besichtigung"),
    ("housing_counsellor", "/zuweisungen"),
    ("housing_counsellor", "/faelle/{home}/zuweisen"),
    ("klein", "/stadt"),
    ("wolters", "/faelle/{twice}/anderer-haushalt"),
    ("klein", "/zuweisungen"),
    ("klein", "/wohnungen/{flat}/traeger"),
    ("wolters", "/zuweisungen"),
    ("wolters", "/zuweisungen/{transfer}"),
    ("housing_counsellor", "/vermieter"),
    ("housing_counsellor", "/vermieter/{landlord}"),
    ("volunteer", "/auftraege"),
    ("volunteer", "/auftraege/wohnung"),
    ("volunteer", "/auftraege/stunden"),
    ("volunteer", "/auftraege/fragen"),
    ("interpreter", "/einsaetze"),
    ("data_protection_officer", "/protokoll"),
    ("data_protection_officer", "/protokoll/loeschen"),
    ("data_protection_officer", "/protokoll/notfaelle"),
    ("administrator", "/konten"),
    ("administrator", "/konten/neu"),
    ("administrator", "/konten/{account}/schliessen"),
]

# Where a link may lead although no test opens it as a page.
NOT_PAGES = [r"/angebot/[^/]+", r"/(ehrenamtliche/[^/]+|auftraege)/dank/[^/]+", r"/auftraege/[0-9a-f-]{36}", r"/meldung/[^/]+", r"/veranstaltungen/[^/]+/(anwesenheit|gaeste/[^/]+/bescheinigung)", r"/assets/.*", r".*\.(pdf|csv|xlsx|ods|ics)", r"/protokoll/pruefung", r"/regelwerk/(vorschau|fassung/.*)", r"/faelle/[^/]+/eintrag/.*", r"/faelle/[^/]+/briefe/neu/[^/]+", r"/faelle/[^/]+/schreiben/[^/]+", r"/faelle/[^/]+/weitergabe/[^/]+", r"/faelle/[^/]+/zusammenfuehren/[^/]+"]


def pattern(page):
    return re.sub(r"\\{\w+\\}", "[^/]+", re.escape(page))


def is_known(path):
    return any(re.fullmatch(known, path) for known in [pattern(page) for _, page in PAGES] + NOT_PAGES)


class Places:
    """Finds what the braces stand for. The file is the first of the counsellor's list that holds a check, an offer and a letter."""

    # The page that links to a thing; its own address is the page's with the name behind.
    PARENTS = {"programme": "/regeln", "account": "/konten", "event": "/veranstaltungen"}

    # Where a thing is listed, and the address it is linked by.
    LISTS = {
        "appointment": ("/kalender?wer=team", r"/termine/([^/]+)", ()),
        # Today's, and so still planned, at the head of the day.
        "planned": ("/", r"/termine/([^/]+)", ()),
        "shelter": ("/unterkuenfte", r"/unterkuenfte/([^/]+)", ("neu",)),
        "lodgers": ("/unterkuenfte/{shelter}", r"/unterkuenfte/[^/]+/auszug/([^/]+)", ()),
        "helper": ("/ehrenamtliche", r"/ehrenamtliche/([^/]+)", ("neu", "auslagen", "fragen")),
        "flat": ("/wohnungen", r"/wohnungen/([0-9a-f-]{36})", ()),
        "nomination": ("/wohnungen/wege", r"/vorschlag/([^/]+)", ()),
        # The one whose flat was offered first: it has the most to show.
        "way": ("/wohnungen/wege", r"/vorschlag/([^/]+)", ()),
        "stride": ("/vorschlag/{way}", r"/vorschlag/[^/]+/schritt/([^/]+)", ()),
        "landlord": ("/vermieter", r"/vermieter/([^/]+)", ()),
        "home": ("/faelle", r"/faelle/([^/]+)", ("neu", "suche", "druck", "export")),
        "twice": ("/zuweisungen", r"/faelle/([^/]+)/wohnen", ()),
        "transfer": ("/zuweisungen", r"/zuweisungen/([^/]+)", ()),
        "room": ("/kalender/raeume", r"/kalender/raeume/([^/]+)", ()),
        "interpreter": ("/kalender/dolmetschbuch", r"/kalender/dolmetschbuch/([^/]+)", ("neu",)),
    }

    def __init__(self, visit_of):
        self.visit_of = visit_of
        self.found = {}

    def address(self, role, page):
        for name in re.findall(r"\{(\w+)\}", page):
            if name not in self.found:
                self.look_for(role, name)
            page = page.replace("{" + name + "}", self.found[name])
        return page

    def look_for(self, role, name):
        if name in self.LISTS:
            page, pattern, without = self.LISTS[name]
            page = self.address(role, page)
            self.found[name] = self.behind(role, page, pattern, without)[0]
            return
        if name in self.PARENTS:
            self.found[name] = self.behind(role, self.PARENTS[name], rf"{self.PARENTS[name]}/([^/]+)(?:/schliessen)?", without=("quellen", "neu"))[0]
            return
        for file in self.behind("counsellor", "/faelle", r"/faelle/([^/]+)", without=("neu", "suche")):
            of_file = {"file": file}
            for part, shelf, way in [
                ("offer", "briefe", "briefe"), ("letter", "briefe", "schreiben"), ("check", "foerderung", "foerderung"), ("person", "haushalt", "haushalt"),
                ("step", "plan", "plan"),
            ]:
                there = self.behind("counsellor", f"/faelle/{file}/{shelf}", rf"/faelle/{file}/{way}/(?:person/)?([^/]+)", without=("neu", "person", "blatt"))
                of_file |= {part: there[0]} if there else {}
            if len(of_file) == 6:
                self.found |= of_file
                return
        raise LookupError("no file of the demo office holds a check, an offer and a letter")

    def behind(self, role, page, pattern, without=()):
        visit = self.visit_of(role)
        visit.go(page)
        paths = [path for path in links(visit.page) if (match := re.fullmatch(pattern, path)) and match[1] not in without]
        return [re.fullmatch(pattern, path)[1] for path in paths]


def links(page):
    """The paths of our own that a page links to."""
    return page.evaluate(
        "() => [...document.querySelectorAll('a[href]')].map(a => new URL(a.href)).filter(u => u.origin === location.origin).map(u => u.pathname)"
    )
