"""The shipped weights: two int8 graphs run by onnxruntime."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import as_file, files
from math import ceil
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from backchannel.encoder.crops import Crop
from backchannel.encoder.decode import Floats
from backchannel.encoder.labels import Labels
from backchannel.errors import ModelError
from backchannel.language import Window

PLACES = 400  # places in one call, about: few enough for the processor cache, and to share out among threads
CARD = "card.json"
_Pack = TypeVar("_Pack")
SLOWER = ["SkipLayerNormFusion"]  # onnxruntime 1.32: the fused operator takes four times as long as the two it replaces


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
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._labels = labels
        self._pool = ThreadPoolExecutor(threads) if threads > 1 else None

        def session(name: str) -> Any:
            path = folder / name
            if not path.is_file():
                raise ModelError(f"{path}: no such file; reinstall backchannel or run `backchannel train`")
            return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER)

        self._encoder, self._predicates = session("encoder.onnx"), session("predicates.onnx")
        columns = self._encoder.get_outputs()[1].shape[-1]
        if columns != labels.token_columns:
            raise ModelError(
                f"{folder}: the weights have {columns} token columns, the ontology {labels.token_columns}; run `backchannel train`"
            )

    def encode(self, windows: Sequence[Window]) -> list[tuple[Floats, Floats]]:
        found: list[tuple[Floats, Floats] | None] = [None] * len(windows)

        def run(row: int) -> None:
            window = windows[row]
            vectors, scores = self._encoder.run(
                None, {"ids": window.ids[None].astype(np.int64), "case": window.case[None].astype(np.int64)}
            )
            found[row] = vectors[0], scores[0]

        # Nothing is padded, here and below: only without a mask does onnxruntime take its fast attention.
        self._each(run, range(len(windows)))
        return [pair for pair in found if pair is not None]

    def predicates(self, crops: Sequence[Crop], vectors: Floats) -> list[tuple[Floats, Floats]]:
        found: list[tuple[Floats, Floats] | None] = [None] * len(crops)

        def run(rows: list[int]) -> None:
            some = [crops[row] for row in rows]
            given = {
                "table": vectors,
                "index": np.stack([np.arange(c.first, c.last, dtype=np.int64) for c in some]),
                "marks": np.stack([c.marks.astype(np.int64) for c in some]),
                "distance": np.stack([c.distance.astype(np.int64) for c in some]),
            }
            roles, labels = self._predicates.run(None, given)
            for at, row in enumerate(rows):
                found[row] = roles[at], labels[at]

        self._each(run, _packs([c.last - c.first for c in crops]))
        return [pair for pair in found if pair is not None]

    def _each(self, run: Callable[[_Pack], None], packs: Sequence[_Pack]) -> None:
        """Run every pack, side by side where there are threads: a call is too small to be shared out inside."""
        if self._pool is None or len(packs) < 2:
            for pack in packs:
                run(pack)
        else:
            list(self._pool.map(run, packs))


def _packs(lengths: Sequence[int]) -> list[list[int]]:
    """Rows of one length together, at most PLACES places a pack, shared out evenly; the same for any number of threads."""
    by_length: dict[int, list[int]] = {}
    for row, length in enumerate(lengths):
        by_length.setdefault(length, []).append(row)
    packs = []
    for length, rows in sorted(by_length.items()):
        each = ceil(len(rows) / ceil(len(rows) * length / PLACES))
        packs += [rows[at : at + each] for at in range(0, len(rows), each)]
    return packs
