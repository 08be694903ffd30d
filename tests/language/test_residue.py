"""Marks of Markdown and HTML that scraping leaves behind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.language import residue_spans


def without(text: str) -> str:
    kept, at = [], 0
    for start, end in residue_spans(text):
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("He took **a quiet trip** home.", "He took a quiet trip home."),
        ("[Asia](/asia) and [Iran](#)", "Asia and Iran"),
        ("![A burnt bus](bus.jpg)", "A burnt bus"),
        (r"\$4 million and \[sic\]", "$4 million and [sic]"),
        ("## Money and a pump", "Money and a pump"),
        ("*Monday* it was *said*.", "Monday it was said."),
        ("a <b>bold</b>&nbsp;step", "a boldstep"),
        ("> quoted\n- listed", "quoted\nlisted"),
        ("__loud__ words", "loud words"),
        ("two * three, 5 < 6 and 7 > 2, a_b", "two * three, 5 < 6 and 7 > 2, a_b"),
        ("the [sic] remains [1]", "the [sic] remains [1]"),
    ],
)
def test_marks_are_not_read_and_words_are(text: str, read: str) -> None:
    assert without(text) == read


@given(st.text(st.sampled_from("ab *_[](#)<>&;\\\n!"), max_size=60))
def test_ordered_and_inside_the_text(text: str) -> None:
    at = 0
    for start, end in residue_spans(text):
        assert at <= start < end <= len(text)
        at = end
