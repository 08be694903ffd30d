"""The same deed told repeatedly: which events of an article tell of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from backchannel.gazetteer.state_codes import state_code
from backchannel.grounding.numbers import COUNTING
from backchannel.ontology import load_ontology
from backchannel.records import Actor, Event, PlaceRef, TimeRef

_WORD = re.compile(r"\w{3,}")
COUNTED = re.compile(
    rf"(?:(?:at least|more than|about|around|nearly|almost|some|up to|over)\s+)?(?:\d|(?:{'|'.join(sorted(COUNTING))})\b)|another\b",
    re.IGNORECASE,
)
NEAR = 1200  # characters from a telling without any party to another of the same deed
_STEM = 4  # letters by which two trigger words are taken for forms of one word


@dataclass(slots=True)
class Bundle:
    """The tellings of a deed in the order of the text, with the labels of its parties over all of them.

    ``people`` are the ids of those in office or told by number among the sources and among the targets.
    """

    events: list[Event]
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    people: tuple[frozenset[str], frozenset[str]]

    @property
    def statuses(self) -> list[str]:
        """The statuses it is told with, each once."""
        return list(dict.fromkeys(event.status for event in self.events))


def bundle_events(events: Sequence[Event], actors: Mapping[str, Actor]) -> list[Bundle]:
    """The deeds of an article, in the order of their first telling.

    Two events tell of one deed when type, status and parties agree and modes, times, countries and persons in office or counted
    groups do not conflict; an event that names fewer parties joins when its trigger is a form of the same word and no other place
    is named, one that names none only a deed told nearby; a denial joins the deed it denies.
    """
    bundles: list[Bundle] = []
    for event in sorted(events, key=lambda event: (event.trigger.start, event.trigger.end, event.id)):
        sources, targets = _labels(event.sources, actors), _labels(event.targets, actors)
        people = _particular(event.sources, actors), _particular(event.targets, actors)
        bundle = _bundle_for(event, sources, targets, [b for b in bundles if _same_people(people, b.people)])
        if bundle is None:
            bundles.append(Bundle([event], sources, targets, people))
        else:
            bundle.events.append(event)
            bundle.sources = _with(bundle.sources, sources)
            bundle.targets = _with(bundle.targets, targets)
            bundle.people = bundle.people[0] | people[0], bundle.people[1] | people[1]
    return bundles


def with_deeds(events: Sequence[Event], actors: Sequence[Actor]) -> tuple[Event, ...]:
    """Events with the id of the deed each tells of: ``d1``, ``d2`` in the order of first tellings."""
    bundles = bundle_events(events, {actor.id: actor for actor in actors})
    deed = {event.id: f"d{number}" for number, bundle in enumerate(bundles, 1) for event in bundle.events}
    return tuple(replace(event, deed=deed[event.id]) for event in events)


def _labels(ids: Iterable[str], actors: Mapping[str, Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actors[i].label if i in actors else i for i in ids))


def _with(first: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(first + more))


def _bundle_for(event: Event, sources: tuple[str, ...], targets: tuple[str, ...], bundles: list[Bundle]) -> Bundle | None:
    """The best bundle for an event: same status before a denial's counterpart, then the nearest in the text."""
    alike = [bundle for bundle in bundles if bundle.events[0].type == event.type and _agree(event, bundle)]
    fitting = [bundle for bundle in alike if _sides(event, sources, targets, bundle)]
    same = [bundle for bundle in fitting if event.status in bundle.statuses]
    contrary = [bundle for bundle in fitting if event.status == "denied" or bundle.statuses == ["denied"]]
    best = same or contrary
    return best[-1] if best else None


def _agree(event: Event, bundle: Bundle) -> bool:
    """Whether neither mode nor time nor country speaks against it."""
    return all(
        _same_or_silent(event.mode, told.mode) and _same_or_silent(_country(event), _country(told)) and _times_meet(event.time, told.time)
        for told in bundle.events
    )


def _particular(ids: Iterable[str], actors: Mapping[str, Actor]) -> frozenset[str]:
    """Those in office and those told by number or as some: ``nine villagers``, ``a farmer``."""
    return frozenset(i for i in ids if i in actors and (actors[i].role or _is_counted(actors[i])))


def _is_counted(actor: Actor) -> bool:
    return bool(actor.mentions) and bool(COUNTED.match(actor.mentions[0].text))


def _same_people(event: tuple[frozenset[str], frozenset[str]], told: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether the particular people on each side may be the same: two presidents or groups are two parties, though their code is one."""
    return all(not new or not known or new & known for new, known in zip(event, told, strict=True))


def _country(event: Event) -> str | None:
    return event.place.country if event.place else None


def _are_apart(one: PlaceRef | None, two: PlaceRef | None) -> bool:
    """Whether two places have unlike names and neither is a state, which may be where the other lies."""
    if one is None or two is None or state_code(one.name) or state_code(two.name):
        return False
    mine, theirs = one.name.casefold(), two.name.casefold()
    return mine not in theirs and theirs not in mine


def _same_or_silent(left: str | None, right: str | None) -> bool:
    return not left or not right or left == right


def _times_meet(left: TimeRef | None, right: TimeRef | None) -> bool:
    return left is None or right is None or left.meets(right)


def _sides(event: Event, sources: tuple[str, ...], targets: tuple[str, ...], bundle: Bundle) -> bool:
    """Whether the parties are the same; where one telling names fewer, or both but one side, both use a form of the same word.

    A denial need not: "no talks" with the same party denies the meetings.
    """
    frame = load_ontology().frames.get(event.type)
    if frame is not None and frame.reciprocal:
        pairs = [({*sources, *targets}, {*bundle.sources, *bundle.targets})]
        both = len(pairs[0][0]) > 1
    else:
        pairs = [(set(sources), set(bundle.sources)), (set(targets), set(bundle.targets))]
        both = bool(sources and targets)
    denial = (sources or targets) and (event.status == "denied") != (bundle.statuses == ["denied"])
    if (both or denial) and all(new == known for new, known in pairs):
        return True
    if any(_are_apart(event.place, told.place) for told in bundle.events):
        return False
    nobody = not (sources or targets) or not (bundle.sources or bundle.targets)
    if nobody and event.trigger.start - bundle.events[-1].trigger.end > NEAR:
        return False
    fewer = all(new <= known for new, known in pairs) or all(known <= new for new, known in pairs)
    return fewer and any(stems_of(event) & stems_of(told) for told in bundle.events)


def stems_of(event: Event) -> set[str]:
    """The first letters of the words of a trigger, by which forms of one word are known."""
    return {word[:_STEM].casefold() for word in _WORD.findall(event.trigger.text)}
