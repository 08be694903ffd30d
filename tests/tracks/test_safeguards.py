"""Inspections: who looks at what in which state."""

from __future__ import annotations

from hand import Scene

from backchannel.records import Safeguard
from backchannel.tracks import make_tracks


def safeguards(made: Scene) -> tuple[Safeguard, ...]:
    return make_tracks(made.text, made.predicates, made.cast, made.grounded).safeguards


def test_inspectors_who_had_been_expelled_are_let_in() -> None:
    made = Scene("Peru let the OSCE into the port. The OSCE had been expelled from the port in 1998.")
    made.actor("the OSCE", "The OSCE", org="OSCE", sector="IGO")
    made.actor("Peru", country="PER", sector="GOV")
    made.add("safeguards", "let", status="agreed", roles={"agency": "the OSCE", "state": "Peru", "subject": "the port"})
    made.add("safeguards", "expelled", status="refused", roles={"agency": "The OSCE", "subject": made.span("the port", 2)})
    assert [(item.agency, item.state, item.status) for item in safeguards(made)] == [("OSCE", "PER", "agreed")]
