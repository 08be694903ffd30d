"""Text in terminal cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.views.report.cells import around, clean, pad, shorten, shorten_left, width_of, wrap

texts = st.text(max_size=60)
rooms = st.integers(0, 40)


@pytest.mark.parametrize(
    ("text", "cells"),
    [("plain", 5), ("北京", 4), ("한국", 4), ("é", 1), ("e\u0301", 1), ("ｆｕｌｌ", 8), ("🤝", 2), ("می\u200cرود", 5), ("→…“”·¶", 6)],
)
def test_width_counts_cells(text: str, cells: int) -> None:
    assert width_of(text) == cells


@pytest.mark.parametrize("bad", ["\x1b[2J", "\x07", "\x9b31m", "\x00", "\ud800", "\u202e", "\u2066", "\ufeff", "\r\n\t", "\u2028", "\x85"])
def test_clean_leaves_nothing_a_terminal_obeys(bad: str) -> None:
    shown = clean(f"a{bad}b")
    assert shown.startswith("a")
    assert shown.isprintable()
    assert "\x1b" not in shown


@given(texts, st.booleans())
def test_clean_text_is_one_printable_line(text: str, ascii_only: bool) -> None:
    shown = clean(text, ascii_only=ascii_only)
    assert all(character.isprintable() or character in "\u200c\u200d" for character in shown)
    assert shown.isascii() or not ascii_only
    assert clean(shown, ascii_only=ascii_only) == shown


@given(texts, rooms)
def test_shortened_text_fits(text: str, room: int) -> None:
    text = clean(text)
    assert width_of(shorten(text, room)) <= room
    assert width_of(shorten_left(text, room)) <= room
    assert width_of(shorten(text, room, more="...")) <= room


@given(texts)
def test_text_that_fits_stays(text: str) -> None:
    text = clean(text)
    assert shorten(text, width_of(text)) == text == shorten_left(text, width_of(text))


def test_cuts_fall_between_words() -> None:
    assert shorten("the envoys met in secret", 16) == "the envoys met…"
    assert shorten("the envoys, it is said, met", 15) == "the envoys, it…"
    assert shorten_left("the envoys met in secret", 15) == "…met in secret"
    assert shorten("北京の外務省は会談を否定した", 10) == "北京の外…"
    assert shorten("word", 0) == ""


@given(texts, texts, texts, rooms)
def test_snippet_fits_and_holds_the_trigger(before: str, trigger: str, after: str, room: int) -> None:
    parts = around(before + trigger + after, len(before), len(before + trigger), room)
    assert width_of("".join(parts)) <= room
    if room >= width_of(clean(trigger)):
        assert parts[1] == clean(trigger)


def test_snippet_prefers_what_follows() -> None:
    sentence = "After weeks of silence the two sides held talks in a villa by the sea, and nobody was told of it."
    start = sentence.index("held talks")
    assert around(sentence, start, start + 10, 44) == ("…the two sides ", "held talks", " in a villa by the…")


@given(texts, st.integers(2, 40))
def test_wrapped_lines_fit_and_keep_the_words(text: str, room: int) -> None:
    text = clean(text)
    lines = list(wrap(text, room))
    assert all(width_of(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(texts, rooms)
def test_padding_fills_the_room(text: str, room: int) -> None:
    assert width_of(pad(shorten(clean(text), room), room)) == room
