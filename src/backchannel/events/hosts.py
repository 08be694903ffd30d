"""Who is visited: the state where a visit goes to, when the words name no other host."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backchannel.records import Actor, Event


def with_hosts(events: Sequence[Event], actors: Sequence[Actor]) -> tuple[Event, ...]:
    """Visits without a target get the actor of the state they go to, where the document has one.

    PLOVER codes the host as target of a visit; news writes it as a place ("arrives in Israel").
    """
    states = {a.country: a for a in reversed(actors) if a.country and a.sector == "GOV" and a.org is None}
    by_id = {a.id: a for a in actors}
    return tuple(_hosted(event, states, by_id) for event in events)


def _hosted(event: Event, states: dict[str, Actor], by_id: dict[str, Actor]) -> Event:
    if event.type != "CONSULT" or event.mode not in {"visit", None} or event.targets or event.place is None or not event.sources:
        return event
    host = states.get(event.place.country or "")
    guests = {by_id[i].country for i in event.sources}
    if host is None or event.place.country in guests or len(event.sources) > 1:
        return event
    return replace(event, targets=(host.id,), why=f"{event.why}; target: host at {event.place.name}")
