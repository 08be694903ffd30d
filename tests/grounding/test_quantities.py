"""Numbers and units."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import cases
from hypothesis import given
from hypothesis import strategies as st

from backchannel.grounding import parse_quantity
from backchannel.records import Span

WORDS = st.lists(st.sampled_from("$ € a an two hundred thousand and - 3 1,000 2.5 million % bn dozen troops half".split()), max_size=6).map(
    " ".join
)


@pytest.mark.parametrize("case", cases("grounding/quantities.toml"))
def test_cases(case: Any) -> None:
    found = parse_quantity(Span(0, len(case["text"]), case["text"]), case.get("context", ""))
    assert (found.value, found.unit) == (case.get("value"), case.get("unit")), case.get("why", "")
    if "bound" in case or "upper" in case:
        assert (found.bound, found.upper) == (case.get("bound"), case.get("upper"))


@given(st.text() | WORDS)
def test_any_phrase_gives_a_number_or_none(phrase: str) -> None:
    found = parse_quantity(Span(0, len(phrase), phrase))
    assert found.span.text == phrase
    assert found.value is None or found.value >= 0


@given(st.integers(0, 10**12))
def test_figures_with_thousands_marks(value: int) -> None:
    assert parse_quantity(Span(0, 0, f"{value:,} people")).value == value
