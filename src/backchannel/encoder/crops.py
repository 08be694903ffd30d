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

    ``marks`` is 0 outside the predicate and 1 + the number of its mark on it, or the pair's marks on a pair; ``distance``
    is a bucket of the signed distance in words, shape (last - first,) both.
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
    marks = np.zeros(last - first, dtype=np.int32)
    marks[start - first : end - first] = mark + 1
    return Crop(first, last, start, end, marks, _distances(first, last, start, end))


def cut_pair_crop(words: Words, source: tuple[int, int], target: tuple[int, int], *, marks: tuple[int, int]) -> Crop:
    """The crop of a pair whose relation is asked for: the sentences from the one to the other.

    Either may be empty (start and end alike), not both; distances are from the source, or from the target where it is.
    """
    given = [span for span in (source, target) if span[0] < span[1]]
    start, end = given[0]
    low, high = min(a for a, _ in given), max(b for _, b in given)
    first = max(int(words.bounds[words.sentence[low]]), start - LONGEST)
    last = min(int(words.bounds[words.sentence[high - 1] + 1]), first + 2 * LONGEST)
    shown = np.zeros(last - first, dtype=np.int32)
    for (a, b), mark in zip((target, source), reversed(marks), strict=True):
        shown[max(0, a - first) : max(0, b - first)] = mark
    return Crop(first, last, start, end, shown, _distances(first, last, start, end))


def _distances(first: int, last: int, start: int, end: int) -> Ints:
    """Bucket of each word's distance from words ``start`` to ``end``."""
    places = np.arange(first, last, dtype=np.int32)
    gap = np.where(places < start, places - start, np.maximum(places - end + 1, 0)).astype(np.int32)
    return np.asarray(_BUCKETS[np.clip(gap, -FARTHEST, FARTHEST) + FARTHEST], dtype=np.int32)
