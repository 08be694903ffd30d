"""The shipped weights: two int8 graphs run by onnxruntime."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import as_file, files
from math import ceil
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backchannel.encoder.crops import Crop
from backchannel.encoder.decode import Floats
from backchannel.encoder.labels import Labels
from backchannel.errors import ModelError
from backchannel.language import Window
from backchannel.language.pieces import Ints

PLACES = 400  # places in one call, padding included: few enough for the processor cache, and to share out among threads
CARD = "card.json"
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

        def run(pack: tuple[list[int], int]) -> None:
            rows, longest = pack
            some = [windows[row] for row in rows]
            ids, case = _padded([w.ids for w in some], longest), _padded([w.case for w in some], longest)
            mask = _seen([len(w.ids) for w in some], longest)
            vectors, scores = self._encoder.run(None, {"ids": ids, "case": case, "mask": mask})
            for at, row in enumerate(rows):
                size = len(windows[row].ids)
                found[row] = vectors[at, :size], scores[at, :size]

        self._each(run, _even_packs([len(w.ids) for w in windows]))
        return [pair for pair in found if pair is not None]

    def predicates(self, crops: Sequence[Crop], vectors: Floats) -> list[tuple[Floats, Floats]]:
        found: list[tuple[Floats, Floats] | None] = [None] * len(crops)

        def run(pack: tuple[list[int], int]) -> None:
            rows, longest = pack
            some = [crops[row] for row in rows]
            index = _padded([np.arange(c.first, c.last, dtype=np.int32) for c in some], longest)
            marks, distance = _padded([c.marks for c in some], longest), _padded([c.distance for c in some], longest)
            mask = _seen([c.last - c.first for c in some], longest)
            given = {"table": vectors, "index": index, "marks": marks, "distance": distance, "mask": mask}
            roles, labels = self._predicates.run(None, given)
            for at, row in enumerate(rows):
                found[row] = roles[at, : crops[row].last - crops[row].first], labels[at]

        self._each(run, _even_packs([c.last - c.first for c in crops]))
        return [pair for pair in found if pair is not None]

    def _each(self, run: Callable[[tuple[list[int], int]], None], packs: list[tuple[list[int], int]]) -> None:
        """Run every pack, side by side where there are threads: a call is too small to be shared out inside."""
        if self._pool is None or len(packs) < 2:
            for pack in packs:
                run(pack)
        else:
            list(self._pool.map(run, packs))


def _padded(rows: Sequence[Ints], longest: int) -> NDArray[np.int64]:
    """Rows of unlike length as one array, (rows, longest), zeros at their ends."""
    out = np.zeros((len(rows), longest), dtype=np.int64)
    for at, row in enumerate(rows):
        out[at, : len(row)] = row
    return out


def _seen(sizes: Sequence[int], longest: int) -> NDArray[np.int32]:
    """1 where a row has a place, 0 where it is padding, (rows, longest)."""
    return (np.arange(longest) < np.array(sizes)[:, None]).astype(np.int32)


def _even_packs(lengths: Sequence[int]) -> list[tuple[list[int], int]]:
    """Rows in packs of like size, an even number of them; the same for any number of threads, since scores hang on it a little."""
    each = sum(lengths) / 2
    return _packs(lengths, max(1, ceil(each / ceil(each / PLACES)))) if lengths else []


def _packs(lengths: Sequence[int], places: int) -> list[tuple[list[int], int]]:
    """Rows of like length together, at most so many places a pack, with the pack's longest."""
    packs: list[tuple[list[int], int]] = []
    for row in sorted(range(len(lengths)), key=lambda r: -lengths[r]):
        if packs and (len(packs[-1][0]) + 1) * packs[-1][1] <= places and lengths[row] > 0.75 * packs[-1][1]:
            packs[-1][0].append(row)
        else:
            packs.append(([row], lengths[row]))
    return packs
