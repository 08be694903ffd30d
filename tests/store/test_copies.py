"""Copies of an article are found, other articles are not."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from backchannel.store.copies import HASHES, SHORTEST, Originals, likeness, signature

KNOWN = (249081819, 583730939, 297598339)  # so that stores made earlier keep finding copies
WORDS = [f"word{n}" for n in range(400)]


def article(seed: int, words: int = 300) -> list[str]:
    return Random(seed).choices(WORDS, k=words)


@given(st.integers(0, 10**6), st.integers(0, 2))
def test_a_text_with_a_few_words_changed_is_a_copy(seed: int, changed: int) -> None:
    words = article(seed)
    again = list(words)
    for at in Random(seed + 1).sample(range(len(words)), changed):
        again[at] = "other"
    originals = Originals([("first", signature(" ".join(words)))])
    assert originals.find(signature(" ".join(["By", "A", "Reporter", *again]))) == "first"


@given(st.integers(0, 10**6))
def test_another_text_is_no_copy(seed: int) -> None:
    originals = Originals([("first", signature(" ".join(article(seed))))])
    assert originals.find(signature(" ".join(article(seed + 1)))) is None


def test_signatures_do_not_change_between_runs() -> None:
    made = signature(" ".join(WORDS[:80]))
    assert (len(made), made[:3]) == (HASHES, KNOWN)
    assert likeness(made, made) == 1.0
    assert signature(" ".join(WORDS[: SHORTEST - 1])) == () and likeness((), ()) == 0.0
