"""A person at the screen: finds things by the words they carry, with the mouse or by the keyboard alone.

    hand = Walk(visit("counsellor"))                 # or Walk(visit("counsellor", javascript=False), keyboard=True)
    hand.follow("Neuer Fall")
    hand.fill("Familienname", "Krasniqi")
    hand.press("Speichern")
"""


class Walk:
    def __init__(self, visit, keyboard=False):
        self.visit = visit
        self.page = visit.page
        self.keyboard = keyboard

    def fill(self, label, text):
        field = self.page.get_by_label(label, exact=True)
        if self.keyboard:
            self.visit.tab_to(field)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(text)
        else:
            field.fill(text)

    def choose(self, label, option):
        """An option of a list, by its words."""
        field = self.page.get_by_label(label, exact=True)
        if self.keyboard:
            self.visit.tab_to(field)
            self.page.keyboard.type(option)
        else:
            field.select_option(label=option)
        chosen = field.evaluate("e => e.selectedOptions[0].textContent.trim()")
        assert chosen == option, f"{label}: {chosen} instead of {option}"

    def tick(self, label):
        """A check box or a radio button."""
        box = self.page.get_by_label(label, exact=True)
        if self.keyboard:
            self.visit.tab_to(box)
            if not box.is_checked():
                self.page.keyboard.press("Space")
        else:
            box.check()
        assert box.is_checked(), label

    def press(self, words):
        self._go(self.page.get_by_role("button", name=words, exact=True))

    def follow(self, words):
        self._go(self.page.get_by_role("link", name=words, exact=True).first)

    def _go(self, target):
        if self.keyboard:
            self.visit.tab_to(target)
            with self.page.expect_navigation():
                self.page.keyboard.press("Enter")
        else:
            target.click()
        self.page.wait_for_load_state()

    def reads(self, words):
        """Whether the words stand in the page's main part."""
        return words in self.page.locator("main").inner_text()
