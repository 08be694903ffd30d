"""Which events are one deed, which claims are set against each other, what comes first."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from report_readings import AFFAIR, Maker, affair, document, empty, with_standings

from backchannel.records import PlaceRef, Reading, TimeRef
from backchannel.views.report.deeds import Deed, group_deeds
from backchannel.views.report.timeline import timeline
from backchannel.views.report.voices import claim_trees, group_voices

MAKE = Maker(AFFAIR)


def deed_of(event: str, reading: Reading) -> Deed:
    return next(deed for deed in group_deeds(reading) if any(told.id == event for told in deed.events))


def told_with(event: str, reading: Reading) -> set[str]:
    return {told.id for told in deed_of(event, reading).events}


def changed(reading: Reading, event: str, **facts: Any) -> Reading:
    events = tuple(replace(told, **facts) if told.id == event else told for told in reading.events)
    return replace(reading, events=events)


def test_every_event_is_told_once() -> None:
    reading = affair()
    told = [event.id for deed in group_deeds(reading) for event in deed.events]
    assert sorted(told) == sorted(event.id for event in reading.events)


def test_the_same_talks_are_one_deed() -> None:
    deed = deed_of("e3", affair())
    assert {event.id for event in deed.events} == {"e3", "e4", "e5", "e15"}  # e5 names nobody but is a form of the same word
    assert (deed.status, deed.denied, deed.contested) == ("possible", True, True)
    assert deed.parties == "NOR GOV ↔ ARM GOV"
    assert deed.lead.id == "e3"


def test_what_conflicts_is_another_deed() -> None:
    reading = affair()
    assert told_with("e2", reading) == {"e2"}  # happened, not possible
    assert "e15" not in told_with("e3", changed(reading, "e15", time=TimeRef(None, "2022-05-01", "2022-05-31")))
    assert "e15" not in told_with("e3", changed(reading, "e15", place=PlaceRef(None, "Oslo", "NOR", None, None, None)))
    assert "e15" not in told_with("e3", changed(changed(reading, "e15", mode="phone"), "e3", mode="visit"))
    assert "e15" not in told_with("e3", changed(reading, "e15", sources=("tr",)))


def test_deeds_in_one_direction_keep_it() -> None:
    events = (MAKE.event("x", "THREATEN", "threatened", "tr", "am"), MAKE.event("y", "THREATEN", "accused", "am", "tr"))
    reading = replace(affair(), events=events, claims=())
    assert [deed.parties for deed in group_deeds(reading)] == ["ARM GOV → TUR GOV", "TUR GOV → ARM GOV"]


def test_a_deed_only_denied_is_denied() -> None:
    reading = replace(affair(), events=(MAKE.event("x", "CONSULT", "talks", "am", "no", nth=2, status="denied"),))
    (deed,) = group_deeds(reading)
    assert (deed.status, deed.denied, deed.contested) == ("denied", True, False)


@given(st.randoms(use_true_random=False))
def test_order_of_events_does_not_matter(random: Random) -> None:
    reading = affair()
    events = list(reading.events)
    random.shuffle(events)
    assert group_deeds(replace(reading, events=tuple(events))) == group_deeds(reading)


def test_told_often_and_contested_comes_first() -> None:
    assert group_deeds(affair())[0] == deed_of("e3", affair())


def test_denials_stand_against_assertions() -> None:
    reading = affair()
    choruses = group_voices(reading, group_deeds(reading))
    talks = choruses[0]
    assert talks.deed == deed_of("e3", reading)
    assert [voice.claim.id for voice in talks.voices] == ["c1", "c3", "c2"]
    # c2 asserts "there are no talks", which denies them
    assert [talks.position(voice.claim) for voice in talks.voices] == ["asserts", "asserts", "denies"]
    assert talks.tally() == {"asserts": 2, "denies": 1}


def test_who_relays_a_denial_does_not_deny() -> None:
    reading = affair()
    outer = MAKE.claim("o", "The daily Marmara Haber", "reported", "There are no talks and there is no package", "e4", source_kind="media")
    claims = (outer, *(replace(claim, inside="o") if claim.id == "c2" else claim for claim in reading.claims))
    reading = with_standings(replace(reading, claims=claims))
    talks = group_voices(reading, group_deeds(reading))[0]
    assert talks.position(outer) == "asserts"
    assert talks.tally() == {"asserts": 2, "denies": 1}


def test_every_claim_has_one_place() -> None:
    reading = affair()
    shown = [claim.id for chorus in group_voices(reading, group_deeds(reading)) for _, claim in chorus.lines()]
    assert sorted(shown) == sorted(claim.id for claim in reading.claims)
    nested = {claim.id: depth for chorus in group_voices(reading, group_deeds(reading)) for depth, claim in chorus.lines()}
    assert nested["c4"] == 0
    assert nested["c5"] == 1


@given(st.lists(st.integers(0, 7), min_size=8, max_size=8))
def test_no_nesting_loses_a_claim(outers: list[int]) -> None:
    claims = tuple(MAKE.claim(f"c{number}", None, None, "talks", inside=f"c{outer}") for number, outer in enumerate(outers))
    shown = [claim.id for tree in claim_trees(claims) for _, claim in tree.walk()]
    assert sorted(shown) == sorted(claim.id for claim in claims)


def test_timeline_runs_forward_past_the_day_of_publication() -> None:
    reading = affair()
    entries = timeline(reading, group_deeds(reading))
    assert [entry.when for entry in entries] == [
        "Oct 2023",
        "since 1 Jan 2024",
        "3 Mar 2024",
        "3 Mar 2024",
        "10 Mar 2024",
        "11 Mar 2024",
        "12 Mar 2024",
    ]
    assert [entry.when for entry in entries if entry.deed is None] == ["11 Mar 2024"]


def test_nothing_found_is_nothing_shown() -> None:
    reading = empty()
    assert not group_deeds(reading)
    assert not group_voices(reading, ())
    assert not timeline(reading, ())
    assert timeline(replace(reading, document=document("x", published="2024-01-01")), ()) == ()
