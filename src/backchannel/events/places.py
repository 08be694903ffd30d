"""Parties that the words give only as a place (who is visited there, who arrests there), and places that another telling gives."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from backchannel.gazetteer.state_codes import state_code
from backchannel.grounding.siting import lies
from backchannel.records import Actor, Event, Grounded, PlaceRef, Predicate, Span

CLOSE = 0.9  # of the likeliest place's score: one no less likely that is narrower is meant
JOINED = re.compile(r"\band\b")
PLURAL = re.compile(r"\w(?:s|men)(?= (?:of|from)\b|$)")
FOR_TALKS = re.compile(r"\bfor (?:\w+ ){0,3}(?:talks|negotiations)\b")
HELD = frozenset({"173", "174"})  # CAMEO: arrest, detain, charge; deport


def place_of(predicate: Predicate, grounded: Grounded) -> PlaceRef | None:
    """Where a deed is done: of the places given the narrowest among the likeliest, ``Goz Beida`` of ``Goz Beida in eastern Chad``.

    Words without a name, ``the site``, are a place only where no name is given.
    """
    every = [filler for filler in predicate.fillers if filler.role == "place"]
    every = [filler for filler in every if not _is_party(filler.span, predicate, grounded)] or every
    if not every:
        return None
    given = [filler for filler in every if any(word[0].isupper() for word in filler.span.text.split())] or every
    best = max(filler.score for filler in given)
    meant = min((f for f in given if f.score >= CLOSE * best), key=lambda f: (grounded.grain(f.span), -f.score)).span
    for span in sorted((filler.span for filler in given if filler.span < meant), reverse=True):
        between = predicate.sentence.text[span.end - predicate.sentence.start : meant.start - predicate.sentence.start]
        listing = len(between) <= len(", ")
        if lies(between) and grounded.grain(span) <= grounded.grain(meant) - listing:
            meant = span
    return grounded.place(meant) or PlaceRef(meant, meant.text, None, None, None, None)


def _is_party(span: Span, predicate: Predicate, grounded: Grounded) -> bool:
    """Whether words name a party rather than a place, on no list of places: the Grossi of ``met Grossi in Vienna``."""
    place = grounded.place(span)
    return span in (*predicate.role("source"), *predicate.role("target")) and (place is None or place.geonameid is None)


def with_hosts(events: Sequence[Event], actors: Sequence[Actor]) -> tuple[Event, ...]:
    """Visits without a target get the state they go to, arrests without a source the state in which they are made.

    PLOVER codes the host as target of a visit, and an arrest, a prison term or a deportation as a deed of the authorities;
    news writes either as a place ("arrives in Israel", "jailed in Chad"). Only a state the document names is taken: itself
    before its organs, and not where several go there to talk to one another.
    """
    organs = [a for a in reversed(actors) if a.country and a.sector == "GOV" and a.org is None]
    states = {a.country or "": a for a in sorted(organs, key=lambda a: state_code(a.name) == a.country)}
    by_id = {a.id: a for a in actors}
    return tuple(_placed(event, states, by_id, events) for event in events)


def _placed(event: Event, states: Mapping[str, Actor], by_id: Mapping[str, Actor], events: Sequence[Event]) -> Event:
    state = states.get(event.place.country or "") if event.place else None
    if state is None or event.place is None:
        return event
    if event.type == "CONSULT" and event.mode in {"visit", None} and len(event.sources) == 1 and not event.targets:
        visitor = by_id[event.sources[0]]
        if visitor.country == state.country or _are_several(visitor, event, events):
            return event
        return replace(event, targets=(state.id,), why=f"{event.why}; target: host at {event.place.name}")
    if event.cameo in HELD and not event.sources and state.id not in event.targets:
        return replace(event, sources=(state.id,), why=f"{event.why}; source: authorities at {event.place.name}")
    return event


def _are_several(visitor: Actor, event: Event, events: Sequence[Event]) -> bool:
    """Whether those who go somewhere go to talk to one another: ``the envoys of Chad and Sudan``, or several ``for talks`` or with others."""
    if JOINED.search(visitor.name):
        return True
    if not PLURAL.search(visitor.name) or state_code(visitor.name):
        return False
    rest = event.sentence.text[event.trigger.end - event.sentence.start :]
    beside = (e for e in events if e.type == "CONSULT" and e.sentence == event.sentence and visitor.id in e.sources + e.targets)
    return bool(FOR_TALKS.search(rest)) or any(len({*e.sources, *e.targets}) > 1 for e in beside)


def with_told_places(events: Sequence[Event]) -> tuple[Event, ...]:
    """Events without a place with that of the nearest telling of the same deed, told with the same status."""
    told: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        if event.place and event.deed:
            told.setdefault((event.deed, event.status), []).append(event)
    return tuple(event if event.place else _as_told(event, told.get((event.deed or "", event.status), ())) for event in events)


def _as_told(event: Event, tellings: Sequence[Event]) -> Event:
    if not tellings:
        return event
    nearest = min(tellings, key=lambda other: abs(other.trigger.start - event.trigger.start))
    return replace(event, place=nearest.place, why=f"{event.why}; place of another telling")
