"""Who is named, and how a table names a party."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand import Scene

from backchannel.tracks.material import Material, is_named, party_name


def material(scene: Scene) -> Material:
    return Material(scene.text, scene.cast, scene.grounded)


@pytest.mark.parametrize(
    ("name", "org", "named"),
    [
        ("Ana Kolar", None, True),
        ("Salim al-Tayyar", None, True),
        ("Zia ul-Haq", None, True),
        ("Omar bin Saleh", None, True),
        ("al-Tayyar", None, False),
        ("Six Fishermen", None, False),
        ("Baltic Watch", "BALTIC", False),
        ("United Arab Emirates", None, False),
    ],
)
def test_who_goes_by_a_name(name: str, org: str | None, named: bool) -> None:
    assert is_named(Scene(f"{name} came.").actor(name, org=org)) == named


def test_an_armed_body_is_itself_and_a_people_its_state() -> None:
    made = Scene("A Hamas court and The Libyans met Nine Libyans.")
    court = made.actor("A Hamas court", country="PSE", sector="JUD", org="HAMAS")
    people = replace(made.actor("The Libyans", country="LBY", sector="CVL"), name="Libyans")
    nine = made.actor("Nine Libyans", country="LBY", sector="CVL")
    assert [party_name(actor) for actor in (court, people, nine)] == ["HAMAS", "LBY", "Nine Libyans"]
    assert party_name(replace(people, mentions=(made.span("Libyans", 2),))) == "Libyans"


def test_only_a_known_place_stands_for_its_state() -> None:
    made = Scene("They went to Niamey and to the depot.")
    made.add("CONSULT", "went", status="happened", roles={"place": ["Niamey", "the depot"]})
    assert material(made).parties([made.span("Niamey"), made.span("the depot")]) == ("NER", "the depot")
