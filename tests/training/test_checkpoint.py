"""What a training ended with, and another starting from there."""

from __future__ import annotations

from pathlib import Path

import pytest

from backchannel.encoder.labels import default_labels
from backchannel.errors import ModelError

pytest.importorskip("torch", reason="tests of training need torch: pip install '.[train]'")

import torch

from backchannel.training.checkpoint import CHECKPOINT, load_start, read_start, write_checkpoint
from backchannel.training.network import Network, Shape

SMALL = Shape(vocabulary=50, positions=16, width=24, heads=2, inner=48, layers=1)


def _network(seed: int, inner: int = 16) -> Network:
    torch.manual_seed(seed)
    return Network(default_labels(), shape=SMALL, inner=inner)


def test_a_training_goes_on_from_the_weights_another_ended_with(tmp_path: Path) -> None:
    ended, begins = _network(1), _network(2)
    write_checkpoint(ended, {"name": "first", "recipe": {"epochs": 9}}, tmp_path)
    start = read_start(tmp_path / CHECKPOINT)
    load_start(begins, start)
    assert start.made == {"name": "first", "recipe": {"epochs": 9}}
    assert all(torch.equal(one, two) for one, two in zip(ended.parameters(), begins.parameters(), strict=True))


def test_the_state_of_another_network_is_refused_by_name(tmp_path: Path) -> None:
    write_checkpoint(_network(1, inner=8), {}, tmp_path)
    with pytest.raises(ModelError, match=r"network\.pt: made by another version"):
        load_start(_network(1), read_start(tmp_path / CHECKPOINT))


def test_a_file_that_is_no_checkpoint_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Talks resumed.", "utf-8")
    with pytest.raises(ModelError, match=r"notes\.txt: no network\.pt of"):
        read_start(tmp_path / "notes.txt")
