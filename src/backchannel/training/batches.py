"""Passages as the tensors a training step needs."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from backchannel.encoder.crops import Crop, cut_crop, cut_pair_crop
from backchannel.encoder.labels import BEGIN, INSIDE, Labels
from backchannel.language import PieceMaker, Pieces, Window, Words, cut_windows
from backchannel.records import Predicate
from backchannel.training.pairs import Pair, pairs_of
from backchannel.training.partial import MENTIONS, MODES, TRACKS, AnchorStems, open_anchors, open_words, silent
from backchannel.training.passages import Passage, sentences_of

HIDDEN = -10000.0
OPEN = -100  # a tag or anchor that is not known, as cross entropy ignores it
# Batches come in few shapes: a matrix product of a shape not met before costs several times its own time to prepare.
ROWS, LENGTH = 2, 16
CROP_COST = 0.15  # what a place of the predicate layer costs, in places of the encoder: one layer of six, a third as wide


@dataclass(frozen=True, slots=True)
class Target:
    """A gold predicate on words: where it stands and what is to be learned of it.

    Of a pair, ``start`` to ``end`` is the source and ``other`` the target. Of the roles in ``open`` nothing is known.
    """

    mark: int
    family: str
    start: int
    end: int
    labels: dict[str, int]
    fillers: tuple[tuple[int, int, int], ...]  # role, first word, past the last word
    other: tuple[int, int] | None = None
    real: bool = True
    open: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """A passage ready for training."""

    passage: Passage
    pieces: Pieces
    words: Words
    windows: tuple[Window, ...]
    rows: tuple[Tensor, ...]  # for each window, its places that are first pieces of words it answers for
    tags: Tensor  # (words, 3): mention tag, event tag, cue tag; OPEN where one is not known
    anchors: Tensor  # (words, tracks): 1 where one is anchored, OPEN where that is not known
    targets: tuple[Target, ...]


def _targets(passage: Passage, words: Words, labels: Labels) -> Iterator[Target]:
    for predicate, unknown in passage.with_open():
        if target := _target(predicate, words, labels):
            known = {name: label for name, label in target.labels.items() if name != "mode" or not silent(passage, MODES)}
            yield replace(target, labels=known, open=tuple(labels.roles.index(role) for role in sorted(unknown)))


def _target(predicate: Predicate, words: Words, labels: Labels) -> Target | None:
    start, end = words.covering(predicate.span.start, predicate.span.end)
    if start == end:
        return None
    mark = predicate.frame if predicate.family == "track" else predicate.family
    known: dict[str, int] = {}
    if predicate.family == "event":
        known = _event_labels(predicate, labels)
    elif predicate.family == "claim":
        known = {
            "stance": labels.stances.index(predicate.stance or "asserts"),
            "kind": labels.kinds.index(predicate.source_kind or "anonymous"),
        }
    elif predicate.status:
        known = {"track_status": labels.track_statuses.index(f"{predicate.frame}.{predicate.status}")}
    fillers = [(labels.roles.index(f.role), *words.covering(f.span.start, f.span.end)) for f in predicate.fillers]
    return Target(labels.marks.index(mark), predicate.family, start, end, known, tuple(fillers))


def _event_labels(event: Predicate, labels: Labels) -> dict[str, int]:
    return {
        "type": labels.types.index(event.frame),
        "mode": 1 + labels.modes.index(f"{event.frame}.{event.mode}") if event.mode else 0,
        "status": labels.statuses.index(event.status or "happened"),
    }


def _pair_target(pair: Pair, words: Words, labels: Labels) -> Target:
    (start, end), other = (words.covering(span.start, span.end) for span in (pair.source, pair.target))
    known = _event_labels(pair.event, labels) if pair.event else {}
    return Target(0, "pair", start, end, known, (), other, real=pair.event is not None)


def make_sample(passage: Passage, maker: PieceMaker, labels: Labels, stems: AnchorStems) -> Sample:
    """Cut a passage into pieces and windows and lay its annotation on them; ``stems`` are those of words that may be anchors."""
    pieces = maker(passage.text, sentences_of(passage))
    words = pieces.words()
    tags = torch.zeros(len(words), 3, dtype=torch.long)
    anchors = torch.zeros(len(words), len(labels.tracks))
    for mention in passage.mentions:
        start, end = words.covering(mention.span.start, mention.span.end)
        kind = labels.mentions.index(mention.kind)
        tags[start:end, 0] = 2 + 2 * kind
        tags[start : start + 1, 0] = 1 + 2 * kind
    targets = list(_targets(passage, words, labels))
    if silent(passage, MENTIONS):
        tags[:, 0] = OPEN
    tags[list(open_words(passage, words)), 2] = OPEN
    if silent(passage, TRACKS):
        anchors[:] = OPEN
    for number, track in open_anchors(passage, words, stems):
        anchors[number, labels.marks.index(track) - 2] = OPEN
    for target in targets:
        if target.family == "track":
            anchors[target.start : target.end, target.mark - 2] = 1.0
        else:
            column = 1 if target.family == "event" else 2
            tags[target.start : target.end, column] = INSIDE
            tags[target.start, column] = BEGIN
    windows = tuple(cut_windows(pieces, cls=maker.cls, sep=maker.sep))
    chosen = np.random.default_rng(zlib.crc32(passage.id.encode("utf-8")))
    pairs = [_pair_target(pair, words, labels) for pair in pairs_of(passage, chosen)]
    heads = set(words.first.tolist())
    rows = tuple(torch.tensor([at for at, piece in enumerate(w.piece.tolist()) if piece >= w.first and piece in heads]) for w in windows)
    return Sample(passage, pieces, words, windows, rows, tags, anchors, (*targets, *pairs))


def rounded(size: int, step: int) -> int:
    """The least multiple of a step that is no less than a size."""
    return -(-size // step) * step


def pad_windows(windows: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """ids, case (batch, length) and mask (batch, 1, 1, length); batch and length rounded up, so there may be empty rows."""
    rows, longest = rounded(len(windows), ROWS), rounded(max(len(window.ids) for window in windows), LENGTH)
    ids = torch.zeros(rows, longest, dtype=torch.long)
    case = torch.zeros(rows, longest, dtype=torch.long)
    mask = torch.full((rows, 1, 1, longest), HIDDEN)
    for row, window in enumerate(windows):
        size = len(window.ids)
        ids[row, :size] = torch.from_numpy(window.ids.astype(np.int64))
        case[row, :size] = torch.from_numpy(window.case.astype(np.int64))
        mask[row, :, :, :size] = 0.0
    return ids, case, mask


def crop_of(target: Target, words: Words, labels: Labels) -> Crop:
    """The crop of a target."""
    if target.other:
        return cut_pair_crop(words, (target.start, target.end), target.other, marks=labels.pair_marks)
    return cut_crop(words, target.start, target.end, mark=target.mark, family=target.family)


def jitter(target: Target, words: Words, generator: np.random.Generator) -> Target:
    """The target with its edges moved by a word now and then, as found triggers have them; a pair stays as it is."""
    if target.other:
        return target
    start, end = target.start, target.end
    if end - start > 1 and generator.random() < 0.15:
        if generator.random() < 0.5:
            start += 1
        else:
            end -= 1
    elif generator.random() < 0.1 and end < len(words) and words.sentence[end] == words.sentence[start]:
        end += 1
    return replace(target, start=start, end=end)


def batches(samples: Sequence[Sample], *, pieces: int, generator: np.random.Generator) -> Iterator[list[Sample]]:
    """Samples in random order, in batches of about so many pieces, windows of like length together."""
    order = generator.permutation(len(samples))
    pool: list[list[Sample]] = []
    for chunk in range(0, len(order), 64):
        some = sorted((samples[i] for i in order[chunk : chunk + 64]), key=lambda s: (len(s.windows) > 1, len(s.windows[0].ids)))
        batch: list[Sample] = []
        size = 0
        for sample in some:
            if batch and size + len(sample.pieces) > pieces:
                pool.append(batch)
                batch, size = [], 0
            batch.append(sample)
            size += len(sample.pieces)
        if batch:
            pool.append(batch)
    for at in generator.permutation(len(pool)):
        yield pool[at]


def cost(batch: Sequence[Sample]) -> float:
    """What a batch costs, about: places of the encoder, padding included."""
    windows = [window for sample in batch for window in sample.windows]
    places = rounded(len(windows), ROWS) * rounded(max(len(window.ids) for window in windows), LENGTH)
    seen = sum(len(sample.targets) * len(sample.words) / max(1, len(sample.windows)) for sample in batch)
    return places + CROP_COST * seen


def in_step(every: Sequence[list[Sample]], workers: int, generator: np.random.Generator) -> list[list[Sample]]:
    """Batches in an order in which each ``workers`` in a row cost about the same, so that no process waits long for another.

    What does not fill a last group is left out, other batches each time.
    """
    chosen = generator.permutation(len(every))[: len(every) - len(every) % workers]
    by_cost = sorted(chosen, key=lambda at: cost(every[at]))
    groups = [by_cost[at : at + workers] for at in range(0, len(by_cost), workers)]
    return [every[at] for group in generator.permutation(len(groups)) for at in groups[group]]
