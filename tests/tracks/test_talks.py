"""Talks: who takes part, who mediates, and which mentions are of one meeting."""

from __future__ import annotations

from dataclasses import replace

from stages import coded, stage, tables

from backchannel.records import Filler


def test_who_is_likelier_a_party_is_no_mediator() -> None:
    scene = stage("Peru and Chile held quiet talks through Oman.", Peru="PER", Chile="CHL", Oman="OMN")
    made = scene.add("talks", "talks", status="happened", roles={"party": ["Peru", "Chile"]})
    doubtful = [Filler("mediator", scene.span(name), score) for name, score in (("Peru", 0.4), ("Chile", 0.3), ("Oman", 0.9))]
    scene.predicates[:] = [replace(made, fillers=(*made.fillers, *doubtful))]
    assert [(item.parties, item.mediator) for item in tables(scene).talks] == [(("PER", "CHL"), "OMN")]


def test_two_who_are_named_are_not_left_without_the_other() -> None:
    scene = stage("Peru and Chile held quiet talks.", Peru="PER", Chile="CHL")
    scene.add("talks", "talks", status="happened", roles={"mediator": ["Peru", "Chile"]})
    (item,) = tables(scene, coded(scene, "CONSULT", "talks", "a1", "a2")).talks
    assert (item.parties, item.mediator) == (("PER", "CHL"), None)
