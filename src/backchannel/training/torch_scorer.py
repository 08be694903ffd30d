"""The network under training, as a scorer of the reader."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from backchannel.encoder.crops import Crop
from backchannel.encoder.decode import Floats
from backchannel.language import Window
from backchannel.training.batches import HIDDEN, pad_windows
from backchannel.training.network import Network


class TorchScorer:
    """Runs the network in evaluation mode, 32-bit."""

    def __init__(self, network: Network) -> None:
        self._network = network.eval()

    def encode(self, windows: Sequence[Window]) -> list[tuple[Floats, Floats]]:
        with torch.inference_mode():
            vectors, scores = self._network.encoder(*pad_windows(windows))
            vectors = self._network.predicates.project(vectors)
        return [(vectors[row, : len(w.ids)].numpy(), scores[row, : len(w.ids)].numpy()) for row, w in enumerate(windows)]

    def predicates(self, crops: Sequence[Crop], vectors: Floats) -> list[tuple[Floats, Floats]]:
        found: list[tuple[Floats, Floats]] = []
        for at in range(0, len(crops), 32):
            some = crops[at : at + 32]
            longest = max(crop.last - crop.first for crop in some)
            index, marks, distance = (torch.zeros(len(some), longest, dtype=torch.long) for _ in range(3))
            mask = torch.full((len(some), 1, 1, longest), HIDDEN)
            for row, crop in enumerate(some):
                size = crop.last - crop.first
                index[row, :size] = torch.arange(crop.first, crop.last)
                marks[row, :size] = torch.from_numpy(crop.marks.astype(np.int64))
                distance[row, :size] = torch.from_numpy(crop.distance.astype(np.int64))
                mask[row, :, :, :size] = 0.0
            with torch.inference_mode():
                roles, labels = self._network.predicates(torch.from_numpy(vectors), index, marks, distance, mask)
            found += [(roles[row, : c.last - c.first].numpy(), labels[row].numpy()) for row, c in enumerate(some)]
        return found
