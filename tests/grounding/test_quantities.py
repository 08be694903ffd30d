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


@pytest.mark.parametrize(
    ("text", "phrase", "value", "unit", "bound"),
    [
        ("They got back 2.4 billion of the three billion dollars.", "2.4 billion", 2.4e9, "USD", None),
        ("They froze €2.4 billion. Now 2.4 billion goes home.", "2.4 billion goes home", 2.4e9, "goes home", None),
        ("They froze €2.4 billion in spring. Now all 2.4 billion", "all 2.4 billion", 2.4e9, "EUR", None),
        ("They froze USD 25 mil of it.", "25 mil", 2.5e7, "USD", None),
        ("They got back less than a third of this sum.", "a third of this sum", 33.3, "percent", "at most"),
        ("They lost more than 20 men.", "20 men", 20.0, "men", "at least"),
        ("There is a quarrel over 20 men.", "20 men", 20.0, "men", None),
        ("They had lost at least that. 20 men went home.", "20 men", 20.0, "men", None),
    ],
)
def test_the_text_around_gives_currency_and_bound(text: str, phrase: str, value: float, unit: str, bound: str | None) -> None:
    at = text.index(phrase)
    found = parse_quantity(Span.of(text, at, at + len(phrase)), text)
    assert (found.value, found.unit, found.bound) == (value, unit, bound)
