"""Time phrases to ranges of days, reckoned from the day of publication.

Written for news: a bare weekday is the last one on or before publication (the next one when the deed lies ahead), a
bare month the nearest past one (the nearest coming one when the deed lies ahead).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from backchannel.grounding.calendar import MONTHS, WEEKDAYS, DayRange, day, month, week, year

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = "(?P<weekday>" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:1[89]|20|21)\d\d)"
_DATE = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_COUNT = r"(?<![\d.,])(?P<count>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a few)"
_UNIT = r"(?P<unit>day|week|fortnight|month|year|decade)s?"
_NUMBERS = {
    word: n
    for n, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
} | {"a": 1, "an": 1}

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
    if which in {"next", "this coming", "coming"} or (ahead and which != "last"):
        return day(published + timedelta(days=(wanted - published.weekday()) % 7 or 7))
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


def _distance(match: re.Match[str], published: date, sign: int) -> DayRange | None:
    count = _NUMBERS.get(match["count"], None) if not match["count"].isdigit() else int(match["count"])
    if count is None or count > 3000:
        return None
    unit = match["unit"]
    if unit == "day":
        return day(published + timedelta(days=sign * count))
    if unit in {"week", "fortnight"}:
        return week(published + timedelta(days=sign * count * (7 if unit == "week" else 14)))
    if unit == "month":
        return month(published.year, published.month + sign * count)
    reached = published.year + sign * count * (10 if unit == "decade" else 1)
    return year(reached) if 1 <= reached <= 9999 else None


def _ago(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    return _distance(match, published, -1)


def _hence(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    return _distance(match, published, 1)


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
        (rf"\b{_COUNT}\s+{_UNIT}\s+(?:ago|earlier|before)\b", _ago),
        (rf"\b(?:in|within)\s+{_COUNT}\s+{_UNIT}\b", _hence),
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
    for pattern, resolver in _PATTERNS:
        match = pattern.search(folded)
        try:
            found = resolver(match, published, ahead) if match else None
        except (ValueError, OverflowError):  # a day outside the years 1 to 9999
            continue
        if found:
            return found
    return None
