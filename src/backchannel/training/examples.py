"""Keep the training events beside the weights, so that a reading can name the passages it was learned from."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from backchannel.encoder.examples import TEXTS, VECTORS
from backchannel.encoder.reader import PredicateReader
from backchannel.training.passages import Passage, sentences_of

WIDTH = 64  # directions kept of a trigger's vector; more find no better neighbours


def write_examples(reader: PredicateReader, passages: Sequence[Passage], folder: Path) -> int:
    """Write the events of some passages to the folder of the weights; their number."""
    vectors, events, sentences = [], [], list[str]()
    passage_of = []
    for number, passage in enumerate(passages):
        numbered = {}
        for sentence in passage.sentences:
            numbered[sentence] = len(sentences)
            sentences.append(sentence.text)
        own = [p for p in passage.predicates if p.family == "event"]
        vectors.append(reader.vectors_at(passage.text, sentences_of(passage), [p.span for p in own]))
        events += [(numbered[p.sentence], p.span.text, p.frame, p.status or "happened") for p in own]
        passage_of += [number] * len(own)
    every = np.concatenate(vectors).astype(np.float32)
    mean = every.mean(axis=0)
    basis = np.linalg.svd((every - mean)[:: max(1, len(every) // 4000)], full_matrices=False)[2][:WIDTH].T
    flat = (every - mean) @ basis
    rows = np.round(flat / np.abs(flat).max(axis=1, keepdims=True).clip(1e-6) * 127).astype(np.int8)
    ids = np.array([passage.id for passage in passages])
    np.savez_compressed(
        folder / VECTORS,
        mean=mean,
        basis=basis.astype(np.float32),
        rows=rows,
        passages=ids,
        passage=np.array(passage_of, dtype=np.int32),
    )
    packed = json.dumps({"sentences": sentences, "events": events}, ensure_ascii=False, separators=(",", ":"))
    (folder / TEXTS).write_bytes(gzip.compress(packed.encode("utf-8"), mtime=0))
    return len(events)
