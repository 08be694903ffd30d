"""The day of publication, where the text tells it."""

from __future__ import annotations

import re
from datetime import date

from backchannel.grounding.calendar import MONTHS

HEAD = 1500  # characters of the opening in which a dateline, a photo credit or a time stamp stands
_MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_FORMS = (
    (re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(\d{{4}})\b", re.I), ("month", "day", "year")),
    (re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}\s*,?\s+(\d{{4}})\b", re.I), ("day", "month", "year")),
    (re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b"), ("year", "m", "day")),
    (re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b"), ("m", "day", "year")),
)
_STAMP = re.compile(r"\b(?:published|updated|posted|last modified|date|on)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\|", re.I)


def _read(match: re.Match[str], parts: tuple[str, ...]) -> date | None:
    values = dict(zip(parts, match.groups(), strict=True))
    number = MONTHS[values["month"].casefold()] if "month" in values else int(values["m"])
    day, year = int(values["day"]), int(values["year"])
    if number > 12 >= day and "m" in values:
        number, day = day, number
    try:
        return date(year, number, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None


def find_published(text: str) -> date | None:
    """The date of a time stamp near the head of a text: a line that is hardly more than a date, or says it is one."""
    for line in text[:HEAD].splitlines():
        if not line.strip():
            continue
        for pattern, parts in _FORMS:
            match = pattern.search(line)
            if match and (len(line) < 80 and (len(match[0]) * 3 > len(line.strip()) or _STAMP.search(line))):
                found = _read(match, parts)
                if found:
                    return found
    return None
