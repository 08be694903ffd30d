"""Days that go by a name: feasts of a fixed day, those that move with Easter, and days whose name holds a weekday."""

from __future__ import annotations

import re
from datetime import date, timedelta

from backchannel.grounding.calendar import MONTHS, WEEKDAYS

FIXED = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
    "new year's day": (1, 1), "new year's": (1, 1), "may day": (5, 1), "valentine's day": (2, 14), "halloween": (10, 31),
}  # fmt: skip
# Days after Easter Sunday.
MOVABLE = {
    "easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "holy thursday": -3, "maundy thursday": -3, "palm sunday": -7,
    "ash wednesday": -46, "ascension day": 39, "pentecost": 49, "whit sunday": 49, "whit monday": 50,
}  # fmt: skip
FEAST = "|".join(sorted({*FIXED, *MOVABLE}, key=len, reverse=True)).replace("'", "['’]")
_DAY = "|".join(sorted(name.title() for name in WEEKDAYS if name.endswith("day")))
_PLAIN = (
    "Late Early Mid Midday Noon On By Since Until Till From Before After Last Next This Past Coming Previous That The Every Each Most Between "
    "During Around About Only Both As Of In At For"
).split()  # no part of the name of a day
_HEADS = [name.split()[0].title() for name in MOVABLE if name.split()[-1] in WEEKDAYS]
_NO_NAME = "|".join((*_PLAIN, *_HEADS, *(name.title() for name in MONTHS)))
# "Bloody Sunday", after small letters at most: a capital before a weekday makes another name of it.
NAMED_AFTER = re.compile(rf"^(?:[a-z]+\s+)*(?!(?:{_NO_NAME})\b)[A-Z][a-z]+\s+(?:{_DAY})\b(?!\s*,)")


def easter(year: int) -> date:
    """Easter Sunday of a year, by the Gregorian calendar (the reckoning of Meeus).

    >>> easter(2018)
    datetime.date(2018, 4, 1)
    """
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    month, day = divmod(epact + weekday - 7 * ((golden + 11 * epact + 22 * weekday) // 451) + 114, 31)
    return date(year, month, day + 1)


def feast_of(name: str, year: int) -> date:
    """The day of a feast in a year."""
    if name in MOVABLE:
        return easter(year) + timedelta(days=MOVABLE[name])
    return date(year, *FIXED[name])
