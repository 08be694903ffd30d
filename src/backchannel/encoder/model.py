"""The shipped weights: two int8 graphs run by onnxruntime."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np

from backchannel.encoder.crops import Crop
from backchannel.encoder.decode import Floats
from backchannel.encoder.labels import Labels
from backchannel.errors import ModelError
from backchannel.language import Window

PLACES = 640  # places in one call, padding included: larger calls fall out of the processor's cache
CARD = "card.json"


def weights_folder() -> Path:
    """The folder of the weights that ship with the package."""
    with as_file(files("backchannel.encoder").joinpath("weights")) as folder:
        return Path(folder)


def read_card(folder: Path) -> dict[str, Any]:
    """The model card: name, recipe, corpus, scores on the held-out tenth.

    Raises:
        ModelError: there is no card or it cannot be parsed.
    """
    try:
        card: dict[str, Any] = json.loads((folder / CARD).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder}: no readable {CARD} ({error}); reinstall backchannel or run `backchannel train`") from error
    return card


class OnnxScorer:
    """Runs the encoder and the predicate layer. Opening it loads the weights once."""

    def __init__(self, folder: Path, labels: Labels, *, threads: int = 1) -> None:
        import onnxruntime as ort

        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._labels = labels

        def session(name: str) -> Any:
            path = folder / name
            if not path.is_file():
                raise ModelError(f"{path}: no such file; reinstall backchannel or run `backchannel train`")
            return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

        self._encoder, self._predicates = session("encoder.onnx"), session("predicates.onnx")
        columns = self._encoder.get_outputs()[1].shape[-1]
        if columns != labels.token_columns:
            raise ModelError(
                f"{folder}: the weights have {columns} token columns, the ontology {labels.token_columns}; run `backchannel train`"
            )

    def encode(self, windows: Sequence[Window]) -> list[tuple[Floats, Floats]]:
        found: list[tuple[Floats, Floats] | None] = [None] * len(windows)
        for rows, longest in _packs([len(w.ids) for w in windows]):
            ids = np.zeros((len(rows), longest), dtype=np.int64)
            case = np.zeros((len(rows), longest), dtype=np.int64)
            mask = np.zeros((len(rows), longest), dtype=np.int32)
            for at, row in enumerate(rows):
                size = len(windows[row].ids)
                ids[at, :size], case[at, :size], mask[at, :size] = windows[row].ids, windows[row].case, 1
            vectors, scores = self._encoder.run(None, {"ids": ids, "case": case, "mask": mask})
            for at, row in enumerate(rows):
                size = len(windows[row].ids)
                found[row] = vectors[at, :size], scores[at, :size]
        return [pair for pair in found if pair is not None]

    def predicates(self, crops: Sequence[Crop], vectors: Floats) -> list[tuple[Floats, Floats]]:
        found: list[tuple[Floats, Floats] | None] = [None] * len(crops)
        for rows, longest in _packs([c.last - c.first for c in crops]):
            batch = np.zeros((len(rows), longest, vectors.shape[1]), dtype=np.float32)
            marks = np.zeros((len(rows), longest), dtype=np.int64)
            distance = np.zeros((len(rows), longest), dtype=np.int64)
            mask = np.zeros((len(rows), longest), dtype=np.int32)
            for at, row in enumerate(rows):
                crop = crops[row]
                size = crop.last - crop.first
                batch[at, :size] = vectors[crop.first : crop.last]
                marks[at, :size], distance[at, :size], mask[at, :size] = crop.marks, crop.distance, 1
            roles, labels = self._predicates.run(None, {"vectors": batch, "marks": marks, "distance": distance, "mask": mask})
            for at, row in enumerate(rows):
                found[row] = roles[at, : crops[row].last - crops[row].first], labels[at]
        return [pair for pair in found if pair is not None]


def _packs(lengths: Sequence[int]) -> list[tuple[list[int], int]]:
    """Rows of like length together, at most ``PLACES`` places a pack, with the pack's longest."""
    packs: list[tuple[list[int], int]] = []
    for row in sorted(range(len(lengths)), key=lambda r: -lengths[r]):
        if packs and (len(packs[-1][0]) + 1) * packs[-1][1] <= PLACES and lengths[row] > 0.75 * packs[-1][1]:
            packs[-1][0].append(row)
        else:
            packs.append(([row], lengths[row]))
    return packs
