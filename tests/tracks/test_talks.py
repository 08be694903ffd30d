"""Talks: who takes part, who mediates, and which mentions are of one meeting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand import Scene
from stages import coded, stage, tables

from backchannel.records import Filler, Span


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


@pytest.mark.parametrize("who", ["both sides", "the two delegations", "anybody", "three", "All parties"])
def test_words_that_tell_nobody_are_no_party(who: str) -> None:
    scene = stage(f"Peru said {who} would hold talks.", Peru="PER")
    scene.add("talks", "talks", status="planned", roles={"party": ["Peru", who]})
    assert [item.parties for item in tables(scene).talks] == [("PER",)]


def test_those_described_are_parties_under_their_description() -> None:
    scene = stage("Peru held talks with striking teachers.", Peru="PER")
    scene.add("talks", "talks", status="happened", roles={"party": ["Peru", "striking teachers"]})
    assert [item.parties for item in tables(scene).talks] == [("PER", "striking teachers")]


def both(scene: Scene, nth: int) -> list[Span]:
    """The nth mentions of the two parties."""
    return [scene.span("Peru", nth), scene.span("Chile", nth)]


@pytest.mark.parametrize(
    ("text", "days", "count"),
    [
        ("Peru and Chile met in Athens. Peru and Chile met in Brussels.", ("", ""), 2),
        ("Peru and Chile met in Greece. Peru and Chile met in Athens.", ("", ""), 1),
        ("On Monday Peru and Chile met in Athens. On Monday Peru and Chile met in Brussels.", ("Monday", "Monday"), 1),
    ],
)
def test_talks_in_two_states_are_two_unless_of_one_day(text: str, days: tuple[str, str], count: int) -> None:
    scene = stage(text, Peru="PER", Chile="CHL")
    venues = [word for word in text.replace(".", "").split() if word in {"Athens", "Greece", "Brussels"}]
    for nth in (1, 2):
        day = {"time": scene.span("Monday", nth)} if days[0] else {}
        scene.add("talks", scene.span("met", nth), status="happened", roles={"party": both(scene, nth), "venue": venues[nth - 1], **day})
    assert len(tables(scene).talks) == count


def test_talks_through_two_mediators_are_two_and_who_mediated_is_told_in_the_sentence() -> None:
    scene = stage(
        "Togo brokered talks of Peru and Chile. Gabon opened talks of Peru and Chile.", Peru="PER", Chile="CHL", Togo="TGO", Gabon="GAB"
    )
    scene.add("talks", "talks", status="happened", roles={"party": both(scene, 1), "mediator": "Togo"})
    scene.add("talks", scene.span("talks", 2), status="happened", roles={"party": both(scene, 2), "mediator": ["Togo", "Gabon"]})
    assert [item.mediator for item in tables(scene).talks] == ["TGO", "GAB"]


def test_a_mention_without_parties_is_of_talks_nearby() -> None:
    scene = stage(
        "Peru and Chile met.\n\nTalks were held in secret.\n\n" + "It rained. " * 50 + "\n\nTalks were held in secret.",
        Peru="PER",
        Chile="CHL",
    )
    scene.add("talks", "met", status="happened", roles={"party": both(scene, 1)})
    for nth in (1, 2):
        scene.add("talks", scene.span("Talks", nth), status="happened", roles={"channel": scene.span("secret", nth)})
    assert [item.parties for item in tables(scene).talks] == [("PER", "CHL"), ()]


@pytest.mark.parametrize(("rest", "channel"), [("direct or indirect", None), ("direct", "open"), ("indirect", "indirect")])
def test_direct_or_indirect_tells_no_channel(rest: str, channel: str | None) -> None:
    scene = stage(f"Peru denied any talks, {rest}.", Peru="PER")
    scene.add("talks", "talks", status="denied", roles={"party": "Peru", "channel": rest.split(maxsplit=1)[0]})
    assert [talks.channel for talks in tables(scene).talks] == [channel]


@pytest.mark.parametrize(
    ("text", "venue", "told"),
    [
        ("At the center of the talks of Peru and Chile is a mine.", "the center", None),
        ("There Peru and Chile held talks.", "There", None),
        ("In the town hall Peru and Chile held talks.", "the town hall", "the town hall"),
    ],
)
def test_a_venue_is_a_place(text: str, venue: str, told: str | None) -> None:
    scene = stage(text, Peru="PER", Chile="CHL")
    scene.add("talks", "talks", status="happened", roles={"party": ["Peru", "Chile"], "venue": venue})
    assert [item.venue for item in tables(scene).talks] == [told]
