"""Event predicates to coded events."""

from backchannel.events.code import EventCoder, link_claims

__all__ = ["EventCoder", "link_claims"]
