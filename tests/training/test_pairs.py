"""Pairs of parties from annotated passages."""

from __future__ import annotations

import numpy as np

from backchannel.training.pairs import pairs_of
from backchannel.training.passages import parse_passages

TEXT = """\
== a-1 | register: wire | region: africa | period: 2010s
Chad agreed to free nine men after Niger and Mali held talks in Agadez.
  @ state: Chad + Niger + Mali | group: nine men | place: Agadez
  AGREE happened | agreed | source: Chad
  RETREAT.release planned | free | source: Chad | target: nine men
  COERCE denied | men | source: Chad | target: nine men
  CONSULT happened | talks | source: Niger + Mali
"""


def test_each_pair_has_its_foremost_event() -> None:
    (passage,) = parse_passages(TEXT, "a.txt").passages
    found = {(p.source.text, p.target.text): p.event.frame for p in pairs_of(passage, np.random.default_rng(0)) if p.event}
    assert found == {("Chad", "nine men"): "RETREAT", ("Niger", "Mali"): "CONSULT"}


def test_pairs_without_an_event_are_no_pair_of_one() -> None:
    (passage,) = parse_passages(TEXT, "a.txt").passages
    for seed in range(20):
        for pair in pairs_of(passage, np.random.default_rng(seed)):
            if pair.event is None:
                assert {pair.source.text, pair.target.text} not in ({"Chad", "nine men"}, {"Niger", "Mali"})
