"""Fillers that stand too far from their anchor."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand import Scene

from backchannel.tracks import make_tracks


@pytest.mark.parametrize("score", [0.3, 0.8])
def test_numbers_and_charges_are_of_their_own_sentence_and_the_holder_may_stand_before(score: float) -> None:
    scene = Scene("Togo held nine men for smuggling. Later a priest was freed.")
    scene.actor("Togo", country="TGO", sector="GOV")
    freed = scene.add("detainees", "freed", status="released", roles={"person": "a priest"})
    far = scene.add("detainees", "held", roles={"holder": "Togo", "count": "nine men", "charge": "smuggling", "nationality": "Togo"})
    stray = tuple(replace(filler, score=score) for filler in far.fillers)
    made = make_tracks(scene.text, [replace(freed, fillers=(*freed.fillers, *stray))], scene.cast, scene.grounded)
    assert [(i.holder, i.count, i.charge) for i in made.detainees] == [("TGO" if score > 0.5 else None, 1, None)]


def test_the_place_of_an_attack_is_not_that_of_the_next_sentence() -> None:
    scene = Scene("Gunmen raided a depot and killed four. In Gao nine died in May.")
    roles = {"target": "a depot", "killed": ["four", "nine"], "place": "Gao", "period": "in May"}
    scene.add("force", "raided", roles=roles)
    (item,) = make_tracks(scene.text, scene.predicates, scene.cast, scene.grounded).force
    assert (item.killed, item.place, item.period) == (4, None, None)


def test_people_of_the_sentence_before_are_not_those_whom_the_sentence_names() -> None:
    scene = Scene("Togo held a Malian and a Chadian. The Malian was freed. Nobody knew why they were freed.")
    scene.actor("a Malian", "The Malian", country="MLI", sector="CVL")
    scene.actor("a Chadian", country="TCD", sector="CVL")
    both = ["a Malian", "a Chadian"]
    scene.add("detainees", "held", status="held", roles={"person": both, "nationality": both})
    scene.add("detainees", "freed", status="released", roles={"person": [*both, "The Malian"], "nationality": "The Malian"})
    made = make_tracks(scene.text, scene.predicates, scene.cast, scene.grounded).detainees
    assert [(i.nationality, i.status) for i in made] == [(("MLI", "TCD"), "held"), (("MLI",), "released")]


def test_who_signs_the_article_mediates_in_no_talks_of_the_next_line() -> None:
    scene = Scene("By Leila Haddow. Chad and Sudan met in Doha.")
    scene.actor("Leila Haddow", sector="CVL")
    scene.actor("Chad", country="TCD", sector="GOV")
    scene.actor("Sudan", country="SDN", sector="GOV")
    scene.add("talks", "met", roles={"party": ["Chad", "Sudan"], "mediator": "Leila Haddow"})
    (item,) = make_tracks(scene.text, scene.predicates, scene.cast, scene.grounded).talks
    assert (item.parties, item.mediator) == (("TCD", "SDN"), None)
