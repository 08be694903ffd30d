"""Times that point back to one named before: ``that year``, ``the same day``, ``later that week``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from backchannel.grounding.calendar import DayRange, day, month, week, year
from backchannel.records import TimeRef

PHRASE = re.compile(
    r"\b(?:that|(?:the|that) (?:very )?same)\s+(?P<unit>day|night|evening|morning|afternoon|week|weekend|month|year)\b", re.I
)
LENGTHS = {"week": 7, "weekend": 7, "month": 31, "year": 366}  # days that the time named before may last at most; else one


def point_back(times: Mapping[tuple[int, int], TimeRef], published: date | None) -> dict[tuple[int, int], TimeRef]:
    """The unit in which the last time named before lies, by offsets; a weekend that follows none is the last before publication."""
    found: dict[tuple[int, int], TimeRef] = {}
    last: TimeRef | None = None
    for key in sorted(times):
        time = times[key]
        match = PHRASE.search(time.span.text) if time.span else None
        if match is None:
            last = time if time.start and time.end else last
            continue
        unit = match["unit"].casefold()
        of = _day_in(last, LENGTHS.get(unit, 1)) or (published if unit == "weekend" else None)
        if of:
            reached = _unit(unit, of)
            found[key] = replace(time, start=reached.first.isoformat(), end=reached.last.isoformat())
    return found


def _day_in(time: TimeRef | None, longest: int) -> date | None:
    """The first day of a time that lasts no longer."""
    if time is None or not time.start or not time.end:
        return None
    first = date.fromisoformat(time.start)
    return first if (date.fromisoformat(time.end) - first).days < longest else None


def _unit(unit: str, of: date) -> DayRange:
    if unit == "week":
        return week(of)
    if unit == "weekend":
        saturday = of - timedelta(days=(of.weekday() - 5) % 7)
        return DayRange(saturday, saturday + timedelta(days=1))
    if unit == "month":
        return month(of.year, of.month)
    return year(of.year) if unit == "year" else day(of)
