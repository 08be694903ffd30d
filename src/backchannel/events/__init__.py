"""Event predicates to coded events."""

from backchannel.events.code import EventCoder, link_claims
from backchannel.events.hosts import with_hosts
from backchannel.events.speakers import with_speakers

__all__ = ["EventCoder", "link_claims", "with_hosts", "with_speakers"]
