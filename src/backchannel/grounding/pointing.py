"""Times that count from one named before: ``that year``, ``two days later``, ``the following week``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from backchannel.grounding.calendar import DayRange, day, month, spanning, week, weekend, year
from backchannel.grounding.relative import COUNT, LONGEST, UNIT, counts_in, distance
from backchannel.records import TimeRef

_PART = "(?P<part>day|night|evening|morning|afternoon|week|weekend|month|year)"
SAME = re.compile(rf"\b(?:that|(?:the|that) (?:very )?same)\s+{_PART}\b", re.I)
BESIDE = re.compile(rf"\bthe\s+(?P<side>next|following|previous|preceding)\s+{_PART}\b", re.I)
EDGE = re.compile(rf"\bthe\s+{_PART}\s+(?P<side>before|after)$", re.I)
APART = re.compile(rf"\b{COUNT}\s+{UNIT}\s+(?P<side>earlier|later|before|after|afterwards|thereafter|on)$", re.I)
BACK = frozenset({"earlier", "before", "previous", "preceding"})
FROM_NOW = re.compile(r"\bthe\s+next\s+(?:week|weekend|month|year)\b", re.I)  # as often from publication
A_DAY = 24  # hours
SIDE = re.compile(r"\s(?:later|earlier|afterwards?|thereafter)\b", re.I)  # after a length that was taken without it
FAR = 500  # characters between a time and one that counts from it


def point_back(text: str, times: Mapping[tuple[int, int], TimeRef], published: date | None) -> dict[tuple[int, int], TimeRef]:
    """The days of such times, by offsets: from the last time named before that is no longer than what is counted.

    A weekend that follows no time is the last before publication.
    """
    found: dict[tuple[int, int], TimeRef] = {}
    named: list[tuple[int, TimeRef]] = []
    for key in sorted(times):
        time = times[key]
        words = time.span.text + _side(text, key[1]) if time.span else ""
        reached = _reach(words, [before for end, before in named if key[0] - end <= FAR], published)
        if reached:
            time = found[key] = replace(time, start=reached.first.isoformat(), end=reached.last.isoformat())
        if time.start and time.end:
            named.append((key[1], time))
    return found


def _side(text: str, end: int) -> str:
    """The word right after a time that tells to which side it counts: after ``an hour`` the word ``later``."""
    match = SIDE.match(text, end)
    return match[0] if match else ""


def _reach(words: str, named: list[TimeRef], published: date | None) -> DayRange | None:
    """The days of a phrase that counts from one of some times, the last of which are the nearest."""
    if match := SAME.search(words):
        part = match["part"].casefold()
        origin = _origin(named[-1:], part) or (published if part == "weekend" else None)
        return _around(part, origin) if origin else None
    match = BESIDE.search(words) or EDGE.search(words)
    if match and not FROM_NOW.search(words):
        return _away(1, match["part"].casefold(), match["side"], named)
    match = APART.search(words)
    counts = counts_in(match) if match else None
    if match is None or counts is None:
        return None
    return spanning(_away(count, match["unit"].casefold(), match["side"], named) for count in counts)


def _away(number: float, unit: str, side: str, named: list[TimeRef]) -> DayRange | None:
    """So many units to one side of the nearest time that is fit to be counted from; hours short of a day stay within it."""
    sign, origin = -1 if side.casefold() in BACK else 1, _origin(named, unit)
    if origin is None:
        return None
    if unit == "weekend":
        return weekend(origin + timedelta(days=sign * 7 * int(number)))
    if unit == "hour":
        return distance(number, unit, origin, sign) if number >= A_DAY else day(origin)
    return distance(number, unit if unit in LONGEST else "day", origin, sign)


def _origin(named: list[TimeRef], unit: str) -> date | None:
    """The first day of the last time that lasts no longer than a unit may."""
    for time in reversed(named):
        first, last = date.fromisoformat(time.start or ""), date.fromisoformat(time.end or "")
        if (last - first).days < LONGEST.get(unit, 1):
            return first
    return None


def _around(part: str, of: date) -> DayRange:
    if part == "week":
        return week(of)
    if part == "weekend":
        return weekend(of - timedelta(days=(of.weekday() - 5) % 7))
    if part == "month":
        return month(of.year, of.month)
    return year(of.year) if part == "year" else day(of)
