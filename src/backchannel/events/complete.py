"""What single sentences leave out of events, put in from the rest of the article, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.events.deeds import with_deeds
from backchannel.events.holders import with_holders
from backchannel.events.places import with_hosts, with_told_places
from backchannel.events.speakers import with_speakers
from backchannel.events.standing import with_standing
from backchannel.events.times import with_own_times, with_told_times
from backchannel.records import Actor, Claim, Event, Grounded


def complete_events(
    events: Sequence[Event], claims: Sequence[Claim], actors: Sequence[Actor], grounded: Grounded, published: str | None
) -> tuple[Event, ...]:
    """Events with parties, times and places that their sentences or other tellings give, their deeds and their standing.

    ``published`` is an ISO date; ``why`` of an event says what was put in.
    """
    own = with_own_times(with_holders(with_hosts(with_speakers(events, claims), actors), actors), claims, grounded, published)
    told = with_deeds(own, actors)
    return with_standing(with_told_places(with_told_times(told, claims, grounded, published)), claims, published)
