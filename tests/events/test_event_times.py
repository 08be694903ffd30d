"""Days of deeds whose own words give none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hand import Scene

from backchannel.events.dating import with_told_times
from backchannel.events.dating.candidates import NEWS, Candidates
from backchannel.events.dating.facts import facts_of
from backchannel.events.dating.story import Story, news_day
from backchannel.events.times import with_own_times
from backchannel.language import split_sentences
from backchannel.records import Claim, Event, Grounded, Span, TimeRef


def event(scene: Scene, trigger: str, kind: str = "ASSAULT", status: str = "happened", **facts: object) -> Event:
    scene.add(kind, trigger, status=status)
    made = scene.predicates[-1]
    whole = Event("e1", kind, None, (), None, None, (), (), made.span, made.sentence, status, None, None, (), (), 0.9, "seen", deed="d1")
    return replace(whole, **facts)  # type: ignore[arg-type]


def grounded(scene: Scene, *phrases: str) -> Grounded:
    from backchannel.gazetteer.places import Places
    from backchannel.grounding import Grounder
    from backchannel.records import Mention

    mentions = [Mention(scene.span(phrase), "time", 1.0) for phrase in phrases]
    return Grounder(Places())(scene.document, mentions, [])


def dated(events: Sequence[Event], claims: Sequence[Claim], found: Grounded, published: str | None, text: str = "") -> tuple[Event, ...]:
    sentences = split_sentences(text or events[0].sentence.text)
    return with_told_times(with_own_times(events, claims, found, published), claims, (), found, sentences, published)


def story(events: Sequence[Event], claims: Sequence[Claim] = ()) -> Story:
    return Story.of(events, claims, (), Grounded(), split_sentences(events[0].sentence.text), "2024-03-13")


def may_be_news(one: Event) -> bool:
    return any(candidate.whence == NEWS for candidate in Candidates(story([one]))(one))


def day_of(time: TimeRef | None) -> str | None:
    return time.start if time else None


def test_a_deed_takes_the_only_time_of_its_sentence() -> None:
    scene = Scene("The army shelled the port on Monday and burned it.")
    (made,) = dated([event(scene, "burned")], (), grounded(scene, "Monday"), "2024-03-13")
    assert (day_of(made.time), made.why) == ("2024-03-11", "seen; time of its sentence")


def test_what_is_done_by_saying_it_has_the_day_of_the_saying_and_a_deed_only_from_elsewhere() -> None:
    scene = Scene("The army shelled the port, the mayor said on Monday.")
    content = scene.span("The army shelled the port")
    claim = Claim("c1", scene.span("the mayor"), None, "person", scene.span("said"), content, "asserts", None, ("e1",))
    deed, criticism = event(scene, "shelled", claims=("c1",)), event(scene, "shelled", "ACCUSE", claims=("c1",), deed="d2")
    made = with_own_times([deed, criticism], [claim], grounded(scene, "Monday"), "2024-03-13")
    assert [day_of(one.time) for one in made] == [None, "2024-03-11"]


def test_a_time_that_dates_a_noun_or_a_state_is_left_to_it() -> None:
    for text, phrase in (("The army left under last year's accord.", "last year"), ("The army left the town it held since 2012.", "2012")):
        scene = Scene(text)
        (made,) = dated([event(scene, "left")], (), grounded(scene, phrase), "2024-03-13")
        assert made.time is None


def test_what_only_tells_who_somebody_is_may_not_have_the_day_of_the_news_in_its_sentence() -> None:
    scene = Scene("Chad on Monday freed two men convicted of kidnapping.")
    convicted, found = event(scene, "convicted"), grounded(scene, "Monday")
    told = Story.of([convicted], (), (), found, split_sentences(scene.text), "2024-03-13")
    assert [one.time for one in Candidates(told)(convicted)] == [None]


def test_a_time_right_before_a_deed_is_its_own() -> None:
    scene = Scene("The Dec. 28 meeting was fixed two weeks ago, before Tuesday's vote.")
    weeks = TimeRef(scene.span("two weeks ago"), "2024-02-26", "2024-03-03")
    meeting, vote = event(scene, "meeting", time=weeks), event(scene, "vote", id="e2", deed="d2", time=weeks)
    made = dated([meeting, vote], (), grounded(scene, "Dec. 28", "Tuesday"), "2024-03-13")
    assert [day_of(one.time) for one in made] == ["2023-12-28", "2024-03-12"]


@pytest.mark.parametrize(
    ("text", "phrase", "deed"),
    [
        ("The editor, who was seized in 2019, was not released.", "2019", "released"),
        ("The rebels left the city in March after the army had shelled it.", "March", "shelled"),
        ("The governor, who had shelled the port, resigned in March.", "March", "shelled"),
    ],
)
def test_a_time_of_another_clause_is_left_to_it(text: str, phrase: str, deed: str) -> None:
    scene = Scene(text)
    (made,) = dated([event(scene, deed)], (), grounded(scene, phrase), "2024-03-13")
    assert made.time is None


def test_tellings_of_one_deed_share_its_time() -> None:
    scene = Scene("The army shelled the port. The shelling on Monday was brief.")
    time = TimeRef(scene.span("Monday"), "2024-03-11", "2024-03-11")
    made = dated([event(scene, "shelled"), event(scene, "shelling", id="e2", time=time)], (), Grounded(), None)
    assert made[0].time == time


def test_the_closest_time_of_a_deed_is_that_of_all_its_tellings() -> None:
    scene = Scene("The leaders will meet later this month. The meeting on 28 March is the third. Envoys meet in May.")
    month, day = (
        TimeRef(scene.span("later this month"), "2024-03-13", "2024-03-31"),
        TimeRef(scene.span("28 March"), "2024-03-28", "2024-03-28"),
    )
    may = TimeRef(scene.span("May"), "2024-05-01", "2024-05-31")
    made = dated(
        [event(scene, "meet", time=month), event(scene, "meeting", id="e2", time=day), event(scene, "Envoys", id="e3", time=may)],
        (),
        Grounded(),
        None,
    )
    assert [day_of(one.time) for one in made] == ["2024-03-28", "2024-03-28", "2024-05-01"]


def test_a_deed_that_is_done_leaves_a_time_to_come_to_the_one_it_is_about() -> None:
    scene = Scene("They agreed to meet next Tuesday.")
    tuesday = TimeRef(scene.span("next Tuesday"), "2024-03-19", "2024-03-19")
    agreed, meeting = event(scene, "agreed", time=tuesday), event(scene, "meet", id="e2", deed="d2", status="planned", time=tuesday)
    made = dated([agreed, meeting], (), grounded(scene, "next Tuesday"), "2024-03-13")
    assert [day_of(one.time) for one in made] == [None, "2024-03-19"]


def test_a_time_in_what_somebody_says_is_not_that_of_what_stands_outside() -> None:
    scene = Scene("He called it an insult and denied that his country would fill the reservoir before July.")
    content = scene.span("his country would fill the reservoir before July")
    claim = Claim("c1", scene.span("He"), None, "person", scene.span("denied"), content, "denies", None, ())
    (made,) = dated([event(scene, "called", "ACCUSE")], [claim], grounded(scene, "July"), None)
    assert made.time is None


def test_what_a_speaker_says_by_two_cues_is_said_once() -> None:
    scene = Scene("The minister responded by saying the port should open.")
    content = scene.span("the port should open")
    claims = [
        Claim(f"c{n}", scene.span("The minister"), "a1", "person", scene.span(cue), content, "asserts", None, ("e1",))
        for n, cue in enumerate(("responded", "saying"))
    ]
    spoken = event(scene, "should", "REQUEST", claims=("c0", "c1"))
    assert "two speakers" not in facts_of(spoken, story([spoken], claims)).flags
    other = [claims[0], replace(claims[1], source_actor="a2")]
    assert "two speakers" in facts_of(spoken, story([spoken], other)).flags


def test_what_is_taken_as_known_was_not_said_today() -> None:
    scene = Scene("The deal, he said, was dead.")
    assert [day_of(one.time) for one in dated([event(scene, "deal", "AGREE")], (), Grounded(), "2024-03-13")] == [None]


def test_what_is_done_by_saying_it_is_dated_by_the_day_reported_on() -> None:
    scene = Scene("Talks ended on Monday.\n\nThe mayor condemned the army. He had praised it.")
    found = grounded(scene, "Monday")
    now, then = event(scene, "condemned", "ACCUSE"), event(scene, "praised", "SUPPORT", id="e2", deed="d2")
    assert day_of(dated([now, then], (), found, "2024-03-13", scene.text)[0].time) == "2024-03-11"
    assert [day_of(one.time) for one in dated([now], (), Grounded(), None, scene.text)] == [None]


def test_the_day_reported_on_is_a_single_day_hardly_before_publication() -> None:
    times = [
        TimeRef(Span(0, 1, "x"), start, end)
        for start, end in (("2023-01-01", "2023-12-31"), ("2024-02-01", "2024-02-01"), ("2024-03-12", "2024-03-12"))
    ]
    assert news_day(times, "2024-03-13") == times[2]
    assert news_day(times[:2], "2024-03-13") == TimeRef(None, "2024-03-13", "2024-03-13")
    assert news_day(times, None) is None


def test_the_day_of_a_saying_makes_no_time_closer() -> None:
    scene = Scene("The attack this week killed two. Chad condemned the attack on Tuesday.")
    week = TimeRef(scene.span("this week"), "2024-03-11", "2024-03-13")
    tuesday = TimeRef(scene.span("Tuesday"), "2024-03-12", "2024-03-12")
    first, again = event(scene, "attack", time=week), replace(event(scene, "attack"), id="e2", time=tuesday)
    condemned = event(scene, "condemned", "ACCUSE", id="e3", deed="d2", time=tuesday)
    made = dated([first, again, condemned], (), grounded(scene, "this week", "Tuesday"), "2024-03-13")
    assert day_of(made[0].time) == "2024-03-11"


@pytest.mark.parametrize(
    ("text", "deed"),
    [("It was the eighth raid since March 2007.", "raid"), ("Chad lent it millions, its first credit since March 2007.", "lent")],
)
def test_since_when_deeds_are_counted_is_not_the_day_of_the_last(text: str, deed: str) -> None:
    scene = Scene(text)
    told = TimeRef(scene.span("March 2007"), "2007-03-01", "2024-03-13")
    (made,) = dated([event(scene, deed, time=told)], (), grounded(scene, "March 2007"), "2024-03-13")
    assert made.time is None


def test_what_is_planned_takes_no_day_gone_by_from_its_sentence() -> None:
    scene = Scene("Under the pact signed on Monday, Kenya will free forty men.")
    (made,) = dated([event(scene, "free", "RETREAT", "planned")], (), grounded(scene, "Monday"), "2024-03-13")
    assert made.time is None


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Two kingdoms signed a treaty in the reign of Henry.", "the reign of Henry"),
        ("Two kingdoms signed a treaty in 1214.", None),
        ("Two kingdoms signed a treaty long sought in 1214 and never kept.", None),
    ],
)
def test_a_deed_of_old_has_not_the_day_of_the_news(text: str, phrase: str | None) -> None:
    scene = Scene(text)
    time = TimeRef(scene.span(phrase), None, None) if phrase else None
    (made,) = dated([event(scene, "signed", "AGREE", time=time)], (), grounded(scene), "2024-03-13")
    assert day_of(made.time) is None


def test_a_number_of_things_is_no_year() -> None:
    scene = Scene("The mayor praised the harvest in 1500 villages.")
    assert may_be_news(event(scene, "praised", "SUPPORT"))


@pytest.mark.parametrize(
    ("text", "deed", "is_news"),
    [
        ("Izz Hamad, convicted of spying, fell ill.", "convicted", False),
        ("The court convicted Izz Hamad of spying.", "convicted", True),
        ("Izz Hamad was convicted of spying.", "convicted", True),
        ("The teacher, who was charged with treason, left the country.", "charged", False),
        ("A plan that was rejected by both sides lies in the archive.", "rejected", False),
        ("The offer, which the king rejected, lapsed.", "rejected", False),
        ("Two brothers are in jail on charges of smuggling.", "charges", False),
        ("A woman arrested in March and accused of spying fell ill.", "accused", False),
        ("A woman was arrested in March and accused of spying.", "accused", True),
        ("Ex-minister charged with fraud", "charged", True),
        ("Chad objected to the plan.", "objected", True),
    ],
)
def test_what_tells_who_somebody_is_has_not_the_day_of_the_news(text: str, deed: str, is_news: bool) -> None:
    assert may_be_news(event(Scene(text), deed, "ACCUSE")) == is_news


@pytest.mark.parametrize(
    ("text", "deed", "day"),
    [
        ("Chad on Monday freed two men convicted of kidnapping.", "convicted", None),
        ("Chad on Monday freed two men convicted of kidnapping.", "kidnapping", None),
        ("Two men were charged on Monday with plotting a coup.", "coup", None),
        ("Chad on Monday freed two men convicted of kidnapping.", "freed", "2024-03-11"),
        ("Two men convicted of kidnapping were freed on Monday.", "convicted", None),
        ("Chad freed two men convicted in Moundou on Monday.", "convicted", "2024-03-11"),
    ],
)
def test_what_tells_who_somebody_is_has_only_a_time_of_its_own_clause(text: str, deed: str, day: str | None) -> None:
    scene = Scene(text)
    (made,) = dated([event(scene, deed)], (), grounded(scene, "Monday"), "2024-03-13")
    assert day_of(made.time) == day


def test_a_time_right_after_a_participle_is_that_deeds_only() -> None:
    scene = Scene("Omar Said, a writer arrested on March 7, is on trial.")
    found = grounded(scene, "March 7")
    arrest, trial = event(scene, "arrested", time=found.time(scene.span("March 7"))), event(scene, "trial", id="e2", deed="d2")
    assert [day_of(one.time) for one in dated([arrest, trial], (), found, "2024-03-13")] == ["2024-03-07", None]


def test_a_number_of_those_held_since_a_day_is_no_count_of_deeds() -> None:
    scene = Scene("Police have detained more than 100 men since March 8.")
    told = TimeRef(scene.span("March 8"), "2024-03-08", "2024-03-13")
    (made,) = dated([event(scene, "detained", time=told)], (), grounded(scene, "March 8"), "2024-03-13")
    assert made.time == told


def test_what_runs_up_to_the_news_is_not_cut_by_another_telling() -> None:
    scene = Scene("The gold was blocked since 2018. It was blocked in April 2020.")
    lasting = event(scene, "blocked", time=TimeRef(scene.span("2018"), "2018-01-01", "2024-03-13"))
    again = event(scene, "blocked", id="e2", time=TimeRef(scene.span("April 2020"), "2020-04-01", "2020-04-30"))
    assert [day_of(one.time) for one in dated([lasting, again], (), grounded(scene), "2024-03-13")] == ["2018-01-01", "2020-04-01"]


def test_a_promise_has_not_the_time_of_what_is_promised() -> None:
    scene = Scene("Chad promised to leave within six months.")
    time = TimeRef(scene.span("six months"), "2024-03-13", "2024-09-13")
    promise, leave = event(scene, "promised", time=time), event(scene, "leave", "RETREAT", "planned", id="e2", deed="d2", time=time)
    assert [one.time for one in dated([promise, leave], (), grounded(scene), "2024-03-13")] == [None, time]


def test_since_when_a_deed_lasts_is_not_the_day_of_another() -> None:
    scene = Scene("Chad freed two soldiers held since August.")
    time = TimeRef(scene.span("August"), "2023-08-01", "2024-03-13")
    freed, held = event(scene, "freed", time=time), event(scene, "held", id="e2", deed="d2", time=time)
    assert [one.time for one in dated([freed, held], (), grounded(scene), "2024-03-13")] == [None, time]


@pytest.mark.parametrize(
    ("text", "deed", "year"),
    [
        ("They settled a 1981 claim.", "claim", "1981-01-01"),
        ("They left the 2015 nuclear deal.", "deal", "2015-01-01"),
        ("They sent 2000 troops.", "troops", None),
        ("They sent some of the 2000 armed men who deserted.", "deserted", None),
    ],
)
def test_a_year_right_before_a_noun_is_its_own(text: str, deed: str, year: str | None) -> None:
    scene = Scene(text)
    (made,) = with_own_times([event(scene, deed)], (), Grounded(), None)
    assert day_of(made.time) == year
