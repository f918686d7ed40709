"""A person at the desk: fills forms as a browser does."""
import urllib.parse
import uuid

from client import Client, Form


class Desk(Client):
    def __init__(self, url):
        parts = urllib.parse.urlsplit(url)
        super().__init__(parts.hostname, parts.port)

    def hidden(self, path):
        """The hidden fields of the form on a page that posts to the page's own address."""
        for action, fields in Form(self.page(path)).forms:
            if action == path:
                return {field["name"]: field.get("value", "") for field in fields if field.get("type") == "hidden"}
        raise LookupError(f"{path} has no form that posts to itself")

    def fill(self, path, **typed):
        """Fills the form of a page and sends it; returns where it leads."""
        status, headers, content = self.ask(path, "POST", self.hidden(path) | typed)
        assert status == 303, f"{path}: {status} {content[-800:]!r}"
        return headers["Location"]


def new_command():
    return str(uuid.uuid4())
