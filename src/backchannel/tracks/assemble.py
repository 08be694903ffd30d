"""All six tracks of a document."""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.records import CastLike, Event, Grounded, Predicate, Tracks
from backchannel.tracks.deals import make_deals
from backchannel.tracks.detainees import make_detainees
from backchannel.tracks.force import make_force
from backchannel.tracks.funds import make_funds
from backchannel.tracks.material import Material
from backchannel.tracks.reach import within_reach
from backchannel.tracks.rivals import told_apart
from backchannel.tracks.safeguards import make_safeguards
from backchannel.tracks.talks import make_talks


def make_tracks(text: str, predicates: Sequence[Predicate], cast: CastLike, grounded: Grounded, events: Sequence[Event] = ()) -> Tracks:
    """The six tables; mentions of the same matter across the document are one item."""
    found = told_apart(within_reach(p for p in predicates if p.family == "track"))
    material = Material(text, cast, grounded, events)
    return Tracks(
        talks=make_talks(found, material),
        deals=make_deals(found, material),
        safeguards=make_safeguards(found, material),
        funds=make_funds(found, material),
        detainees=make_detainees(found, material),
        force=make_force(found, material),
    )
