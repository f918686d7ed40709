"""A browser that looks closely: every check returns its findings as text, an empty list means none."""
import os
import pathlib
import re

from axe_playwright_python.sync_playwright import Axe

from product import ROOT

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARTIFACTS = pathlib.Path(os.environ.get("ARTIFACTS", ROOT / "artifacts"))
WIDTHS = (1280, 390, 320)
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Recorded by the page itself, from its first moment on.
WATCH = """
window.__violations = [];
document.addEventListener('securitypolicyviolation', e => window.__violations.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile));
"""

# WCAG 1.4.12. An adopted style sheet, because the pages' policy rightly refuses an inline one.
TEXT_SPACING = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}');
    document.adoptedStyleSheets = [sheet];
}"""

OVERFLOW = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(e => {
        const box = e.getBoundingClientRect();
        return box.right > room + 1 || box.left < -1 && box.right > 0;
    });
    const leaves = wide.filter(e => !wide.some(other => other !== e && e.contains(other)));
    return ['page is ' + document.documentElement.scrollWidth + ' wide in ' + room,
        ...leaves.slice(0, 5).map(e => e.tagName.toLowerCase() + (e.className ? '.' + e.className : '') + ' ' + e.textContent.trim().slice(0, 40))];
}"""

# WCAG 2.5.8: 24 x 24 px; a link may be smaller inside a sentence, or where 24 px around its middle touch nothing else.
# A main button has 44.
TARGETS = """() => {
    const targets = [];
    for (const e of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
        let box = e.getBoundingClientRect();
        const style = getComputedStyle(e);
        if (!box.width || !box.height || style.visibility === 'hidden' || box.right <= 0) continue;
        const label = /checkbox|radio/.test(e.type || '') && e.labels && e.labels[0] ? e.labels[0].getBoundingClientRect() : box;
        const left = Math.min(box.left, label.left), top = Math.min(box.top, label.top);
        const right = Math.max(box.right, label.right), bottom = Math.max(box.bottom, label.bottom);
        const inSentence = e.tagName === 'A' && style.display === 'inline' &&
            [...e.parentElement.childNodes].some(n => n.nodeType === 3 && n.textContent.trim().length > 1);
        const least = e.matches('.button') && !(innerWidth >= 640 && e.closest('.acts')) ? 44 : 24;
        targets.push({e, left, top, right, bottom, inSentence, least, small: right - left < 23.9 || bottom - top < least - .1});
    }
    const alone = t => {
        const x = (t.left + t.right) / 2, y = (t.top + t.bottom) / 2;
        return targets.every(o => o === t || (o.small
            ? Math.hypot((o.left + o.right) / 2 - x, (o.top + o.bottom) / 2 - y) >= 24
            : Math.hypot(Math.max(o.left - x, 0, x - o.right), Math.max(o.top - y, 0, y - o.bottom)) >= 12));
    };
    return targets.filter(t => t.small && !t.inSentence && !(t.e.tagName === 'A' && alone(t))).map(t =>
        t.e.tagName.toLowerCase() + ' "' + (t.e.textContent || t.e.name || '').trim().slice(0, 40) + '" ' +
        Math.round(t.right - t.left) + 'x' + Math.round(t.bottom - t.top) + ' < ' + t.least);
}"""

LANGUAGE = """() => {
    const found = [], html = document.documentElement;
    const lang = html.getAttribute('lang'), dir = html.getAttribute('dir') || 'ltr';
    if (!lang) found.push('no lang on html');
    const rightToLeft = /^(ar|fa|ckb|ps|ur|he|prs)\\b/.test(lang || '');
    if (rightToLeft !== (dir === 'rtl')) found.push('lang ' + lang + ' with dir ' + dir);
    for (const e of document.querySelectorAll('body [lang]')) {
        if (e.textContent.trim().length < 40) continue;  // a word runs by its own letters, a sentence needs its direction
        const theirs = /^(ar|fa|ckb|ps|ur|he|prs)\\b/.test(e.lang);
        if (theirs !== (getComputedStyle(e).direction === 'rtl')) found.push('lang ' + e.lang + ' runs the wrong way: ' + e.textContent.trim().slice(0, 30));
    }
    return found;
}"""

STRUCTURE = """() => {
    const found = [];
    if (document.querySelectorAll('h1').length !== 1) found.push(document.querySelectorAll('h1').length + ' h1');
    if (document.querySelectorAll('main').length !== 1) found.push(document.querySelectorAll('main').length + ' main');
    if (!document.title.trim()) found.push('no title');
    const first = document.querySelector('a[href], button, input');
    if (!first || !(first.getAttribute('href') || '').startsWith('#')) found.push('the first stop is no skip link');
    else if (!document.querySelector(first.getAttribute('href'))) found.push('the skip link leads nowhere');
    if (document.querySelector('canvas')) found.push('a canvas says nothing to a screen reader');
    for (const e of document.querySelectorAll('svg[role=img]')) if (!e.querySelector('title') || !e.querySelector('desc')) found.push('svg without title and desc');
    for (const e of document.querySelectorAll('[style], [onclick], [onchange], [onsubmit]')) found.push('inline style or script on ' + e.tagName.toLowerCase());
    return found;
}"""

FOCUSED = """() => {
    const e = document.activeElement;
    if (!e || e === document.body || e === document.documentElement) return null;
    const style = getComputedStyle(e), box = e.getClientRects()[0] || e.getBoundingClientRect();
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== 'none';
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1), y = box.top + Math.min(box.height / 2, 10);
    const above = document.elementFromPoint(x, y);
    const seen = !above || e.contains(above) || above.contains(e) || [...(e.labels || [])].some(l => l.contains(above));
    if (!e.dataset.stop) e.dataset.stop = 'new';
    else e.dataset.stop = 'again';
    return {name: e.tagName.toLowerCase() + ' "' + (e.textContent || e.name || e.value || '').trim().slice(0, 40) + '"', ring, seen, again: e.dataset.stop === 'again'};
}"""


class Visit:
    """One browser context on our server. Requests to any other host are refused and remembered."""

    def __init__(self, browser, url, width=1280, javascript=True):
        self.url = url
        self.foreign = []
        self.complaints = []
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, locale="de-DE", timezone_id="Europe/Berlin", reduced_motion="reduce", java_script_enabled=javascript
        )
        self.context.set_default_timeout(15_000)
        self.context.add_init_script(WATCH)
        self.context.route("**/*", self._guard)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _guard(self, route):
        if route.request.url == self.url or route.request.url.startswith((self.url + "/", "data:", "about:")):
            route.continue_()
        else:
            self.foreign.append(route.request.url)
            route.abort()

    def close(self):
        self.context.close()

    def go(self, path):
        """Opens a page of ours; its status has to be 200."""
        answer = self.page.goto(self.url + path)
        assert answer.status == 200, f"{path}: {answer.status}"
        return self.page

    def log_in(self, login):
        """Logs in by the form, as a person does, on whatever page asks for it."""
        self.page.goto(self.url + "/")
        self.page.locator("input[autocomplete=username]").fill(login.name)
        self.page.locator("input[autocomplete=current-password]").fill(login.password)
        self.page.locator("input[autocomplete=current-password]").press("Enter")
        self.page.wait_for_load_state()
        assert self.page.locator("input[autocomplete=current-password]").count() == 0, self.page.locator("main").inner_text()
        return self

    def picture(self, name):
        ARTIFACTS.mkdir(parents=True, exist_ok=True)
        # The caret stays, because hiding it puts a style into the page, which the pages' policy rightly refuses.
        self.page.screenshot(path=ARTIFACTS / f"{re.sub(r'[^a-z0-9-]+', '-', name.lower()).strip('-')}.png", full_page=True, caret="initial")

    def axe(self):
        result = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
        return [f"{entry['id']} ({entry['impact']}): {node['target']}" for entry in result.response["violations"] for node in entry["nodes"][:3]]

    def overflow(self, width):
        """Whatever sticks out sideways at this width, as it is and with the text spacing of WCAG 1.4.12."""
        before = self.page.viewport_size
        self.page.set_viewport_size({"width": width, "height": 900})
        found = [f"{width}: {finding}" for finding in self.page.evaluate(OVERFLOW)]
        self.page.evaluate(TEXT_SPACING)
        found += [f"{width}, spaced: {finding}" for finding in self.page.evaluate(OVERFLOW)]
        self.page.evaluate("() => { document.adoptedStyleSheets = [] }")
        self.page.set_viewport_size(before)
        return found

    def targets(self, width):
        before = self.page.viewport_size
        self.page.set_viewport_size({"width": width, "height": 900})
        found = [f"{width}: {finding}" for finding in self.page.evaluate(TARGETS)]
        self.page.set_viewport_size(before)
        return found

    def language(self):
        return self.page.evaluate(LANGUAGE)

    def structure(self):
        return self.page.evaluate(STRUCTURE)

    def policy(self):
        """Breaches of the content security policy and errors in the console."""
        return self.page.evaluate("() => window.__violations") + self.complaints

    def tab_stops(self, most=150):
        """Every stop of the Tab key in order, with what is wrong about it."""
        stops = []
        for _ in range(most):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate(FOCUSED)
            if stop is None or stop["again"]:
                break
            stops.append(stop)
        return stops

    def focus(self):
        stops = self.tab_stops()
        found = [f"no focus ring: {stop['name']}" for stop in stops if not stop["ring"]]
        found += [f"focus hidden: {stop['name']}" for stop in stops if not stop["seen"]]
        return found if stops else ["the Tab key stops nowhere"]

    def tab_to(self, locator, most=150):
        """Reaches an element by the Tab key alone."""
        for _ in range(most):
            if locator.evaluate("e => e === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the Tab key does not reach {locator}")

    def findings(self):
        """All checks that hold for every page of ours."""
        found = {
            "axe": self.axe(),
            "structure": self.structure(),
            "language": self.language(),
            "targets": [finding for width in (1280, 390) for finding in self.targets(width)],
            "overflow": [finding for width in WIDTHS for finding in self.overflow(width)],
            "policy": self.policy(),
            "foreign requests": self.foreign,
            "focus": self.focus(),
        }
        return {name: findings for name, findings in found.items() if findings}
