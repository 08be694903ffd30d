"""On whose word a deed stands."""

from __future__ import annotations

from dataclasses import replace

from hand import Scene

from backchannel.events.deeds import with_deeds
from backchannel.events.standing import auxiliary_modes, with_standing
from backchannel.records import Claim, Event, Reading, TimeRef
from backchannel.sources import make_document
from backchannel.views.voices import VOICES, heard

TEXT = "Envoys met. One said they met. Another said they met. A third denied that they met. The Post said the envoy said they met."


def event(number: int, status: str = "happened", claims: tuple[str, ...] = ()) -> Event:
    span = Scene(TEXT).span("met", number)
    return Event(f"e{number}", "CONSULT", None, (), None, None, ("a1",), (), span, span, status, None, None, (), claims, 0.9, "", deed="d1")


def claim(number: int, source: str, **facts: object) -> Claim:
    scene = Scene(TEXT)
    made = Claim(f"c{number}", scene.span(source), None, "person", None, scene.span("they met", number), "asserts", None, ())
    return replace(made, **facts)  # type: ignore[arg-type]


def test_a_deed_stands_on_the_article_and_on_who_asserts_or_denies_it() -> None:
    events = (event(1), event(2, claims=("c1",)), event(3, claims=("c2",)), event(4, "denied", claims=("c3",)))
    claims = (claim(1, "One"), claim(2, "Another"), claim(3, "A third", stance="denies"))
    (standing,) = {told.standing for told in with_standing(events, claims, None)}
    assert (standing.own, standing.asserts, standing.denies, standing.sources) == (True, ("c1", "c2"), ("c3",), 2)


def test_what_comes_through_one_source_counts_once() -> None:
    post = claim(4, "The Post", content=Scene(TEXT).span("the envoy said they met"))
    inner = claim(4, "the envoy", id="c5", inside="c4")
    again = claim(1, "The Post", id="c6")
    events = (event(2, claims=("c6",)), event(5, claims=("c4", "c5")))
    told = with_standing(events, (post, inner, again), None)[0]
    assert (told.standing.own, told.standing.asserts, told.standing.sources) == (False, ("c6", "c5"), 1)


def test_who_wants_a_deed_does_not_assert_it() -> None:
    told = with_standing((event(2, "possible", claims=("c1",)),), (claim(1, "One", attitude="eventuality"),), None)[0]
    assert (told.standing.own, told.standing.asserts, told.standing.sources) == (False, (), 0)


def test_auxiliary_modes_follow_status_and_date() -> None:
    assert [auxiliary_modes(event(1, status), None) for status in ("planned", "possible", "denied")] == [
        ("future",),
        ("hypothetical",),
        ("negation",),
    ]
    old, new = (replace(event(1), time=TimeRef(None, day, day)) for day in ("2019-01-01", "2024-03-01"))
    assert auxiliary_modes(old, "2024-03-13") == ("historical",)
    assert auxiliary_modes(new, "2024-03-13") == () == auxiliary_modes(old, None)


def test_a_voice_keeps_its_deeds_and_the_claims_that_speak_of_them() -> None:
    events = with_deeds((event(1), replace(event(2, claims=("c1",)), sources=("a2",), trigger=Scene(TEXT).span("said"))), ())
    claims = (claim(1, "One", events=("e2",)),)
    reading = Reading(make_document(TEXT, id="x"), events=with_standing(events, claims, None), claims=claims)
    assert [e.id for e in heard(reading, "own").events] == ["e1"]
    assert [(e.id, c.id) for e in heard(reading, "attributed").events for c in heard(reading, "attributed").claims] == [("e2", "c1")]
    assert heard(reading, "own").claims == ()
    assert all(heard(heard(reading, voice), voice) == heard(reading, voice) for voice in VOICES)
