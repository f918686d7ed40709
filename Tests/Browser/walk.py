"""A person at the screen: finds things by the words they carry, with the mouse or by the keyboard alone.

    hand = Walk(visit("counsellor"))                 # or Walk(visit("counsellor", javascript=False), keyboard=True)
    hand.follow("Neuer Fall")
    hand.fill("Familienname", "Krasniqi")
    hand.press("Speichern")
"""
import re
import urllib.parse


class Walk:
    def __init__(self, visit, keyboard=False):
        self.visit = visit
        self.page = visit.page
        self.keyboard = keyboard

    def go(self, path):
        self.visit.go(path)
        return self

    @property
    def path(self):
        return urllib.parse.urlsplit(self.page.url).path

    def field(self, label, group=None):
        """A field of the page's main part by its label, with or without "(freiwillig)"; in a group of that name."""
        where = self.page.locator("main")
        if group:
            where = where.get_by_role("group", name=re.compile(rf"^{re.escape(group)}"))
        return where.get_by_label(re.compile(rf"^{re.escape(label)}( \(freiwillig\))?$"))

    def fill(self, label, text):
        field = self.field(label)
        if self.keyboard:
            self.visit.tab_to(field)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(text)
        else:
            field.fill(text)

    def choose(self, label, option):
        """An option of a list, by its words."""
        field = self.field(label)
        if self.keyboard:
            self.visit.tab_to(field)
            self.page.keyboard.type(option)
        else:
            field.select_option(label=option)
        chosen = field.evaluate("e => e.selectedOptions[0].textContent.trim()")
        assert chosen == option, f"{label}: {chosen} instead of {option}"

    def tick(self, label, group=None):
        """A check box or a radio button."""
        box = self.field(label, group)
        if self.keyboard:
            # The Tab key stops once in a group of radio buttons; the arrows lead on.
            radios = box.evaluate("e => e.type === 'radio' ? [...e.form.elements[e.name]].indexOf(e) : -1")
            if radios < 0:
                self.visit.tab_to(box)
            else:
                self.visit.tab_to(self.page.locator(f"main [name={box.get_attribute('name')}]").first)
                for _ in range(radios):
                    self.page.keyboard.press("ArrowDown")
            if not box.is_checked():
                self.page.keyboard.press("Space")
        else:
            box.check()
        assert box.is_checked(), label

    def press(self, words):
        self._go(self.page.get_by_role("button", name=words, exact=True).first)

    def press_for_somebody_new(self, words):
        """Presses, and where somebody of that name is known, says that this is somebody else: the journeys make the same family again."""
        self.press(words)
        anyway = self.page.get_by_role("button", name=re.compile("^Trotzdem"))
        if anyway.count():
            self._go(anyway.first)

    def follow(self, words):
        self._go(self.page.get_by_role("link", name=words, exact=True).first)

    def search(self, words):
        field = self.page.locator("header input[name=q]")
        field.fill(words)
        with self.page.expect_navigation():
            field.press("Enter")

    def _go(self, target):
        with self.page.expect_navigation():
            if self.keyboard:
                self.visit.tab_to(target)
                self.page.keyboard.press("Enter")
            else:
                target.click()
        self.page.wait_for_load_state()

    def reads(self, words):
        """Whether the words stand in the page's main part."""
        return words in self.text

    @property
    def text(self):
        """The main part's words, with every kind of blank as one blank."""
        return re.sub(r"\s+", " ", self.page.locator("main").inner_text())

    def written(self, button):
        """What the form with this button would send now: its address and its fields."""
        form = self.page.get_by_role("button", name=button, exact=True).first
        return form.evaluate("e => [e.form.action, [...new FormData(e.form)]]")

    def post(self, written):
        """Sends a form past the page, as a second click, a reload or a meddler would, and returns the answer."""
        action, fields = written
        return self.page.request.post(
            action, data=urllib.parse.urlencode([(name, value) for name, value in fields]), max_redirects=0,
            headers={"Content-Type": "application/x-www-form-urlencoded", "Origin": self.visit.url, "Sec-Fetch-Site": "same-origin"},
        )
