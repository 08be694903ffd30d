"""What later rooms may ask of the actors and of the grounded phrases of a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from backchannel.records.span import Span
from backchannel.records.statements import Actor, PlaceRef, Quantity, TimeRef


class CastLike(Protocol):
    """The actors of a document, found by the words that name them."""

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All actors in the order of their first mention."""
        ...

    def actor_at(self, span: Span) -> Actor | None:
        """The actor whose mention equals, or best covers, the words; None when nobody is named there."""
        ...

    def actors_in(self, span: Span) -> tuple[Actor, ...]:
        """All actors named inside the words, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Grounded:
    """Phrases of a document with what they come to, by their offsets."""

    times: Mapping[tuple[int, int], TimeRef] = field(default_factory=dict)
    places: Mapping[tuple[int, int], PlaceRef] = field(default_factory=dict)
    quantities: Mapping[tuple[int, int], Quantity] = field(default_factory=dict)
    grains: Mapping[tuple[int, int], int] = field(default_factory=dict)

    def time(self, span: Span | None) -> TimeRef | None:
        """The days a phrase names; None when it names none."""
        return self.times.get((span.start, span.end)) if span else None

    def first_time(self, spans: Iterable[Span]) -> TimeRef | None:
        """The time of the first of some phrases that comes to days: of ``for two hours`` and ``on Tuesday`` the second; else the first time."""
        times = [time for time in map(self.time, spans) if time]
        return next((time for time in times if time.start), times[0] if times else None)

    def place(self, span: Span | None) -> PlaceRef | None:
        """The place a phrase names."""
        return self.places.get((span.start, span.end)) if span else None

    def grain(self, span: Span) -> int:
        """How wide the place is that a phrase names: from 0 of a town to 3 of a state."""
        return self.grains.get((span.start, span.end), 0)

    def quantity(self, span: Span | None) -> Quantity | None:
        """The number a phrase gives."""
        return self.quantities.get((span.start, span.end)) if span else None
