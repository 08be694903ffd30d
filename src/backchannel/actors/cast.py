"""The actors of a document, found by the words that name them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from backchannel.records import Actor, Span


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """All actors of a document in the order of their first mention; words may name several of them."""

    actors: tuple[Actor, ...]
    _places: tuple[_Place, ...] = field(init=False, repr=False, compare=False)
    _longest: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        where: dict[tuple[int, int], list[Actor]] = {}
        for actor in self.actors:
            for span in actor.mentions:
                where.setdefault((span.start, span.end), []).append(actor)
        places = tuple(_Place(start, end, tuple(found)) for (start, end), found in sorted(where.items()))
        object.__setattr__(self, "_places", places)
        object.__setattr__(self, "_longest", max((p.end - p.start for p in places), default=0))

    def _touching(self, span: Span) -> list[_Place]:
        at = bisect_left(self._places, span.start - self._longest, key=lambda p: p.start)
        found = []
        while at < len(self._places) and self._places[at].start < span.end:
            if self._places[at].end > span.start:
                found.append(self._places[at])
            at += 1
        return found

    def actor_at(self, span: Span) -> Actor | None:
        """The actor whose mention equals the words, or covers most of them; None when nobody is named there."""
        touching = self._touching(span)
        if not touching:
            return None
        return max(touching, key=lambda place: _likeness(place, span)).actors[0]

    def actors_in(self, span: Span) -> tuple[Actor, ...]:
        """All actors named by the words: those of every mention that lies mostly within them, or they within it."""
        found: Iterable[_Place] = (p for p in self._touching(span) if 2 * _shared(p, span) > min(p.end - p.start, span.end - span.start))
        return tuple({actor.id: actor for place in found for actor in place.actors}.values())


def _shared(place: _Place, span: Span) -> int:
    return min(place.end, span.end) - max(place.start, span.start)


def _likeness(place: _Place, span: Span) -> float:
    """Shared characters as part of all that either covers."""
    shared = _shared(place, span)
    return shared / (place.end - place.start + span.end - span.start - shared)
