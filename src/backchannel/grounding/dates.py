"""Shapes of calendar time: days, months, quarters, seasons, years and centuries by their names and numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from backchannel.grounding.calendar import MONTHS, WEEKDAYS, DayRange, day, month, months, year
from backchannel.grounding.feasts import FEAST, feast_of

Resolver = Callable[[re.Match[str], date, bool], DayRange | None]
Shape = tuple[re.Pattern[str], Resolver]

MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
YEAR = r"(?P<year>(?:1[89]|20|21)\d\d)"
LONG_AGO = r"(?P<year>(?:1\d|20|21)\d\d)"  # after a month any year
DATE = r"(?<![\d:.,/])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_DAYS = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
NAMED_DAY = rf"(?P<weekday>{_DAYS})\b\.?"
_ITS_DAY = rf"(?:(?:{_DAYS})\b\.?,?\s+(?:the\s+)?)?"  # "Friday, March 8"
SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
# Units before or after the running one.
SHIFTS = {"last": -1, "past": -1, "this past": -1, "previous": -1, "this": 0, "the current": 0, "current": 0, "the": 0,
          "next": 1, "coming": 1, "this coming": 1, "the coming": 1}  # fmt: skip
WHICH = r"(?P<which>this coming|this past|last|past|next|coming|this)"
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # first month, in the north as most news has it
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4} | {
    shown: n for n, nth in enumerate(("1st", "2nd", "3rd", "4th"), 1) for shown in (f"q{n}", f"{n}q", nth)
}
DECADES = {word: n for n, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)}
RUNNING_ON = 14  # days of the running month that a date may lie ahead and still be of this year


def shapes(*rows: tuple[str, Resolver]) -> tuple[Shape, ...]:
    """Patterns, compiled, with what reads their matches."""
    return tuple((re.compile(pattern), resolver) for pattern, resolver in rows)


def _safe_day(y: int, m: int, d: int) -> DayRange | None:
    try:
        return day(date(y, m, d))
    except ValueError:
        return None


def _full(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    return _safe_day(int(match["year"]), MONTHS[match["month"]], int(match["day"]))


def _iso(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    return _safe_day(int(match["year"]), int(match["m"]), int(match["day"]))


def _numbers(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    """A day, month and year in figures, where only one order of day and month is possible."""
    one, two = int(match["one"]), int(match["two"])
    if one > 12 >= two or one == two or match["mark"] == ".":
        return _safe_day(int(match["year"]), two, one)
    return _safe_day(int(match["year"]), one, two) if two > 12 >= one else None


def _feast(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    """A feast in its year; without one the last or, where that is meant, the next."""
    name = match["feast"].replace("’", "'")
    if match["year"]:
        return day(feast_of(name, int(match["year"])))
    if match["of"]:
        return day(feast_of(name, published.year + SHIFTS[match["of"]]))
    near = [feast_of(name, published.year + shift) for shift in (-1, 0, 1)]
    if SHIFTS[match["which"]] > 0 if match["which"] else ahead:
        return day(min(found for found in near if found >= published))
    return day(max(found for found in near if found <= published))


def _day_of_month(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    """``the 30th of this month``; ``the 6th``: the last one or, of what lies ahead, the next."""
    number, of = int(match["day"]), match["of"]
    if of:
        whole = month(published.year, published.month + SHIFTS[of])
        return _safe_day(whole.first.year, whole.first.month, number)
    is_over = number < published.day if ahead else number > published.day
    whole = month(published.year, published.month + ((1 if ahead else -1) if is_over else 0))
    return _safe_day(whole.first.year, whole.first.month, number)


def _weekday_the(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    """``Friday the 13th``: the last or the next such day on which both agree."""
    numbers = range(0, 15) if ahead else range(0, -15, -1)
    wholes = (month(published.year, published.month + n) for n in numbers)
    days = (_safe_day(whole.first.year, whole.first.month, int(match["day"])) for whole in wholes)
    meant = (d for d in days if d and d.first.weekday() == WEEKDAYS[match["weekday"]])
    return next((d for d in meant if (d.first >= published if ahead else d.first <= published)), None)


def _nth_weekday(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    """``the first Monday of April``."""
    m = MONTHS[match["month"]]
    whole = month(int(match["year"]), m) if match["year"] else _month_alone(match, published, ahead)
    days = [whole.first + timedelta(days=n) for n in range(whole.days)]
    found = [d for d in days if d.weekday() == WEEKDAYS[match["weekday"]]]
    nth = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}[match["nth"]]
    return day(found[nth])


def _day_month(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    return _nearest_day(MONTHS[match["month"]], int(match["day"]), published, ahead)


def _nearest_day(m: int, d: int, published: date, ahead: bool) -> DayRange | None:
    """The day in the year that puts it nearest on the right side of publication."""
    here = (published.month, published.day)
    if ahead:
        return _safe_day(published.year + ((m, d) < here), m, d)
    return _safe_day(published.year - ((m, d) > (here[0], here[1] + (RUNNING_ON if m == here[0] else 0))), m, d)


def _month_year(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    return month(int(match["year"]), MONTHS[match["month"]])


def _month_of_year(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    y, m = published.year + SHIFTS[match["which"]], MONTHS[match["month"]]
    return _safe_day(y, m, int(match["day"])) if match["day"] else month(y, m)


def _month_relative(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    m, which = MONTHS[match["month"]], match["which"]
    if SHIFTS[which] < 0:
        return month(published.year - (m >= published.month), m)
    return month(published.year + (which != "this" and m <= published.month), m)


def _month_alone(match: re.Match[str], published: date, ahead: bool) -> DayRange:
    m = MONTHS[match["month"]]
    return month(published.year + (m < published.month), m) if ahead else month(published.year - (m > published.month), m)


def _season_year(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    y = int(match["year"]) if match["year"] else published.year + SHIFTS[match["of"]]
    return months(y, SEASONS[match["season"]], 3)


def _half(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    return months(int(match["year"]), 6 * int(match["half"]) - 5, 6)


def nearest(first: int, published: date, which: str | None, ahead: bool) -> DayRange:
    """The three months from ``first`` on that are meant: ``last`` are over, ``next`` have not begun, ``this`` are the nearest
    to publication; without such a word the last or the next to have begun, or those that run."""
    years = [months(published.year + shift, first, 3) for shift in (-2, -1, 0, 1)]
    if which and SHIFTS[which] < 0:
        return max((span for span in years if span.last < published), key=lambda span: span.first)
    if which and SHIFTS[which] > 0:
        return min((span for span in years if span.first > published), key=lambda span: span.first)
    if which == "this":
        return min(years, key=lambda span: max((span.first - published).days, (published - span.last).days, 0))
    if ahead:
        return min((span for span in years if span.last >= published), key=lambda span: span.first)
    return max((span for span in years if span.first <= published), key=lambda span: span.first)


def _season(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    return nearest(SEASONS[match["season"]], published, match["which"], ahead)


def _quarter(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    first, of = 3 * QUARTERS[match["quarter"]] - 2, match["of"]
    if match["year"]:
        return months(int(match["year"]), first, 3)
    if of:
        return months(published.year + SHIFTS.get(of, 0), first, 3)
    return nearest(first, published, None, ahead)


def _year_alone(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    return year(int(match["year"]))


def _decade(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    """The ten years, of ``the 1900s`` the hundred."""
    first = int(match["year"]) // 10 * 10
    return DayRange(date(first, 1, 1), date(first + (99 if first % 100 == 0 and first < 2000 else 9), 12, 31))


def _iso_month(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    return month(int(match["year"]), int(match["m"]))


def _tens(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    """``the nineties``, ``the '80s``: of the last century."""
    first = 1900 + 10 * (DECADES[match["word"]] if match["word"] else int(match["tens"]))
    return DayRange(date(first, 1, 1), date(first + 9, 12, 31))


def _century(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    first = (int(match["nth"]) - 1) * 100 + 1
    return DayRange(date(first, 1, 1), date(first + 99, 12, 31))


def _years(match: re.Match[str], published: date, ahead: bool) -> DayRange | None:
    first, last = int(match["year"]), int(match["until"])
    last = last if last > 99 else first // 100 * 100 + last
    return DayRange(date(first, 1, 1), date(last, 12, 31)) if last >= first else None


_OF_YEAR = rf"(?:\s*,?\s*(?:of\s+|in\s+)?(?:{YEAR}|(?P<of>last|next|this|the|the current)\s+year))?"

_THE = "(?:" + "|".join(rf"(?<=\bthe {part})" for part in ("", "early ", "mid-", "mid ", "late ")) + ")"  # not "in his early 60s"
_NO_CLOCK = r"(?!\s*(?:gmt|utc|hours|hrs|local)\b)"  # "at 2000 GMT"

# They carry their year.
FULL = shapes(
    (rf"\b{YEAR}(?P<mark>[-/])(?P<m>[01]?\d)(?P=mark)(?P<day>[0-3]?\d)(?!\d)", _iso),
    (rf"(?<![\d/])(?P<one>[0-3]?\d)(?P<mark>[./-])(?P<two>[0-3]?\d)(?P=mark){YEAR}\b", _numbers),
    (rf"\b{_ITS_DAY}{MONTH}\s+{DATE}\s*,?\s+{LONG_AGO}\b{_NO_CLOCK}", _full),
    (rf"\b{_ITS_DAY}{DATE}[\s-]+(?:of\s+)?{MONTH}(?:\s*,?\s+|-){LONG_AGO}\b{_NO_CLOCK}", _full),
    (rf"\b{MONTH}\s*,?\s+(?:of\s+)?{LONG_AGO}\b{_NO_CLOCK}", _month_year),
    (rf"\b{SEASON}\s+(?:of\s+)?(?:{YEAR}|(?P<of>last|this|next)\s+year)\b", _season_year),
    (rf"\b{YEAR}\s*(?:-|–|/|to)\s*(?P<until>\d\d|(?:1[89]|20|21)\d\d)\b(?!-)", _years),
    (rf"\b{YEAR}-(?P<m>0[1-9]|1[0-2])\b(?!-)", _iso_month),
    (rf"\bbetween\s+{YEAR}\s+and\s+(?P<until>(?:1[89]|20|21)\d\d)\b", _years),
    (rf"\bh(?P<half>[12])[ -](?:of\s+)?{YEAR}\b", _half),
    (rf"\b{YEAR}s\b", _decade),
    (rf"{_THE}(?:['’]?(?P<tens>[2-9])0s|(?P<word>{'|'.join(DECADES)}))\b", _tens),
    (r"\b(?P<nth>1?\d|2[01])(?:st|nd|rd|th)[- ]century\b", _century),
    (rf"(?<![$€£#])\b{YEAR}\b{_NO_CLOCK}", _year_alone),
    (r"\b(?:in|since|by|until|till|before)\s+(?:the\s+year\s+)?(?P<year>1[0-7]\d\d)$", _year_alone),
)

# They take the year that publication gives them.
NEAR = shapes(
    (rf"\b{_ITS_DAY}{MONTH}\s+{DATE}\b(?!\s*,?\s*\d{{3}})", _day_month),
    (rf"\b{_ITS_DAY}{DATE}\s+(?:of\s+)?{MONTH}(?!\w|\s*,?\s*\d{{3}})", _day_month),
    (rf"\b{MONTH}\s+(?:{DATE}\b,?\s+)?(?:of\s+)?(?P<which>last|this|the|next)\s+year\b", _month_of_year),
    (rf"\b{DATE}\s+(?:of\s+)?{MONTH}\s+(?:of\s+)?(?P<which>last|this|the|next)\s+year\b", _month_of_year),
    (rf"\b(?P<nth>first|second|third|fourth|last)\s+{NAMED_DAY}\s+(?:of|in)\s+{MONTH}(?:\s*,?\s+(?:of\s+)?{YEAR}\b)?", _nth_weekday),
    (rf"\b{WHICH}\s+{MONTH}(?!\w)", _month_relative),
    (rf"\b{WHICH}\s+{SEASON}\b", _season),
    (rf"\b(?:in|by|over|during|since|until|of)\s+(?P<which>the)\s+{SEASON}\b(?!\s+of\b)", _season),
    (
        rf"\b(?P<quarter>first|second|third|fourth|last|1st|2nd|3rd|4th)[- ]quarter\b(?!-|\s+of\s+(?:an?|the)\s+(?!year))(?!\s+of\s+an?\b){_OF_YEAR}",
        _quarter,
    ),
    (rf"\b(?P<quarter>q[1-4]|[1-4]q)\b{_OF_YEAR}", _quarter),
    (r"\b(?P<year>(?:19|20)\d\d)\s+(?P<quarter>q[1-4])(?P<of>)\b", _quarter),
    (rf"\b(?:{WHICH}\s+)?(?P<feast>{FEAST})(?!\w)(?:,?\s+(?:of\s+)?(?:{YEAR}|(?P<of>last|this|next)\s+year)\b)?", _feast),
    (rf"\b{MONTH}(?!\w|\s*,?\s*\d{{4}})", _month_alone),
    (rf"{DATE}\s+of\s+(?P<of>this|last|next|the|the current)\s+month\b", _day_of_month),
    (r"\bthe\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)(?P<of>)$", _day_of_month),
    (rf"\b{NAMED_DAY},?\s+(?:the\s+)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)$", _weekday_the),
)
