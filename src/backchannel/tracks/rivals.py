"""Groups told of in one sentence, each with its own words: of ``three spies for an agent`` the three are not the agent's number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backchannel.records import Filler, Predicate, Span

# By track: the role that tells what an anchor is about, and the roles whose words only one of two anchors about different things fills.
OWN = {"detainees": ("person", frozenset({"person", "count", "nationality"})), "terms": ("item", frozenset({"amount"}))}


def told_apart(predicates: Sequence[Predicate]) -> list[Predicate]:
    """Predicates without the fillers that are likelier those of another one in the same sentence about something else."""
    beside: dict[tuple[str, Span], list[Predicate]] = {}
    for predicate in predicates:
        beside.setdefault((predicate.frame, predicate.sentence), []).append(predicate)
    return [_without_others(p, beside[p.frame, p.sentence]) if p.frame in OWN else p for p in predicates]


def _without_others(predicate: Predicate, beside: Sequence[Predicate]) -> Predicate:
    key, roles = OWN[predicate.frame]
    about = predicate.first(key)
    rivals = [rival for rival in beside if rival.first(key) not in {about, None}] if about else []
    taken = {filler for filler in predicate.fillers if filler.role in roles and any(_has_more(rival, filler) for rival in rivals)}
    return replace(predicate, fillers=tuple(filler for filler in predicate.fillers if filler not in taken))


def _has_more(rival: Predicate, filler: Filler) -> bool:
    return any(other.role == filler.role and other.span == filler.span and other.score > filler.score for other in rival.fillers)
