"""Event predicates to coded events."""

from backchannel.events.code import EventCoder, link_claims
from backchannel.events.places import with_places
from backchannel.events.speakers import with_speakers

__all__ = ["EventCoder", "link_claims", "with_places", "with_speakers"]
