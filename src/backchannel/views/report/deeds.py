"""The same deed told repeatedly, as one: which events of a reading tell of one deed, and which deeds matter most."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import sqrt

from backchannel.ontology import load_ontology
from backchannel.records import Event, Reading, TimeRef
from backchannel.views.report.labels import actors_by_id, labels_of, parties

_WORD = re.compile(r"\w{3,}")
_STEM = 4  # letters by which two trigger words are taken for forms of one word

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


@dataclass(slots=True)
class _Bundle:
    """A deed in the making."""

    events: list[Event]
    sources: tuple[str, ...]
    targets: tuple[str, ...]

    @property
    def statuses(self) -> list[str]:
        return list(dict.fromkeys(event.status for event in self.events))


def group_deeds(reading: Reading) -> tuple[Deed, ...]:
    """The deeds of a reading, most important first.

    Two events tell of one deed when type, status and parties agree and modes, times and countries do not conflict; an
    event that names fewer parties joins when its trigger is a form of the same word; a denial joins the deed it denies.
    """
    actors = actors_by_id(reading)
    bundles: list[_Bundle] = []
    for event in sorted(reading.events, key=lambda event: (event.trigger.start, event.trigger.end, event.id)):
        sources, targets = labels_of(event.sources, actors), labels_of(event.targets, actors)
        bundle = _bundle_for(event, sources, targets, bundles)
        if bundle is None:
            bundles.append(_Bundle([event], sources, targets))
        else:
            bundle.events.append(event)
            bundle.sources = _with(bundle.sources, sources)
            bundle.targets = _with(bundle.targets, targets)
    by_claims = _claims_of_events(reading)
    deeds = [_deed(bundle, by_claims, len(reading.document.text)) for bundle in bundles]
    return tuple(sorted(deeds, key=lambda deed: (-deed.weight, deed.events[0].trigger.start)))


def _with(first: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(first + more))


def _bundle_for(event: Event, sources: tuple[str, ...], targets: tuple[str, ...], bundles: list[_Bundle]) -> _Bundle | None:
    """The best bundle for an event: same status before a denial's counterpart, then the nearest in the text."""
    alike = [bundle for bundle in bundles if bundle.events[0].type == event.type and _agree(event, bundle)]
    fitting = [bundle for bundle in alike if _sides(event, sources, targets, bundle)]
    same = [bundle for bundle in fitting if event.status in bundle.statuses]
    contrary = [bundle for bundle in fitting if event.status == "denied" or bundle.statuses == ["denied"]]
    best = same or contrary
    return best[-1] if best else None


def _agree(event: Event, bundle: _Bundle) -> bool:
    """Whether neither mode nor time nor country speaks against it."""
    return all(
        _same_or_silent(event.mode, told.mode) and _same_or_silent(_country(event), _country(told)) and _times_meet(event.time, told.time)
        for told in bundle.events
    )


def _country(event: Event) -> str | None:
    return event.place.country if event.place else None


def _same_or_silent(left: str | None, right: str | None) -> bool:
    return not left or not right or left == right


def _times_meet(left: TimeRef | None, right: TimeRef | None) -> bool:
    """Whether two times may be the same day; one that gives no days may be any."""
    if left is None or right is None or not (left.start or left.end) or not (right.start or right.end):
        return True
    return (left.start or "") <= (right.end or "~") and (right.start or "") <= (left.end or "~")


def _sides(event: Event, sources: tuple[str, ...], targets: tuple[str, ...], bundle: _Bundle) -> bool:
    """Whether the parties are the same, or one telling names fewer and both use a form of the same word."""
    frame = load_ontology().frames.get(event.type)
    if frame is not None and frame.reciprocal:
        pairs = [({*sources, *targets}, {*bundle.sources, *bundle.targets})]
    else:
        pairs = [(set(sources), set(bundle.sources)), (set(targets), set(bundle.targets))]
    if all(new == known for new, known in pairs) and (sources or targets):
        return True
    fewer = all(new <= known for new, known in pairs) or all(known <= new for new, known in pairs)
    return fewer and any(_stems(event) & _stems(told) for told in bundle.events)


def _stems(event: Event) -> set[str]:
    return {word[:_STEM].casefold() for word in _WORD.findall(event.trigger.text)}


def _claims_of_events(reading: Reading) -> dict[str, list[str]]:
    """Ids of the claims that speak of each event, whichever of the two records says so."""
    found: dict[str, list[str]] = {event.id: list(event.claims) for event in reading.events}
    for claim in reading.claims:
        for event in claim.events:
            found.setdefault(event, []).append(claim.id)
    return found


def _deed(bundle: _Bundle, claims: dict[str, list[str]], length: int) -> Deed:
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
        time=min(times, key=_days, default=None),
        places=_once(event.place.name for event in events if event.place and event.place.name),
        claims=deed_claims,
        weight=_weight(bundle, len(deed_claims), contested=denied and bool(asserted), length=length),
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _days(time: TimeRef) -> int:
    """How many days a time covers; very many where an end is open or is no date."""
    try:
        return (date.fromisoformat(time.end or "") - date.fromisoformat(time.start or "")).days
    except ValueError:
        return date.max.toordinal()


def _weight(bundle: _Bundle, claims: int, *, contested: bool, length: int) -> float:
    first = bundle.events[0].trigger.start
    return (
        sqrt(max(0.0, sum(event.confidence for event in bundle.events)))
        + _SIDE * (bool(bundle.sources) + bool(bundle.targets))
        + _EARLY * (1 - first / max(length, 1))
        + _CONTESTED * contested
        + _CLAIM * min(claims, _MOST_CLAIMS)
        + _SCORE * max(abs(event.goldstein or 0.0) for event in bundle.events)
    )
