"""Fitting the weights by which deeds get their times."""

from __future__ import annotations

import pytest

pytest.importorskip("torch", reason="tests of training need torch: pip install '.[train]'")

from backchannel.events.dating.candidates import Candidate
from backchannel.records import TimeRef
from backchannel.training.dating import Case, Tally, cross_validate, fit, is_right, score, tally

MONDAY, MARCH = TimeRef(None, "2024-03-11", "2024-03-11"), TimeRef(None, "2024-03-01", "2024-03-31")


def case(article: int, *, dated: bool) -> Case:
    features = ("told", "other same type") if dated else ("told", "other spoken")
    candidates = [Candidate(None, "", ("none",)), Candidate(MONDAY, "another telling", features)]
    return Case(f"article-{article}", candidates, "2024-03-11" if dated else None)


CASES = [case(number % 6, dated=number % 2 == 0) for number in range(24)]


def test_what_always_tells_a_date_gets_a_weight_that_dates() -> None:
    weights = fit(CASES)
    assert weights["other same type"] > 0 > weights["other spoken"]
    assert score(CASES, weights, 0.5) == Tally(right=12, silent=12)


def test_weights_are_tried_on_articles_they_were_not_fitted_on() -> None:
    assert cross_validate(CASES, [0.5], folds=3)[0.5] == Tally(right=12, silent=12)


@pytest.mark.parametrize(
    ("time", "date", "right"),
    [
        (MONDAY, "2024-03-11", True),
        (MONDAY, "2024-03", True),
        (MARCH, "2024-03-11", False),
        (MARCH, "2024", True),
        (None, None, True),
        (MONDAY, None, False),
    ],
)
def test_a_time_is_right_within_the_annotated_day_month_or_year(time: TimeRef | None, date: str | None, right: bool) -> None:
    assert is_right(time, date) == right


def test_a_date_that_no_candidate_gives_is_best_left_out() -> None:
    one = Case("x", [Candidate(None, "", ()), Candidate(MONDAY, "", ())], "2023")
    assert one.right == [True, False]
    assert tally(None, "2023") == Tally(missed=1)
