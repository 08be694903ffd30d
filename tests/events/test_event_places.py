"""Of several places the one where a deed is done."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand import Scene

from backchannel.events.places import place_of
from backchannel.records import Filler


@pytest.mark.parametrize(
    ("text", "given", "name"),
    [
        ("Rebels attacked Goz Beida in eastern Chad.", {"Goz Beida": 0.96, "eastern Chad": 0.97}, "Goz Beida"),
        ("In Colombia rebels attacked Granada.", {"Colombia": 0.97, "Granada": 0.94}, "Granada"),
        ("Rebels attacked Granada, in Meta province.", {"Granada": 0.9, "Meta province": 0.97}, "Granada"),
        ("Rebels attacked Jableh, near Latakia.", {"Jableh": 0.8, "Latakia": 0.97}, "Jablah"),
        ("Rebels attacked Ban Wattle in Thailand.", {"Ban Wattle": 0.64, "Thailand": 0.97}, "Ban Wattle"),
        ("Rebels attacked Tartus, Latakia and Homs.", {"Tartus": 0.8, "Latakia": 0.97, "Homs": 0.9}, "Latakia"),
        ("Rebels attacked the dam outside Homs.", {"the dam": 0.97, "Homs": 0.8}, "Homs"),
        ("Rebels attacked the dam.", {"the dam": 0.97}, "the dam"),
    ],
)
def test_the_narrowest_of_the_likeliest_places_is_meant(text: str, given: dict[str, float], name: str) -> None:
    scene = Scene(text)
    deed = replace(
        scene.add("ASSAULT", "attacked", roles={"place": list(given)}),
        fillers=tuple(Filler("place", scene.span(words), score) for words, score in given.items()),
    )
    place = place_of(deed, scene.grounded)
    assert place is not None and place.name == name


def test_a_party_that_no_list_of_places_has_is_no_place() -> None:
    scene = Scene("Envoys met Wattleby in Vienna. Rebels attacked Abha airport in Yemen.")
    met = scene.add("CONSULT", "met", roles={"target": "Wattleby", "place": ["Wattleby", "Vienna"]})
    attacked = scene.add("ASSAULT", "attacked", roles={"target": "Abha airport", "place": ["Abha airport", "Yemen"]})
    first, second = place_of(met, scene.grounded), place_of(attacked, scene.grounded)
    assert first is not None and second is not None
    assert (first.name, second.name) == ("Vienna", "Abha")
