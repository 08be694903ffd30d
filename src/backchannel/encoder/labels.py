"""The label spaces of the encoder's heads, derived from the ontology."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from backchannel.ontology import Ontology, load_ontology

BEGIN, INSIDE = 1, 2  # 0 is outside


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of the outputs of each head, in the order of the columns.

    Token heads: ``mention_tags`` (O, then B- and I- of each kind), three columns O B I each for event triggers and
    cues, one column for each track's anchor. Predicate heads: the rest.
    """

    mentions: tuple[str, ...]
    tracks: tuple[str, ...]
    types: tuple[str, ...]
    modes: tuple[str, ...]
    statuses: tuple[str, ...]
    stances: tuple[str, ...]
    kinds: tuple[str, ...]
    track_statuses: tuple[str, ...]
    roles: tuple[str, ...]
    marks: tuple[str, ...]
    allowed: dict[str, tuple[int, ...]]

    @property
    def mark_rows(self) -> int:
        """Rows of the table of marks: none, one for each mark, the source and the target of a given pair."""
        return 3 + len(self.marks)

    @property
    def pair_marks(self) -> tuple[int, int]:
        """Marks of the source and of the target of a pair whose relation is asked for."""
        return 1 + len(self.marks), 2 + len(self.marks)

    @property
    def mention_tags(self) -> int:
        return 1 + 2 * len(self.mentions)

    @property
    def token_columns(self) -> int:
        """Columns of the token head: mention tags, event O B I, cue O B I, anchors."""
        return self.mention_tags + 3 + 3 + len(self.tracks)

    @property
    def label_columns(self) -> int:
        """Columns of the predicate head: real, types, modes, statuses, stances, kinds, track statuses."""
        return sum(size for _, size in self.label_groups)

    @property
    def label_groups(self) -> tuple[tuple[str, int], ...]:
        """Name and width of each group of the predicate head's columns."""
        return (
            ("real", 1),
            ("type", len(self.types)),
            ("mode", 1 + len(self.modes)),
            ("status", len(self.statuses)),
            ("stance", len(self.stances)),
            ("kind", len(self.kinds)),
            ("track_status", len(self.track_statuses)),
        )

    def label_slices(self) -> dict[str, slice]:
        """Where each group stands among the predicate head's columns."""
        slices, at = {}, 0
        for name, size in self.label_groups:
            slices[name] = slice(at, at + size)
            at += size
        return slices

    def token_slices(self) -> dict[str, slice]:
        """Where each group stands among the token head's columns."""
        at = self.mention_tags
        return {
            "mention": slice(0, at),
            "event": slice(at, at + 3),
            "claim": slice(at + 3, at + 6),
            "track": slice(at + 6, at + 6 + len(self.tracks)),
        }


def labels_of(ontology: Ontology) -> Labels:
    """Label spaces of an ontology."""
    tracks = ontology.tracks
    roles = ontology.roles
    frames = {"event": ontology.of("event")[0], "claim": ontology.of("claim")[0]} | {f.name: f for f in ontology.of("track")}
    return Labels(
        mentions=ontology.mentions,
        tracks=tracks,
        types=ontology.types,
        modes=ontology.modes,
        statuses=ontology.statuses,
        stances=ontology.stances,
        kinds=ontology.source_kinds,
        track_statuses=tuple(f"{frame.name}.{status}" for frame in ontology.of("track") for status in frame.status),
        roles=roles,
        marks=("event", "claim", *tracks),
        allowed={mark: tuple(roles.index(name) for name in frame.role_names()) for mark, frame in frames.items()},
    )


@cache
def default_labels() -> Labels:
    """Label spaces of the ontology that ships."""
    return labels_of(load_ontology())
