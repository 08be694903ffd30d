"""How far from its anchor a filler may stand: most of what a track asks for is told in the anchor's own sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from backchannel.records import Filler, Predicate

TOLD_THERE = frozenset("charge killed count nationality place period amount venue time mediator channel label item subject".split())
SURE = 0.5  # least score of another filler outside the sentence: one in the passive leaves who did it to the one before


def within_reach(predicates: Iterable[Predicate]) -> list[Predicate]:
    """Predicates without fillers from too far: in ``Togo held nine men. Later it freed the priest.`` the nine are not the priest's number."""
    return [replace(p, fillers=tuple(filler for filler in p.fillers if _reaches(filler, p))) for p in predicates]


def _reaches(filler: Filler, predicate: Predicate) -> bool:
    """Whether a filler stands in the sentence or may stand before it: people do where the sentence itself names none."""
    if predicate.sentence.holds(filler.span):
        return True
    if filler.role == "person":
        return not any(other.role == "person" and predicate.sentence.holds(other.span) for other in predicate.fillers)
    return filler.role not in TOLD_THERE and filler.score >= SURE
