"""Readings to plain dicts and back."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backchannel.errors import ContractError
from backchannel.records import (
    Actor,
    Amount,
    Claim,
    Coder,
    Deal,
    Detainees,
    Document,
    Event,
    Force,
    Funds,
    PlaceRef,
    Quantity,
    Reading,
    Safeguard,
    Span,
    Talks,
    Term,
    TimeRef,
    Tracks,
)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe = st.none() | words
many = st.lists(words, max_size=3).map(tuple)
numbers = st.floats(allow_nan=False, allow_infinity=False)
counts = st.none() | st.integers(0, 10**9)
spans = st.builds(Span, st.integers(0, 99), st.integers(0, 99), words)
times = st.builds(TimeRef, st.none() | spans, maybe, maybe)
places = st.builds(PlaceRef, st.none() | spans, words, maybe, st.none() | numbers, st.none() | numbers, st.none() | st.integers())
quantities = st.builds(Quantity, spans, st.none() | numbers, maybe)
actors = st.builds(Actor, words, words, maybe, maybe, maybe, maybe, st.lists(spans, max_size=2).map(tuple), maybe)
events = st.builds(
    Event, words, words, maybe, many, maybe, st.none() | numbers, many, many, spans, spans, words, st.none() | times, st.none() | places,
    st.lists(quantities, max_size=2).map(tuple), many, numbers, words,
)  # fmt: skip
claims = st.builds(Claim, words, st.none() | spans, maybe, words, st.none() | spans, spans, words, maybe, many, numbers)


def some(kind: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(kind, max_size=2).map(tuple)


tracks = st.builds(
    Tracks,
    some(st.builds(Talks, words, many, maybe, maybe, maybe, maybe, words, spans, many)),
    some(st.builds(Deal, words, many, maybe, some(st.builds(Term, maybe, maybe, maybe, maybe, st.none() | spans)), words, spans)),
    some(st.builds(Safeguard, words, maybe, maybe, maybe, words, spans)),
    some(st.builds(Funds, words, maybe, maybe, st.none() | st.builds(Amount, numbers, maybe), words, spans)),
    some(st.builds(Detainees, words, maybe, many, counts, many, maybe, words, spans)),
    some(st.builds(Force, words, maybe, maybe, counts, counts, maybe, maybe, spans)),
)
documents = st.builds(Document, words, maybe, maybe, maybe, maybe, maybe, maybe, words, words)
readings = st.builds(Reading, documents, some(actors), some(events), some(claims), tracks, st.builds(Coder, words, words, words))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(readings)
def test_there_and_back_through_json(reading: Reading) -> None:
    assert Reading.from_dict(json.loads(json.dumps(reading.to_dict()))) == reading


def bare() -> dict[str, Any]:
    document = Document("d", None, None, None, None, None, None, "Oman agreed.", "0")
    span = Span(5, 11, "agreed")
    claim = Claim("c1", None, None, "anonymous", None, span, "asserts", None, ())
    return Reading(document, claims=(claim,)).to_dict()


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("document",), "nothing", "reading.document: 'nothing' is not a record"),
        (("document", "text"), 7, "reading.document.text: '7' is not text"),
        (("claims",), {}, "reading.claims: '{}' is not a list"),
        (("claims", 0, "content", "start"), "5", "reading.claims.0.content.start: '5' is not a number"),
        (("claims", 0, "content", "start"), True, "reading.claims.0.content.start: 'True' is not a number"),
        (("claims", 0, "confidence"), "high", "reading.claims.0.confidence: 'high' is not a number"),
        (("claims", 0, "events"), [1], "reading.claims.0.events.0: '1' is not text"),
        (("tracks",), [], "reading.tracks: '[]' is not a record"),
    ],
)
def test_a_wrong_value_is_told_by_its_place(path: tuple[Any, ...], value: object, message: str) -> None:
    plain: Any = bare()
    inner = plain
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(ContractError) as caught:
        Reading.from_dict(plain)
    assert str(caught.value) == message


@pytest.mark.parametrize("name", ["text", "title", "sha256"])
def test_a_missing_key_is_told(name: str) -> None:
    plain = bare()
    del plain["document"][name]
    with pytest.raises(ContractError, match=rf"reading\.document: no '{name}'; see docs/schema\.md"):
        Reading.from_dict(plain)


def test_keys_added_later_are_passed_over_and_those_with_a_default_may_lack() -> None:
    plain = bare()
    plain["claims"][0]["shade"] = "grey"
    del plain["claims"][0]["confidence"], plain["coder"]
    reading = Reading.from_dict(plain)
    assert reading.claims[0].confidence == 1.0
    assert reading.coder == Coder("", "", "")


def test_whole_numbers_become_floats_where_the_contract_says_so() -> None:
    plain = bare()
    plain["claims"][0]["confidence"] = 1
    assert isinstance(Reading.from_dict(plain).claims[0].confidence, float)


def test_the_contract_s_names_stand() -> None:
    """DESIGN's record contract: these names stay whatever is added."""
    names = {
        Reading: "document actors events claims tracks coder",
        Document: "id title outlet author published url language text sha256",
        Span: "start end text",
        Actor: "id name country sector org role mentions",
        Event: "id type mode contexts cameo sources targets trigger sentence status time place quantities claims confidence why",
        Claim: "id source source_actor source_kind cue content stance inside events",
        Talks: "parties mediator venue date channel status evidence",
        Deal: "parties label terms status evidence",
        Term: "giver receiver item amount",
        Safeguard: "agency state subject status evidence",
        Funds: "owner holder amount status evidence",
        Detainees: "holder persons count nationality charge status evidence",
        Force: "attacker target count killed place period evidence wounded",
        Tracks: "talks deals safeguards funds detainees force",
        Coder: "version model lexicon",
    }
    for record, wanted in names.items():
        assert set(wanted.split()) <= {f.name for f in fields(record)}, record.__name__
