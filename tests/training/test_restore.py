"""Weights as they ship, made a network again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from backchannel.encoder.labels import default_labels
from backchannel.encoder.model import OnnxScorer, weights_folder
from backchannel.errors import ModelError

pytest.importorskip("torch", reason="tests of training need torch: pip install '.[train]'")

import numpy as np
import torch

from backchannel.encoder.crops import cut_crop
from backchannel.language import PieceMaker, cut_windows, split_sentences
from backchannel.training.checkpoint import load_start, read_start
from backchannel.training.network import Network, Shape
from backchannel.training.restore import restore
from backchannel.training.torch_scorer import TorchScorer

TEXT = "Chad freed nine soldiers on Friday, and Niger's foreign minister said in Niamey that talks with Mali would go on."


@pytest.fixture(scope="module")
def network() -> Network:
    network = Network(default_labels())
    load_start(network, read_start(weights_folder()))
    return network


def test_a_training_that_goes_on_from_shipped_weights_tells_how_they_were_made() -> None:
    made = read_start(weights_folder()).made
    assert made["name"] and made["corpus"] and ("recipe" in made or "blend" in made) and "scores" not in made


def test_shipped_weights_score_a_text_as_they_do_as_a_network(network: Network) -> None:
    labels, maker = default_labels(), PieceMaker(weights_folder() / "tokenizer.json")
    pieces = maker(TEXT, split_sentences(TEXT))
    words, windows = pieces.words(), list(cut_windows(pieces, cls=maker.cls, sep=maker.sep))
    shipped, again = OnnxScorer(weights_folder(), labels), TorchScorer(network)
    ((vectors, scores),), ((vectors_again, scores_again),) = shipped.encode(windows), again.encode(windows)
    table = vectors[np.isin(windows[0].piece, words.first)]
    crops = [cut_crop(words, 1, 2, mark=0, family="event"), cut_crop(words, 12, 13, mark=1, family="claim")]
    pairs = [(vectors, vectors_again), (scores, scores_again)]
    for one, two in zip(shipped.predicates(crops, table), again.predicates(crops, table), strict=True):
        pairs += zip(one, two, strict=True)
    for one, two in pairs:
        assert float(one.ravel() @ two.ravel()) > 0.98 * float(np.linalg.norm(one) * np.linalg.norm(two))


def test_every_parameter_is_restored(network: Network) -> None:
    torch.manual_seed(7)
    other = Network(default_labels())
    restore(other, weights_folder())
    for (name, one), two in zip(network.named_parameters(), other.parameters(), strict=True):
        rows = 256 if name == "encoder.places.weight" else len(one)  # no window is longer
        assert torch.equal(one[:rows], two[:rows]), name


def test_weights_of_another_network_and_a_folder_without_any_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no weights that this version can go on from"):
        restore(Network(default_labels(), shape=Shape(layers=2)), weights_folder())
    shutil.copy(weights_folder() / "card.json", tmp_path)
    with pytest.raises(ModelError, match=tmp_path.name):
        restore(Network(default_labels()), tmp_path)
