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
        (("12 May 1999", "1999-05-12", "1999-05-12"), "that year", ("1999-01-01", "1999-12-31")),
        (("12 May 1999", "1999-05-12", "1999-05-12"), "later that year", ("1999-05-12", "1999-12-31")),
        (("12 May 1999", "1999-05-12", "1999-05-12"), "2 March that year", ("1999-03-02", "1999-03-02")),
        (("1999", "1999-01-01", "1999-12-31"), "October of the same year", ("1999-10-01", "1999-10-31")),
        (("12 May 1999", "1999-05-12", "1999-05-12"), "that summer", ("1999-06-01", "1999-08-31")),
        (("12 May 1999", "1999-05-12", "1999-05-12"), "that June", ("1999-06-01", "1999-06-30")),
        (("12 May 1999", "1999-05-12", "1999-05-12"), "the following January", ("2000-01-01", "2000-01-31")),
        (("12 May 1999", "1999-05-12", "1999-05-12"), "the previous autumn", ("1998-09-01", "1998-11-30")),
        (("12 May 1999", "1999-05-12", "1999-05-12"), "the following Monday", ("1999-05-17", "1999-05-17")),
        (("12 May 1999", "1999-05-12", "1999-05-12"), "the Monday", ("1999-05-17", "1999-05-17")),
        (("1999", "1999-01-01", "1999-12-31"), "ten days later", ("1999-01-01", "1999-12-31")),
        (("May 1999", "1999-05-01", "1999-05-31"), "ten weeks later", ("1999-07-05", "1999-08-15")),
        (("May 1999", "1999-05-01", "1999-05-31"), "an hour later", None),
        (("12 May 1999", "1999-05-12", "1999-05-12"), "September", ("1999-09-01", "1999-09-30")),
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


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("In December 1999 the bank failed, and in June a court closed it.", ["December 1999", "June"], "2000-06-01"),
        ("The bank, which failed in December 1999, asked a court in June to close it.", ["December 1999", "June"], None),
    ],
)
def test_a_month_is_of_the_year_with_which_its_sentence_opens(text: str, words: list[str], start: str | None) -> None:
    spans = [Span.of(text, text.index(w), text.index(w) + len(w)) for w in words]
    given = {(s.start, s.end): TimeRef(s, day, day) for s, day in zip(spans, ("1999-12-01", None), strict=True)}
    assert [time.start for time in point_back(text, given, date(2016, 1, 20)).values()] == ([start] if start else [])


def reached(
    text: str, known: dict[str, str], sought: str, published: date | None = date(2024, 4, 20)
) -> tuple[str | None, str | None] | None:
    """The days that some words of a text come to where others, which stand before them, are known days."""
    words = [*known, sought]
    spans = {w: Span.of(text, text.index(w), text.index(w) + len(w)) for w in words}
    given = {(s.start, s.end): TimeRef(s, known.get(w), known.get(w)) for w, s in spans.items()}
    found = point_back(text, given, published).get((spans[sought].start, spans[sought].end))
    return (found.start, found.end) if found else None


def test_without_a_day_of_publication_a_date_is_the_next_after_the_one_told_before_it_in_its_paragraph() -> None:
    told = {"12 March 1998": "1998-03-12"}
    assert reached("On 12 March 1998 the king signed. He was held on 2 April.", told, "2 April", None) == ("1998-04-02", "1998-04-02")
    assert reached("On 12 March 1998 the king signed. He fled in January.", told, "January", None) == ("1999-01-01", "1999-01-31")


def test_without_a_day_of_publication_a_date_alone_is_the_last_before_the_first_day_told_with_its_year() -> None:
    text = "Gabon freed him in September.\n\nOn 12 March 1998 the king signed.\n\nHe was held on 2 April."
    words = {"September": None, "12 March 1998": "1998-03-12", "2 April": None}
    spans = {w: Span.of(text, text.index(w), text.index(w) + len(w)) for w in words}
    given = {(s.start, s.end): TimeRef(s, words[w], words[w]) for w, s in spans.items()}
    assert [(t.start, t.end) for t in point_back(text, given, None).values()] == [
        ("1997-09-01", "1997-09-30"),
        ("1997-04-02", "1997-04-02"),
    ]


def test_what_counts_from_a_deed_told_after_it_does_not_count_from_a_time_before() -> None:
    told = {"12 March": "2024-03-12"}
    assert reached("The king signed on 12 March. A week after the vote he fled.", told, "A week after") is None
    assert reached("The king signed on 12 March. Two days after, he fled.", told, "Two days after") == ("2024-03-14", "2024-03-14")


def test_a_month_of_the_year_after_is_of_that_year() -> None:
    text = "The king signed on 12 May 2019. He fled in March of the following year."
    assert reached(text, {"12 May 2019": "2019-05-12"}, "March of the following year") == ("2020-03-01", "2020-03-31")
