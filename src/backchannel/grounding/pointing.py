"""Times that count from one named before: ``that summer``, ``two days later``, ``the following January``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from backchannel.grounding.calendar import MONTHS, WEEKDAYS, DayRange, day, month, months, spanning, week, weekend, year
from backchannel.grounding.dates import DATE, MONTH, NAMED_DAY, SEASON, SEASONS
from backchannel.grounding.relative import COUNT, LONGEST, UNIT, counts_in, distance
from backchannel.grounding.times import resolve_time
from backchannel.records import Span, TimeRef

_PART = "(?P<part>day|night|evening|morning|afternoon|week|weekend|month|year)"
_ANY = rf"(?:{_PART}|{SEASON}|{MONTH}|{NAMED_DAY})(?!\w)"
SAME = re.compile(rf"\b(?:that|(?:the|that) (?:very )?same)\s+{_ANY}", re.I)
BESIDE = re.compile(rf"\bthe\s+(?P<side>next|following|previous|preceding)\s+{_ANY}", re.I)
EDGE = re.compile(rf"\bthe\s+{_PART}\s+(?P<side>before|after)$", re.I)
APART = re.compile(rf"\b{COUNT}\s+{UNIT}\s+(?P<side>earlier|later|before|after|afterwards?|thereafter|on)$", re.I)
OF_THAT_YEAR = re.compile(r"[,\s]+(?:of\s+)?(?:that|the\s+same)\s+year\b", re.I)  # after a date that leaves its year out
OF_BESIDE = re.compile(
    r"[,\s]+(?:of\s+)?the\s+(?P<side>next|following|previous|preceding)\s+year\b", re.I
)  # the same of the year beside it
THE_DAY = re.compile(rf"the\s+{NAMED_DAY}", re.I)
BARE = re.compile(rf"(?:{MONTH}(?:\s+{DATE})?|{DATE.replace('day', 'first')}\s+(?:of\s+)?{MONTH.replace('month', 'its')})", re.I)  # no year
SEASON_ALONE = re.compile(rf"(?:the\s+)?{SEASON}", re.I)
WITH_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
BACK = frozenset({"earlier", "before", "previous", "preceding"})
FROM_NOW = re.compile(r"\bthe\s+next\s+(?:week|weekend|month|year)\b", re.I)  # as often from publication
A_DAY, A_WEEK, A_YEAR = 24, 7, 366  # hours; days; days
SIDE = re.compile(r"\s(?:later|earlier|afterwards?|thereafter)\b", re.I)  # after a length that was taken without it
SIDE_OPEN = re.compile(r"\b(?:before|after)$", re.I)
SIDE_CLOSED = re.compile(
    r"\s*(?:$|[^\w\s'‘“\"]|(?:that|which|and)\b)"
)  # after a word that tells the side and what it counts from is told before
OPENING = re.compile(r"(?:^|[.!?][\"'”’)]*\s+|\n)[\"'“‘(]*(?:(?:in|on|by|during|since|after)\s+)?(?:(?:early|late|mid)[- ])?$", re.I)
OPENS = 30  # characters before a time in which its sentence begins
STOP = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z])")  # between two sentences
FAR = 500  # characters between a time and one that counts from it


@dataclass(frozen=True, slots=True)
class _Named:
    """A time named before: where it ends, its words, its days, whether its sentence opens with it."""

    end: int
    words: str
    days: DayRange
    opens: bool = False


@dataclass(frozen=True, slots=True)
class _Before:
    """The times named before one, in the order of the text: all, those of its sentence and the one before, those of its sentence."""

    every: Sequence[_Named]
    near: Sequence[_Named]
    here: Sequence[_Named]

    @property
    def last(self) -> DayRange | None:
        """The days of the last one."""
        return self.every[-1].days if self.every else None

    def fit(self, unit: str) -> DayRange | None:
        """The days that a number of units is counted from: of the last near time that lasts no longer than one, else of the last near
        one, else of the last that lasts no longer."""
        longest = LONGEST.get(unit, 1)
        short = [one.days for one in self.every if one.days.days <= longest]
        near = [one.days for one in self.near if one.days.days <= longest] or [one.days for one in self.near]
        fit = near or short
        return fit[-1] if fit else None


def point_back(text: str, times: Mapping[tuple[int, int], TimeRef], published: date | None) -> dict[tuple[int, int], TimeRef]:
    """The days of such times, by offsets.

    A time counts from the last one named before that is no longer than what is counted, in its sentence or the one before if there is
    one. A date without its year is of the year with which its sentence opens, where that is long past; where the day of publication is
    not known, it is the first after the last time told before, else the last before the first day that the text gives with its year. A weekend that follows no time is the last before
    publication.
    """
    found: dict[tuple[int, int], TimeRef] = {}
    named: list[_Named] = []
    news = None if published else _first_day(times)
    for key in sorted(times):
        time = times[key]
        words = time.span.text + _side(text, key[1]) if time.span and not counts_from_deed(text, time.span) else ""
        reached = _reach(words, _before(text, key[0], named), published)
        if not (reached or published or time.start):
            near = [one for one in named if "\n" not in text[one.end : key[0]]]
            reached = _of_story(words.strip(" ,"), near, news)
        if reached:
            time = found[key] = replace(time, start=reached.first.isoformat(), end=reached.last.isoformat())
        if time.start and time.end:
            days = DayRange(date.fromisoformat(time.start), date.fromisoformat(time.end))
            named.append(_Named(key[1], words, days, bool(OPENING.search(text, max(0, key[0] - OPENS), key[0]))))
    return found


def counts_from_deed(text: str, time: Span) -> bool:
    """Whether a time goes on with what it counts from: ``a week after the summit``, but not ``A week after, the talks failed``."""
    return bool(SIDE_OPEN.search(time.text)) and not SIDE_CLOSED.match(text, time.end)


def _first_day(times: Mapping[tuple[int, int], TimeRef]) -> date | None:
    """The first single day that is told with its year."""
    told = (times[key] for key in sorted(times))
    days = (time.start for time in told if time.start and time.start == time.end and time.span and WITH_YEAR.search(time.span.text))
    return next((date.fromisoformat(one) for one in days), None)


def _before(text: str, start: int, named: Sequence[_Named]) -> _Before:
    every = [one for one in named if start - one.end <= FAR]
    stops = [len(STOP.findall(text, one.end, start)) for one in every]
    near, here = ([one for one, count in zip(every, stops, strict=True) if count <= most] for most in (1, 0))
    return _Before(every, near, here)


def _side(text: str, end: int) -> str:
    """The word right after a time that tells to which side it counts: after ``an hour`` the word ``later``."""
    match = SIDE.match(text, end)
    return match[0] if match else ""


def _reach(words: str, before: _Before, published: date | None) -> DayRange | None:
    """The days of a phrase that counts from one of some times."""
    if dated := _of_year(words, before):
        return dated
    if match := SAME.search(words):
        return _around(match, before, published)
    match = BESIDE.search(words) or EDGE.search(words)
    if match and not FROM_NOW.search(words):
        return _beside(match, before)
    match = APART.search(words)
    counts = counts_in(match) if match else None
    if match and counts:
        unit = match["unit"].casefold()
        origin = before.fit(unit)
        return spanning(_away(count, unit, match["side"], origin) for count in counts) if origin else None
    return _in_its_year(words.strip(" ,"), before, published) if published else None


def _of_year(words: str, before: _Before) -> DayRange | None:
    """A date or month of the year told before, or of the one beside it: ``March of that year``, ``May of the following year``."""
    that, other = OF_THAT_YEAR.search(words), OF_BESIDE.search(words)
    of = that or other
    if of is None or before.last is None:
        return None
    away = 0 if other is None else -1 if other["side"].casefold() in BACK else 1
    dated = resolve_time(f"{words[: of.start()]} {before.last.first.year + away}{words[of.end() :]}", published=before.last.first)
    return dated if dated and dated.days < A_YEAR - 1 else None


def _around(match: re.Match[str], before: _Before, published: date | None) -> DayRange | None:
    """The part, season, month or weekday that the last time lies in, or that lies in it."""
    part, origin = (match["part"] or "").casefold(), before.last
    if part == "weekend" and (origin is None or origin.days > A_WEEK):
        origin = day(published) if published else None
    if origin is None or (part and origin.days > LONGEST.get(part, 1)):
        return None
    first = origin.first
    if match["season"]:
        return months(first.year, SEASONS[match["season"].casefold()], 3)
    if match["month"]:
        return month(first.year, MONTHS[match["month"].casefold()])
    if match["weekday"]:
        return _weekday(match["weekday"], first - timedelta(days=1), 1)
    if part == "week":
        return week(first)
    if part == "weekend":
        return weekend(first - timedelta(days=(first.weekday() - 5) % 7))
    return month(first.year, first.month) if part == "month" else year(first.year) if part == "year" else day(first)


def _beside(match: re.Match[str], before: _Before) -> DayRange | None:
    """The next or the previous part, season, month or weekday, from the last time that is fit."""
    groups = match.groupdict()
    unit = groups["part"] or ("year" if groups.get("season") or groups.get("month") else "week")
    origin = before.fit(unit.casefold())
    if origin is None:
        return None
    sign = -1 if match["side"].casefold() in BACK else 1
    edge = origin.first if sign < 0 else origin.last
    if groups.get("weekday"):
        return _weekday(groups["weekday"], edge, sign)
    if groups.get("month"):
        return _next(lambda y: month(y, MONTHS[groups["month"].casefold()]), edge, sign)
    if groups.get("season"):
        return _next(lambda y: months(y, SEASONS[groups["season"].casefold()], 3), edge, sign)
    return _away(1, unit.casefold(), match["side"], origin)


def _next(of_year: Callable[[int], DayRange], edge: date, sign: int) -> DayRange | None:
    """The first such stretch that begins after a day, or (``sign`` -1) the last that ends before it."""
    near = [of_year(edge.year + shift) for shift in (-2, -1, 0, 1)]
    return next(one for one in near if one.first > edge) if sign > 0 else next(one for one in reversed(near) if one.last < edge)


def _weekday(name: str, edge: date, sign: int) -> DayRange:
    """The first such day of the week after a day, or (``sign`` -1) before it."""
    away = (sign * (WEEKDAYS[name.casefold()] - edge.weekday()) - 1) % A_WEEK + 1
    return day(edge + timedelta(days=sign * away))


def _away(number: float, unit: str, side: str, origin: DayRange) -> DayRange | None:
    """So many units to one side of some days; hours short of a day stay within a day.

    From a longer stretch the days are moved, unless they would hardly be: ten days after 1979 are told of 1979.
    """
    sign = -1 if side.casefold() in BACK else 1
    if unit == "weekend":
        return weekend(origin.first + timedelta(days=sign * A_WEEK * int(number)))
    if unit == "hour" and number < A_DAY:
        return origin if origin.days <= 1 + (number > 1) else None
    unit = unit if unit in LONGEST or unit == "hour" else "day"
    if origin.days <= LONGEST.get(unit, 1):
        return distance(number, unit, origin.last if sign > 0 else origin.first, sign)
    moved = spanning(distance(number, unit, edge, sign) for edge in (origin.first, origin.last))
    hardly = moved and origin.days > A_WEEK and abs((moved.first - origin.first).days) < origin.days / 2
    return origin if hardly else moved


def _in_its_year(plain: str, before: _Before, published: date) -> DayRange | None:
    """The days of a date without a year, of the year with which its sentence opens; of ``the Monday`` after a day the next one."""
    if THE_DAY.fullmatch(plain) and before.near and before.near[-1].days.days == 1:
        return _weekday(plain.rsplit(maxsplit=1)[-1], before.near[-1].days.first, 1)
    told = next((one for one in before.here if one.opens and WITH_YEAR.search(one.words)), None)
    if told is None or not BARE.fullmatch(plain) or (published - told.days.last).days < A_YEAR:
        return None
    return resolve_time(plain, published=told.days.first, ahead=True)


def _of_story(plain: str, named: Sequence[_Named], news: date | None) -> DayRange | None:
    """The days of a date without a year in a text that gives no day of publication: the first such from the last time told on, else the
    last before the first day told."""
    told = next((one.days for one in reversed(named) if one.days.days < A_YEAR / 2), None)
    if told and BARE.fullmatch(plain):
        return resolve_time(plain, published=told.first, ahead=True)
    return resolve_time(plain, published=news) if news and (BARE.fullmatch(plain) or SEASON_ALONE.fullmatch(plain)) else None
