"""Who only mediates a deed or backs its doer, and so is no doer of it: Egypt of ``a truce mediated by Egypt``, Ghana of ``the Ghana-brokered truce``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from backchannel.records import Actor, Event, Span

MEDIATING = "brokered|mediated|arranged|hosted|facilitated|chaired|sponsored|supervised|backed"
BY = re.compile(rf"\b(?:{MEDIATING})\s+(?:in\s+\w+\s+)?by\s+(?:the\s+)?$", re.I)  # before who mediates
AFTER = re.compile(rf"-(?:{MEDIATING})\b", re.I)  # after who mediates
MEETING = frozenset({"CONSULT", "COOPERATE"})  # deeds to which a mediator is a party


def without_brokers(events: Sequence[Event], actors: Sequence[Actor]) -> tuple[Event, ...]:
    """Events, but for talks and joint work, without those sources that their sentences name only as mediators or backers."""
    by_id = {actor.id: actor for actor in actors}
    return tuple(event if event.type in MEETING else _without(event, by_id) for event in events)


def _without(event: Event, actors: Mapping[str, Actor]) -> Event:
    doers = tuple(source for source in event.sources if not _only_mediates(actors[source], event.sentence))
    return event if doers == event.sources else replace(event, sources=doers, why=f"{event.why}; a mediator is no source")


def _only_mediates(actor: Actor, sentence: Span) -> bool:
    here = [mention for mention in actor.mentions if sentence.holds(mention)]
    return bool(here) and all(_mediates(mention, sentence) for mention in here)


def _mediates(mention: Span, sentence: Span) -> bool:
    before, after = sentence.text[: mention.start - sentence.start], sentence.text[mention.end - sentence.start :]
    return bool(BY.search(before) or AFTER.match(after))
