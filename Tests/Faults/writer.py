"""Opens file after file and remembers what was acknowledged."""
import http.client
import random

from desk import new_command

PAGE = "/faelle/neu"


class Writer:
    """One counsellor with one connection. A file that was sent and not acknowledged is sent again with the same command id."""

    def __init__(self, house, seed):
        self.house, self.chance = house, random.Random(seed)
        self.acknowledged = {}  # command id -> where the answer led
        self.pending = {}  # command id -> the form, sent without an answer
        self.desk = None

    def come(self, url):
        """Comes to the (new) address; the session of before is still good."""
        former, self.desk = self.desk, self.house.desk(url) if self.desk is None else type(self.desk)(url)
        if former:
            self.desk.cookies = former.cookies
        self.fields = self.desk.hidden(PAGE)
        for form in list(self.pending.values()):
            self.send(form)

    def send(self, form):
        """Status and body of the answer."""
        command = form["vorgang"]
        self.pending[command] = form
        status, headers, content = self.desk.ask(PAGE, "POST", form)
        if status == 303:
            assert self.acknowledged.setdefault(command, headers["Location"]) == headers["Location"]
        del self.pending[command]
        return status, content.decode()

    def new_form(self, letters=200):
        number = len(self.acknowledged) + len(self.pending)
        wish = "".join(self.chance.choices("abcdefgh ", k=letters))
        return self.fields | {"vorgang": new_command(), "alias": f"Bezeichnung {number}", "wish": wish}

    def write_until_cut_off(self):
        """Writes until the server is gone."""
        try:
            while True:
                status, content = self.send(self.new_form())
                assert status == 303, content[-800:]
        except (OSError, http.client.HTTPException):
            return


def assert_exactly_once(house, writers):
    """Every acknowledged file is there, once, with all that belongs to it, and no other file is."""
    acknowledged = {command: place for writer in writers for command, place in writer.acknowledged.items()}
    files = sorted(place.split("/")[2] for place in acknowledged.values())
    assert len(set(files)) == len(files)
    assert sorted(row[0] for row in house.rows("SELECT case_id FROM cases")) == files
    assert sorted(row[0] for row in house.rows("SELECT case_id FROM persons")) == files
    assert sorted(row[0] for row in house.rows("SELECT case_id FROM case_keys")) == files
    assert sorted(row[0] for row in house.rows("SELECT case_id FROM log WHERE action = 'file.open'")) == files
    kept = [row[0] for row in house.rows("SELECT command FROM commands WHERE name = 'file.open'")]
    assert sorted(kept) == sorted(acknowledged)
