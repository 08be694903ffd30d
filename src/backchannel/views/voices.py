"""Part of a reading by whose word it stands on: what the article itself says, what several sources assert, what is denied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from backchannel.records import Event, Reading, Standing

INDEPENDENT = 2  # sources, to call a deed corroborated

VOICES: dict[str, Callable[[Standing], bool]] = {
    "own": lambda standing: standing.own,
    "attributed": lambda standing: not standing.own,
    "corroborated": lambda standing: standing.sources >= INDEPENDENT,
    "denied": lambda standing: bool(standing.denies),
    "disputed": lambda standing: bool(standing.denies or standing.doubts) and bool(standing.own or standing.asserts),
}


def heard(reading: Reading, voice: str) -> Reading:
    """The reading with only the events of a voice, one of ``VOICES``, and the claims that speak of them.

    Actors and tracks stay: a track item is not told by one voice.
    """
    kept = tuple(event for event in reading.events if _is_heard(event, voice))
    ids = {event.id for event in kept}
    positions = {c for event in kept for c in (*event.standing.asserts, *event.standing.denies, *event.standing.doubts)}
    outer = {claim.id: claim.inside for claim in reading.claims}
    wanted = {claim.id for claim in reading.claims if ids.intersection(claim.events)} | positions
    for claim in list(wanted):
        while (claim := outer.get(claim) or "") and claim not in wanted:
            wanted.add(claim)
    claims = tuple(
        replace(claim, events=tuple(e for e in claim.events if e in ids), answers=claim.answers if claim.answers in wanted else None)
        for claim in reading.claims
        if claim.id in wanted
    )
    return replace(reading, events=kept, claims=claims)


def _is_heard(event: Event, voice: str) -> bool:
    return VOICES[voice](event.standing) or (voice == "denied" and event.status == "denied")
