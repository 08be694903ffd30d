"""Ranges of days, their parts, and the names of months and days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri", "saturday sat", "sunday sun")
    )
    for name in names.split()
}


@dataclass(frozen=True, slots=True)
class DayRange:
    """First and last day a phrase covers; a month stays a month."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.last - self.first).days + 1


def day(value: date) -> DayRange:
    """One day."""
    return DayRange(value, value)


def month(year: int, number: int) -> DayRange:
    """A whole month; numbers outside 1 to 12 run into the neighbouring years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return DayRange(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def months(year: int, number: int, count: int) -> DayRange:
    """So many whole months from one on."""
    return DayRange(month(year, number).first, month(year, number + count - 1).last)


def year(number: int) -> DayRange:
    """A whole year."""
    return DayRange(date(number, 1, 1), date(number, 12, 31))


def week(value: date) -> DayRange:
    """The week, Monday to Sunday, that a day lies in."""
    monday = value - timedelta(days=value.weekday())
    return DayRange(monday, monday + timedelta(days=6))


def weekend(value: date) -> DayRange:
    """Saturday and Sunday of the week that a day lies in."""
    sunday = week(value).last
    return DayRange(sunday - timedelta(days=1), sunday)


def spanning(ranges: Iterable[DayRange | None]) -> DayRange | None:
    """From the first to the last day of some ranges; None of none."""
    found = [one for one in ranges if one]
    return DayRange(min(one.first for one in found), max(one.last for one in found)) if found else None


def slice_of(whole: DayRange, begin: float, end: float) -> DayRange:
    """The part of a range between two fractions of it: in whole months where it is made of three or more, else in days."""
    count = (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month + 1
    if count >= 3 and whole == months(whole.first.year, whole.first.month, count):
        first = int(begin * count)
        return months(whole.first.year, whole.first.month + first, max(1, round(end * count) - first))
    first = int(begin * whole.days)
    return DayRange(whole.first + timedelta(days=first), whole.first + timedelta(days=max(first, round(end * whole.days) - 1)))
