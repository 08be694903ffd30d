"""Sentences: where they end, and that offsets hold whatever the text."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import cases
from hypothesis import given
from hypothesis import strategies as st

from backchannel.language import split_sentences
from backchannel.language.split import LONGEST

WORDS = 'The envoy left. U.S. Gen. "No." “Yes,” said (a) **bold.** 3.5 … é —'.split()
PROSE = st.lists(st.sampled_from([*WORDS, "\n", "\n\n", "\u200f", "\t"]), max_size=40).map(" ".join)


@pytest.mark.parametrize("case", cases("language/sentences.toml"))
def test_cases(case: Any) -> None:
    assert [s.span.text for s in split_sentences(case["text"])] == case["sentences"], case["why"]


@given(st.text() | PROSE)
def test_disjoint_ordered_and_covering_all_but_white_space(text: str) -> None:
    sentences = split_sentences(text)
    at = 0
    for sentence in sentences:
        span = sentence.span
        assert span.start < span.end
        assert span.text == text[span.start : span.end]
        assert span.text == span.text.strip()
        assert not text[at : span.start].strip()
        at = span.end
    assert not text[at:].strip()
    numbers = [s.paragraph for s in sentences]
    assert numbers == sorted(numbers)


def test_a_text_without_stops_is_cut_at_white_space() -> None:
    text = "word " * 2000
    sentences = split_sentences(text)
    assert all(len(s.span.text) <= LONGEST for s in sentences)
    assert " ".join(s.span.text for s in sentences) == text.strip()
    assert max(len(s.span.text) for s in split_sentences("x" * 5000)) <= LONGEST


def test_paragraphs_are_numbered() -> None:
    assert [s.paragraph for s in split_sentences("A headline\n\nOne. Two.\nThree.")] == [0, 1, 1, 2]


def test_nothing_in_nothing() -> None:
    assert split_sentences("") == split_sentences(" \n\t ") == ()
