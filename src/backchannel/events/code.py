"""Event predicates, with actors and grounded phrases, to coded events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backchannel.events.contexts import contexts_of
from backchannel.ontology import Ontology
from backchannel.records import CastLike, Claim, Event, Grounded, PlaceRef, Predicate, Span


class EventCoder:
    """Codes events by the ontology."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology

    def __call__(self, predicates: Sequence[Predicate], cast: CastLike, grounded: Grounded) -> tuple[Event, ...]:
        """Events in the order of the text."""
        found = [p for p in predicates if p.family == "event"]
        contexts = {sentence: contexts_of(sentence.text) for sentence in {p.sentence for p in found}}
        return tuple(self._event(number, p, cast, grounded, contexts[p.sentence]) for number, p in enumerate(found, 1))

    def _event(self, number: int, predicate: Predicate, cast: CastLike, grounded: Grounded, contexts: tuple[str, ...]) -> Event:
        frame = self._ontology.frames[predicate.frame]
        sources = _parties(predicate.role("source"), cast)
        targets = tuple(a for a in _parties(predicate.role("target"), cast) if a not in sources)
        place = predicate.first("place")
        return Event(
            id=f"e{number}",
            type=predicate.frame,
            mode=predicate.mode,
            contexts=contexts,
            cameo=self._ontology.cameo(predicate.frame, predicate.mode),
            goldstein=frame.goldstein,
            sources=sources,
            targets=targets,
            trigger=predicate.span,
            sentence=predicate.sentence,
            status=predicate.status or "happened",
            time=grounded.time(predicate.first("time")),
            place=grounded.place(place) or (PlaceRef(place, place.text, None, None, None, None) if place else None),
            quantities=tuple(q for span in predicate.role("quantity") if (q := grounded.quantity(span))),
            claims=(),
            confidence=round(predicate.score * predicate.label_score, 4),
            why=_why(predicate),
        )


def _parties(spans: Sequence[Span], cast: CastLike) -> tuple[str, ...]:
    """Ids of the actors that fill a role; words that name several count for all of them."""
    ids: list[str] = []
    for span in spans:
        inside = cast.actors_in(span)
        one = cast.actor_at(span)
        ids += [actor.id for actor in inside] or ([one.id] if one else [])
    return tuple(dict.fromkeys(ids))


def _why(predicate: Predicate) -> str:
    roles = ", ".join(f"{f.role} {f.span.text!r} {f.score:.2f}" for f in predicate.fillers)
    second = f", next {predicate.runner_up}" if predicate.runner_up else ""
    return f"trigger {predicate.span.text!r} {predicate.score:.2f}, {predicate.frame} {predicate.label_score:.2f}{second}" + (
        f"; {roles}" if roles else ""
    )


def link_claims(events: Sequence[Event], claims: Sequence[Claim]) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
    """Events with the claims whose content holds their trigger, and claims with those events."""
    carried: dict[str, list[str]] = {claim.id: [] for claim in claims}
    linked = []
    for event in events:
        holding = [claim.id for claim in claims if claim.content.holds(event.trigger)]
        for claim in holding:
            carried[claim].append(event.id)
        linked.append(replace(event, claims=tuple(holding)))
    return tuple(linked), tuple(replace(claim, events=tuple(carried[claim.id])) for claim in claims)
