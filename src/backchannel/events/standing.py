"""On whose word each deed stands, and PLOVER's auxiliary modes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from backchannel.records import Claim, Event, Standing

AUXILIARY = {"planned": "future", "possible": "hypothetical", "denied": "negation"}
BACKGROUND = timedelta(days=30)  # a deed that ended longer before the day of publication is history to the article
SILENT = frozenset({"eventuality", "evasion"})  # attitudes that do not say whether the deed was done


def with_standing(events: Sequence[Event], claims: Sequence[Claim], published: str | None) -> tuple[Event, ...]:
    """Events with the standing of their deed and their auxiliary modes; ``published`` is an ISO date."""
    by_id = {claim.id: claim for claim in claims}
    tellings: dict[str, list[Event]] = {}
    for event in events:
        tellings.setdefault(event.deed or event.id, []).append(event)
    standing = {deed: _standing(told, by_id) for deed, told in tellings.items()}
    return tuple(replace(e, standing=standing[e.deed or e.id], auxiliary=auxiliary_modes(e, published)) for e in events)


def auxiliary_modes(event: Event, published: str | None) -> tuple[str, ...]:
    """PLOVER's auxiliary modes of an event."""
    if event.status in AUXILIARY:
        return (AUXILIARY[event.status],)
    try:
        ended, today = date.fromisoformat((event.time and event.time.end) or ""), date.fromisoformat(published or "")
    except ValueError:
        return ()
    return ("historical",) if today - ended > BACKGROUND else ()


def _standing(told: Sequence[Event], claims: Mapping[str, Claim]) -> Standing:
    positions: dict[str, str] = {}
    for event in told:
        speaking = innermost([claims[c] for c in event.claims if c in claims])
        if speaking and (position := _position(event, speaking)):
            positions.setdefault(speaking.id, position)
    asserted = [claims[c] for c, position in positions.items() if position == "asserts"]
    return Standing(
        own=any(not event.claims and event.status != "denied" for event in told),
        asserts=tuple(claim.id for claim in asserted),
        denies=tuple(c for c, position in positions.items() if position == "denies"),
        doubts=tuple(c for c, position in positions.items() if position == "doubts"),
        sources=len({_origin(claim, claims) for claim in asserted}),
    )


def innermost(around: Sequence[Claim]) -> Claim | None:
    """Of the claims around an event the one that speaks of it itself."""
    return min(around, key=lambda claim: len(claim.content.text), default=None)


def _position(event: Event, claim: Claim) -> str | None:
    """How a claim stands to the deed its words tell of; None where it does not say that it was done or not."""
    if claim.stance != "asserts":
        return claim.stance
    if claim.attitude in SILENT:
        return None
    return "denies" if event.status == "denied" else "asserts"


def _origin(claim: Claim, claims: Mapping[str, Claim]) -> str:
    """Who a claim goes back to: the actor, or the words, of the outermost claim it comes through."""
    seen = {claim.id}
    while claim.inside in claims and claim.inside not in seen:
        claim = claims[claim.inside or ""]
        seen.add(claim.id)
    return claim.source_actor or (claim.source.text.casefold() if claim.source else "")
