"""The order of the rooms, and running them over documents."""

from backchannel.flow.reader import Reader

__all__ = ["Reader"]
