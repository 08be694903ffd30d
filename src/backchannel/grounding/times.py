"""Time phrases to ranges of days, reckoned from the day of publication.

Written for news: a bare weekday is the last one on or before publication (the next one when the deed lies ahead), a
bare month the nearest past one (the nearest coming one when the deed lies ahead). Of the shapes a phrase holds the longest
counts; a part of it (``the end of``) narrows it, and another one joined to it makes a range of both.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from backchannel.grounding import dates, relative
from backchannel.grounding.calendar import DayRange, month, months, slice_of, spanning, week
from backchannel.grounding.dates import Resolver
from backchannel.grounding.feasts import NAMED_AFTER
from backchannel.grounding.numbers import fold
from backchannel.grounding.other_calendars import other_calendar
from backchannel.grounding.written import figures

_PARTS = {
    "early": (0, 1 / 3), "beginning": (0, 1 / 6), "start": (0, 1 / 6), "outset": (0, 1 / 6), "opening": (0, 1 / 6),
    "mid": (1 / 3, 2 / 3), "middle": (1 / 3, 2 / 3), "late": (2 / 3, 1), "end": (5 / 6, 1), "close": (5 / 6, 1),
    "first half": (0, 1 / 2), "second half": (1 / 2, 1),
}  # fmt: skip
_PART = re.compile(
    r"\b(?P<part>(?P<side>earlier|later)|(?P<place>first|second|third|fourth|last|final|closing)\s+(?P<piece>days?|week)|"
    + "|".join(sorted(_PARTS, key=len, reverse=True))
    + r")(?:[- ]|\s+)(?:(?:of|in|on|into)\s+)?(?:the\s+)?$"
)
_PIECES = re.compile(rf"\b(?P<edge>first|last|final|opening|closing)\s+{relative.COUNT}\s+{relative.UNIT}\s+of\s+(?:the\s+)?$")
_WEEK_OF = re.compile(r"\bweek\s+(?:of|beginning|starting|commencing)\s+(?:on\s+)?(?:\w+day,?\s+)?(?:the\s+)?$")
_SINCE = re.compile(r"^\W*(?:ever\s+)?since\b", re.IGNORECASE)
_OFFSET = re.compile(
    rf"(?:\b(?:the\s+)?(?:{relative.COUNT}\s+)?{relative.UNIT}\s+(?P<way>before|after|following|from|prior to)\s+(?:on\s+|the\s+)?)$"
)
_RECURRING = re.compile(r"^\W*(?:every|each|most)\b(?!\s+of\b)|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b(?!\s+ago\b)", re.IGNORECASE)
# Words that are a month or a day only with a capital: "they may", "a march", "the sun", "sat".
_NO_NAMES = re.compile(r"(?<!\d )\b(?:may|march|mar|mon|wed|sat|sun)\b(?!\.?\s+\d)")
_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\.?\s+(?:on\s+)?)?"
_JOINT = re.compile(
    r"(?:\s+(?:morning|afternoon|evening|night))?\s*(?:\s(?P<word>to|and|or|through|till|until)\s|-|–|—)\s*(?:on\s+|in\s+)?(?:the\s+)?"
    rf"{_CLOCK}(?:(?:early|mid|late)[- ](?:in\s+)?)?"
)
_OPENING = re.compile(r"\b(?:between|from)\b")
_BARE = re.compile(r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d.]*\d)")
_BARE_BEFORE = re.compile(r"(?<![\d.,])" + _BARE.pattern + f"(?:{_JOINT.pattern})$")
_NEIGHBOURS = 1  # days between two times that "and" makes one


class _Found(NamedTuple):
    start: int
    end: int
    match: re.Match[str]
    resolver: Resolver
    dated: bool  # whether it carries its year
    follows: bool  # whether it may count from another time, as a bare weekday or month does


def resolve_time(phrase: str, *, published: date, ahead: bool = False) -> DayRange | None:
    """Turn a time phrase into a range of days; None when it names none.

    Args:
        phrase: the words, such as ``last Friday`` or ``March 2023``.
        published: the day from which relative phrases count.
        ahead: whether what the phrase dates lies in the future.

    >>> resolve_time("last Friday", published=date(2024, 3, 13)).first
    datetime.date(2024, 3, 8)
    """
    if _RECURRING.search(phrase):
        return None
    folded = figures(fold(_NO_NAMES.sub("\0", NAMED_AFTER.sub("\0", phrase))))
    try:
        return other_calendar(folded) or _longest(folded, published, ahead and not _SINCE.search(folded))
    except (ValueError, OverflowError):  # a day outside the years 1 to 9999
        return None


def _longest(folded: str, published: date, ahead: bool) -> DayRange | None:
    """The days of the longest shape that has any, with what is joined to it or cuts a part from it."""
    found = _shapes(folded)
    for shape in sorted(found, key=lambda shape: shape.start - shape.end):
        whole = _days(shape, published, ahead)
        if whole:
            before = folded[: shape.start]
            if offset := _OFFSET.search(before):
                return _shifted(offset, whole)
            return _joined(folded, shape, whole, found, published, ahead) or _part(before, whole, published)
    match = relative.WHOLE.search(folded)
    whole = relative.running(match, published) if match else None
    part = _part(folded[: match.start()], whole, published) if match and whole else None
    return part if part != whole else None


def _shapes(folded: str) -> list[_Found]:
    kinds = ((dates.FULL, True, False), (dates.NEAR, False, True), (relative.SHAPES, False, False))
    return [
        _Found(match.start(), match.end(), match, resolver, dated, _follows(match, follows))
        for shapes, dated, follows in kinds
        for pattern, resolver in shapes
        for match in pattern.finditer(folded)
    ]


def _follows(match: re.Match[str], is_bare: bool) -> bool:
    """Whether a shape may count from another time: a bare weekday, month or day of one does, ``next Monday`` does not."""
    groups = match.groupdict()
    return (is_bare or bool(groups.get("weekday"))) and not groups.get("which")


def _shifted(match: re.Match[str], origin: DayRange) -> DayRange | None:
    """The time so far from another one: ``two days after March 5``; None where that one is too long to count from."""
    counts, unit = relative.counts_in(match), match["unit"]
    if counts is None or origin.days > relative.LONGEST.get(unit, 1):
        return None
    sign = -1 if match["way"] in {"before", "prior to"} else 1
    return spanning(relative.distance(count, unit, origin.first, sign) for count in counts)


def _days(shape: _Found, published: date, ahead: bool) -> DayRange | None:
    try:
        return shape.resolver(shape.match, published, ahead)
    except (ValueError, OverflowError):
        return None


def _part(before: str, whole: DayRange, published: date) -> DayRange:
    """The part of a range that the words before it name; a single day has none."""
    if whole.days == 1 and _WEEK_OF.search(before):
        return week(whole.first)
    if pieces := _PIECES.search(before):
        return _pieces(pieces, whole) or whole
    match = _PART.search(before)
    if match is None or whole.days < 7:
        return whole
    if match["side"] == "earlier":
        return DayRange(whole.first, max(whole.first, min(whole.last, published)))
    if match["side"] == "later":
        return DayRange(min(whole.last, max(whole.first, published)), whole.last)
    if not match["place"]:
        return slice_of(whole, *_PARTS[match["part"]])
    length = 7 if match["piece"] == "week" else 1 if match["piece"] == "day" else 3
    place = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(match["place"])
    first = whole.last - timedelta(days=length - 1) if place is None else whole.first + timedelta(days=place * length)
    last = first + timedelta(days=length - 1)
    return DayRange(first, last) if whole.first <= first and last <= whole.last else whole


def _pieces(match: re.Match[str], whole: DayRange) -> DayRange | None:
    """``the first three months of`` a range; None where it is no longer than that."""
    counts, unit = relative.count_of(match["count"]), match["unit"]
    if counts is None or unit not in {"day", "week", "month"}:
        return None
    count, at_end = int(counts[0]), match["edge"] not in {"first", "opening"}
    if unit == "month":
        last = whole.last.year, whole.last.month
        part = months(last[0], last[1] - count + 1, count) if at_end else months(whole.first.year, whole.first.month, count)
    else:
        length = timedelta(days=count * (7 if unit == "week" else 1) - 1)
        part = DayRange(whole.last - length, whole.last) if at_end else DayRange(whole.first, whole.first + length)
    return part if whole.first <= part.first and part.last <= whole.last else None


def _joined(folded: str, shape: _Found, whole: DayRange, found: list[_Found], published: date, ahead: bool) -> DayRange | None:
    """The range from one time to another that stands beside it: ``Monday and Tuesday``, ``3-5 March``, ``April 9 to 12``."""
    for other in found:
        first, second = (shape, other) if shape.start <= other.start else (other, shape)
        joint = _JOINT.fullmatch(folded, first.end, second.start) if first.end < second.start else None
        ends = _ends(folded, first, second, published, ahead) if joint else None
        if joint and ends and _is_range(folded[: first.start], joint["word"], *ends):
            return DayRange(ends[0].first, ends[1].last)
    return _with_bare_day(folded, shape, whole) if whole.days == 1 and "month" in shape.match.groupdict() else None


def _ends(folded: str, first: _Found, second: _Found, published: date, ahead: bool) -> tuple[DayRange, DayRange] | None:
    """The days of two times; the one that tells no year of its own counts from the other."""
    if second.follows and not first.follows:
        start = _days(first, published, ahead)
        last = _days(second, start.first, True) if start else None
    else:
        last = _days(second, published, ahead)
        start = _days(first, last.last if last and first.follows else published, False)
    if start is None or last is None:
        return None
    start, last = _part(folded[: first.start], start, published), _part(folded[first.end : second.start], last, published)
    return (start, last) if start.first <= last.last else None


def _is_range(before: str, word: str | None, first: DayRange, last: DayRange) -> bool:
    return word not in {"and", "or"} or bool(_OPENING.search(before)) or 0 <= (last.first - first.last).days <= _NEIGHBOURS


def _with_bare_day(folded: str, shape: _Found, whole: DayRange) -> DayRange | None:
    """The range of a day and another one of its month that stands beside it as a number alone."""
    joint = _JOINT.match(folded, shape.end)
    number = _BARE.match(folded, joint.end()) if joint else _BARE_BEFORE.search(folded[: shape.start])
    if number is None or not 1 <= int(number["day"]) <= (month(whole.first.year, whole.first.month).last.day):
        return None
    other = whole.first.replace(day=int(number["day"]))
    first, last = (whole.first, other) if joint else (other, whole.first)
    return DayRange(first, last) if first <= last else None
