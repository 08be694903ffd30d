"""The published JSON Schema says of readings what the records do."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from backchannel.records import Claim, Document, Event, Quantity, Reading, Span, Talks, TimeRef, Tracks
from backchannel.records.schema import reading_schema

TEXT = "Oman said on Monday that envoys of Iran would meet twice in Muscat."
HERE = Span(0, 4, "Oman")


def reading() -> dict[str, Any]:
    document = Document("d", None, None, None, "2024-03-11", None, "en", TEXT, "0" * 64)
    event = Event(
        "e1", "CONSULT", "visit", ("diplomatic",), "042", 1.0, ("a1",), (), Span(39, 43, "meet"), Span(0, len(TEXT), TEXT), "planned",
        TimeRef(None, "2024-03-11", "2024-03-11"), None, (Quantity(Span(50, 55, "twice"), 2.0, None),), ("c1",), 0.8, "by hand",
    )  # fmt: skip
    claim = Claim("c1", HERE, "a1", "office", Span(5, 9, "said"), Span(25, 66, TEXT[25:66]), "asserts", None, ("e1",))
    talks = Talks("t1", ("IRN",), "OMN", "Muscat", "2024-03", "secret", "planned", HERE)
    return Reading(document, (), (event,), (claim,), Tracks(talks=(talks,))).to_dict()


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = reading_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_a_reading_is_valid(validator: Draft202012Validator) -> None:
    assert [error.message for error in validator.iter_errors(reading())] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("events", 0, "type"), "YIELD"),
        (("events", 0, "status"), "maybe"),
        (("events", 0, "trigger", "start"), "0"),
        (("claims", 0, "stance"), "believes"),
        (("claims", 0, "source_kind"), "spy"),
        (("claims", 0, "content"), None),
        (("document", "published"), "11 March"),
        (("tracks", "talks", 0, "channel"), "loud"),
        (("tracks", "talks", 0, "status"), "agreed"),
        (("tracks", "talks", 0, "date"), "March"),
    ],
)
def test_what_the_contract_forbids_is_refused(validator: Draft202012Validator, path: tuple[Any, ...], value: object) -> None:
    plain: Any = reading()
    inner = plain
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    (error,) = validator.iter_errors(plain)
    assert tuple(error.absolute_path)[: len(path)] == path


@pytest.mark.parametrize("name", ["document", "actors", "events", "claims", "tracks", "coder"])
def test_every_part_of_a_reading_is_required(validator: Draft202012Validator, name: str) -> None:
    plain = reading()
    del plain[name]
    assert not validator.is_valid(plain)
