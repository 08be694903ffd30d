"""Time phrases to ranges of days, reckoned from the day of publication.

Written for news: a bare weekday is the last one on or before publication (the next one when the deed lies ahead), a
bare month the nearest past one (the nearest coming one when the deed lies ahead).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from backchannel.grounding.calendar import MONTHS, WEEKDAYS, DayRange, day, month, week, year
from backchannel.grounding.other_calendars import other_calendar

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = "(?P<weekday>" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:1[89]|20|21)\d\d)"
_DATE = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
COUNT = r"(?<![\d.,])(?P<count>\d+|a few|a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a few|a couple of)"
_UNIT = r"(?P<unit>day|week|fortnight|month|year|decade)s?"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # first month, in the north as most news has it
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4}
_NUMBERS = {
    word: n
    for n, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
} | {"a": 1, "an": 1, "a couple of": 2}
_VAGUE = {"a few": (2, 5), "several": (3, 6)}  # least and most that such a number stands for

Resolver = Callable[[re.Match[str], date, bool], DayRange | None]


def _safe_day(y: int, m: int, d: int) -> DayRange | None:
    try:
        return day(date(y, m, d))
    except ValueError:
        return None


def _full(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    return _safe_day(int(match["year"]), MONTHS[match["month"]], int(match["day"]))


def _iso(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    return _safe_day(int(match["year"]), int(match["m"]), int(match["day"]))


def _near_year(m: int, d: int, published: date, ahead: bool) -> int:
    """The year that puts a day and month nearest on the right side of publication."""
    here = (published.month, published.day)
    if ahead:
        return published.year + ((m, d) < here)
    return published.year - ((m, d) > (here[0], here[1] + 14 if m == here[0] else here[1]))


def _day_month(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    m, d = MONTHS[match["month"]], int(match["day"])
    return _safe_day(_near_year(m, d, published, ahead), m, d)


def _month_year(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    return month(int(match["year"]), MONTHS[match["month"]])


def _month_relative(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    m = MONTHS[match["month"]]
    which = match["which"]
    shift = {"last": -1, "this": 0, "next": 1}[which]
    if which == "last":
        return month(published.year - (m >= published.month), m)
    if which == "next":
        return month(published.year + (m <= published.month), m)
    return month(published.year + shift, m)


def _month_alone(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    m = MONTHS[match["month"]]
    return month(published.year + (m < published.month), m) if ahead else month(published.year - (m > published.month), m)


def _three_months(y: int, first: int) -> DayRange:
    return DayRange(month(y, first).first, month(y, first + 2).last)


def _season_year(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    return _three_months(int(match["year"]), _SEASONS[match["season"]])


def _season(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    """``last summer`` is the last one that is over, ``next`` the next to begin, ``this`` that of the year."""
    season = _three_months(published.year, _SEASONS[match["season"]])
    if match["which"] == "last":
        y = published.year - (season.last >= published)
        return _three_months(y - (_three_months(y, season.first.month).last >= published), season.first.month)
    if match["which"] == "next":
        return _three_months(published.year + (season.first <= published), season.first.month)
    return season


def _quarter(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    y = int(match["year"]) if match["year"] else published.year - (match["last"] is not None)
    return _three_months(y, 3 * _QUARTERS[match["quarter"]] - 2)


def _year_alone(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    return year(int(match["year"]))


def _decade(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    first = int(match["year"]) // 10 * 10
    return DayRange(date(first, 1, 1), date(first + 9, 12, 31))


def _years(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    first, last = int(match["year"]), int(match["until"])
    last = last if last > 99 else first // 100 * 100 + last
    return DayRange(date(first, 1, 1), date(last, 12, 31)) if last >= first else None


def _named_day(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    shift = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
    word = match["word"]
    return day(published + timedelta(days=shift.get(word, 0)))


def _weekday(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    wanted, which = WEEKDAYS[match["weekday"]], match["which"] or ""
    back = (published.weekday() - wanted) % 7
    on = (wanted - published.weekday()) % 7
    if which in {"next", "this coming", "coming"}:
        return day(published + timedelta(days=on or 7))
    if ahead and which != "last":  # a paper of Friday calls its own day Friday
        return day(published + timedelta(days=on))
    return day(published - timedelta(days=back or (7 if which == "last" else 0)))


def _unit_relative(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    shift = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[match["which"]]
    unit = match["unit"]
    if unit == "week":
        return week(published + timedelta(days=7 * shift))
    if unit == "weekend":
        saturday = week(published + timedelta(days=7 * shift)).last - timedelta(days=1)
        return DayRange(saturday, saturday + timedelta(days=1))
    if unit == "month":
        return month(published.year, published.month + shift)
    return year(published.year + shift)


def distance(number: str, unit: str, published: date, sign: int) -> DayRange | None:
    """So many units before (``sign`` -1) or after (1) a day; in weeks a week, in months a month, in years a year."""
    count = int(number) if number.isdigit() else _NUMBERS.get(number)
    if count is None or count > 3000:
        return None
    if unit == "day":
        return day(published + timedelta(days=sign * count))
    if unit in {"week", "fortnight"}:
        return week(published + timedelta(days=sign * count * (7 if unit == "week" else 14)))
    if unit == "month":
        return month(published.year, published.month + sign * count)
    reached = published.year + sign * count * (10 if unit == "decade" else 1)
    return year(reached) if 1 <= reached <= 9999 else None


def _ago(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    if match["count"] not in _VAGUE:
        return distance(match["count"], match["unit"], published, -1)
    near, far = (distance(str(count), match["unit"], published, -1) for count in _VAGUE[match["count"]])
    return DayRange(far.first, near.last) if near and far else None


def _hence(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    return distance(match["count"], match["unit"], published, 1)


_PATTERNS: tuple[tuple[re.Pattern[str], Resolver], ...] = tuple(
    (re.compile(pattern), resolver)
    for pattern, resolver in (
        (rf"\b{_YEAR}-(?P<m>[01]\d)-(?P<day>[0-3]\d)(?!\d)", _iso),
        (rf"\b{_MONTH}\s+{_DATE}\s*,?\s+{_YEAR}\b", _full),
        (rf"\b{_DATE}\s+(?:of\s+)?{_MONTH}\s*,?\s+{_YEAR}\b", _full),
        (rf"\b{_MONTH}\s+{_DATE}\b(?!\s*,?\s*\d)", _day_month),
        (rf"\b{_DATE}\s+(?:of\s+)?{_MONTH}(?!\w|\s*,?\s*\d)", _day_month),
        (rf"\b{_MONTH}\s*,?\s+(?:of\s+)?{_YEAR}\b", _month_year),
        (rf"\b(?P<which>last|this|next)\s+{_MONTH}(?!\w)", _month_relative),
        (r"\b(?P<word>today|tonight|yesterday|tomorrow)\b", _named_day),
        (rf"\b(?:(?P<which>last|next|this coming|coming|this)\s+)?{_DAY}(?!\w)", _weekday),
        (rf"\b{COUNT}\s+{_UNIT}\s+(?:ago\b|earlier\b|before$)", _ago),
        (rf"\b(?:in|within)\s+{COUNT}\s+{_UNIT}\b", _hence),
        (rf"\b{_SEASON}\s+(?:of\s+)?{_YEAR}\b", _season_year),
        (rf"\b(?P<which>last|this|next)\s+{_SEASON}\b", _season),
        (
            rf"\b(?P<quarter>first|second|third|fourth|last)\s+quarter(?:\s+of\s+(?:{_YEAR}|(?P<last>last\s+year)|this\s+year|the\s+year))?",
            _quarter,
        ),
        (rf"\b(?P<quarter>q[1-4])(?:\s*,?\s*(?:of\s+)?{_YEAR})?(?P<last>\s+last\s+year)?\b", _quarter),
        (r"\b(?P<which>last|past|previous|this|current|next|coming)\s+(?P<unit>week|weekend|month|year)\b", _unit_relative),
        (rf"\b(?:the\s+)?(?:(?:early|mid|late)[- ])?{_YEAR}s\b", _decade),
        (rf"\b{_YEAR}\s*(?:-|–|to|and)\s*(?P<until>\d{{2,4}})\b", _years),
        (rf"\b{_YEAR}\b", _year_alone),
        (rf"\b{_MONTH}(?!\w)", _month_alone),
    )
)


def resolve_time(phrase: str, *, published: date, ahead: bool = False) -> DayRange | None:
    """Turn a time phrase into a range of days; None when it names none.

    Args:
        phrase: the words, such as ``last Friday`` or ``March 2023``.
        published: the day from which relative phrases count.
        ahead: whether what the phrase dates lies in the future.

    >>> resolve_time("last Friday", published=date(2024, 3, 13)).first
    datetime.date(2024, 3, 8)
    """
    folded = phrase.casefold()
    if found := other_calendar(folded):
        return found
    for pattern, resolver in _PATTERNS:
        match = pattern.search(folded)
        try:
            found = resolver(match, published, ahead) if match else None
        except (ValueError, OverflowError):  # a day outside the years 1 to 9999
            continue
        if found:
            return found
    return None
