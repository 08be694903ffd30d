"""Scores of a pair to its PLOVER type."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.encoder.labels import default_labels
from backchannel.encoder.pairs import Linked, PairScores
from backchannel.events.relation import PENTA, relation_of
from backchannel.ontology.leaves import load_leaves

LABELS = default_labels()


def one(name: str, names: tuple[str, ...]) -> np.ndarray:
    return np.array([float(n == name) for n in names], dtype=np.float32)


def linked(trigger: str, type: str, status: str, weight: float = 1.0) -> Linked:
    return Linked(trigger, weight, one(type, LABELS.types), one(status, LABELS.statuses))


def relation(*events: Linked) -> str:
    first = events[0]
    return relation_of(PairScores(1.0, first.types, first.statuses, events), LABELS, load_leaves()).type


@pytest.mark.parametrize(
    ("trigger", "type", "status", "coded"),
    [
        ("shelled", "ASSAULT", "happened", "ASSAULT"),
        ("shell", "ASSAULT", "planned", "THREATEN"),
        ("send food", "AID", "planned", "AGREE"),
        ("send food", "AID", "happened", "AID"),
        ("signed", "AGREE", "happened", "SUPPORT"),
        ("promised", "AGREE", "happened", "AGREE"),
        ("condemn", "ACCUSE", "planned", "ACCUSE"),
        ("meet", "CONSULT", "denied", "REJECT"),
    ],
)
def test_a_deed_is_coded_by_what_has_become_of_it(trigger: str, type: str, status: str, coded: str) -> None:
    assert relation(linked(trigger, type, status)) == coded


def test_the_event_that_links_the_two_decides() -> None:
    far, near = linked("arrested", "COERCE", "happened", 0.1), linked("freed", "RETREAT", "happened", 0.9)
    scores = PairScores(1.0, near.types, near.statuses, (far, near))
    found = relation_of(scores, LABELS, load_leaves())
    assert (found.type, found.penta) == ("RETREAT", 2)


@given(st.lists(st.floats(0.0, 1.0), min_size=16, max_size=16), st.lists(st.floats(0.01, 1.0), min_size=4, max_size=4))
def test_chances_sum_to_one(types: list[float], statuses: list[float]) -> None:
    p = np.array(types, dtype=np.float32) + 0.02
    s = np.array(statuses, dtype=np.float32)
    found = relation_of(PairScores(0.5, p / p.sum(), s / s.sum(), ()), LABELS, load_leaves())
    assert sum(found.chances.values()) == pytest.approx(1.0)
    assert found.penta == PENTA[found.type]
