"""One pass over a document: windows, token heads, then the predicate layer for each candidate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from backchannel.encoder.crops import Crop, cut_crop
from backchannel.encoder.decode import Floats, RoleDecoder, Verdicts, find_candidates, find_mentions, span_of
from backchannel.encoder.examples import Examples
from backchannel.encoder.labels import Labels
from backchannel.language import PieceMaker, Pieces, Sentence, Window, Words, cut_windows
from backchannel.records import Mention, Predicate, Span


def _means(words: Words, vectors: Floats, spans: Sequence[Span]) -> Floats:
    """The mean vector of the words of each span, shape (spans, width)."""
    width = vectors.shape[1] // 4
    rows = [vectors[slice(*words.covering(span.start, span.end)), :width].mean(axis=0) for span in spans]
    return np.stack(rows) if rows else np.zeros((0, width), dtype=np.float32)


class Scorer(Protocol):
    """What runs the two graphs: the shipped weights, or the network under training."""

    def encode(self, windows: Sequence[Window]) -> list[tuple[Floats, Floats]]:
        """For each window its vectors (length, 4 width) and token scores (length, token columns).

        A vector is what the encoder makes of a word, then what the predicate layer makes of that (`PredicateNet.project`).
        """

    def predicates(self, crops: Sequence[Crop], vectors: Floats) -> list[tuple[Floats, Floats]]:
        """For each crop of a document's vectors (words, width): role scores (length, roles) and labels."""


class PredicateReader:
    """Reads mentions and predicates off sentences."""

    def __init__(self, scorer: Scorer, maker: PieceMaker, labels: Labels, examples: Examples | None = None) -> None:
        self.scorer, self._maker, self._labels, self._verdicts = scorer, maker, labels, Verdicts(labels)
        self._examples = examples

    def __call__(self, text: str, sentences: Sequence[Sentence]) -> tuple[tuple[Mention, ...], tuple[Predicate, ...]]:
        """Mentions and predicates in the order of the text."""
        if not sentences:
            return (), ()
        words, vectors, scores = self.words_of(text, sentences)
        labels = self._labels
        mentions = find_mentions(text, words, scores[:, labels.token_slices()["mention"]], labels)
        candidates = find_candidates(words, scores, labels)
        crops = [cut_crop(words, c.start, c.end, mark=c.mark, family=c.family) for c in candidates]
        decode = RoleDecoder(text, words, mentions, labels)
        predicates = []
        for candidate, crop, (roles, verdict) in zip(candidates, crops, self.scorer.predicates(crops, vectors), strict=True):
            score = self._verdicts.score(candidate, verdict)
            if score is None:
                continue
            fillers = decode(crop, roles, labels.marks[candidate.mark])
            where = span_of(text, words, candidate.start, candidate.end), sentences[int(words.sentence[candidate.start])].span
            predicates.append(self._verdicts(candidate, score, verdict, where, fillers))
        predicates = self._liken(predicates, words, vectors)
        predicates.sort(key=lambda p: (p.span.start, p.family, p.frame))
        return mentions, tuple(predicates)

    def _liken(self, predicates: list[Predicate], words: Words, vectors: Floats) -> list[Predicate]:
        """Events with the training events they are most like."""
        if self._examples is None:
            return predicates
        events = [at for at, p in enumerate(predicates) if p.family == "event"]
        near = self._examples.nearest(_means(words, vectors, [predicates[at].span for at in events]))
        for at, numbers in zip(events, near, strict=True):
            predicates[at] = replace(predicates[at], near=numbers)
        return predicates

    def vectors_at(self, text: str, sentences: Sequence[Sentence], spans: Sequence[Span]) -> Floats:
        """The mean vector of the words of each span, shape (spans, width)."""
        words, vectors, _ = self.words_of(text, sentences)
        return _means(words, vectors, spans)

    def words_of(self, text: str, sentences: Sequence[Sentence]) -> tuple[Words, Floats, Floats]:
        """The words of a text with their vectors and token scores."""
        pieces = self._maker(text, sentences)
        words = pieces.words()
        return words, *self._read(pieces, words)

    def _read(self, pieces: Pieces, words: Words) -> tuple[Floats, Floats]:
        """Vectors (words, width) and token scores (words, columns) at the first piece of each word, from windows."""
        windows = cut_windows(pieces, cls=self._maker.cls, sep=self._maker.sep)
        number = np.full(len(pieces), -1, dtype=np.int64)
        number[words.first] = np.arange(len(words))
        vectors: Floats | None = None
        scores = np.zeros((len(words), self._labels.token_columns), dtype=np.float32)
        for window, (vector, score) in zip(windows, self.scorer.encode(windows), strict=True):
            if vectors is None:
                vectors = np.zeros((len(words), vector.shape[1]), dtype=np.float32)
            own = np.flatnonzero(window.piece >= window.first)
            word = number[window.piece[own]]
            own, word = own[word >= 0], word[word >= 0]
            vectors[word], scores[word] = vector[own], score[own]
        return vectors if vectors is not None else np.zeros((0, 1), dtype=np.float32), scores
