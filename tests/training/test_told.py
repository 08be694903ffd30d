"""Whole articles as passages of which only the deeds are told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from telling import TEXT, deed, passages

from backchannel.language import split_sentences
from backchannel.training.articles import Deed
from backchannel.training.pairs import pairs_of
from backchannel.training.split import split_passages
from backchannel.training.told import read_told


def told(one: Deed) -> tuple[dict[str, list[str]], frozenset[str]]:
    (passage,) = passages(one)
    (event,), (unknown,) = passage.predicates, passage.open
    roles: dict[str, list[str]] = {}
    for filler in event.fillers:
        roles.setdefault(filler.role, []).append(filler.span.text)
    return roles, unknown


def test_a_role_is_told_where_all_its_words_stand_once_in_the_sentence() -> None:
    roles, unknown = told(deed("freed", "RETREAT", ["Chad"], ["nine soldiers of Mali"], "Abeche"))
    assert roles == {"source": ["Chad"], "target": ["nine soldiers of Mali"], "place": ["Abeche"]}
    assert unknown == {"time", "quantity"}


def test_a_party_of_another_sentence_leaves_its_role_open_and_nobody_does_not() -> None:
    roles, unknown = told(deed("warned", "THREATEN", ["Benin"], ["Mali"]))
    assert roles == {"source": ["Benin"]} and "target" in unknown
    roles, unknown = told(deed("warned", "THREATEN", ["Benin"]))
    assert roles == {"source": ["Benin"]} and "target" not in unknown


def test_which_of_two_equals_is_the_source_is_left_open() -> None:
    roles, unknown = told(deed("met", "CONSULT", ["envoys of Niger", "Togo"], place="there"))
    assert roles == {"place": ["there"]} and unknown >= {"source", "target"}


def test_a_place_is_not_taught_as_the_one_who_acts() -> None:
    roles, unknown = told(deed("arrested", "COERCE", ["Oman"], ["A trader"], "Oman"))
    assert roles == {"target": ["A trader"], "place": ["Oman"]} and "source" in unknown


def test_stretches_end_with_paragraphs_and_hold_every_sentence_and_deed_once() -> None:
    text = "\n\n".join(f"{TEXT.strip()} Round {number} of the talks ended." for number in range(40))
    at = [i for i in range(len(text)) if text.startswith("thanked", i)]
    found = passages(*(Deed(i, i + 7, "SUPPORT", "happened", None, ("Togo",), ("Chad",), None) for i in at), text=text)
    assert len(found) > 3 and [s.text for p in found for s in p.sentences] == [s.span.text for s in split_sentences(text)]
    assert sum(len(p.predicates) for p in found) == len(at)
    for passage in found:
        assert all(passage.text[s.start : s.end] == s.text for s in passage.sentences)
        for event in passage.predicates:
            assert passage.text[event.span.start : event.span.end] == "thanked" and event.sentence.holds(event.span)
    assert len({bool(p in split_passages(found)[1]) for p in found}) == 1  # all of an article are held out, or none


def test_of_deeds_on_the_same_words_the_first_is_taught() -> None:
    (passage,) = passages(deed("freed", "RETREAT"), deed("freed nine", "CONCEDE"))
    assert [event.frame for event in passage.predicates] == ["RETREAT"]


def test_no_pair_is_made_of_a_side_that_is_open() -> None:
    (passage,) = passages(deed("freed", "RETREAT", ["Chad"], ["Benin"], "Abeche"), deed("thanked", "SUPPORT", ["Togo"], ["Chad"]))
    found = [(p.source.text, p.target.text) for p in pairs_of(passage, np.random.default_rng(0))]
    assert found == [("Togo", "Chad")]


def test_a_corpus_without_articles_has_none_told(tmp_path: Path) -> None:
    assert read_told(tmp_path) == []
