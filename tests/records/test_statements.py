"""Times as stretches of days."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from backchannel.records import TimeRef

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def time_of(first: date | None, last: date | None) -> TimeRef:
    return TimeRef(None, first.isoformat() if first else None, last.isoformat() if last else None)


stretches = st.tuples(DAYS, DAYS).map(sorted)


@given(stretches, stretches)
def test_times_meet_and_hold_each_other_as_their_days_do(one: list[date], two: list[date]) -> None:
    a, b = time_of(*one), time_of(*two)
    assert a.meets(b) == b.meets(a) == (max(one[0], two[0]) <= min(one[1], two[1]))
    assert a.holds(b) == (one[0] <= two[0] and two[1] <= one[1])
    assert a.days == (one[1] - one[0]).days
    if a.holds(b):
        assert a.meets(b) and b.days <= a.days


@given(stretches, DAYS)
def test_a_time_with_an_open_end_meets_all_on_its_side_and_is_the_longest(one: list[date], day: date) -> None:
    closed, since = time_of(*one), time_of(day, None)
    assert since.meets(closed) == (day <= one[1])
    assert since.days > closed.days
    assert time_of(None, None).meets(closed)
