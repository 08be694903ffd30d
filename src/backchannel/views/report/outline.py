"""What every format shows of a reading, in one order."""

from __future__ import annotations

from dataclasses import dataclass

from backchannel.records import Actor, Claim, Reading
from backchannel.views.report.deeds import Deed, group_deeds
from backchannel.views.report.labels import actors_by_id, count_words, day_label
from backchannel.views.report.locate import Paragraphs
from backchannel.views.report.timeline import Entry, timeline
from backchannel.views.report.trackrows import TrackTable, track_tables
from backchannel.views.report.voices import Chorus, group_voices


@dataclass(frozen=True, slots=True)
class Outline:
    """A reading laid out: who it is from, what is afoot, the tracks, who says so, when."""

    reading: Reading
    title: str
    facts: tuple[str, ...]
    actors: dict[str, Actor]
    claims: dict[str, Claim]
    paragraphs: Paragraphs
    deeds: tuple[Deed, ...]
    tracks: tuple[TrackTable, ...]
    choruses: tuple[Chorus, ...]
    timeline: tuple[Entry, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.deeds or self.tracks or self.choruses)


def outline(reading: Reading) -> Outline:
    """Lay out a reading."""
    document = reading.document
    deeds = group_deeds(reading)
    words = count_words(document.text)
    facts = (
        document.outlet,
        document.author,
        day_label(document.published),
        f"{words:,} word{'' if words == 1 else 's'}",
        f"language {document.language}" if document.language else None,
    )
    return Outline(
        reading=reading,
        title=document.title or document.id or "Untitled",
        facts=tuple(fact for fact in facts if fact),
        actors=actors_by_id(reading),
        claims={claim.id: claim for claim in reading.claims},
        paragraphs=Paragraphs(document.text),
        deeds=deeds,
        tracks=track_tables(reading),
        choruses=group_voices(reading, deeds),
        timeline=timeline(reading, deeds),
    )
