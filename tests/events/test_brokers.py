"""Mediators and backers are no doers."""

from __future__ import annotations

import pytest
from hand import Scene

from backchannel.events.brokers import without_brokers
from backchannel.records import Event


@pytest.mark.parametrize(
    ("text", "trigger", "type", "kept"),
    [
        ("A truce mediated by Egypt took hold after shelling.", "shelling", "ASSAULT", False),
        ("The Egypt-brokered truce took hold.", "truce", "RETREAT", False),
        ("Talks mediated by Egypt went on.", "Talks", "CONSULT", True),
        ("Egypt freed him under a truce mediated by Egypt.", "freed", "RETREAT", True),
        ("He was shot by Egypt.", "shot", "ASSAULT", True),
    ],
)
def test_who_only_mediates_is_no_source(text: str, trigger: str, type: str, kept: bool) -> None:
    scene = Scene(text)
    state = scene.actor("Egypt", country="EGY", sector="GOV")
    made = scene.add(type, trigger, status="happened")
    event = Event("e1", type, None, (), None, None, (state.id,), (), made.span, made.sentence, "happened", None, None, (), (), 0.9, "seen")
    assert bool(without_brokers([event], [state])[0].sources) is kept
