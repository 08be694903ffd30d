"""What is learned of passages that do not tell everything."""

from __future__ import annotations

from dataclasses import replace

import pytest
from telling import deed, passages

from backchannel.encoder.labels import default_labels
from backchannel.encoder.model import weights_folder
from backchannel.language import PieceMaker

pytest.importorskip("torch", reason="tests of training need torch: pip install '.[train]'")

import torch

from backchannel.training.batches import OPEN, Sample, crop_of, make_sample
from backchannel.training.fit import Recipe, _Marked, predicate_loss, token_loss
from backchannel.training.network import Network, Shape
from backchannel.training.passages import Passage


def test_nothing_is_learned_of_what_is_not_told() -> None:
    labels, maker = default_labels(), PieceMaker(weights_folder() / "tokenizer.json")
    (passage,) = passages(deed("freed", "RETREAT", ["Chad"], ["Benin"]))
    sample = make_sample(passage, maker, labels, {"talks": frozenset({"met"})})
    assert (sample.tags[:, [0, 2]] == OPEN).all() and (sample.anchors == OPEN).all()
    assert set(sample.tags[:, 1].tolist()) == {0, 1}
    (target,) = (t for t in sample.targets if t.family == "event")
    assert "mode" not in target.labels and {labels.roles[role] for role in target.open} == {"target", "place", "time", "quantity"}
    scores = torch.randn(len(sample.words), labels.token_columns, requires_grad=True)
    token_loss([sample], [scores], labels).backward()
    moved = scores.grad.abs().sum(dim=0) > 0
    assert moved.nonzero().flatten().tolist() == list(range(*labels.token_slices()["event"].indices(labels.token_columns)))


def test_what_fills_an_open_role_makes_no_difference_to_the_loss() -> None:
    labels, maker = default_labels(), PieceMaker(weights_folder() / "tokenizer.json")
    (passage,) = passages(deed("freed", "RETREAT", ["Chad"], ["nine soldiers of Mali"]))
    closed = replace(passage, open=(frozenset[str](),))
    opened = replace(passage, open=(frozenset({"target"}),))
    bare = replace(opened, predicates=(replace(passage.predicates[0], fillers=passage.predicates[0].fillers[:1]),))
    torch.manual_seed(1)
    network = Network(labels, shape=Shape(width=24, heads=2, inner=48, layers=1), dropout=0.0, inner=16)

    def loss(passage: Passage) -> float:
        sample: Sample = make_sample(passage, maker, labels, {})
        vectors = torch.linspace(-1, 1, 24 * len(sample.words)).reshape(-1, 24)
        marked = [_Marked(0, crop_of(t, sample.words, labels), t) for t in sample.targets if t.family == "event"]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return float(predicate_loss(network, [vectors], marked, labels, Recipe()).detach())

    assert loss(opened) == loss(bare) != loss(closed)
