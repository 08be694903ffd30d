"""Whole articles with worked answers: ``ID.txt`` and ``ID.json`` side by side, as corpus/README.md says."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backchannel.errors import CorpusError
from backchannel.records import Document, Event
from backchannel.sources import make_document

# What the rows of an answer hold, in order.
DEED = ("type", "status", "trigger", "sentence", "date", "place", "sources", "targets")
PARTY = ("text", "country", "sector")
TERM = ("giver", "receiver", "item", "amount")
SUM = ("value", "unit")
ITEMS = {
    "talks": ("evidence", "status", "parties", "mediator", "venue", "date", "channel"),
    "deals": ("evidence", "status", "parties", "label", "terms"),
    "safeguards": ("evidence", "status", "agency", "state", "subject"),
    "funds": ("evidence", "status", "owner", "holder", "amount"),
    "detainees": ("evidence", "status", "holder", "persons", "count", "nationality", "charge"),
    "force": ("evidence", "attacker", "target", "count", "killed", "place", "period"),
}
NEAR = 800  # characters from the start of a sentence within which its trigger stands


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed as an annotator told it.

    Attributes:
        start, end: where its trigger stands.
        type, status: of an event of the ontology.
        date: its day, month or year (``YYYY-MM``), if the article tells one.
        sources, targets: the words for its parties, which need not stand in its sentence.
        place: the words for its place.
    """

    start: int
    end: int
    type: str
    status: str
    date: str | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    place: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its deeds."""

    document: Document
    deeds: tuple[Deed, ...]


def read_articles(folder: Path) -> list[Article]:
    """The articles of a folder, by name.

    Raises:
        CorpusError: a text is missing, an answer is no JSON, or a trigger does not stand in the text.
    """
    articles = []
    for path in sorted(folder.glob("*.json")):
        try:
            facts = read_answer(path)
            text = path.with_suffix(".txt").read_bytes().decode("utf-8")
            document = make_document(text, id=path.stem, published=facts.get("published"), outlet=facts.get("outlet"))
            articles.append(Article(document, _located(facts["events"], text)))
        except (OSError, ValueError, KeyError) as error:
            raise CorpusError(f"{path}: {error}") from error
    if not articles:
        raise CorpusError(f"{folder}: no article with its answer (ID.txt and ID.json)")
    return articles


def read_answer(path: Path) -> dict[str, Any]:
    """An answer with its fields by name; one that has them already, as it is.

    Raises:
        OSError, ValueError, KeyError: the file cannot be read, or is no answer.
    """
    facts = json.loads(path.read_text("utf-8"))
    if "events" in facts:
        return dict(facts)
    events = [_named(DEED, row) for row in facts["deeds"]]
    for event in events:
        event |= {side: [_named(PARTY, party) for party in event[side]] for side in ("sources", "targets")}
    tracks = {track: [_named(names, row) for row in facts[track]] for track, names in ITEMS.items()}
    for deal in tracks["deals"]:
        deal["terms"] = [_named(TERM, term) for term in deal["terms"]]
    for funds in tracks["funds"]:
        funds["amount"] = _named(SUM, funds["amount"]) if funds["amount"] else None
    head = {"doc": path.stem, "published": facts["published"], "outlet": facts["outlet"]}
    return head | {"events": events, "claims": [], "tracks": tracks}


def _named(names: Sequence[str], row: Sequence[Any]) -> dict[str, Any]:
    return dict(zip(names, row, strict=True))


def _located(events: Sequence[dict[str, Any]], text: str) -> tuple[Deed, ...]:
    """The deeds where they stand: the same trigger of one sentence told twice is at its first, then at its next place."""
    deeds: list[Deed] = []
    for event in events:
        sentence, trigger = text.index(event["sentence"]), event["trigger"]
        taken = {deed.start for deed in deeds}
        start = text.index(trigger, sentence)
        while start in taken and (next_one := text.find(trigger, start + 1, sentence + NEAR)) >= 0:
            start = next_one
        deeds.append(_deed(event, start))
    return tuple(deeds)


def _deed(event: Mapping[str, Any], start: int) -> Deed:
    sources, targets = (tuple(party["text"] for party in event[side]) for side in ("sources", "targets"))
    end = start + len(event["trigger"])
    return Deed(start, end, event["type"], event["status"], event.get("date"), sources, targets, event.get("place"))


def matched(events: Sequence[Event], deeds: Sequence[Deed]) -> list[tuple[Event, Deed]]:
    """Events with the deeds whose triggers they share most characters with, of one type before others; each deed once."""
    pairs = [
        ((event.type == deed.type, min(event.trigger.end, deed.end) - max(event.trigger.start, deed.start)), number, other)
        for number, event in enumerate(events)
        for other, deed in enumerate(deeds)
        if event.trigger.start < deed.end and deed.start < event.trigger.end
    ]
    mine: set[int] = set()
    theirs: set[int] = set()
    found = []
    for _, number, other in sorted(pairs, key=lambda pair: pair[0], reverse=True):
        if number not in mine and other not in theirs:
            mine.add(number)
            theirs.add(other)
            found.append((events[number], deeds[other]))
    return found
