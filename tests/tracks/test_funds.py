"""Sums of money: whose they are, who has them, and what became of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand import Scene

from backchannel.records import Amount, Event, Funds
from backchannel.tracks import make_tracks

COUNTRIES = {"Peru": "PER", "Chile": "CHL", "Togo": "TGO", "Benin": "BEN", "Lima": "PER", "Chilean": "CHL"}


def scene(text: str) -> Scene:
    """A text with its states."""
    made = Scene(text)
    for name, code in COUNTRIES.items():
        if name in text:
            made.actor(name, country=code, sector="GOV")
    return made


def funds(made: Scene, *events: Event) -> tuple[Funds, ...]:
    found = [p for p in made.predicates if p.family == "track"]
    return make_tracks(made.text, found, made.cast, made.grounded, events).funds


@pytest.mark.parametrize(
    ("second", "owner", "holder", "items"),
    [
        ("Togo froze $9 million of Benin's.", "Benin", "Togo", 2),
        ("Chile froze $9 million of Peru's.", "Peru", "Chile", 1),  # read the other way round
        ("Somebody has the $9 million.", None, None, 1),
    ],
)
def test_equal_sums_of_others_are_two(second: str, owner: str | None, holder: str | None, items: int) -> None:
    made = scene(f"Peru owes Chile $9 million. {second}")
    made.add("funds", "owes", status="owed", roles={"owner": "Chile", "holder": "Peru", "amount": "$9 million"})
    parties = {"owner": owner, "holder": holder}
    roles = {role: made.span(name, 1 + (name in {"Peru", "Chile"})) for role, name in parties.items() if name}
    made.add("funds", made.span("$9 million", 2), status="frozen", roles={**roles, "amount": made.span("$9 million", 2)})
    assert len(funds(made)) == items


def test_a_bank_is_of_its_state_where_sums_are_equal() -> None:
    made = scene("A Lima bank holds $9 million of Togo's. Peru will free the $9 million.")
    made.actor("A Lima bank", country="PER", sector="BUS")
    made.add("funds", "holds", status="frozen", roles={"owner": "Togo", "holder": "A Lima bank", "amount": "$9 million"})
    made.add("funds", "free", status="released", roles={"holder": "Peru", "amount": made.span("$9 million", 2)})
    assert len(funds(made)) == 1


def test_money_that_was_paid_is_not_owed_because_it_had_been() -> None:
    made = scene("Peru paid Chile $9 million. The $9 million had been owed since May.")
    made.add("funds", "paid", status="paid", roles={"owner": "Chile", "holder": "Peru", "amount": "$9 million"})
    made.add("funds", "owed", status="owed", roles={"amount": made.span("$9 million", 2)})
    assert [(item.owner, item.status) for item in funds(made)] == [("CHL", "paid")]


@pytest.mark.parametrize(
    ("text", "sums", "items"),
    [
        ("Peru owes Chile $9 million and Togo $2 million.", ["$9 million", "$2 million"], [("CHL", 9e6), ("TGO", 2e6)]),
        ("Peru owes Chile $9 million, Benin $1 million and Togo $2 million.", ["$9 million", "$1 million", "$2 million"], None),
        ("Peru owes Chile $9 million (8 million euros).", ["$9 million", "8 million euros"], [("CHL", 9e6)]),
        ("Peru owes Chile $9 million or 8 million euros.", ["$9 million", "8 million euros"], [("CHL", 9e6)]),
        ("Peru owes Chile $9 million of Benin and $2 million.", ["$9 million", "$2 million"], [("CHL", 9e6)]),
    ],
)
def test_each_creditor_of_a_sentence_has_his_sum(text: str, sums: list[str], items: list[tuple[str, float]] | None) -> None:
    made = scene(text)
    made.add("funds", "owes", status="owed", roles={"owner": "Chile", "holder": "Peru", "amount": sums})
    found = [(item.owner, item.amount.value if item.amount else None) for item in funds(made)]
    assert found == (items or [("CHL", 9e6), ("BEN", 1e6), ("TGO", 2e6)])
    assert {item.holder for item in funds(made)} == {"PER"}


def test_the_amount_is_the_likeliest_filler_that_is_a_sum() -> None:
    made = scene("Togo froze $25 million of Chilean money.")
    frozen = made.add("funds", "money", status="frozen", roles={"holder": "Togo", "amount": ["$25 million", "Chilean money"]})
    made.predicates[0] = replace(frozen, fillers=(*frozen.fillers[:2], replace(frozen.fillers[2], score=0.99)))
    assert [item.amount for item in funds(made)] == [Amount(25e6, "USD")]


@pytest.mark.parametrize(("type", "owner", "holder"), [("REQUEST", "PER", "TGO"), ("CONSULT", "TGO", None)])
def test_who_seeks_money_owns_it_and_who_is_asked_has_it(type: str, owner: str, holder: str | None) -> None:
    made = scene("Peru seeks $9 million from Togo.")
    sought = made.add("funds", "million", status="sought", roles={"owner": ["Togo", "Peru"], "amount": "$9 million"})
    peru, togo = (actor.id for actor in made.cast.actors)
    trigger = made.span("seeks")
    asked = Event("e1", type, None, (), None, None, (peru,), (togo,), trigger, sought.sentence, "happened", None, None, (), (), 0.9, "")
    assert [(item.owner, item.holder) for item in funds(made, asked)] == [(owner, holder)]


@pytest.mark.parametrize(
    ("second", "holder", "owner", "items"),
    [
        ("The money had been put in Lucerne.", None, None, 1),
        ("Togo will not free the frozen money.", "Togo", None, 1),
        ("Benin keeps the money of Chad.", "Benin", "Chad", 2),
        ("Togo found money of Chad in a cellar.", "Togo", "Chad", 2),
    ],
)
def test_the_money_is_that_told_of_before(second: str, holder: str | None, owner: str | None, items: int) -> None:
    made = scene(f"Peru wants $9 million back from Togo. {second}")
    made.add("funds", "million", status="sought", roles={"owner": "Peru", "holder": "Togo", "amount": "$9 million"})
    told = made.span(holder, 2 if holder == "Togo" else 1) if holder else None
    made.add("funds", "money", status="frozen", roles=({"holder": told} if told else {}) | ({"owner": owner} if owner else {}))
    assert len(funds(made)) == items


@pytest.mark.parametrize(
    ("roles", "items"), [({}, 0), ({"owner": "Peru"}, 0), ({"holder": "Togo"}, 0), ({"owner": "Peru", "holder": "Togo"}, 1)]
)
def test_money_of_which_neither_a_sum_nor_both_sides_are_told_is_none(roles: dict[str, str], items: int) -> None:
    made = scene("Money of Peru was found in Togo.")
    made.add("funds", "Money", status="frozen", roles=roles)
    assert len(funds(made)) == items
