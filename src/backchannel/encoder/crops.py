"""Crops: what the predicate layer sees of a document for one trigger, cue or anchor."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backchannel.language.pieces import Ints, Words

# Words seen before and after the predicate's own sentence, and at most in all. Contents of quotations run over
# sentences; the parties of an event hardly ever do.
REACH = {"claim": (20, 36), "event": (0, 0), "track": (8, 8)}
LONGEST = 128
DISTANCES = 16  # buckets on each side


@dataclass(frozen=True, slots=True)
class Crop:
    """Words ``first`` to ``last`` of a document, with the predicate at ``start`` to ``end``.

    ``marks`` is 0 outside the predicate and 1 + the number of its mark on it; ``distance`` is a bucket of the signed
    distance in words, shape (last - first,) both.
    """

    first: int
    last: int
    start: int
    end: int
    marks: Ints
    distance: Ints


def _bucket(distance: Ints) -> Ints:
    """Exact up to 8, then logarithmic; sign kept. 0 is on the predicate."""
    size = np.abs(distance)
    large = 8 + (np.log2(np.maximum(size, 8) / 8.0) * 2).astype(np.int32)
    bucket = np.minimum(np.where(size <= 8, size, large), DISTANCES - 1)
    return np.asarray(np.where(distance < 0, bucket + DISTANCES, bucket), dtype=np.int32)


FARTHEST = 256
_BUCKETS = _bucket(np.arange(-FARTHEST, FARTHEST + 1, dtype=np.int32))


def cut_crop(words: Words, start: int, end: int, *, mark: int, family: str) -> Crop:
    """The crop around words ``start`` to ``end``."""
    before, after = REACH[family]
    sentence_first = int(words.bounds[words.sentence[start]])
    sentence_last = int(words.bounds[words.sentence[end - 1] + 1])
    first = max(0, sentence_first - before, start - LONGEST // 2)
    last = min(len(words), sentence_last + after, max(end, first + LONGEST))
    places = np.arange(first, last, dtype=np.int32)
    gap = np.where(places < start, places - start, np.maximum(places - end + 1, 0)).astype(np.int32)
    marks = np.zeros(last - first, dtype=np.int32)
    marks[start - first : end - first] = mark + 1
    return Crop(first, last, start, end, marks, _BUCKETS[np.clip(gap, -FARTHEST, FARTHEST) + FARTHEST])
