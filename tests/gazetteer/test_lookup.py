"""Names and nouns by their words, and office holders by date."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.gazetteer import Term, load_gazetteer, standing_on, words_of


def found(phrase: str) -> list[tuple[str, str]]:
    """What the lists know in a phrase: words and entry or noun."""
    words = words_of(phrase)
    return [
        (phrase[words[hit.first].start : words[hit.last - 1].end], hit.names[0].entry if hit.names else hit.agent.noun if hit.agent else "")
        for hit in load_gazetteer().scan(words)
    ]


@pytest.mark.parametrize(
    ("phrase", "known"),
    [
        ("the U.S. and the US", [("U.S.", "United States"), ("US", "United States")]),
        ("tell us", []),
        ("turkey for dinner", []),
        ("Turkey", [("Turkey", "Turkey")]),
        ("TURKEY", [("TURKEY", "Turkey")]),
        ("Papua New Guinea's army", [("Papua New Guinea", "Papua New Guinea"), ("army", "army")]),
        ("the Élysée", [("Élysée", "Élysée")]),
        ("al-Qaeda", [("al-Qaeda", "Al-Qaeda")]),
        ("the Lord's Resistance Army", [("Lord's Resistance Army", "Lord's Resistance Army")]),
        ("Guinea-Bissau", [("Guinea-Bissau", "Guinea-Bissau")]),
        ("members of parliament", [("members of parliament", "member of parliament")]),
    ],
)
def test_the_longest_name_is_found(phrase: str, known: list[tuple[str, str]]) -> None:
    assert found(phrase) == known


@given(st.text(max_size=80))
def test_words_lie_where_they_say(phrase: str) -> None:
    words = words_of(phrase)
    assert all(phrase[word.start : word.end] == word.text for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
    hits = load_gazetteer().scan(words)
    assert all(a.last <= b.first for a, b in pairwise(hits))


def term(start: str | None, end: str | None, role: str = "minister") -> Term:
    return Term("Ann Roe", "PER", role, "GOV", None, start, end, "f")


@pytest.mark.parametrize(
    ("day", "role", "when"),
    [
        ("2009-01-01", "minister", "before"),
        ("2010-01-01", "minister", "running"),
        ("2011-12-31", "minister", "running"),
        ("2012-01-01", "minister", "over"),
        ("2015-06-01", "president", "running"),
        ("2030-01-01", "president", "running"),
        (None, "president", "running"),
    ],
)
def test_who_somebody_was_on_a_day(day: str | None, role: str, when: str) -> None:
    terms = (term("2010-01-01", "2012-01-01"), term("2015-01-01", None, "president"))
    standing = standing_on(terms, day)
    assert (standing.term.role, standing.when) == (role, when)


def test_doubtful_names_are_marked() -> None:
    (hit,) = load_gazetteer().scan(words_of("North"))
    assert [name.is_sure for name in hit.names] == [False]
