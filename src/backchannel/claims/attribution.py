"""Predicates of saying to claims, with their nesting and the events they carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backchannel.claims.content import longest_run, one_statement, trimmed, whole_quotation
from backchannel.claims.source import whole_source
from backchannel.records import Actor, CastLike, Claim, Predicate, Span

CORPORATE = frozenset({"IGO", "NGO", "REB", "BUS", "PTY", "OPP", "LAB", "CRM", "EDU", "REL"})
QUOTES = frozenset("\"“”«»„'‘’")


def _content(text: str, predicate: Predicate) -> Span | None:
    run = longest_run(text, predicate.role("content"))
    if run is None:
        return None
    return trimmed(text, whole_quotation(text, one_statement(text, run, predicate.span)))


def _claim(text: str, number: int, predicate: Predicate, content: Span, cast: CastLike) -> Claim:
    source = predicate.first("source")
    actor = cast.actor_at(source) if source else None
    kind = _kind(predicate.source_kind or "anonymous", source, actor)
    cue = None if set(predicate.span.text) <= QUOTES else predicate.span
    if source:
        source = whole_source(text, source, predicate.span, content, predicate.sentence)
    return Claim(
        f"c{number}", source, actor.id if actor else None, kind, cue, content, predicate.stance or "asserts", None, (), predicate.score
    )


def _kind(predicted: str, source: Span | None, actor: Actor | None) -> str:
    """The kind of source as predicted, corrected by what the lists know of the actor: a newspaper is media."""
    if source is None:
        return "anonymous"
    if actor is None or predicted in {"document", "anonymous"}:
        return predicted
    if actor.sector == "MED" and actor.org:
        return "media" if predicted != "person" else predicted
    if predicted == "office" and actor.sector in CORPORATE:
        return "organisation"
    return predicted


def _nested(claims: Sequence[Claim], cues: dict[str, Span]) -> list[Claim]:
    """Each claim with the innermost other claim whose content holds its cue and most of its content."""
    placed = []
    for claim in claims:
        outer = [
            other
            for other in claims
            if other.id != claim.id
            and other.content.holds(cues[claim.id])
            and other.content.start <= claim.content.start < other.content.end
            and len(other.content.text) > len(claim.content.text)
        ]
        placed.append(replace(claim, inside=min(outer, key=lambda o: len(o.content.text)).id if outer else None))
    return placed


def make_claims(text: str, predicates: Sequence[Predicate], cast: CastLike) -> tuple[Claim, ...]:
    """Claims in the order of the text; an attribution without content is none.

    ``events`` stays empty: `backchannel.events` fills it when both are known.
    """
    claims: list[Claim] = []
    cues: dict[str, Span] = {}
    seen: set[tuple[int, int]] = set()
    for predicate in predicates:
        if predicate.family != "claim":
            continue
        content = _content(text, predicate)
        if content is None or (predicate.span.start, content.start) in seen:
            continue
        seen.add((predicate.span.start, content.start))
        claim = _claim(text, len(claims) + 1, predicate, content, cast)
        cues[claim.id] = predicate.span
        claims.append(claim)
    return tuple(_nested(claims, cues))
