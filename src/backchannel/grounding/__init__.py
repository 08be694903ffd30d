"""Phrases to dates, places and numbers."""

from backchannel.grounding.ground import Grounder
from backchannel.grounding.publication import find_published
from backchannel.grounding.quantities import parse_quantity
from backchannel.grounding.times import resolve_time

__all__ = ["Grounder", "find_published", "parse_quantity", "resolve_time"]
