"""Short names: parties, dates, sums."""

from __future__ import annotations

from dataclasses import replace

import pytest
from report_readings import affair

from backchannel.records import Actor, Amount, TimeRef
from backchannel.views.report.labels import (
    amount_label,
    count_words,
    day_label,
    parties,
    source_label,
    status_letter,
    tally_label,
    time_label,
)
from backchannel.views.report.locate import Paragraphs


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        ("2024-03-03", "2024-03-03", "3 Mar 2024"),
        ("2024-03-02", "2024-03-09", "2–9 Mar 2024"),
        ("2024-02-28", "2024-03-03", "28 Feb – 3 Mar 2024"),
        ("2023-12-30", "2024-01-02", "30 Dec 2023 – 2 Jan 2024"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2024-02-01", "2024-04-30", "Feb – Apr 2024"),
        ("2019-01-01", "2019-12-31", "2019"),
        ("1990-01-01", "1999-12-31", "1990–1999"),
        ("2024-03-03", None, "since 3 Mar 2024"),
        (None, "2024-03-03", "until 3 Mar 2024"),
        (None, None, ""),
        ("soon", "later", "soon – later"),
        ("9999-01-01", "9999-12-31", "1 Jan – 31 Dec 9999"),
    ],
)
def test_times_read_as_people_write_them(start: str | None, end: str | None, label: str) -> None:
    assert time_label(TimeRef(None, start, end)) == label


@pytest.mark.parametrize(
    ("iso", "label"), [("2024-05", "May 2024"), ("2024", "2024"), ("2024-13", "2024-13"), ("spring", "spring"), (None, "")]
)
def test_partial_days(iso: str | None, label: str) -> None:
    assert day_label(iso) == label


def test_actors_by_code_where_there_is_one() -> None:
    actor = Actor("a", "the ministry", "ARM", "GOV", None, None, ())
    assert actor.label == "ARM GOV"
    assert replace(actor, sector=None).label == "ARM"
    assert replace(actor, country=None).label == "the ministry"
    assert replace(actor, org="BCOM").label == "BCOM"


def test_parties_say_when_nobody_is_named() -> None:
    assert parties(["A"], ["B", "C"]) == "A → B, C"
    assert parties(["A"], ["B", "A"], reciprocal=True) == "A ↔ B"
    assert parties([], ["B"]) == "unnamed → B"
    assert parties([], []) == "unnamed" == parties([], [], reciprocal=True)


def test_amounts_and_tallies() -> None:
    assert amount_label(Amount(7e9, "USD")) == "7 billion USD"
    assert amount_label(Amount(1500.0, "shells")) == "1,500 shells"
    assert amount_label(Amount(0.5, None)) == "0.5"
    assert amount_label(None) == ""
    assert tally_label({"denies": 1, "hints": 2, "asserts": 3}) == "asserted by 3 · DENIED by 1 · hints 2"
    assert [status_letter(status) for status in ("happened", "planned", "possible", "denied", "odd", "")] == ["H", "P", "?", "X", "O", " "]


def test_a_pronoun_is_shown_by_its_name() -> None:
    reading = affair()
    actors = {actor.id: actor for actor in reading.actors}
    told = next(claim for claim in reading.claims if claim.id == "c5")
    assert source_label(told, actors) == "Brandvold"
    assert told.source is not None
    assert source_label(replace(told, source=replace(told.source, text="she")), actors) == "Ellen Brandvold"
    assert source_label(replace(told, source=None, source_actor=None), actors) == "unnamed"


def test_words_and_paragraphs_are_counted() -> None:
    assert count_words("Ankara's offer, a go-between: 3 words") == 6
    text = "\n\nOne\nline.\n\n \nTwo.\n"
    marks = Paragraphs(text)
    assert [text[start:end] for start, end in marks.bounds] == ["One\nline.", "Two."]
    assert [marks.number(offset) for offset in (0, text.index("line"), text.index("Two"), len(text))] == [1, 1, 2, 2]
    assert [text[a:b] for text in ["a\nb"] for a, b in Paragraphs(text).bounds] == ["a", "b"]
    assert Paragraphs(" \n ").bounds == ()
