"""Shapes of time that count from the day of publication: weekdays, last week, three days ago, within a month."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import partial

from backchannel.grounding.calendar import WEEKDAYS, DayRange, day, month, slice_of, spanning, week, weekend, year
from backchannel.grounding.dates import NAMED_DAY, SHIFTS, WHICH, shapes
from backchannel.grounding.numbers import COUNTING, TENS, UNITS, WORDS

_NAMED = "|".join(sorted((word for word in WORDS if len(word) > 2 and WORDS[word] < 100 and word.isalpha()), key=len, reverse=True))
_TENS, _NINE = "|".join(TENS), "|".join(UNITS[1:10])
_COUNTED = rf"(?:{_TENS})-(?:{_NINE})\b|(?:\d+|an?|{_NAMED})(?:\s+and\s+a\s+half)?|half\s+an?|a\s+few|few|a\s+couple\s+of|several"
COUNT = rf"(?<![\d.,])(?<![\d.,]-)(?:(?P<count>{_COUNTED})(?:(?:-|–|\s+(?:to|or)\s+)(?P<upto>\d+|{_NAMED}))?)"
UNIT = r"(?P<unit>hour|day|week|fortnight|month|year|decade)s?"
_VAGUE = {"a few": (2, 5), "few": (2, 5), "several": (3, 6)}  # least and most that such a number stands for
_SMALLER = {"decade": ("year", 10), "year": ("month", 12), "month": ("day", 30), "week": ("day", 7), "fortnight": ("day", 14)}
# Days that what a unit is counted from may last; of the units not here, one.
LONGEST = {"week": 7, "weekend": 7, "fortnight": 7, "month": 31, "year": 366, "decade": 366}
FARTHEST = 3000  # units; more is no time that news counts


def count_of(words: str) -> tuple[float, float] | None:
    """The least and the most that a number of units stands for; None where it is none."""
    words = re.sub(r"\s+", " ", words.casefold().strip())
    if words in _VAGUE:
        return _VAGUE[words]
    if words == "a couple of":
        return 2, 2
    if words.startswith("half"):
        return 0.5, 0.5
    whole, _, half = words.partition(" and a half")
    parts = [float(part) if part.isdigit() else COUNTING.get(part) for part in whole.split("-")]
    if not parts or None in parts or half:
        return None
    number = sum(part for part in parts if part is not None) + 0.5 * words.endswith("half")
    return (number, number) if number <= FARTHEST else None


def counts_in(match: re.Match[str]) -> tuple[float, float] | None:
    """The least and the most that the number of a shape with COUNT stands for: ``three``, ``several``, ``three to five``.

    One where it has no number (``the day after``); None where the number is none of units.
    """
    words = match.groupdict()
    if not words.get("count"):
        return 1.0, 1.0
    counts = count_of(words["count"])
    upto = count_of(words["upto"]) if counts and words["upto"] else None
    return counts if counts is None or upto is None else (counts[0], max(counts[1], upto[1]))


def distance(number: float, unit: str, origin: date, sign: int) -> DayRange | None:
    """So many units before (``sign`` -1) or after (1) a day; in weeks a week, in months a month, in years a year.

    None where that lies outside the years 1 to 9999.
    """
    try:
        return _distance(number, unit, origin, sign)
    except (ValueError, OverflowError):
        return None


def _distance(number: float, unit: str, origin: date, sign: int) -> DayRange | None:
    if number % 1:
        if unit not in _SMALLER:
            return None
        unit, times = _SMALLER[unit]
        return distance(round(number * times), unit, origin, sign)
    count = sign * int(number)
    if unit == "hour":
        first, last = sorted(
            (origin + timedelta(days=int(count / 24)), origin + timedelta(days=-(-count // 24) if count > 0 else count // 24))
        )
        return DayRange(first, last)
    if unit == "day":
        return day(origin + timedelta(days=count))
    if unit in {"week", "fortnight"}:
        return week(origin + timedelta(days=count * (7 if unit == "week" else 14)))
    if unit == "month":
        return month(origin.year, origin.month + count)
    return year(origin.year + count * (10 if unit == "decade" else 1))


def _exactly(number: float, unit: str, origin: date, sign: int) -> date | None:
    """The very day so many units away: for the open end of ``in the past six months``."""
    reached = distance(number, unit, origin, sign)
    if reached is None:
        return None
    if unit in {"hour", "day"}:
        return reached.first if sign < 0 else reached.last
    if reached.days == 7:
        return reached.first + timedelta(days=origin.weekday())
    place = month(reached.first.year, origin.month) if reached.days > 31 else reached
    return min(place.first + timedelta(days=origin.day - 1), place.last)


def _away(match: re.Match[str], published: date, ahead: bool, *, sign: int) -> DayRange | None:
    """``three days ago`` (``sign`` -1), ``in two weeks`` (1)."""
    counts, more = counts_in(match), 0.5 if match.groupdict().get("half") else 0.0
    return spanning(distance(count + more, match["unit"], published, sign) for count in counts or ())


def _stretch(match: re.Match[str], published: date, ahead: bool, *, sign: int) -> DayRange | None:
    """``in the past six months``, ``over the last year`` (``sign`` -1), ``within 48 hours`` (1): from or up to publication."""
    counts = counts_in(match)
    end = _exactly(counts[1], match["unit"], published, sign) if counts else None
    return DayRange(*sorted((published, end))) if end else None


AGO, HENCE = partial(_away, sign=-1), partial(_away, sign=1)
UP_TO_NOW, FROM_NOW = partial(_stretch, sign=-1), partial(_stretch, sign=1)


def _before_last(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    """``the week before last``, ``the Friday before last``."""
    if match["weekday"]:
        back = (published.weekday() - WEEKDAYS[match["weekday"]]) % 7 or 7
        return day(published - timedelta(days=back + 7))
    if match["unit"] == "weekend":
        return weekend(published - timedelta(days=14))
    return distance(2, match["unit"], published, -1)


def _named_day(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    word = re.sub(r"\s+", " ", match["word"])
    far = {"day before yesterday": -2, "day after tomorrow": 2, "yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1}
    return day(published + timedelta(days=far.get(word, 0)))


def _overnight(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    first = published if ahead else published - timedelta(days=1)
    return DayRange(first, first + timedelta(days=1))


def _weekday(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    wanted, which = WEEKDAYS[match["weekday"]], match["which"]
    back = (published.weekday() - wanted) % 7
    on = (wanted - published.weekday()) % 7
    if which and SHIFTS[which]:
        return day(published + timedelta(days=on or 7) if SHIFTS[which] > 0 else published - timedelta(days=back or 7))
    if ahead:  # a paper of Friday calls its own day Friday
        return day(published + timedelta(days=on))
    return day(published - timedelta(days=back))


def _weekday_of_week(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    monday = week(published + timedelta(days=7 * SHIFTS[match["which"]])).first
    return day(monday + timedelta(days=WEEKDAYS[match["weekday"]]))


def _from_weekday(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    start = published + timedelta(days=(WEEKDAYS[match["weekday"]] - published.weekday()) % 7)
    counts = counts_in(match)
    return day(start + timedelta(days=7 * int(counts[0]))) if counts else None


def _weekdays_ago(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    """``two Sundays ago``: the last but one before publication."""
    counts, back = counts_in(match), (published.weekday() - WEEKDAYS[match["weekday"]]) % 7 or 7
    return day(published - timedelta(days=back + 7 * (int(counts[0]) - 1))) if counts else None


def _weekday_week(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    """``Friday week``: a week after the next one."""
    on = (WEEKDAYS[match["weekday"]] - published.weekday()) % 7
    return day(published + timedelta(days=on + 7))


def _ago_today(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    """``a year ago today``, ``two years ago this month``: the day, or the week or month that it lies in."""
    counts, same = counts_in(match), match["same"].split()[-1]
    reached = _exactly(counts[0], match["unit"], published, -1) if counts else None
    if reached is None:
        return None
    return week(reached) if same == "week" else month(reached.year, reached.month) if same == "month" else day(reached)


def _year_end(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    """``year-end``: the last months of the year; of what is over those that have begun last."""
    end = slice_of(year(published.year), 5 / 6, 1)
    return end if ahead or end.first <= published else slice_of(year(published.year - 1), 5 / 6, 1)


def _weekend(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    which = match["which"]
    this = weekend(published)
    if which and "coming" in which and this.first > published:
        return this
    if which and SHIFTS[which]:
        return weekend(published + timedelta(days=7 * SHIFTS[which]))
    return this if ahead or this.first <= published else weekend(published - timedelta(days=7))


def _unit(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    shift, unit = SHIFTS[match["which"]], match["unit"]
    if unit == "week":
        return week(published + timedelta(days=7 * shift))
    if unit == "month":
        return month(published.year, published.month + shift)
    if unit == "decade":
        first = (published.year // 10 + shift) * 10
        return DayRange(date(first, 1, 1), date(first + 9, 12, 31))
    return year(published.year + shift)


SHAPES = shapes(
    (r"\b(?P<word>day\s+before\s+yesterday|day\s+after\s+tomorrow)\b", _named_day),
    (r"\b(?P<word>today|tonight|yesterday|tomorrow|last\s+(?:night|evening)|this\s+(?:morning|afternoon|evening))\b", _named_day),
    (r"\bovernight\b", _overnight),
    (rf"\b{NAMED_DAY}\s+(?:of\s+)?(?P<which>last|this|next)\s+week\b", _weekday_of_week),
    (rf"\b{COUNT}\s+weeks?\s+(?:from|on)\s+{NAMED_DAY}(?!\w)", _from_weekday),
    (rf"\b(?:{WHICH}\s+)?{NAMED_DAY}(?!\w)", _weekday),
    (rf"\b{COUNT}\s+(?P<weekday>{'|'.join(d for d in WEEKDAYS if d.endswith('day'))})s?\s+ago\b", _weekdays_ago),
    (rf"\b{NAMED_DAY}\s+week\b(?![-\w])", _weekday_week),
    (rf"\b{COUNT}\s+{UNIT}\s+ago\s+(?P<same>today|tonight|this\s+(?:week|month))\b", _ago_today),
    (r"\b(?:year[- ]end|end[- ]year)\b", _year_end),
    (rf"\b{COUNT}\s+{UNIT}\s+(?P<half>and\s+a\s+half)\s+(?:ago|earlier)\b", AGO),
    (rf"\b{COUNT}\s+{UNIT}\s+(?:ago\b|earlier\b|before$)", AGO),
    (rf"\b{COUNT}\s+{UNIT}(?:'s?|’s?)?\s+(?:from\s+now|hence|time)\b", HENCE),
    (rf"\bin\s+{COUNT}\s+{UNIT}\b", HENCE),
    (rf"\bwithin\s+(?:the\s+(?:next|coming)\s+)?{COUNT}\s+{UNIT}\b(?!\s+of\b)", FROM_NOW),
    (rf"\b(?:next|coming)\s+{COUNT}\s+{UNIT}\b", FROM_NOW),
    (rf"\b(?:past|last)\s+{COUNT}\s+{UNIT}\b(?!\s+of\b)", UP_TO_NOW),
    (r"\b(?:the\s+last|past)\s+(?P<unit>week|fortnight|month|year|decade)\b(?!\s+(?:of|in)\b)", UP_TO_NOW),
    (r"\b(?:over|in|within|during|for)\s+the\s+(?:next|coming)\s+(?P<unit>week|fortnight|month|year|decade)\b", FROM_NOW),
    (rf"\b(?:(?P<unit>week|weekend|month|year)|{NAMED_DAY})\s+before\s+last\b", _before_last),
    (rf"\b(?:{WHICH}\s+|the\s+)weekend\b", _weekend),
    (r"\b(?P<which>this past|this coming|the coming|the current|last|past|previous|this|current|next|coming)\s+(?P<unit>week|month|year|decade)\b(?!\s+of\b)", _unit),
)  # fmt: skip
WHOLE = re.compile(r"\b(?P<which>the)\s+(?P<unit>week|month|year|decade)\b")


def running(match: re.Match[str], published: date) -> DayRange | None:
    """The running unit that ``WHOLE`` names; only a part of it (``the end of the month``) is a time."""
    return _unit(match, published, False)
