"""Which mentions are of one actor."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import cases
from scenes import cast_of


@pytest.mark.parametrize("case", cases("actors/coreference.toml"))
def test_mentions_of_one_actor(case: dict[str, Any]) -> None:
    cast, spans = cast_of(case["text"], case["mentions"], published=case.get("published"), speakers=case.get("speakers", ()))
    actors = [cast.actor_at(span) for span in spans]
    ids = [actor.id if actor else None for actor in actors]
    for group in case.get("same", ()):
        found = {ids[number] for number in group}
        assert len(found) == 1 and None not in found, (case["why"], ids)
    for group in case.get("apart", ()):
        assert len({ids[number] for number in group}) == len(group), (case["why"], ids)
    for number, country in case.get("countries", {}).items():
        actor = actors[int(number)]
        assert actor is not None
        assert actor.country == country, case["why"]


def test_two_countries_are_two_actors() -> None:
    text = "Slovenia's minister met Croatia's. The two countries signed."
    cast, spans = cast_of(text, ["state: The two countries"])
    assert [actor.country for actor in cast.actors_in(spans[0])] == ["SVN", "HRV"]


def test_both_sides_are_the_last_two() -> None:
    text = "Israel and Hamas traded fire. Both sides claimed victory."
    cast, spans = cast_of(text, ["state: Israel", "organisation: Hamas", "group: Both sides"])
    assert [(a.country, a.sector) for a in cast.actors_in(spans[2])] == [("ISR", "GOV"), ("PSE", "REB")]


def test_two_leaders_are_the_last_two_persons() -> None:
    text = "President Ivo Hren met President Ana Kolar. The two leaders dined."
    cast, spans = cast_of(text, ["person: President Ivo Hren", "person: President Ana Kolar", "group: The two leaders"])
    assert [actor.name for actor in cast.actors_in(spans[2])] == ["Ivo Hren", "Ana Kolar"]


def test_a_pronoun_nobody_stands_for_is_no_actor() -> None:
    cast, spans = cast_of("He said nothing. You know it.", ["person: He", "person: You"])
    assert cast.actors == ()
    assert [cast.actor_at(span) for span in spans] == [None, None]


def test_he_in_a_quotation_is_not_its_speaker() -> None:
    text = 'Judge Karl Ott arrived. "He must resign," said Pavel Orlov.'
    mentions = ["person: Judge Karl Ott", "person: He", "person: Pavel Orlov"]
    cast, spans = cast_of(text, mentions, speakers=[("He must resign", "Pavel Orlov")])
    assert cast.actor_at(spans[1]) == cast.actor_at(spans[0])


def test_states_wait_for_no_mention_of_their_own() -> None:
    text = "The Saudi crown prince and Bahraini envoys met. The kingdom paid."
    cast, spans = cast_of(text, ["state: The kingdom"])
    actor = cast.actor_at(spans[0])
    assert actor is not None
    assert actor.country in {"SAU", "BHR"}


def test_who_urges_both_sides_is_a_third() -> None:
    text = "India shelled Pakistan's posts on Monday. Washington urged both countries to stop."
    cast, spans = cast_of(text, ["state: India", "state: Pakistan", "state: Washington", "state: both countries"])
    assert [actor.country for actor in cast.actors_in(spans[3])] == ["IND", "PAK"]


def test_both_men_may_be_anybody() -> None:
    text = "Rafi Bakhash came back with his brother, Omid Bakhash. Both men were held."
    cast, spans = cast_of(text, ["person: Rafi Bakhash", "person: Omid Bakhash", "group: Both men"])
    assert [actor.name for actor in cast.actors_in(spans[2])] == ["Rafi Bakhash", "Omid Bakhash"]


def test_gunmen_are_no_side() -> None:
    text = "Chad accused Niger of sending gunmen. The two sides had agreed on a border."
    cast, spans = cast_of(text, ["state: Chad", "state: Niger", "group: gunmen", "group: The two sides"])
    assert [actor.country for actor in cast.actors_in(spans[3])] == ["TCD", "NER"]


def test_an_army_and_rebels_are_two_sides() -> None:
    text = "Chad's army met rebels near Mao. The two sides counted their dead."
    cast, spans = cast_of(text, ["office: Chad's army", "group: rebels", "group: The two sides"])
    assert [actor.sector for actor in cast.actors_in(spans[2])] == ["MIL", "REB"]


def test_a_reporter_who_signs_with_a_name_alone_is_no_party() -> None:
    text = "By Marta Kovac\n\nWe met the rebels at dawn, and they told us of the raid."
    cast, spans = cast_of(text, ["person: Marta Kovac", "group: We", "group: the rebels"])
    assert cast.actor_at(spans[1]) is None


def test_they_are_persons_in_a_row() -> None:
    text = "Police held Ana Kolar and Ivo Hren. They were freed on Friday."
    cast, spans = cast_of(text, ["group: Police", "person: Ana Kolar", "person: Ivo Hren", "group: They"])
    assert [actor.name for actor in cast.actors_in(spans[3])] == ["Ana Kolar", "Ivo Hren"]


def test_they_are_rather_the_several_who_acted() -> None:
    text = "The rebels freed Ana Kolar and Ivo Hren. They had held two others since May."
    cast, spans = cast_of(text, ["group: The rebels", "person: Ana Kolar", "person: Ivo Hren", "group: They"])
    assert cast.actors_in(spans[3]) == (cast.actor_at(spans[0]),)


@pytest.mark.parametrize(
    ("text", "mentions", "names"),
    [
        (
            "The Tajik government and the Hill Opposition met in Tehran. Iran paid. The two sides shook hands.",
            ["office: The Tajik government", "group: the Hill Opposition", "state: Iran", "group: The two sides"],
            ["Tajik government", "Hill Opposition"],
        ),
        (
            "Fiji bought rice after talks with Tongan officials. Samoa clapped. The two sides shook hands.",
            ["state: Fiji", "group: Tongan officials", "state: Samoa", "group: The two sides"],
            ["Fiji", "Tongan officials"],
        ),
        (
            "The army shelled the rebels. The 14 wounded soldiers were flown out. The two sides traded prisoners.",
            ["office: The army", "group: the rebels", "group: The 14 wounded soldiers", "group: The two sides"],
            ["army", "rebels"],
        ),
        (
            "Envoys of Peru and Chile dined. Brazil was silent. The two delegations flew home.",
            ["group: Envoys of Peru and Chile", "state: Brazil", "group: The two delegations"],
            ["Envoys of Peru and Chile", "Envoys of Peru and Chile"],
        ),
    ],
)
def test_two_sides_are_those_a_sentence_joins(text: str, mentions: list[str], names: list[str]) -> None:
    cast, spans = cast_of(text, mentions)
    assert [actor.name for actor in cast.actors_in(spans[-1])] == names
