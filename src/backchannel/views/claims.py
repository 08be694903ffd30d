"""Claims as the rows of a table: who says so, through whom, with what stance, of what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from backchannel.records import Claim, Reading


class Row(TypedDict):
    """One claim. ``chain`` names its sources from the outermost to the one that speaks; ``events`` are type and status."""

    document: str
    id: str
    source: str
    kind: str
    code: str
    stance: str
    cue: str
    content: str
    chain: str
    events: str
    confidence: float
    start: int
    end: int


COLUMNS = tuple(Row.__annotations__)
ARROW = " → "


def claim_rows(reading: Reading) -> Iterator[Row]:
    """The claims of a reading in the order of the text."""
    actors = {actor.id: actor for actor in reading.actors}
    claims = {claim.id: claim for claim in reading.claims}
    events = {event.id: event for event in reading.events}

    def name(claim: Claim) -> str:
        actor = actors.get(claim.source_actor or "")
        return actor.name if actor else claim.source.text if claim.source else "unnamed"

    for claim in reading.claims:
        chain, at = [claim], claim
        while at.inside in claims and claims[at.inside] not in chain:
            at = claims[at.inside]
            chain.append(at)
        actor = actors.get(claim.source_actor or "")
        yield Row(
            document=reading.document.id,
            id=claim.id,
            source=claim.source.text if claim.source else "",
            kind=claim.source_kind,
            code=(actor.code if actor else None) or "",
            stance=claim.stance,
            cue=claim.cue.text if claim.cue else "",
            content=" ".join(claim.content.text.split()),
            chain=ARROW.join(name(one) for one in reversed(chain)),
            events="; ".join(f"{events[id].type} {events[id].status}" for id in claim.events if id in events),
            confidence=claim.confidence,
            start=claim.content.start,
            end=claim.content.end,
        )
