"""The mean of several trainings."""

from __future__ import annotations

from pathlib import Path

import pytest

from backchannel.encoder.labels import default_labels
from backchannel.encoder.model import weights_folder
from backchannel.errors import ModelError

pytest.importorskip("torch", reason="tests of training need torch: pip install '.[train]'")

import torch

from backchannel.training.blend import DISTANCES, MARKS, mean_network
from backchannel.training.checkpoint import CHECKPOINT, load_start, read_start, write_checkpoint
from backchannel.training.network import Network, Shape

UP = "encoder.layers.0.up.weight"


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A training that ended beside the shipped weights, and says in other marks and distances what these say."""
    network = Network(default_labels())
    load_start(network, read_start(weights_folder()))
    state = network.state_dict()
    state[UP] += 0.5
    state[MARKS] += 3.0
    state[DISTANCES] -= 3.0
    folder = tmp_path_factory.mktemp("other")
    write_checkpoint(network, {"name": "other"}, folder)
    return folder / CHECKPOINT


def test_the_mean_lies_between_its_parts_and_nearer_to_what_is_named_twice(other: Path) -> None:
    shipped = read_start(weights_folder())
    alone, both, twice = (mean_network(parts) for parts in ([shipped], [shipped, read_start(other)], [shipped, shipped, read_start(other)]))
    base = alone.state_dict()[UP]
    assert torch.allclose(both.state_dict()[UP], base + 0.25, atol=1e-5)
    assert torch.allclose(twice.state_dict()[UP], base + 0.5 / 3, atol=1e-5)


def test_what_marks_and_distances_trade_makes_no_difference(other: Path) -> None:
    shipped = read_start(weights_folder())
    alone, both = mean_network([shipped]), mean_network([shipped, read_start(other)])
    assert torch.allclose(alone.predicates.places()[:, :384], both.predicates.places()[:, :384], atol=1e-4)


def test_another_network_is_refused_by_name(tmp_path: Path) -> None:
    write_checkpoint(Network(default_labels(), shape=Shape(vocabulary=50, layers=1)), {}, tmp_path)
    with pytest.raises(ModelError, match=r"network\.pt: made by another version"):
        mean_network([read_start(weights_folder()), read_start(tmp_path / CHECKPOINT)])
