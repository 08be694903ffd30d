"""Event predicates to coded events."""

from backchannel.events.code import EventCoder, link_claims
from backchannel.events.deeds import with_deeds
from backchannel.events.holders import with_holders
from backchannel.events.places import with_places
from backchannel.events.speakers import with_speakers
from backchannel.events.standing import with_standing
from backchannel.events.times import with_own_times, with_told_times

__all__ = [
    "EventCoder",
    "link_claims",
    "with_deeds",
    "with_holders",
    "with_own_times",
    "with_places",
    "with_speakers",
    "with_standing",
    "with_told_times",
]
