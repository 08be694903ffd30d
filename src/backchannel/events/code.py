"""Event predicates, with actors and grounded phrases, to coded events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from backchannel.events.contexts import contexts_of
from backchannel.events.places import place_of
from backchannel.ontology import Ontology
from backchannel.ontology.leaves import load_leaves
from backchannel.records import CastLike, Claim, Event, Grounded, Predicate, Span

Confidence = Callable[[float, float], float]


class EventCoder:
    """Codes events by the ontology: type and mode from the encoder, the CAMEO leaf and its score from them and the trigger.

    Args:
        ontology: types, modes and codes.
        confidence: two scores of a predicate, that it is one and that it is of its type, to the chance that both hold.
        passage: id of the passage of a training event, by its number; None where the examples are not at hand.
        least: events of a lower confidence are left out.
    """

    def __init__(
        self, ontology: Ontology, confidence: Confidence, passage: Callable[[int], str] | None = None, *, least: float = 0.0
    ) -> None:
        self._ontology, self._leaves = ontology, load_leaves()
        self._confidence, self._passage, self._least = confidence, passage, least

    def __call__(self, predicates: Sequence[Predicate], cast: CastLike, grounded: Grounded) -> tuple[Event, ...]:
        """One event for each of the predicates, which `worth` has chosen, in their order."""
        contexts = {sentence: contexts_of(sentence.text) for sentence in {p.sentence for p in predicates}}
        return tuple(self._event(number, p, cast, grounded, contexts[p.sentence]) for number, p in enumerate(predicates, 1))

    def worth(self, predicates: Sequence[Predicate]) -> tuple[Predicate, ...]:
        """The event predicates that are sure enough, in the order of the text."""
        events = (p for p in predicates if p.family == "event")
        return tuple(p for p in events if self._confidence(p.score, p.label_score) >= self._least)

    def _event(self, number: int, predicate: Predicate, cast: CastLike, grounded: Grounded, contexts: tuple[str, ...]) -> Event:
        mode, leaves = predicate.mode, self._leaves
        cameo = leaves.code(predicate.frame, mode, predicate.span.text, contexts) or self._ontology.cameo(predicate.frame, mode)
        score = leaves.goldstein(cameo)
        sources = _parties(predicate.role("source"), cast)
        targets = tuple(a for a in _parties(predicate.role("target"), cast) if a not in sources)
        return Event(
            id=f"e{number}",
            type=predicate.frame,
            mode=predicate.mode,
            contexts=contexts,
            cameo=cameo,
            goldstein=self._ontology.frames[predicate.frame].goldstein if score is None else score,
            sources=sources,
            targets=targets,
            trigger=predicate.span,
            sentence=predicate.sentence,
            status=predicate.status or "happened",
            time=grounded.first_time(predicate.ranked("time")),
            place=place_of(predicate, grounded),
            quantities=tuple(
                q for span in predicate.role("quantity") if (q := grounded.quantity(span)) and (q.value is not None or q.unit)
            ),
            claims=(),
            confidence=round(self._confidence(predicate.score, predicate.label_score), 4),
            why=self._why(predicate),
        )

    def _why(self, predicate: Predicate) -> str:
        """Trigger, type with the runner-up, roles, each with its score, and the nearest training passages."""
        parts = [f"trigger {predicate.span.text!r} {predicate.score:.2f}, {predicate.frame} {predicate.label_score:.2f}"]
        parts[0] += "".join(f", next {frame} {chance:.2f}" for frame, chance in predicate.others[:1])
        parts.append(", ".join(f"{f.role} {f.span.text!r} {f.score:.2f}" for f in predicate.fillers))
        if self._passage and predicate.near:
            parts.append("nearest " + ", ".join(map(self._passage, predicate.near)))
        return "; ".join(part for part in parts if part)


def _parties(spans: Sequence[Span], cast: CastLike) -> tuple[str, ...]:
    """Ids of the actors that fill a role; words that name several count for all of them."""
    ids: list[str] = []
    for span in spans:
        inside = cast.actors_in(span)
        one = cast.actor_at(span)
        ids += [actor.id for actor in inside] or ([one.id] if one else [])
    return tuple(dict.fromkeys(ids))


def link_claims(events: Sequence[Event], claims: Sequence[Claim]) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
    """Events with the claims whose content holds their trigger, and claims with those events."""
    carried: dict[str, list[str]] = {claim.id: [] for claim in claims}
    linked = []
    for event in events:
        holding = [claim.id for claim in claims if claim.holds(event.trigger)]
        for claim in holding:
            carried[claim].append(event.id)
        linked.append(replace(event, claims=tuple(holding)))
    return tuple(linked), tuple(replace(claim, events=tuple(carried[claim.id])) for claim in claims)
