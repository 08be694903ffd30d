"""The record contract: what a reading is made of."""

from backchannel.records.cast import CastLike, Grounded
from backchannel.records.predicates import Filler, Mention, Predicate
from backchannel.records.reading import Coder, Document, Reading, Tracks
from backchannel.records.span import Span
from backchannel.records.statements import Actor, Anonymity, Claim, Event, PlaceRef, Quantity, Standing, TimeRef
from backchannel.records.tracks import Amount, Deal, Detainees, Force, Funds, Safeguard, Talks, Term

__all__ = [
    "Actor",
    "Amount",
    "Anonymity",
    "CastLike",
    "Claim",
    "Coder",
    "Deal",
    "Detainees",
    "Document",
    "Event",
    "Filler",
    "Force",
    "Funds",
    "Grounded",
    "Mention",
    "PlaceRef",
    "Predicate",
    "Quantity",
    "Reading",
    "Safeguard",
    "Span",
    "Standing",
    "Talks",
    "Term",
    "TimeRef",
    "Tracks",
]
