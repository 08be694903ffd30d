"""Claims as the rows of a table: who says so, through whom, with what stance, of what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypedDict

from backchannel.records import Anonymity, Claim, Reading


class Row(TypedDict):
    """One claim.

    ``chain`` names its sources from the outermost to the one that speaks; ``events`` are type and status; ``answers`` is
    the claim it denies, doubts or evades; ``unnamed`` is what the text gives of a source without a name.
    """

    document: str
    id: str
    source: str
    kind: str
    code: str
    stance: str
    attitude: str
    cue: str
    content: str
    chain: str
    events: str
    answers: str
    unnamed: str
    confidence: float
    start: int
    end: int


COLUMNS = tuple(Row.__annotations__)
ARROW = " → "


def chain_of(claim: Claim, by_id: Mapping[str, Claim]) -> tuple[Claim, ...]:
    """The claims through which one comes, the outermost first, itself last; all claims by their ids."""
    chain = [claim]
    while chain[0].inside in by_id and by_id[chain[0].inside or ""] not in chain:
        chain.insert(0, by_id[chain[0].inside or ""])
    return tuple(chain)


def claim_rows(reading: Reading) -> Iterator[Row]:
    """The claims of a reading in the order of the text."""
    actors = {actor.id: actor for actor in reading.actors}
    events = {event.id: event for event in reading.events}
    claims = {claim.id: claim for claim in reading.claims}

    def name(claim: Claim) -> str:
        actor = actors.get(claim.source_actor or "")
        return actor.name if actor else claim.source.text if claim.source else "unnamed"

    for claim in reading.claims:
        actor = actors.get(claim.source_actor or "")
        yield Row(
            document=reading.document.id,
            id=claim.id,
            source=claim.source.text if claim.source else "",
            kind=claim.source_kind,
            code=(actor.code if actor else None) or "",
            stance=claim.stance,
            attitude=claim.attitude,
            cue=claim.cue.text if claim.cue else "",
            content=" … ".join(" ".join(part.text.split()) for part in claim.contents),
            chain=ARROW.join(map(name, chain_of(claim, claims))),
            events="; ".join(f"{events[id].type} {events[id].status}" for id in claim.events if id in events),
            answers=claim.answers or "",
            unnamed=_unnamed(claim.anonymity),
            confidence=claim.confidence,
            start=claim.content.start,
            end=claim.content.end,
        )


def _unnamed(told: Anonymity | None) -> str:
    """What is known of an unnamed source, in one line."""
    if told is None:
        return ""
    known = {
        "number": str(told.count) if told.count else None,
        "rank": told.rank,
        "country": told.nationality,
        "of": told.institution.text if told.institution else None,
        "reason": told.reason.text if told.reason else None,
    }
    return "; ".join(f"{name}: {value}" for name, value in known.items() if value)
