"""Track predicates to the six tables, mentions of the same matter merged."""

from backchannel.tracks.assemble import make_tracks

__all__ = ["make_tracks"]
