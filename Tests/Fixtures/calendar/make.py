"""Writes the tables beside it, from three programs that know nothing of ours: python-dateutil (Easter), holidays (statutory holidays),
numpy (working days). pip install holidays==0.109 python-dateutil==2.9.0.post0 numpy==2.4.6"""
import datetime
import pathlib
import random

import holidays
import numpy
from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

here = pathlib.Path(__file__).parent
years = range(1995, 2101)
# The district, the subdivision and the categories that `holidays` knows it by.
places = {"09162": ("BY", ("public", "catholic")), "09564": ("BY", ("public",)), "09761": ("Augsburg", ("public", "catholic")),
          "05315": ("NW", ("public",))}


def days(place):
    division, categories = places[place]
    if division == "Augsburg":
        found = dict(holidays.Germany(subdiv="BY", categories=("public", "catholic"), years=years))
        found.update({datetime.date(year, 8, 8): "Friedensfest" for year in years})
    else:
        found = dict(holidays.Germany(subdiv=division, categories=categories, years=years))
    return sorted(found)


with open(here / "easter.txt", "w") as file:
    for year in range(1583, 4100):
        file.write(f"{easter(year)}\n")
with open(here / "holidays.txt", "w") as file:
    for place in places:
        for day in days(place):
            file.write(f"{place} {day}\n")
chance = random.Random(7)
with open(here / "working-days.txt", "w") as file:
    for place in places:
        free = numpy.array(days(place), dtype="datetime64[D]")
        for _ in range(500):
            start = datetime.date(1996, 1, 1) + datetime.timedelta(days=chance.randrange(36_500))
            count = chance.choice([1, 2, 5, 14, 30, 100]) * chance.choice([1, 1, -1])
            # The n-th after: from the last working day up to the start, forward; before it the other way round.
            end = numpy.busday_offset(start, count, roll="backward" if count > 0 else "forward", holidays=free)
            file.write(f"{place} {start} {count} {end}\n")
with open(here / "months.txt", "w") as file:
    for _ in range(1500):
        start = datetime.date(1990, 1, 1) + datetime.timedelta(days=chance.randrange(40_000))
        if chance.random() < 0.5:
            start = (start.replace(day=1) + datetime.timedelta(days=32)).replace(day=1) - datetime.timedelta(days=chance.randrange(1, 4))
        months = chance.randrange(-24, 49)
        file.write(f"{start} {months} {start + relativedelta(months=months)}\n")
