"""A client that logs in as a person does and then asks for pages on one kept-open connection."""
import html.parser
import http.client
import time
import urllib.parse


class Form(html.parser.HTMLParser):
    """The fields of the first form that asks for a password, and where it goes; and every link of the page."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.links, self.fields = [], [], {}
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "form":
            self.forms.append((attributes.get("action", ""), []))
        elif tag == "input" and self.forms:
            self.forms[-1][1].append(attributes)
            self.fields[attributes.get("name")] = attributes.get("value", "")
        elif tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"])

    def sign_in(self):
        for action, fields in self.forms:
            if any(field.get("type") == "password" for field in fields):
                return action, fields
        raise LookupError("no form asks for a password")


class Client:
    def __init__(self, host, port):
        self.host, self.port, self.cookies = host, port, {}
        self.connection = http.client.HTTPConnection(host, port, timeout=60)

    @property
    def cookie(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def ask(self, path, method="GET", form=None, headers=()):
        """Returns status, headers and body; redirects are not followed."""
        body = urllib.parse.urlencode(form) if form is not None else None
        sent = dict(headers)
        if self.cookies:
            sent["Cookie"] = self.cookie
        if form is not None:
            sent |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{self.host}:{self.port}"}
        self.connection.request(method, path, body, sent)
        answer = self.connection.getresponse()
        content = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";", 1)[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers, content

    def page(self, path):
        status, _, content = self.ask(path)
        if status != 200:
            raise RuntimeError(f"{path}: {status}")
        return content.decode()

    def log_in(self, name, password):
        action, fields = Form(self.page("/anmelden")).sign_in()
        values = {}
        for field in fields:
            value = password if field.get("type") == "password" else name if field.get("autocomplete") == "username" else field.get("value", "")
            if field.get("name"):
                values[field["name"]] = value
        status, _, content = self.ask(action or "/anmelden", "POST", values)
        if status not in (302, 303):
            raise RuntimeError(f"the login was refused: {status} {content[-500:]!r}")

    def hidden(self, path, field):
        """A hidden field of a page's forms, with its value."""
        return {field: Form(self.page(path)).fields[field]}

    def timed(self, path, form=None):
        """Milliseconds from question to the last byte of the answer."""
        start = time.perf_counter()
        status, _, _ = self.ask(path, "POST" if form else "GET", form)
        took = (time.perf_counter() - start) * 1000
        if status != 200:
            raise RuntimeError(f"{path}: {status}")
        return took
