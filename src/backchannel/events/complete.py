"""What single sentences leave out of events, put in from the rest of the article, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.events.brokers import without_brokers
from backchannel.events.dating import with_told_times
from backchannel.events.deeds import with_deeds
from backchannel.events.holders import with_holders
from backchannel.events.places import with_hosts, with_told_places
from backchannel.events.speakers import with_speakers
from backchannel.events.standing import with_standing
from backchannel.events.times import with_own_times
from backchannel.language.split import Sentence
from backchannel.records import Actor, Claim, Event, Grounded


def complete_events(
    events: Sequence[Event],
    claims: Sequence[Claim],
    actors: Sequence[Actor],
    grounded: Grounded,
    sentences: Sequence[Sentence],
    published: str | None,
) -> tuple[Event, ...]:
    """Events with parties, times and places that their sentences or other tellings give, their deeds and their standing.

    ``published`` is an ISO date; ``why`` of an event says what was put in.
    """
    events = with_told_times(with_own_parts(events, claims, actors, grounded, published), claims, actors, grounded, sentences, published)
    events = with_told_places(events)
    return with_standing(events, claims, published)


def with_own_parts(
    events: Sequence[Event], claims: Sequence[Claim], actors: Sequence[Actor], grounded: Grounded, published: str | None
) -> tuple[Event, ...]:
    """Events with parties and times that their sentences give, and their deeds, by which the following steps share what is told of one."""
    events = with_speakers(without_brokers(events, actors), claims)
    events = with_hosts(events, actors)
    events = with_holders(events, actors)
    events = with_own_times(events, claims, grounded, published)
    return with_deeds(events, actors)
