"""Parties and places that the sentence leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backchannel.events.holders import with_holders
from backchannel.events.places import with_told_places
from backchannel.records import Actor, Event, PlaceRef, Span

STATE = Actor("a1", "Chad", "TCD", "GOV", None, None, ())
OTHER = Actor("a2", "Niger", "NER", "GOV", None, None, ())
EDITOR = Actor("a3", "Fatimé Adoum", "TCD", "MED", None, None, ())
POET = Actor("a4", "Issa Brahim", "TCD", "CVL", None, None, ())
ACTORS = (STATE, OTHER, EDITOR, POET)


def event(
    id: str, type: str, mode: str | None, sources: tuple[str, ...], targets: tuple[str, ...], contexts: tuple[str, ...] = ()
) -> Event:
    span = Span(0, 1, "x")
    return Event(id, type, mode, contexts, None, None, sources, targets, span, span, "happened", None, None, (), (), 0.9, "seen")


ARREST = event("e1", "COERCE", "arrest", ("a1",), ("a3",))


def test_a_prisoner_is_freed_by_who_holds_him() -> None:
    freed = event("e2", "RETREAT", "release", (), ("a3",))
    made = with_holders([ARREST, freed], ACTORS)[1]
    assert (made.sources, made.why) == (("a1",), "seen; source: holder in e1")


def test_another_prisoner_is_held_by_the_only_jailer_of_the_article() -> None:
    sentence = event("e4", "COERCE", "arrest", (), ("a4",))
    often = [replace(ARREST, id=f"e{n}") for n in range(3)]
    assert with_holders([*often, sentence], ACTORS)[-1].sources == ("a1",)
    assert with_holders([*often[:2], sentence], ACTORS)[-1].sources == ()  # told too seldom
    assert with_holders([*often, replace(ARREST, sources=("a2",)), sentence], ACTORS)[-1].sources == ()  # two jailers


@pytest.mark.parametrize(("contexts", "source"), [(("legal",), ("a1",)), ((), ())])
def test_charges_are_the_jailers_and_criticism_is_anybodys(contexts: tuple[str, ...], source: tuple[str, ...]) -> None:
    accused = event("e2", "ACCUSE", None, (), ("a3",), contexts)
    assert with_holders([ARREST, accused], ACTORS)[1].sources == source


def test_a_government_is_no_prisoner_and_a_known_source_stays() -> None:
    blocked = event("e2", "COERCE", None, ("a1",), ("a2",))
    freed, own = event("e3", "RETREAT", "release", (), ("a2",)), event("e4", "RETREAT", "release", ("a2",), ("a3",))
    made = with_holders([ARREST, blocked, freed, own], ACTORS)
    assert [one.sources for one in made[2:]] == [(), ("a2",)]


def test_the_place_of_a_deed_is_that_of_its_nearest_telling() -> None:
    def telling(id: str, at: int, place: str | None, status: str = "happened") -> Event:
        where = PlaceRef(None, place, None, None, None, None) if place else None
        made = event(id, "CONSULT", "meet", ("a1", "a2"), ())
        return replace(made, trigger=Span(at, at + 1, "x"), place=where, deed="d1", status=status)

    tellings = [telling("e1", 0, "Zinder"), telling("e2", 50, None), telling("e3", 60, "Agadez"), telling("e4", 70, None, "denied")]
    assert [one.place.name if one.place else None for one in with_told_places(tellings)] == ["Zinder", "Agadez", "Agadez", None]
