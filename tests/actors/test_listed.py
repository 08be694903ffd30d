"""A user's lists laid over the cast of a text."""

from __future__ import annotations

from scenes import document, located

from backchannel.actors import ActorResolver, Cast
from backchannel.gazetteer import load_gazetteer
from backchannel.gazetteer.own import Coded, Listed, OwnLists
from backchannel.language import split_sentences

FRONT = Listed("Blue Valley Union", (Coded("NGAREB", "2011-01-01", None), Coded("NGAOPP")))
OWN = OwnLists(
    [
        ("Blue Valley Union", FRONT),
        ("Valley Union", FRONT),
        ("soldier", Listed("soldier", (Coded("MIL"),), is_agent=True)),
        ("Arnheim", Listed("Arnheim", (Coded("ARN"),))),
    ],
    "0",
)


def cast_of(text: str, mentions: list[str], published: str) -> Cast:
    found = located(text, mentions)
    resolver = ActorResolver(load_gazetteer(), OWN)
    return resolver(document(text, published), found, [s.span for s in split_sentences(text)])


def test_the_code_of_the_list_holds_on_its_day() -> None:
    text = "The Blue Valley Union freed two soldiers."
    for day, code, sector in (("2012-01-01", "NGAREB", "REB"), ("2009-01-01", "NGAOPP", "OPP")):
        actor = cast_of(text, ["organisation: The Blue Valley Union"], day).actors[0]
        assert (actor.code, actor.country, actor.sector) == (code, "NGA", sector)


def test_names_of_one_entry_are_one_actor() -> None:
    text = "The Blue Valley Union denied it. Valley Union had been accused on Monday."
    cast = cast_of(text, ["organisation: The Blue Valley Union", "organisation: Valley Union"], "2012-01-01")
    assert [len(actor.mentions) for actor in cast.actors] == [2]


def test_agents_are_added_to_the_actor_they_stand_with() -> None:
    text = "Arnheim soldiers crossed the river while Arnheim denied it."
    cast = cast_of(text, ["group: Arnheim soldiers", "state: Arnheim"], "2012-01-01")
    assert [actor.code for actor in cast.actors] == ["ARNMIL", "ARN"]
    assert all(actor.country is None for actor in cast.actors)  # a code of no ISO state


def test_whom_the_list_does_not_know_stays_as_the_gazetteer_has_it() -> None:
    cast = cast_of("Iran rejected it.", ["state: Iran"], "2012-01-01")
    assert cast.actors[0].code == "IRNGOV"
