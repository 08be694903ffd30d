"""Pairs of parties and what passes between them, from annotated passages: what teaches the layer to code a given pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from backchannel.records import Predicate, Span
from backchannel.training.passages import Passage

# Of several deeds between the same two, the one that a coder would name: done before planned, planned before feared.
ORDER = ("happened", "planned", "possible", "denied")
PARTY_KINDS = frozenset({"person", "office", "organisation", "group", "state", "media"})
SIDES = frozenset({"source", "target"})
UNRELATED = 0.3  # of the pairs of a sentence between whom nothing passes, so many are shown


@dataclass(frozen=True, slots=True)
class Pair:
    """Two spans of a sentence and the event between them; None when there is none."""

    source: Span
    target: Span
    event: Predicate | None


def _sides(event: Predicate) -> Iterator[tuple[Span, Span]]:
    """Source and target; of several sources of a deed without a target each with each; else source and place."""
    sources, targets = event.role("source"), event.role("target") or event.role("place")
    if targets:
        yield from ((one, two) for one in sources for two in targets if one != two)
    else:
        yield from combinations(sources, 2)


def pairs_of(passage: Passage, generator: np.random.Generator) -> list[Pair]:
    """Every pair of a passage with its foremost event, and some of the pairs without one; no event of which a side is open."""
    best: dict[tuple[Span, Span], tuple[tuple[int, int], Predicate]] = {}
    events = [p for p, unknown in passage.with_open() if p.family == "event" and not SIDES & unknown]
    for event in events:
        rank = ORDER.index(event.status or "happened"), event.span.start
        for sides in _sides(event):
            if sides not in best or rank < best[sides][0]:
                best[sides] = rank, event
    found = [Pair(one, two, event) for (one, two), (_, event) in best.items()]
    return found + _unrelated(passage, events, generator)


def _unrelated(passage: Passage, events: Sequence[Predicate], generator: np.random.Generator) -> list[Pair]:
    together = [{f.span for f in event.fillers} for event in events]
    found = []
    for sentence in passage.sentences:
        inside = [m.span for m in passage.mentions if m.kind in PARTY_KINDS and sentence.holds(m.span)]
        for one, two in combinations(inside, 2):
            if not any(one in spans and two in spans for spans in together) and generator.random() < UNRELATED:
                found.append(Pair(one, two, None) if generator.random() < 0.5 else Pair(two, one, None))
    return found
