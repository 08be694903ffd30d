"""The day of publication, and that of writing, where the text tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from backchannel.grounding.calendar import MONTHS

HEAD = 1500  # characters of the opening in which a dateline, a photo credit or a time stamp stands
_MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_FORMS = (
    (re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(\d{{4}})\b", re.I), ("month", "day", "year")),
    (re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}\s*,?\s+(\d{{4}})\b", re.I), ("day", "month", "year")),
    (re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)"), ("year", "m", "day")),
    (re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b"), ("m", "day", "year")),
)
# Of a dateline that leaves its year out.
_SHORT = (
    (re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*,?\s*\d{{4}})", re.I), ("month", "day")),
    (re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}(?!\w|\s*,?\s*\d{{4}})", re.I), ("day", "month")),
)
LATE = 7  # days at most from writing to publication
# "Rome, Italy, 3 May 2020 (Agency) — ": what stands before the date of a dateline, and what after it
_TOWN = re.compile(r"\W{0,3}(?:[A-Z][\w.'’/ -]{1,30},\s*){1,3}$")
_DASH = re.compile(r"\s*(?:\([^)\n]{1,40}\)\s*)?(?:[—–:]|-{1,2}\s)")
# "ABUJA, 5 May 2020 (Agency). ": a town in capitals and a full stop; "5 May 2020, Abuja - ": the date before the town
_IN_CAPITALS = re.compile(r"\W{0,3}[A-Z][A-Z.'’/ -]{1,30},\s*(?:[A-Z][\w.'’/ -]{1,30},\s*){0,2}$")
_STOP = re.compile(r"\s*(?:\([^)\n]{1,40}\)\s*)?\.\s")
_THEN_TOWN = re.compile(r"(?:,\s*[A-Z][\w.'’/ -]{1,30}?){1,3}" + _DASH.pattern)
_STAMP = re.compile(
    r"\b(?:published|updated|posted|last modified|date)\b|^(?:by\b.{1,40})?\bon\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\|", re.I
)


def _read(found: Iterable[str], parts: tuple[str, ...]) -> date | None:
    values = dict(zip(parts, found, strict=False))
    number = MONTHS[values["month"].casefold()] if "month" in values else int(values["m"])
    day, year = int(values["day"]), int(values["year"])
    if number > 12 >= day and "m" in values:
        number, day = day, number
    try:
        return date(year, number, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None


def _is_stamp(line: str, match: re.Match[str]) -> bool:
    """Whether a line is hardly more than its date, says that it is a date, or opens with it as a dateline."""
    if len(line) < 80 and (len(match[0]) * 3 > len(line.strip()) or _STAMP.search(line)):
        return True
    return _is_dateline(line, match)


def _is_dateline(line: str, match: re.Match[str]) -> bool:
    """Whether a line opens with its date as a dateline: ``Rome, 3 May 2020 -``, ``ROME, 3 May 2020.``, ``3 May 2020, Rome -``."""
    before, end = line[: match.start()], match.end()
    if not before.strip():
        return bool(_THEN_TOWN.match(line, end))
    return bool((_DASH.match(line, end) and _TOWN.match(before)) or (_STOP.match(line, end) and _IN_CAPITALS.match(before)))


def find_published(text: str) -> date | None:
    """The date of a time stamp near the head of a text: a line that is hardly more than a date, or says it is one."""
    for line in text[:HEAD].splitlines():
        if not line.strip():
            continue
        for pattern, parts in _FORMS:
            match = pattern.search(line)
            if match and _is_stamp(line, match):
                found = _read(match.groups(), parts)
                if found:
                    return found
    return None


def day_of_writing(text: str, published: date) -> date:
    """The day from which ``today`` counts: that of a dateline some days before publication (``HELSINKI, May 23 -``), else of publication."""
    for line in text[:HEAD].splitlines():
        for pattern, parts in (*_FORMS, *_SHORT):
            match = pattern.search(line)
            if match and _is_dateline(line, match):
                years = ("",) if "year" in parts else (str(published.year), str(published.year - 1))
                found = (_read((*match.groups(), year) if year else match.groups(), (*parts, "year")) for year in years)
                return next((day for day in found if day and timedelta() <= published - day <= timedelta(days=LATE)), published)
    return published
