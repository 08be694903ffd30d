"""Training in several processes of one machine, gradients averaged each step.

Threads inside one process hardly help matrices this small; processes do. The result depends on their number, not on
their timing: the same seed and number of processes give the same weights.
"""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch
import torch.distributed as dist
from torch.multiprocessing.spawn import spawn

from backchannel.encoder.labels import default_labels
from backchannel.language import PieceMaker
from backchannel.training.batches import make_sample
from backchannel.training.checkpoint import Start, load_start
from backchannel.training.fit import Recipe, fit
from backchannel.training.network import Network, load_base
from backchannel.training.partial import anchor_stems
from backchannel.training.passages import Passage

PREPARED = 20_000  # matrix products kept ready, one for each shape met


def _fresh(base: Path, recipe: Recipe, start: Start | None) -> Network:
    torch.manual_seed(recipe.seed)
    network = Network(default_labels(), dropout=recipe.dropout, inner=recipe.inner)
    if start is None:
        load_base(network, base)
    else:
        load_start(network, start)
    return network


def _work(
    rank: int, workers: int, port: int, passages: Sequence[Passage], base: Path, recipe: Recipe, start: Start | None, out: str
) -> None:
    """One process of the training; the first writes the weights."""
    import logging

    os.environ |= {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
    torch.set_num_threads(1)
    if rank == 0:
        logging.basicConfig(format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
        logging.getLogger("backchannel").setLevel(logging.INFO)
    if workers > 1:
        dist.init_process_group("gloo", rank=rank, world_size=workers)
    labels, maker = default_labels(), PieceMaker(base / "tokenizer.json")
    network = _fresh(base, recipe, start)
    stems = anchor_stems(passages)
    fit(network, [make_sample(p, maker, labels, stems) for p in passages], labels, recipe, rank=rank, workers=workers)
    if rank == 0:
        torch.save(network.state_dict(), out)
    if workers > 1:
        dist.barrier()
        dist.destroy_process_group()


def train_network(passages: Sequence[Passage], base: Path, recipe: Recipe, *, workers: int = 2, start: Start | None = None) -> Network:
    """Fine-tune the base weights, or those an earlier training ended with, on all given passages, in ``workers`` processes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", str(PREPARED))  # read when the library of products is loaded
    with tempfile.TemporaryDirectory() as scratch:
        out = str(Path(scratch) / "weights.pt")
        spawn(_work, args=(workers, port, passages, base, recipe, start, out), nprocs=workers)  # type: ignore[no-untyped-call]
        network = _fresh(base, recipe, start)
        network.load_state_dict(torch.load(out, weights_only=True))
    return network
