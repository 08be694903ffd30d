"""Inspections: who looks at what in which state."""

from __future__ import annotations

from dataclasses import replace

import pytest
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


@pytest.mark.parametrize(
    ("where", "other", "items"),
    [("the plant at Arak", "the plant at Bonab", 2), ("the Arak plant", "the plant at Arak", 1), ("a plant", "the plant", 1)],
)
def test_subjects_at_two_places_are_two_matters(where: str, other: str, items: int) -> None:
    made = Scene(f"The OSCE saw {where} on Monday. The OSCE asked for {other}.")
    made.actor("The OSCE", org="OSCE", sector="IGO")
    made.add("safeguards", "saw", status="implemented", roles={"agency": "The OSCE", "subject": where})
    made.add("safeguards", "asked", status="pending", roles={"agency": made.span("The OSCE", 2), "subject": other})
    assert len(safeguards(made)) == items


@pytest.mark.parametrize(("gap", "states", "items"), [(" ", 1, 1), ("\n\n", 1, 2), ("\n\n", 2, 1)])
def test_matters_without_subject_are_one_where_both_parties_are_or_in_one_paragraph(gap: str, states: int, items: int) -> None:
    made = Scene(f"Peru expels the OSCE monitors.{gap}Peru may let the OSCE monitors in again.")
    made.actor("OSCE", org="OSCE", sector="IGO")
    made.actor("Peru", country="PER", sector="GOV")
    for nth in (1, 2):
        roles = {"agency": made.span("OSCE", nth)} | ({"state": made.span("Peru", nth)} if nth <= states else {})
        made.add("safeguards", made.span("monitors", nth), status="refused", roles=roles)
    assert [item.subject for item in safeguards(made)] == [None] * items


def test_where_both_roles_name_one_state_the_next_likeliest_fills_the_less_sure() -> None:
    made = Scene("Peru lets the OSCE in.")
    made.actor("Peru", country="PER", sector="GOV")
    made.actor("the OSCE", org="OSCE", sector="IGO")
    lets = made.add("safeguards", "lets", status="agreed", roles={"agency": ["Peru", "the OSCE"], "state": "Peru"})
    made.predicates[0] = replace(lets, fillers=(lets.fillers[0], replace(lets.fillers[1], score=0.4), lets.fillers[2]))
    assert [(item.agency, item.state) for item in safeguards(made)] == [("OSCE", "PER")]


def test_the_state_is_that_in_which_the_subject_lies_and_never_the_inspectors_own() -> None:
    made = Scene("Peru's team saw a depot near Arica in Chile.")
    made.actor("Peru's team", country="PER", sector="GOV")
    made.actor("Chile", country="CHL", sector="GOV")
    made.add("safeguards", "saw", status="implemented", roles={"agency": "Peru's team", "subject": "a depot near Arica in Chile"})
    assert [(item.agency, item.state) for item in safeguards(made)] == [("PER", "CHL")]
    alone = Scene("Peru's team saw a depot near Lima in Peru.")
    alone.actor("Peru", country="PER", sector="GOV")
    alone.add("safeguards", "saw", status="implemented", roles={"agency": "Peru", "subject": "a depot near Lima in Peru"})
    assert [(item.agency, item.state) for item in safeguards(alone)] == [("PER", None)]


@pytest.mark.parametrize("who", ["Six inspectors", "Ann Lee"])
def test_inspectors_and_who_speaks_for_them_are_of_the_body_named_before_them(who: str) -> None:
    made = Scene(f"The OSCE says it knows of no promise. {who} saw the port in Peru.")
    made.actor("The OSCE", org="OSCE", sector="IGO")
    made.actor(who, sector="IGO")
    made.actor("Peru", country="PER", sector="GOV")
    made.add("safeguards", "saw", status="implemented", roles={"agency": who, "state": "Peru", "subject": "the port"})
    assert [item.agency for item in safeguards(made)] == ["OSCE"]
