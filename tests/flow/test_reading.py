"""The whole pipeline with the shipped weights: the contract holds on the examples and on the annotated articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import backchannel
from backchannel import Reader, Reading
from backchannel.errors import InputError
from backchannel.records import Document, Span
from backchannel.records.schema import reading_schema
from backchannel.sources import make_document

EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
VALIDATOR = Draft202012Validator(reading_schema())


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def spans_of(record: Any) -> Iterator[Span]:
    """Every span anywhere in a record."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from spans_of(item)
    elif is_dataclass(record):
        for field in fields(record):
            yield from spans_of(getattr(record, field.name))


def check(reading: Reading, text: str) -> None:
    """What must hold of every reading."""
    assert reading.document.text == text
    for span in spans_of(reading):
        assert 0 <= span.start < span.end <= len(text)
        assert span.text == text[span.start : span.end]
    actors, events, claims = ({r.id for r in records} for records in (reading.actors, reading.events, reading.claims))
    assert (len(actors), len(events), len(claims)) == (len(reading.actors), len(reading.events), len(reading.claims))
    for event in reading.events:
        assert {*event.sources, *event.targets} <= actors
        assert set(event.claims) <= claims
        assert event.sentence.holds(event.trigger) or event.sentence.overlaps(event.trigger)
        assert 0 <= event.confidence <= 1
        assert event.why
    by_id = {claim.id: claim for claim in reading.claims}
    for claim in reading.claims:
        assert claim.inside is None or any(part.overlaps(claim.content) for part in by_id[claim.inside].contents)
        assert claim.answers is None or claim.answers in claims - {claim.id}
        assert (claim.anonymity is not None) == (claim.source is not None and claim.source_kind == "anonymous")
        assert claim.source_actor is None or claim.source_actor in actors
        assert set(claim.events) <= events
        assert claim.source is not None or claim.source_kind == "anonymous"
    for event in reading.events:
        assert {*event.standing.asserts, *event.standing.denies, *event.standing.doubts} <= claims
        assert event.standing.sources <= len(event.standing.asserts)
    assert all(actor.mentions for actor in reading.actors)
    assert [error.message for error in VALIDATOR.iter_errors(reading.to_dict())] == []
    assert Reading.from_dict(json.loads(json.dumps(reading.to_dict()))) == reading


def whole(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_contract_holds_on_every_example(reader: Reader, path: Path) -> None:
    text = whole(path)
    assert 350 <= len(text.split()) <= 700
    reading = reader.read(make_document(text, id=path.stem))
    check(reading, text)
    assert reading.document.published
    assert reading.document.title
    assert reading.events and reading.claims and reading.actors
    assert reading.coder.version == backchannel.__version__
    assert reading.coder.model and reading.coder.lexicon


def test_the_contract_holds_on_every_annotated_article(reader: Reader, gold: Path) -> None:
    paths = sorted(gold.glob("*.txt"))
    assert paths
    for path in paths:
        facts = json.loads(path.with_suffix(".json").read_text("utf-8"))
        text = whole(path)
        check(reader.read(make_document(text, id=path.stem, published=facts.get("published"), outlet=facts.get("outlet"))), text)


def reading_of(reader: Reader, name: str) -> Reading:
    return reader.read(make_document(whole(ROOT / "examples" / f"{name}.txt"), id=name))


def test_the_muscat_affair_shows_its_mechanisms(reader: Reader) -> None:
    """Most of the seven mechanisms of diplomacy come out of an article that has all of them."""
    reading = reading_of(reader, "muscat-talks")
    tracks = reading.tracks
    shown = {
        "talks": any({"USA", "IRN"} <= set(item.parties) for item in tracks.talks),
        "deals": any({"IRN", "IRQ"} & set(item.parties) or item.terms for item in tracks.deals),
        "safeguards": any(item.agency == "IAEA" or item.state == "IRN" for item in tracks.safeguards),
        "funds": any(item.amount and (item.amount.value, item.amount.unit) == (2.4e9, "EUR") for item in tracks.funds),
        "detainees": any(item.holder == "IRN" and item.count for item in tracks.detainees),
        "force": any(item.count in {31, 2} or item.killed == 9 for item in tracks.force),
        "claims": {"asserts", "denies"} <= {claim.stance for claim in reading.claims},
    }
    assert sum(shown.values()) >= 5, shown
    assert any(claim.source_kind == "anonymous" for claim in reading.claims)
    assert len({event.status for event in reading.events}) >= 3


def test_the_exchange_and_the_truce_show_theirs(reader: Reader) -> None:
    exchange, truce = reading_of(reader, "prisoner-exchange"), reading_of(reader, "ceasefire-mediation")
    parties = [item.parties for item in truce.tracks.talks] + [item.parties for item in truce.tracks.deals]
    shown = {
        "money": any(item.amount and item.amount.value == 3.1e8 for item in exchange.tracks.funds),
        "prisoners": any(item.holder == "BLR" or item.count == 9 for item in exchange.tracks.detainees),
        "release": any(event.type in {"RETREAT", "CONCEDE"} and event.status == "happened" for event in exchange.events),
        "denial": any(claim.stance == "denies" for claim in exchange.claims),
        "fighting": any(event.type == "ASSAULT" for event in truce.events),
        "truce": any(event.type == "RETREAT" for event in truce.events),
        "parties": any({"KGZ", "TJK"} & set(names) for names in parties),
        "monitors": any(item.agency or item.status for item in truce.tracks.safeguards),
    }
    assert sum(shown.values()) >= 6, shown


def test_reading_again_gives_the_same(reader: Reader) -> None:
    document = make_document(whole(EXAMPLES[0]), id="again")
    assert reader.read(document) == reader.read(document)


def test_pipe_keeps_the_order_and_reads_as_read_does(reader: Reader) -> None:
    documents = [make_document(whole(path), id=path.stem) for path in EXAMPLES]
    assert list(reader.pipe(iter(documents), batch_size=2)) == [reader.read(document) for document in documents]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(min_size=1, max_size=200)
    | st.lists(
        st.sampled_from('Oman said “ ” " the talks . \n\n U.S. denied ** [a](b) \u200f é , freed 3 men'.split(" ")), max_size=40
    ).map(" ".join)
)
def test_the_contract_holds_on_any_text(reader: Reader, text: str) -> None:
    try:
        document = make_document(text)
    except InputError:
        return
    check(reader.read(document), text)


def test_read_takes_a_text_and_what_is_known_of_it() -> None:
    reading = backchannel.read("Chad freed nine men on Friday.", published="2024-03-13", outlet="The Lamp", title="Freed", id="one")
    document = reading.document
    assert (document.id, document.outlet, document.title, document.published) == ("one", "The Lamp", "Freed", "2024-03-13")
    check(reading, "Chad freed nine men on Friday.")


def test_read_refuses_what_is_no_article() -> None:
    with pytest.raises(InputError, match="text: no text in it"):
        backchannel.read("  ")


def test_a_notebook_shows_a_reading(reader: Reader) -> None:
    shown = reading_of(reader, "muscat-talks")._repr_html_()
    assert "Muscat" in shown
    assert "<script" not in shown


def test_data_frames_hold_every_record(reader: Reader) -> None:
    pytest.importorskip("pandas", reason="needs pandas (extra: pandas)")
    reading = reading_of(reader, "muscat-talks")
    frames = reading.to_pandas()
    assert len(frames["events"]) == len(reading.events)
    assert len(frames["claims"]) == len(reading.claims)
    assert set(frames) == {"actors", "events", "claims", "talks", "deals", "safeguards", "funds", "detainees", "force"}


def test_a_document_without_a_day_is_dated_by_its_text(reader: Reader) -> None:
    reading = reader.read(make_document("Thursday, January 19, 2023\n\nChad freed nine men on Friday."))
    assert reading.document.published == "2023-01-19"
    given_day = Document(**{**{f.name: getattr(reading.document, f.name) for f in fields(Document)}, "published": "2020-01-01"})
    assert reader.read(given_day).document.published == "2020-01-01"
