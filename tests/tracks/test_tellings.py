"""Which of several tellings has the last word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand import Scene

from backchannel.records import Span, TimeRef
from backchannel.tracks.tellings import Telling, is_before, last_word

HERE, THERE = Span(0, 5, "here."), Span(6, 12, "there.")
PAID = Telling("paid", HERE, (True, 0.5), before=False, time=TimeRef(None, "2020-06-01", "2020-06-01"))
OWED = replace(PAID, status="owed", sentence=THERE, time=None)


@pytest.mark.parametrize(
    ("text", "anchor", "before"),
    [
        ("The money had been frozen in May.", "money", True),
        ("Peru had not yet paid the money.", "money", True),
        ("Peru, which had held the boats since May, freed them.", "boats", True),
        ("Peru, which had held the boats since May, freed them.", "freed", False),
        ("The formerly frozen accounts are in Lima.", "accounts", True),
        ("Peru said it had freed the crew.", "crew", False),
        ("Peru had a debt of $3 million.", "debt", False),
        ("Peru will pay once the debt is checked.", "debt", False),
    ],
)
def test_what_is_told_as_having_come_before(text: str, anchor: str, before: bool) -> None:
    assert is_before(Scene(text).add("funds", anchor, status="paid")) == before


@pytest.mark.parametrize(
    ("later", "stands"),
    [
        (OWED, "owed"),
        (replace(OWED, before=True), "paid"),
        (replace(OWED, time=TimeRef(None, "2019-01-01", "2019-12-31")), "paid"),
        (replace(OWED, sentence=HERE, weight=(False, 0.9)), "paid"),  # "million" against "paid"
        (replace(OWED, sentence=HERE, weight=(True, 0.9)), "owed"),
    ],
)
def test_the_last_word_is_not_what_came_before_nor_the_weaker_one_of_a_sentence(later: Telling, stands: str) -> None:
    assert last_word(PAID, later).status == stands


def test_a_status_less_far_overrides_only_where_it_is_dated_later() -> None:
    ranks = {"owed": 0, "paid": 1}
    dated = replace(OWED, time=TimeRef(None, "2020-07-01", "2020-07-01"))
    assert [last_word(PAID, later, ranks).status for later in (OWED, dated)] == ["paid", "owed"]
    assert last_word(replace(PAID, before=True), OWED, ranks).status == "owed"
