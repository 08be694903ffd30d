"""Speech acts inside quoted or reported words, done by whoever says them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backchannel.events.holders import is_legal
from backchannel.records import Claim, Event

# Types that are done by saying them. "They must leave," said X: the demand is X's, though nobody in the words makes it.
SPOKEN = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN", "AGREE"})


def with_speakers(events: Sequence[Event], claims: Sequence[Claim]) -> tuple[Event, ...]:
    """Events in which a speech act that names no doer is given to the speaker of the innermost claim around it."""
    by_id = {claim.id: claim for claim in claims}
    return tuple(_spoken(event, [by_id[c] for c in event.claims]) for event in events)


def _spoken(event: Event, around: list[Claim]) -> Event:
    if event.sources or event.type not in SPOKEN or is_legal(event) or event.status not in {"happened", "planned"} or not around:
        return event
    inner = min(around, key=lambda claim: len(claim.content.text))
    if inner.source_actor is None or inner.stance != "asserts" or inner.source_actor in event.targets:
        return event
    return replace(event, sources=(inner.source_actor,), why=f"{event.why}; source: speaker of {inner.id}")
