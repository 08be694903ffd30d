"""Times that point back to one named before."""

from __future__ import annotations

from datetime import date

import pytest

from backchannel.grounding.pointing import point_back
from backchannel.records import Span, TimeRef


def times(*given: tuple[str, str | None, str | None]) -> dict[tuple[int, int], TimeRef]:
    made = {}
    for number, (words, start, end) in enumerate(given):
        span = Span(100 * number, 100 * number + len(words), words)
        made[span.start, span.end] = TimeRef(span, start, end)
    return made


@pytest.mark.parametrize(
    ("before", "phrase", "reached"),
    [
        (("12 May 1999", "1999-05-12", "1999-05-12"), "later that year", ("1999-01-01", "1999-12-31")),
        (("12 May 1999", "1999-05-12", "1999-05-12"), "the same day", ("1999-05-12", "1999-05-12")),
        (("Tuesday", "2016-01-12", "2016-01-12"), "that same week", ("2016-01-11", "2016-01-17")),
        (("Sunday", "2016-01-17", "2016-01-17"), "three hours later", ("2016-01-17", "2016-01-17")),
        (("Sunday", "2016-01-17", "2016-01-17"), "an hour earlier", ("2016-01-17", "2016-01-17")),
        (("Sunday", "2016-01-17", "2016-01-17"), "48 hours later", ("2016-01-19", "2016-01-19")),
        (("2015", "2015-01-01", "2015-12-31"), "that month", None),
        (("the spring", None, None), "the same weekend", ("2016-01-16", "2016-01-17")),
        (("the spring", None, None), "the same month", None),
    ],
)
def test_a_time_may_point_back(before: tuple[str, str | None, str | None], phrase: str, reached: tuple[str, str] | None) -> None:
    found = point_back("", times(before, (phrase, None, None)), date(2016, 1, 20))
    assert [(time.start, time.end) for time in found.values()] == ([reached] if reached else [])


def test_the_side_may_stand_after_the_phrase() -> None:
    text = "They met on Sunday. An hour later the king left."
    sunday, hour = (Span.of(text, at, at + len(words)) for words in ("Sunday", "An hour") for at in [text.index(words)])
    given = {(s.start, s.end): TimeRef(s, day, day) for s, day in ((sunday, "2016-01-17"), (hour, None))}
    (found,) = point_back(text, given, date(2016, 1, 20)).values()
    assert (found.start, found.end) == ("2016-01-17", "2016-01-17")
