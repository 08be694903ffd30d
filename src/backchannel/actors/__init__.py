"""Mentions to actors: who they are, and which mentions are of the same one."""

from backchannel.actors.cast import Cast
from backchannel.actors.resolve import ActorResolver

__all__ = ["ActorResolver", "Cast"]
