"""Calibrated confidence, and the training events that a trigger is most like."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.encoder.confidence import Calibration, calibration_of
from backchannel.encoder.examples import Examples
from backchannel.encoder.model import weights_folder
from backchannel.errors import ModelError

CHANCE = st.floats(0.0, 1.0)


@given(CHANCE, CHANCE, CHANCE)
def test_confidence_is_a_chance_and_rises_with_both_scores(a: float, b: float, c: float) -> None:
    scale = Calibration(-0.5, 0.8, 1.2)
    low, high = sorted((a, b))
    assert 0.0 <= scale(low, c) <= scale(high, c) <= 1.0
    assert scale(c, low) <= scale(c, high)


def test_a_card_without_confidence_is_refused() -> None:
    with pytest.raises(ModelError, match="no confidence"):
        calibration_of({"name": "old"})


def test_the_nearest_of_an_example_is_itself() -> None:
    examples = Examples(weights_folder())
    stored = np.load(weights_folder() / "examples.npz")
    vectors = stored["rows"][[0, 50, 500]].astype(np.float32) @ stored["basis"].T + stored["mean"]
    found = examples.nearest(vectors)
    for wanted, near in zip((0, 50, 500), found, strict=True):
        assert examples.passage(near[0]) == examples.passage(wanted)
        assert len({examples.passage(n) for n in near}) == len(near) == 2
        example = examples[near[0]]
        assert example.trigger in example.sentence


def test_no_vectors_have_no_nearest() -> None:
    assert Examples(weights_folder()).nearest(np.zeros((0, 384), dtype=np.float32)) == []


def test_damaged_examples_are_told(tmp_path: Path) -> None:
    (tmp_path / "examples.npz").write_bytes(b"nothing")
    with pytest.raises(ModelError, match=r"examples\.npz"):
        Examples(tmp_path)
