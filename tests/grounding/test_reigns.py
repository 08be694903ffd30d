"""Phrases that date by who governed."""

from __future__ import annotations

from datetime import date

import pytest

from backchannel.gazetteer.gazetteer import load_gazetteer
from backchannel.grounding.reigns import reign

TODAY = date(2023, 5, 31)


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("since the start of the Biden administration", "2021-01-20", "2021-01-20"),
        ("under the Obama administration", "2009-01-20", "2017-01-19"),
        ("the end of Barack Obama's presidency", "2017-01-19", "2017-01-19"),
        ("during the Biden presidency", "2021-01-20", "2023-05-31"),
    ],
)
def test_a_government_dates(phrase: str, first: str, last: str) -> None:
    found = reign(phrase, TODAY, load_gazetteer())
    assert found and (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize("phrase", ["the start of the Muscat government", "last year", "the start of Nurgazieva's term", "the Biden bill"])
def test_what_names_no_head_of_government_has_no_days(phrase: str) -> None:
    assert reign(phrase, TODAY, load_gazetteer()) is None
