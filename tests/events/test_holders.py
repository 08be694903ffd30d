"""Who jails where the sentence leaves it out, and who does not."""

from __future__ import annotations

from dataclasses import replace

from backchannel.events.holders import with_holders
from backchannel.records import Actor, Event, Span

STATE = Actor("a1", "Chad", "TCD", "GOV", None, None, ())
TROOPS = Actor("a2", "Troops", "TCD", "MIL", None, None, ())
REBELS = Actor("a3", "FACT rebels", "TCD", "REB", "FACT", None, ())
POLICE = Actor("a4", "Police", "TCD", "COP", None, None, ())
POET = Actor("a5", "Issa Brahim", "TCD", "CVL", None, None, ())
NURSE = Actor("a6", "a nurse", "TCD", "CVL", None, None, ())


def event(type: str, mode: str | None, sources: tuple[str, ...], target: Actor) -> Event:
    span = Span(0, 1, "x")
    legal = ("legal",) if type == "ACCUSE" else ()
    return Event("e1", type, mode, legal, None, None, sources, (target.id,), span, span, "happened", None, None, (), (), 0.9, "seen")


CHARGED, FREED = event("ACCUSE", None, (), NURSE), event("RETREAT", "release", (), NURSE)


def arrests(*by: Actor) -> list[Event]:
    """Three arrests of the poet by one or in turns."""
    return [event("COERCE", "arrest", (by[n % len(by)].id,), POET) for n in range(3)]


def sources(events: list[Event], *actors: Actor) -> tuple[str, ...]:
    return with_holders(events, (*actors, POET, NURSE))[-1].sources


def test_the_jailer_is_the_state_itself_and_no_organ_that_judges_nobody() -> None:
    assert sources([*arrests(TROOPS), FREED], TROOPS, STATE) == (STATE.id,)
    assert sources([*arrests(TROOPS, POLICE), CHARGED], TROOPS, POLICE) == (POLICE.id,)
    assert sources([*arrests(TROOPS), FREED], TROOPS) == ()


def test_rebels_are_not_the_state_they_are_in() -> None:
    assert sources([*arrests(REBELS), CHARGED], REBELS, STATE) == ()
    assert sources([*arrests(STATE, REBELS), CHARGED], REBELS, STATE) == ()


def test_who_holds_a_man_without_judging_does_not_charge_him() -> None:
    taken = event("COERCE", "arrest", (REBELS.id,), NURSE)
    assert sources([taken, CHARGED], REBELS, STATE) == ()
    assert sources([taken, FREED], REBELS, STATE) == (REBELS.id,)
    assert sources([replace(taken, sources=(POLICE.id,)), CHARGED], POLICE, STATE) == (POLICE.id,)


def test_who_tries_a_man_convicts_him_and_rebels_beside_the_state_try_nobody() -> None:
    tried = event("ACCUSE", None, (STATE.id,), NURSE)
    assert sources([tried, CHARGED], REBELS, STATE) == (STATE.id,)
    assert sources([tried, FREED], REBELS, STATE) == ()
    assert sources([*arrests(STATE), *arrests(REBELS), CHARGED], REBELS, STATE) == (STATE.id,)
    assert sources([*arrests(STATE), *arrests(REBELS), FREED], REBELS, STATE) == ()
