"""Deals: which mentions are of one deal, how far it went, who its parties are, and what each gives."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stages import coded, stage, tables


def test_just_any_deal_and_a_truce_point_back_to_no_treaty() -> None:
    scene = stage("Peru and Chile signed a trade treaty. Peru denied any bargain. The truce of Peru collapsed.", Peru="PER", Chile="CHL")
    scene.add("deals", "treaty", status="agreed", roles={"label": "a trade treaty", "party": ["Peru", "Chile"]})
    scene.add("deals", "bargain", status="denied", roles={"label": "any bargain", "party": scene.span("Peru", 2)})
    scene.add("deals", "truce", status="collapsed", roles={"label": "The truce", "party": scene.span("Peru", 3)})
    found = [(deal.label, deal.status) for deal in tables(scene).deals]
    assert found == [("a trade treaty", "agreed"), ("any bargain", "denied"), ("The truce", "collapsed")]


def test_a_denied_deal_without_parties_undoes_none() -> None:
    scene = stage("Peru and Chile signed a trade treaty. There was no deal, a clerk said.", Peru="PER", Chile="CHL")
    scene.add("deals", "treaty", status="agreed", roles={"label": "a trade treaty", "party": ["Peru", "Chile"]})
    scene.add("deals", "deal", status="denied", roles={"label": "no deal"})
    assert [deal.status for deal in tables(scene).deals] == ["agreed"]


@pytest.mark.parametrize(
    ("days", "statuses", "status"),
    [
        (("2024-01-05", "2024-03-11"), ("rejected", "agreed"), "agreed"),
        (("2024-03-11", "2024-01-05"), ("agreed", "rejected"), "agreed"),
        (("2024-01-05", "2024-03-11"), ("agreed", "reported"), "agreed"),
        (("2024-03-11", "2024-03-11"), ("rejected", "agreed"), "rejected"),
        (("", "2024-03-11"), ("rejected", "agreed"), "rejected"),
    ],
)
def test_a_deal_is_as_far_as_it_was_on_the_last_day(days: tuple[str, str], statuses: tuple[str, str], status: str) -> None:
    scene = stage("Peru weighed the gas accord with Chile. Peru weighed the gas accord with Chile.", Peru="PER", Chile="CHL")
    for nth in (1, 2):
        party = [scene.span("Peru", nth), scene.span("Chile", nth)]
        roles = {"label": scene.span("the gas accord", nth), "party": party}
        scene.add("deals", scene.span("accord", nth), status=statuses[nth - 1], roles=roles)
    events = [coded(scene, "AGREE", "weighed", "a1", "a2", day=day, nth=nth) for nth, day in enumerate(days, 1)]
    assert [deal.status for deal in tables(scene, *events).deals] == [status]


def test_a_label_of_function_words_or_with_a_possessor_names_the_deal_by_its_noun() -> None:
    scene = stage("Peru's truce held. A treaty bound Chile.", Peru="PER", Chile="CHL")
    scene.add("deals", "truce", status="agreed", roles={"label": "'s truce", "party": "Peru"})
    scene.add("deals", "treaty", status="agreed", roles={"label": "A", "party": "Chile"})
    assert [deal.label for deal in tables(scene).deals] == ["truce", "treaty"]


def test_a_verb_is_of_the_deal_that_its_sentence_names() -> None:
    text = "Peru and Chile will sign a peace treaty. Under the Lima accords Chile agreed to pay Peru in exchange for the coast."
    scene = stage(text, Peru="PER", Chile="CHL")
    scene.add("deals", "treaty", status="proposed", roles={"label": "a peace treaty", "party": ["Peru", "Chile"]})
    scene.add("deals", "accords", status="agreed", roles={"label": "the Lima accords", "party": scene.span("Chile", 2)})
    both = [scene.span("Peru", 2), scene.span("Chile", 2)]
    scene.add("deals", "agreed", status="agreed", roles={"party": both})
    scene.add("deals", "exchange", status="agreed", roles={"party": both})
    found = [(deal.label, deal.status, set(deal.parties)) for deal in tables(scene).deals]
    assert found == [("a peace treaty", "proposed", {"PER", "CHL"}), ("the Lima accords", "agreed", {"PER", "CHL"})]


def test_fillers_and_terms_name_the_parties_that_the_deed_does_not() -> None:
    scene = stage("Peru signed the ore pact with Chile. Under the cocoa plan Togo will give a ship to Gabon.")
    for name, code in (("Peru", "PER"), ("Chile", "CHL"), ("Togo", "TGO"), ("Gabon", "GAB")):
        scene.actor(name, country=code)
    scene.add("deals", "pact", status="agreed", roles={"label": "the ore pact", "party": ["Peru", "Chile"]})
    scene.add("deals", "plan", status="agreed", roles={"label": "the cocoa plan", "party": "Togo"})
    scene.add("terms", "give", roles={"giver": "Togo", "receiver": "Gabon", "item": "a ship"})
    found = tables(scene, coded(scene, "AGREE", "pact", "a1")).deals
    assert [deal.parties for deal in found] == [("PER", "CHL"), ("TGO", "GAB")]


def test_the_parties_of_a_truce_are_those_of_the_cease_fire() -> None:
    scene = stage("Togo praised the truce between Peru and Chile.", Togo="TGO", Peru="PER", Chile="CHL")
    scene.add("deals", "truce", status="agreed", roles={"label": "the truce", "party": ["Togo", "Peru", "Chile"]})
    assert [deal.parties for deal in tables(scene, coded(scene, "RETREAT", "truce", "a2", "a3", mode="ceasefire")).deals] == [
        ("PER", "CHL")
    ]


def test_terms_may_follow_their_deal_in_paragraphs_of_their_own() -> None:
    scene = stage(
        "Peru and Chile signed the ore pact.\n\nPeru will give 40 ships.\n\nChile will hand over a port.\n\nIt rained.\n\nPeru will give coal."
    )
    for name, code in (("Peru", "PER"), ("Chile", "CHL")):
        scene.actor(name, country=code)
    scene.add("deals", "pact", status="agreed", roles={"label": "the ore pact", "party": ["Peru", "Chile"]})
    for name, nth, item in (("Peru", 2, "40 ships"), ("Chile", 2, "a port"), ("Peru", 3, "coal")):
        scene.add("terms", item, roles={"giver": scene.span(name, nth), "item": item})
    (deal,) = tables(scene).deals
    assert [(term.giver, term.receiver, term.item) for term in deal.terms] == [("PER", "CHL", "40 ships"), ("CHL", "PER", "a port")]


def test_two_who_swap_the_same_give_it_to_each_other() -> None:
    scene = stage("Peru and Chile swapped 175 sailors.", Peru="PER", Chile="CHL")
    scene.add("terms", "sailors", roles={"giver": ["Peru", "Chile"], "item": "175 sailors", "amount": "175 sailors"})
    (deal,) = tables(scene, coded(scene, "RETREAT", "swapped", "a1 a2")).deals
    assert [(term.giver, term.receiver, term.item) for term in deal.terms] == [("PER", "CHL", "175 sailors"), ("CHL", "PER", "175 sailors")]
    assert (deal.parties, deal.status) == (("PER", "CHL"), "implemented")


def test_the_deal_itself_is_no_term_and_a_part_of_a_term_no_other() -> None:
    scene = stage(
        "Under the ore pact Peru gives Chile the pact, 1,000 acres of land to Chile and, in return for ships, coal.",
        Peru="PER",
        Chile="CHL",
    )
    scene.add("deals", "pact", status="agreed", roles={"label": "the ore pact", "party": ["Peru", "Chile"]})
    scene.add("terms", "gives", roles={"giver": "Peru", "item": scene.span("the pact")})
    scene.add("terms", "acres", roles={"giver": "Peru", "item": "1,000 acres of land to Chile"})
    scene.add("terms", "land", roles={"item": "1,000 acres", "amount": "1,000 acres"})
    scene.add("terms", "ships", roles={"giver": scene.span("Chile", 2), "item": "return for ships"})
    (deal,) = tables(scene).deals
    found = [(term.giver, term.item, term.amount) for term in deal.terms]
    assert found == [("PER", "1,000 acres of land to Chile", "1,000 acres"), ("CHL", "ships", None)]


@pytest.mark.parametrize(
    "words", ["traded three Chilean scouts for", "freed three Chilean scouts, last May, in exchange for the release of"]
)
def test_people_freed_for_people_are_a_deal_though_no_anchor_tells_it(words: str) -> None:
    scene = stage(f"Peru {words} Ines Roca, a pilot.", Peru="PER")
    scene.actor("three Chilean scouts", country="CHL")
    scene.actor("Ines Roca", country="PER")
    event = coded(scene, "RETREAT", words.split(maxsplit=1)[0], "a1", "a2")
    (deal,) = tables(scene, replace(event, sentence=scene.span(scene.text))).deals
    assert (deal.label, deal.parties, deal.status) == ("three Chilean scouts for Ines Roca", ("PER", "CHL"), "implemented")
    assert [(t.giver, t.receiver, t.item, t.amount) for t in deal.terms] == [
        ("PER", "CHL", "three Chilean scouts", "3"),
        ("CHL", "PER", "Ines Roca", "1"),
    ]


@pytest.mark.parametrize("rest", ["for Chile.", "for lack of proof.", "and thanked a judge for Ines Roca."])
def test_what_is_not_people_given_back_makes_no_exchange(rest: str) -> None:
    scene = stage(f"Peru freed three scouts {rest}", Peru="PER")
    scouts = scene.actor("three scouts", country="BOL")
    scene.actor("Chile", country="CHL")
    scene.actor("Ines Roca")
    event = coded(scene, "RETREAT", "freed", "a1", scouts.id)
    assert not tables(scene, replace(event, sentence=scene.span(scene.text))).deals


def test_a_label_runs_to_the_end_of_its_words_and_of_the_noun_after_it() -> None:
    scene = stage("Peru hailed the Lima accord. Chile offered a barter-like swap.", Peru="PER", Chile="CHL")
    scene.add("deals", "accord", status="agreed", roles={"label": "the Lima", "party": "Peru"})
    scene.add("deals", "barter", status="proposed", roles={"label": "a barter", "party": "Chile"})
    assert {deal.label for deal in tables(scene).deals} == {"the Lima accord", "a barter-like"}


def test_what_comes_after_for_is_given_back_whoever_an_anchor_lets_give_it() -> None:
    scene = stage("Peru would exchange them for three captains of Chile.", Peru="PER", Chile="CHL")
    scene.actor("them", country="CHL")
    scene.actor("three captains", country="PER")
    scene.add("terms", "captains", roles={"giver": "Peru", "item": "three captains"})
    event = coded(scene, "RETREAT", "exchange", "a1", "a3")
    (deal,) = tables(scene, replace(event, sentence=scene.span(scene.text))).deals
    assert [(t.giver, t.receiver, t.item) for t in deal.terms] == [("PER", "CHL", "them"), ("CHL", "PER", "three captains")]
