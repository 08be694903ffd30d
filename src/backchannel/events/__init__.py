"""Event predicates to coded events."""

from backchannel.events.code import EventCoder, link_claims
from backchannel.events.complete import complete_events

__all__ = ["EventCoder", "complete_events", "link_claims"]
