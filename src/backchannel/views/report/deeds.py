"""The same deed told repeatedly, as one: which events of a reading tell of one deed, and which deeds matter most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from backchannel.events.deeds import Bundle, bundle_events
from backchannel.ontology import load_ontology
from backchannel.records import Event, Reading, TimeRef
from backchannel.views.report.labels import actors_by_id, parties

# Weights of importance. Being told often, early, with both sides named and against a denial is what makes a line news.
_SIDE, _EARLY, _CONTESTED, _CLAIM, _MOST_CLAIMS, _SCORE = 0.3, 0.8, 0.6, 0.15, 4, 0.05


@dataclass(frozen=True, slots=True)
class Deed:
    """Events that tell of one deed.

    Attributes:
        events: the tellings, in the order of the text.
        sources, targets: labels of the parties, over all tellings.
        status: the status it is told with; when some deny what others assert, that of the others.
        denied: whether any telling denies it.
        time: the narrowest time a telling gives; None where none does.
        places: names of the places given.
        claims: ids of the claims that speak of it.
        weight: how much it matters for the page; only the order means anything.
    """

    events: tuple[Event, ...]
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    status: str
    denied: bool
    time: TimeRef | None
    places: tuple[str, ...]
    claims: tuple[str, ...]
    weight: float

    @property
    def type(self) -> str:
        """The PLOVER type."""
        return self.events[0].type

    @property
    def contested(self) -> bool:
        """Whether some deny what others tell."""
        return self.denied and self.status != "denied"

    @property
    def parties(self) -> str:
        """Who to whom, in labels."""
        frame = load_ontology().frames.get(self.type)
        return parties(self.sources, self.targets, reciprocal=frame is not None and frame.reciprocal)

    @property
    def lead(self) -> Event:
        """The telling to show: of those with the deed's status the one that names most sides, then the surest, then the first."""
        told = [event for event in self.events if event.status == self.status]
        return max(told, key=lambda event: (bool(event.sources) + bool(event.targets), event.confidence))


def group_deeds(reading: Reading) -> tuple[Deed, ...]:
    """The deeds of a reading, most important first."""
    by_claims = _claims_of_events(reading)
    length = len(reading.document.text)
    deeds = [_deed(bundle, by_claims, length) for bundle in bundle_events(reading.events, actors_by_id(reading))]
    return tuple(sorted(deeds, key=lambda deed: (-deed.weight, deed.events[0].trigger.start)))


def _claims_of_events(reading: Reading) -> dict[str, list[str]]:
    """Ids of the claims that speak of each event, whichever of the two records says so."""
    found: dict[str, list[str]] = {event.id: list(event.claims) for event in reading.events}
    for claim in reading.claims:
        for event in claim.events:
            found.setdefault(event, []).append(claim.id)
    return found


def _deed(bundle: Bundle, claims: dict[str, list[str]], length: int) -> Deed:
    events = bundle.events
    asserted = [status for status in bundle.statuses if status != "denied"]
    deed_claims = _once(claim for event in events for claim in claims[event.id])
    times = [event.time for event in events if event.time and (event.time.start or event.time.end)]
    denied = "denied" in bundle.statuses
    return Deed(
        events=tuple(events),
        sources=bundle.sources,
        targets=bundle.targets,
        status=asserted[0] if asserted else "denied",
        denied=denied,
        time=min(times, key=lambda time: time.days, default=None),
        places=_once(event.place.name for event in events if event.place and event.place.name),
        claims=deed_claims,
        weight=_weight(bundle, len(deed_claims), contested=denied and bool(asserted), length=length),
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _weight(bundle: Bundle, claims: int, *, contested: bool, length: int) -> float:
    first = bundle.events[0].trigger.start
    return (
        sqrt(max(0.0, sum(event.confidence for event in bundle.events)))
        + _SIDE * (bool(bundle.sources) + bool(bundle.targets))
        + _EARLY * (1 - first / max(length, 1))
        + _CONTESTED * contested
        + _CLAIM * min(claims, _MOST_CLAIMS)
        + _SCORE * max(abs(event.goldstein or 0.0) for event in bundle.events)
    )
