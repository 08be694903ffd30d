"""Trained network to the two int8 graphs that ship, checked against the network they come from."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from backchannel.encoder.decode import Floats
from backchannel.encoder.labels import Labels
from backchannel.encoder.model import OnnxScorer
from backchannel.errors import ModelError
from backchannel.language import Window
from backchannel.training.fused import FusedLayer
from backchannel.training.network import Network
from backchannel.training.torch_scorer import TorchScorer

CLOSE = 0.97  # int8 per channel gives 0.99 and more; a graph that is wrong on padded batches gave 0.90
PLACES = 256  # places kept of the base's 512: no window is longer
ENCODER, PREDICATES, TOKENIZER = "encoder.onnx", "predicates.onnx", "tokenizer.json"


class _Int8Embedding(nn.Module):
    """An embedding kept as int8 rows with a scale each: a quarter of the size, error under half a step of each row."""

    def __init__(self, source: nn.Embedding, rows: int | None = None) -> None:
        super().__init__()
        weight = source.weight.detach()[:rows]
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127.0
        self.register_buffer("rows", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        rows, scale = self.get_buffer("rows"), self.get_buffer("scale")
        return rows[ids].to(torch.float32) * scale[ids]


class _Projected(nn.Module):
    """The encoder with the projections of the first predicate layer, which each word needs once."""

    def __init__(self, encoder: nn.Module, predicates: nn.Module) -> None:
        super().__init__()
        self.encoder, self.predicates = encoder, predicates

    def forward(self, ids: Tensor, case: Tensor) -> tuple[Tensor, Tensor]:
        vectors, scores = self.encoder(ids, case, None)
        return self.predicates.project(vectors), scores  # type: ignore[operator]


def _export(module: nn.Module, inputs: dict[str, Tensor], outputs: list[str], dynamic: dict[str, dict[int, str]], path: Path) -> None:
    torch.onnx.export(
        module.eval(),
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes=dynamic,
        opset_version=17,
        dynamo=False,
    )


def _quantise(source: Path, target: Path) -> None:
    """Weights of matrix products to int8, a scale for each column; the heads' small products stay as they are."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )


def export(network: Network, labels: Labels, tokenizer: Path, folder: Path) -> None:
    """Write ``encoder.onnx``, ``predicates.onnx`` and ``tokenizer.json`` to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    network = deepcopy(network).eval().float()
    width = network.shape.width
    network.encoder.words = _Int8Embedding(network.encoder.words)  # type: ignore[assignment]
    network.encoder.places = _Int8Embedding(network.encoder.places, PLACES)  # type: ignore[assignment]
    network.encoder.layers = nn.ModuleList(FusedLayer(layer) for layer in network.encoder.layers)  # type: ignore[arg-type]
    network.predicates.layer = FusedLayer(network.predicates.layer)  # type: ignore[assignment]
    axes = {0: "batch", 1: "length"}
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        example = {
            "ids": torch.ones(2, 16, dtype=torch.long),
            "case": torch.zeros(2, 16, dtype=torch.long),
        }
        dynamic = {"ids": axes, "case": axes, "vectors": axes, "scores": axes}
        _export(_Projected(network.encoder, network.predicates), example, ["vectors", "scores"], dynamic, scratch / ENCODER)
        crop = {
            "table": torch.randn(40, 4 * width),
            "index": torch.ones(2, 16, dtype=torch.long),
            "marks": torch.ones(2, 16, dtype=torch.long),
            "distance": torch.zeros(2, 16, dtype=torch.long),
        }
        dynamic = dict.fromkeys(("index", "marks", "distance", "roles"), axes)
        dynamic |= {"table": {0: "words"}, "labels": {0: "batch"}}
        _export(network.predicates, crop, ["roles", "labels"], dynamic, scratch / PREDICATES)
        for name in (ENCODER, PREDICATES):
            _quantise(scratch / name, folder / name)
    shutil.copyfile(tokenizer, folder / TOKENIZER)


def compare(network: Network, labels: Labels, folder: Path, windows: Sequence[Window]) -> float:
    """Least cosine between the vectors and token scores of the exported encoder and of its network, over some windows.

    Raises:
        ModelError: it is under CLOSE, so the graph does not compute what was trained.
    """
    ours, theirs = OnnxScorer(folder, labels).encode(windows), TorchScorer(network).encode(windows)
    least = min(_cosine(a, b) for one, two in zip(ours, theirs, strict=True) for a, b in zip(one, two, strict=True))
    if least < CLOSE:
        raise ModelError(f"{folder}: exported and trained encoder agree only to a cosine of {least:.3f}; do not ship these weights")
    return least


def _cosine(one: Floats, two: Floats) -> float:
    a, b = one.ravel().astype(np.float64), two.ravel().astype(np.float64)
    return float(a @ b / max(1e-12, float(np.linalg.norm(a) * np.linalg.norm(b))))
