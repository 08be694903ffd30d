"""The events of the training passages, by the vectors of their triggers: which of them a new event is most like."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from backchannel.encoder.decode import Floats
from backchannel.errors import ModelError

VECTORS, TEXTS = "examples.npz", "examples.json.gz"


@dataclass(frozen=True, slots=True)
class Example:
    """A training event: the passage it is of, its sentence, and what it was annotated as."""

    passage: str
    sentence: str
    trigger: str
    type: str
    status: str


class Examples:
    """Nearest training events. The vectors are read at once, the sentences when they are first asked for.

    Args:
        folder: the folder of the weights.

    Raises:
        ModelError: the files are missing or damaged.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            with np.load(folder / VECTORS) as stored:
                self._mean, self._basis = stored["mean"], stored["basis"]
                self._rows: Floats = stored["rows"].astype(np.float32)
                self._passages: NDArray[np.str_] = stored["passages"]
                self._passage: NDArray[np.int64] = stored["passage"]
        except (OSError, KeyError, ValueError) as error:
            raise ModelError(f"{folder / VECTORS}: {error}; reinstall backchannel or run `backchannel train`") from error
        self._rows /= np.maximum(np.linalg.norm(self._rows, axis=1, keepdims=True), 1e-6)

    def nearest(self, vectors: Floats, count: int = 2) -> list[tuple[int, ...]]:
        """For each vector of a trigger (events, width) the numbers of the nearest examples, of different passages."""
        if not len(vectors):
            return []
        likeness = self._flat(vectors) @ self._rows.T
        found = []
        for row in likeness:
            best = []
            for _ in range(min(count, len(self._passages))):
                best.append(int(row.argmax()))
                row[slice(*np.searchsorted(self._passage, [self._passage[best[-1]], self._passage[best[-1]] + 1]))] = -2.0
            found.append(tuple(best))
        return found

    def _flat(self, vectors: Floats) -> Floats:
        """Vectors (events, width) as unit vectors of the space the examples are kept in."""
        flat = (vectors - self._mean) @ self._basis
        return np.asarray(flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-6), dtype=np.float32)

    def passage(self, number: int) -> str:
        """Id of the passage an example is of."""
        return str(self._passages[self._passage[number]])

    @cached_property
    def _texts(self) -> tuple[list[str], list[tuple[int, str, str, str]]]:
        try:
            raw = json.loads(gzip.decompress((self._folder / TEXTS).read_bytes()))
            return raw["sentences"], raw["events"]
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"{self._folder / TEXTS}: {error}; reinstall backchannel or run `backchannel train`") from error

    def __getitem__(self, number: int) -> Example:
        sentences, events = self._texts
        sentence, trigger, type, status = events[number]
        return Example(self.passage(number), sentences[sentence], trigger, type, status)
