"""What passes between two given spans: what the layer says of the pair, and of the events that link the two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backchannel.encoder.crops import Crop, cut_crop, cut_pair_crop
from backchannel.encoder.decode import KEEP, Candidate, Floats, find_candidates, sigmoid, softmax, span_of
from backchannel.encoder.labels import Labels
from backchannel.encoder.reader import PredicateReader
from backchannel.language import Sentence
from backchannel.records import Span

FAINT = KEEP | {"event": 0.22}  # a pair is given, so something passes between the two: faint triggers count as well
FLOOR = 0.15  # of a link, so that an event whose parties are unclear still counts a little
CROSSED, SHARED = 0.5, 0.8  # worth of an event that runs the other way, and of one of which both are sources


@dataclass(frozen=True, slots=True)
class Linked:
    """An event that may link the two: its trigger, how far it does, and the chances of each type and status."""

    trigger: str
    weight: float
    types: Floats
    statuses: Floats


@dataclass(frozen=True, slots=True)
class PairScores:
    """What the layer says of a pair.

    Attributes:
        real: chance that anything passes between them.
        types, statuses: of what passes, read off the pair itself; in the order of the labels.
        events: what the events of the sentence add.
    """

    real: float
    types: Floats
    statuses: Floats
    events: tuple[Linked, ...]


class PairReader:
    """Scores pairs of spans.

    Args:
        reader: gives the words of a text with their vectors.
        labels: the label spaces of the heads.
    """

    def __init__(self, reader: PredicateReader, labels: Labels) -> None:
        self._reader, self._labels, self._slices = reader, labels, labels.label_slices()

    def __call__(self, text: str, sentences: Sequence[Sentence], source: Span | None, target: Span | None) -> PairScores | None:
        """Scores of a pair; None where neither span covers a word. One of the two may be None."""
        words, vectors, scores = self._reader.words_of(text, sentences)
        ends = [words.covering(span.start, span.end) if span else (0, 0) for span in (source, target)]
        if all(start == end for start, end in ends):
            return None
        found = [c for c in find_candidates(words, scores, self._labels, keep=FAINT) if c.family == "event"]
        crops = [cut_crop(words, c.start, c.end, mark=c.mark, family=c.family) for c in found]
        pair = cut_pair_crop(words, ends[0], ends[1], marks=self._labels.pair_marks)
        *each, (_, verdict) = self._reader.scorer.predicates([*crops, pair], vectors)
        linked = []
        for candidate, crop, (roles, verdicts) in zip(found, crops, each, strict=True):
            trigger = span_of(text, words, candidate.start, candidate.end).text
            linked.append(
                Linked(
                    trigger, self._weight(candidate, crop, roles, verdicts, ends), *(self._chances(verdicts, n) for n in ("type", "status"))
                )
            )
        real = float(sigmoid(verdict[self._slices["real"]])[0])
        return PairScores(real, self._chances(verdict, "type"), self._chances(verdict, "status"), tuple(linked))

    def _chances(self, verdict: Floats, group: str) -> Floats:
        return softmax(verdict[self._slices[group]])

    def _weight(self, candidate: Candidate, crop: Crop, roles: Floats, verdict: Floats, ends: Sequence[tuple[int, int]]) -> float:
        """How far an event links the two: that it is one, times the chance that they are its source and its target."""
        chances = sigmoid(roles)
        columns = [self._labels.roles.index(name) for name in ("source", "target")]

        def fills(span: tuple[int, int], column: int) -> float:
            low, high = (min(max(at - crop.first, 0), len(chances)) for at in span)
            return FLOOR + (float(chances[low:high, columns[column]].max()) if low < high else 0.0)

        one, two = ends
        link = max(fills(one, 0) * fills(two, 1), CROSSED * fills(one, 1) * fills(two, 0), SHARED * fills(one, 0) * fills(two, 0))
        return candidate.score * float(sigmoid(verdict[self._slices["real"]])[0]) * link
