"""Passages in batches, and batches for processes that go in step."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from backchannel.encoder.labels import default_labels
from backchannel.encoder.model import weights_folder
from backchannel.language import PieceMaker
from backchannel.training.passages import parse_passages

pytest.importorskip("torch", reason="tests of training need torch: pip install '.[train]'")

from backchannel.training.batches import Sample, batches, cost, in_step, make_sample

SENTENCE = "Chad agreed to free nine men.\n  @ state: Chad | group: nine men\n  AGREE happened | agreed | source: Chad\n"


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    head = "== a-{} | register: wire | region: africa | period: 2010s\n"
    text = "\n".join(head.format(number) + SENTENCE * (1 + number % 9) for number in range(60))
    maker, labels = PieceMaker(weights_folder() / "tokenizer.json"), default_labels()
    return [make_sample(passage, maker, labels, {}) for passage in parse_passages(text, "a.txt").passages]


def _ids(some: list[list[Sample]]) -> list[str]:
    return [sample.passage.id for batch in some for sample in batch]


def test_every_passage_is_in_one_batch(samples: list[Sample]) -> None:
    found = _ids(list(batches(samples, pieces=60, generator=np.random.default_rng(1))))
    assert sorted(found) == sorted(sample.passage.id for sample in samples)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_processes_get_batches_of_like_cost_and_none_twice(samples: list[Sample], workers: int) -> None:
    every = list(batches(samples, pieces=60, generator=np.random.default_rng(1)))
    ordered = in_step(every, workers, np.random.default_rng(2))
    assert len(every) - workers < len(ordered) <= len(every) and len(ordered) % workers == 0
    assert max(Counter(_ids(ordered)).values()) == 1
    waits = [max(costs) - min(costs) for at in range(0, len(ordered), workers) if (costs := [cost(b) for b in ordered[at : at + workers]])]
    apart = [max(costs) - min(costs) for at in range(0, len(every), workers) if (costs := [cost(b) for b in every[at : at + workers]])]
    assert sum(waits) <= sum(apart) and (workers == 1 or sum(waits) < 0.5 * sum(apart))


def test_all_processes_agree_on_the_order(samples: list[Sample]) -> None:
    every = list(batches(samples, pieces=60, generator=np.random.default_rng(1)))
    one, other = (in_step(every, 2, np.random.default_rng(3)) for _ in range(2))
    assert _ids(one) == _ids(other)
