"""Time phrases to days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from conftest import cases
from hand import day
from hypothesis import given
from hypothesis import strategies as st

from backchannel.grounding import find_published, resolve_time

WORDS = st.lists(
    st.sampled_from(
        "last next this in on two 3 31 2 days weeks months years ago march may friday tuesday 1999 2024 s - to the decade 0 99999 yesterday".split()
    ),
    max_size=6,
).map(" ".join)


@pytest.mark.parametrize("case", cases("grounding/times.toml"))
def test_cases(case: Any) -> None:
    found = resolve_time(case["text"], published=day(case.get("published", "2024-03-13")), ahead=case.get("ahead", False))
    wanted = case.get("days")
    assert (found and [found.first.isoformat(), found.last.isoformat()]) == wanted, case.get("why", "")


@given(st.text() | WORDS, st.dates(), st.booleans())
def test_any_phrase_gives_a_range_in_order_or_none(phrase: str, published: date, ahead: bool) -> None:
    found = resolve_time(phrase, published=published, ahead=ahead)
    assert found is None or found.first <= found.last


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from("monday tuesday wednesday thursday friday saturday sunday".split()))
def test_a_weekday_lies_on_the_right_side(published: date, name: str) -> None:
    past, coming = resolve_time(name, published=published), resolve_time(name, published=published, ahead=True)
    assert past is not None and coming is not None
    assert 0 <= (published - past.first).days <= 6
    assert 0 <= (coming.first - published).days <= 6
    assert past.first.strftime("%A").casefold() == coming.first.strftime("%A").casefold() == name


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_full_dates_are_read_back_whatever_the_form(value: date) -> None:
    for form in ("%d %B %Y", "%B %d, %Y", "%b. %d, %Y", "%Y-%m-%d", "the %dth of %B %Y"):
        found = resolve_time(value.strftime(form), published=date(2024, 3, 13))
        assert found is not None and found.first == found.last == value


@pytest.mark.parametrize("case", cases("grounding/publication.toml"))
def test_the_day_of_publication(case: Any) -> None:
    found = find_published(case["text"])
    assert (found.isoformat() if found else None) == case.get("day"), case.get("why", "")


@given(st.text())
def test_any_text_has_a_day_of_publication_or_none(text: str) -> None:
    found = find_published(text)
    assert found is None or isinstance(found, date)
