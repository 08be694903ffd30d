"""Which events of an article tell of one deed."""

from __future__ import annotations

from backchannel.events.deeds import bundle_events
from backchannel.records import Actor, Event, PlaceRef, Span

ACTORS = {
    "a1": Actor("a1", "Frei", "CHL", "GOV", None, "president", ()),
    "a2": Actor("a2", "Lagos", "CHL", "GOV", None, "president", ()),
    "a3": Actor("a3", "the ministry", "CHL", "GOV", None, None, ()),
    "a4": Actor("a4", "nine villagers", "NGA", "CVL", None, None, (Span(0, 14, "nine villagers"),)),
    "a5": Actor("a5", "farmers", "NGA", "CVL", None, None, (Span(50, 65, "at least 3 farmers"),)),
    "a6": Actor("a6", "villagers", "NGA", "CVL", None, None, (Span(90, 103, "the villagers"),)),
}


def told(*tellings: tuple[str, tuple[str, ...], int], denied: str = "") -> list[list[str]]:
    """Ids of the events of each deed; a telling is its trigger, its sources and where it stands."""
    events = []
    for number, (word, sources, at) in enumerate(tellings, 1):
        span, status = Span(at, at + len(word), word), "denied" if word == denied else "happened"
        events.append(Event(f"e{number}", "ACCUSE", None, (), None, None, sources, (), span, span, status, None, None, (), (), 0.9, ""))
    return [[event.id for event in bundle.events] for bundle in bundle_events(events, ACTORS)]


def test_an_office_and_its_holder_tell_of_one_deed_and_two_holders_of_two() -> None:
    assert told(("criticised", ("a1",), 0), ("criticised", ("a3",), 50)) == [["e1", "e2"]]
    assert told(("criticised", ("a1",), 0), ("criticised", ("a2",), 50)) == [["e1"], ["e2"]]


def test_a_telling_without_parties_joins_one_nearby() -> None:
    assert told(("criticism", (), 0), ("criticised", ("a1",), 200)) == [["e1", "e2"]]
    assert told(("criticism", (), 0), ("criticised", ("a1",), 5000)) == [["e1"], ["e2"]]


def test_other_words_without_parties_are_another_deed() -> None:
    assert told(("criticism", (), 0), ("blamed", ("a1",), 200)) == [["e1"], ["e2"]]


def test_a_denial_needs_no_common_word_and_another_deed_does() -> None:
    assert told(("blamed", ("a3",), 0), ("criticised", ("a3",), 50)) == [["e1"], ["e2"]]
    assert told(("blamed", ("a3",), 0), ("criticised", ("a3",), 50), denied="criticised") == [["e1", "e2"]]


def killed(*tellings: tuple[str, str]) -> list[list[str]]:
    """Ids of the events of each deed; a telling is its target and its place, either of which may be empty."""
    events = []
    for number, (target, place) in enumerate(tellings, 1):
        span, where = Span(40 * number, 40 * number + 6, "killed"), PlaceRef(None, place, "NGA", None, None, None) if place else None
        targets = (target,) if target else ()
        events.append(
            Event(f"e{number}", "ASSAULT", None, (), None, None, (), targets, span, span, "happened", None, where, (), (), 0.9, "")
        )
    return [[event.id for event in bundle.events] for bundle in bundle_events(events, ACTORS)]


def test_two_groups_of_one_code_are_in_two_deeds() -> None:
    assert killed(("a4", ""), ("a5", "")) == [["e1"], ["e2"]]
    assert killed(("a4", ""), ("a4", "")) == [["e1", "e2"]]
    assert killed(("a4", ""), ("a6", "")) == [["e1", "e2"]]


def test_another_place_keeps_apart_what_does_not_tell_both_parties() -> None:
    assert killed(("a6", "Jos"), ("", "Kano")) == [["e1"], ["e2"]]
    assert killed(("a6", "Jos"), ("", "Nigeria"), ("", "")) == [["e1", "e2", "e3"]]
    assert killed(("a6", "Kano"), ("", "Kano State")) == [["e1", "e2"]]
