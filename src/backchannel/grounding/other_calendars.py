"""Dates of the Persian, Islamic and Hebrew calendars, where a text writes them out with their year."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from importlib import import_module
from types import ModuleType

from backchannel.grounding.calendar import DayRange

LONGEST = 31  # days of a month
PERSIAN = "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand"
ISLAMIC = (
    "muharram safar rabi_al-awwal|rabi_i rabi_al-thani|rabi_al-akhir|rabi_ii jumada_al-awwal|jumada_al-ula|jumada_i"
    " jumada_al-thani|jumada_al-akhira|jumada_ii rajab sha'ban|shaban|shaaban ramadan|ramazan shawwal dhu_al-qa'dah|dhul_qadah|zul_qadah"
    " dhu_al-hijjah|dhul_hijjah|zul_hijjah"
)
HEBREW = "nisan iyar|iyyar sivan tammuz|tamuz av elul tishrei|tishri cheshvan|heshvan|marcheshvan kislev tevet|tebet shevat|shvat adar|adar_i adar_ii"


def _months(names: str) -> dict[str, int]:
    return {name.replace("_", " "): number for number, month in enumerate(names.split(), 1) for name in month.split("|")}


# Months by name, years that a text may mean, the module of convertdate, which is imported at the first such date.
CALENDARS: tuple[tuple[dict[str, int], range, str], ...] = (
    (_months(PERSIAN), range(1200, 1500), "persian"),
    (_months(ISLAMIC), range(1200, 1600), "islamic"),
    (_months(HEBREW), range(5500, 5900), "hebrew"),
)
_NAMES = "|".join(sorted((re.escape(name) for months, _, _ in CALENDARS for name in months), key=len, reverse=True))
DATE = re.compile(
    rf"\b(?:(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{_NAMES})(?:\s+(?P<later>[0-3]?\d))?\s*,?\s+(?P<year>\d{{4}})\b"
)


def other_calendar(phrase: str) -> DayRange | None:
    """The days a date of one of these calendars covers; None where the phrase, in small letters, holds none.

    >>> other_calendar("10 khordad 1402").first
    datetime.date(2023, 5, 31)
    """
    match = DATE.search(phrase.replace("’", "'").replace("ʿ", "'"))
    if not match:
        return None
    year, day = int(match["year"]), match["day"] or match["later"]
    for months, years, calendar in CALENDARS:
        if match["month"] in months and year in years:
            month = months[match["month"]]
            own = _module(calendar)
            return _one(own, year, month, int(day)) if day else _whole(own, year, month)
    return None


@cache
def _module(calendar: str) -> ModuleType:
    return import_module(f"convertdate.{calendar}")


def _one(calendar: ModuleType, year: int, month: int, day: int) -> DayRange | None:
    """A day; None where the month has none of that number."""
    try:
        found = date(*calendar.to_gregorian(year, month, day))
    except ValueError:
        return None
    return DayRange(found, found) if calendar.from_gregorian(found.year, found.month, found.day) == (year, month, day) else None


def _whole(calendar: ModuleType, year: int, month: int) -> DayRange | None:
    days = [found for number in range(1, LONGEST + 1) if (found := _one(calendar, year, month, number))]
    return DayRange(days[0].first, days[-1].last) if days else None
