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
    (re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)"), ("year", "m", "day")),
    (re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b"), ("m", "day", "year")),
)
# "Rome, Italy, 3 May 2020 (Agency) — ": what stands before the date of a dateline, and what after it
_TOWN = re.compile(r"\W{0,3}(?:[A-Z][\w.'’/ -]{1,30},\s*){1,3}$")
_DASH = re.compile(r"\s*(?:\([^)\n]{1,40}\)\s*)?(?:[—–:]|-{1,2}\s)")
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


def _is_stamp(line: str, match: re.Match[str]) -> bool:
    """Whether a line is hardly more than its date, says that it is a date, or opens with it as a dateline."""
    if len(line) < 80 and (len(match[0]) * 3 > len(line.strip()) or _STAMP.search(line)):
        return True
    return bool(_DASH.match(line, match.end()) and _TOWN.match(line[: match.start()]))


def find_published(text: str) -> date | None:
    """The date of a time stamp near the head of a text: a line that is hardly more than a date, or says it is one."""
    for line in text[:HEAD].splitlines():
        if not line.strip():
            continue
        for pattern, parts in _FORMS:
            match = pattern.search(line)
            if match and _is_stamp(line, match):
                found = _read(match, parts)
                if found:
                    return found
    return None
