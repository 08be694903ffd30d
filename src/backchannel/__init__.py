"""Backchannel: event intelligence from news."""

__version__ = "0.1.0"
