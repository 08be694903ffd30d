"""How a deed without a time of its own gets one of those the article tells."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hand import Scene
from hypothesis import given
from hypothesis import strategies as st

from backchannel.events.dating.candidates import NEWS, SAYING, TELLING, Candidate, Candidates
from backchannel.events.dating.choice import BELIEVED, choose, load_weights, probabilities
from backchannel.events.dating.features import distance
from backchannel.events.dating.story import Story
from backchannel.events.dating.tenses import form_of
from backchannel.gazetteer.places import Places
from backchannel.grounding import Grounder
from backchannel.language import split_sentences
from backchannel.records import Claim, Event, Mention, TimeRef

MONDAY, TUESDAY = (TimeRef(None, day, day) for day in ("2024-03-11", "2024-03-12"))
PUBLISHED = "2024-03-13"


def event(
    scene: Scene, trigger: str, kind: str = "ASSAULT", status: str = "happened", *, day: str = "", claims: tuple[str, ...] = ()
) -> Event:
    scene.add(kind, trigger, status=status)
    made = scene.predicates[-1]
    time = scene.grounded.time(scene.span(day)) or TimeRef(scene.span(day), "2024-03-11", "2024-03-11") if day else None
    return Event(
        f"e{made.span.start}", kind, None, (), None, None, (), (), made.span, made.sentence, status, time, None, (), claims, 0.9, ""
    )


def story(scene: Scene, *events: Event, claims: tuple[Claim, ...] = (), times: tuple[str, ...] = ()) -> Story:
    mentions = [Mention(scene.span(words), "time", 1.0) for words in times]
    grounded = Grounder(Places())(scene.document, mentions, [])
    return Story.of(events, claims, (), grounded, split_sentences(scene.text), PUBLISHED)


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("Peru had already|signed it", "pluperfect"),
        ("Peru has|signed it", "perfect"),
        ("Peru will|sign it", "modal"),
        ("It was|signed", "passive"),
        ("It is being|signed", "present passive"),
        ("Peru hailed the new|accord", "noun"),
        ("Peru,|signing it, left", "participle"),
        ("On Monday Peru|met Chile", "past"),
        ("Peru|hails Chile", "present"),
    ],
)
def test_the_form_of_a_deed_is_told_by_the_words_before_it(words: str, form: str) -> None:
    before, _, trigger = words.partition("|")
    assert form_of(trigger, f"{before} ") == form


def test_a_deed_may_have_the_time_of_another_of_the_saying_and_of_the_news() -> None:
    scene = Scene('The army shelled the port on Monday. "They must stop," the mayor said on Tuesday.')
    content = scene.span("They must stop")
    claim = Claim("c1", scene.span("the mayor"), "a1", "person", scene.span("said"), content, "asserts", None, ())
    shelled, must = event(scene, "shelled", day="Monday"), event(scene, "must", "REQUEST", claims=("c1",))
    found = Candidates(story(scene, shelled, must, claims=(claim,), times=("Monday", "Tuesday")))(must)
    assert found[0].time is None
    assert {(one.whence, one.time.start) for one in found[1:] if one.time} == {
        (NEWS, "2024-03-11"),
        (SAYING, "2024-03-12"),
        (TELLING, "2024-03-11"),
        (TELLING, "2024-03-12"),
    }


def test_what_a_speaker_says_next_is_said_on_the_same_day() -> None:
    scene = Scene("The mayor said on Tuesday it was bad. It was worse, he said. It rained. It rained. It rained. All is lost, he added.")
    contents = ("it was bad", "It was worse", "All is lost")
    claims = tuple(
        Claim(f"c{n}", None, "a1", "person", scene.span(cue, nth), scene.span(content), "asserts", None, ())
        for n, (content, cue, nth) in enumerate(zip(contents, ("said", "said", "added"), (1, 2, 1), strict=True))
    )
    said = story(scene, claims=claims, times=("Tuesday",)).said
    assert [(said[c.id][0].start, said[c.id][1]) for c in claims] == [("2024-03-12", how) for how in ("told", "same", "far")]


def test_a_plan_has_no_day_gone_by_and_what_is_done_none_to_come() -> None:
    scene = Scene("Chad signed it on Monday. Mali will leave. Togo left. Benin leaves in May.")
    signed = event(scene, "signed", "AGREE", day="Monday")
    may = replace(event(scene, "leaves", "RETREAT", "planned"), time=TimeRef(scene.span("May"), "2024-05-01", "2024-05-31"))
    will, left = event(scene, "will leave", "RETREAT", "planned"), event(scene, "left", "RETREAT")
    times = {e.id: {c.time.start for c in Candidates(story(scene, signed, will, left, may))(e) if c.time} for e in (will, left)}
    assert times[will.id].isdisjoint({"2024-03-11"}) and "2024-05-01" in times[will.id]
    assert "2024-05-01" not in times[left.id] and "2024-03-11" in times[left.id]


def test_since_when_another_deed_lasts_is_no_time_of_a_deed_of_its_sentence() -> None:
    scene = Scene("Chad freed two soldiers held since Monday.")
    freed, held = event(scene, "freed", "RETREAT"), event(scene, "held", "COERCE", day="Monday")
    assert all(one.whence != TELLING for one in Candidates(story(scene, freed, held, times=("Monday",)))(freed))


def test_where_another_telling_stands() -> None:
    scene = Scene("One. Two. Three.\n\nFour. Five.\n\nSix.")
    told = story(scene)
    assert [distance(4, there, told) for there in range(6)] == [
        "in paragraph before",
        "in paragraph before",
        "in paragraph before",
        "previous",
        "sentence",
        "ahead",
    ]
    assert (distance(3, 2, told), distance(5, 0, told), distance(2, 0, told), distance(0, 1, told)) == (
        "paragraph before",
        "back",
        "paragraph",
        "next",
    )


FEATURES = st.lists(st.sampled_from(["good", "bad", "unheard of"]), max_size=4).map(tuple)
WEIGHTS = {"good": 1.5, "bad": -2.0}


@given(st.lists(st.tuples(st.sampled_from([None, MONDAY, TUESDAY]), FEATURES), min_size=1, max_size=8), st.floats(0, 1))
def test_the_chosen_time_is_one_of_the_candidates_and_the_likeliest(
    rows: list[tuple[TimeRef | None, tuple[str, ...]]], least: float
) -> None:
    candidates = [Candidate(None, "", ()), *(Candidate(time, TELLING, features) for time, features in rows)]
    likely = probabilities(candidates, WEIGHTS)
    assert math.isclose(sum(likely), 1.0)
    chosen = choose(candidates, WEIGHTS, least)
    share = {day: sum(p for one, p in zip(candidates, likely, strict=True) if one.time == day) for day in (MONDAY, TUESDAY)}
    if chosen is None:
        assert sum(share.values()) < least + 1e-9 or max(share.values()) < BELIEVED + 1e-9
    else:
        assert chosen[0] in candidates and chosen[0].time is not None
        assert math.isclose(chosen[1], max(share.values()))


def test_tellings_of_one_time_count_together() -> None:
    candidates = [Candidate(None, "", ()), Candidate(TUESDAY, TELLING, ("good",)), *[Candidate(MONDAY, TELLING, ("fair",))] * 2]
    chosen = choose(candidates, {"good": 1.0, "fair": 0.9}, 0.5)
    assert chosen is not None and chosen[0].time == MONDAY


def test_a_day_is_as_likely_as_it_and_the_month_around_it_together() -> None:
    march = TimeRef(None, "2024-03-01", "2024-03-31")
    april = TimeRef(None, "2024-04-01", "2024-04-30")
    candidates = [Candidate(None, "", ()), *(Candidate(time, TELLING, ()) for time in (april, march, MONDAY))]
    chosen = choose(candidates, {}, 0.5)
    assert chosen is not None and chosen[0].time == MONDAY and math.isclose(chosen[1], 0.5)


def test_the_shipped_weights_are_of_features_that_candidates_have() -> None:
    weights = load_weights()
    assert len(weights) > 300 and {feature.split(" ", 1)[0] for feature in weights} == {"none", "news", "said", "told", "other"}
