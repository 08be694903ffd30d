"""Overlapping and nested spans as a row of stretches, each with the marks that lie on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``start`` to ``end`` belong to the record ``key``; ``layer`` says as what, ``anchor`` names its beginning."""

    start: int
    end: int
    key: str
    layer: str
    note: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks throughout, the shortest mark first; ``opens`` are those that begin here."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]


def cut_into_segments(length: int, marks: Iterable[Mark], breaks: Sequence[int] = ()) -> tuple[Segment, ...]:
    """Cut a text of ``length`` characters wherever a mark begins or ends, and at ``breaks``.

    The segments cover the text without gap or overlap. Marks are cut to the text; empty ones are left out.
    """
    kept = [mark for mark in marks if max(mark.start, 0) < min(mark.end, length)]
    edges = {0, length, *(edge for edge in breaks if 0 < edge < length)}
    starting: dict[int, list[Mark]] = {}
    for mark in kept:
        starting.setdefault(max(mark.start, 0), []).append(mark)
        edges |= {max(mark.start, 0), min(mark.end, length)}
    ordered = sorted(edges)
    segments: list[Segment] = []
    open_marks: list[Mark] = []
    for start, end in pairwise(ordered):
        opens = starting.get(start, [])
        open_marks = sorted([mark for mark in open_marks if mark.end > start] + opens, key=lambda mark: mark.end - mark.start)
        segments.append(Segment(start, end, tuple(open_marks), tuple(opens)))
    return tuple(segments)
