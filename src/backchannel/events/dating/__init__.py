"""Days of deeds whose own sentences give none: chosen among the times that the article tells, by weights learned from whole articles."""

from backchannel.events.dating.choice import with_told_times

__all__ = ["with_told_times"]
