"""What a deal is called, and whether its name points to one named before."""

from __future__ import annotations

from backchannel.records import Predicate
from backchannel.tracks.material import stems


def label_of(predicate: Predicate) -> str | None:
    """The phrase that names a deal, else its anchor; None where that is a function word."""
    label = predicate.first("label")
    text = label.text if label else predicate.span.text
    return text if stems(text) else None


def is_bare(label: str | None) -> bool:
    """Whether a deal is named by a single word (``the agreement``), which points to one named before."""
    return len(stems(label)) < 2
