"""What speaks for and against each time a deed may have, as names of features whose weights are learned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from backchannel.events.dating.facts import Facts
from backchannel.events.dating.story import Story, grain_of
from backchannel.events.times import belongs_elsewhere
from backchannel.records import Span, TimeRef

NEAR = frozenset({"sentence", "previous", "paragraph", "paragraph before"})
KIN = {"RETREAT": "giving", "CONCEDE": "giving", "AGREE": "dealing", "CONSULT": "dealing", "COOPERATE": "dealing"}  # told of one affair
MANY = 10_000  # remembered
BODY = 2  # sentences of the body on which a headline draws


def of_none(deed: Facts) -> Iterator[str]:
    """Of leaving a deed without a time."""
    event = deed.event
    yield from ("none", f"none {event.status}", f"none {event.type}", f"none {event.type} {event.status}")
    yield from (f"none {deed.form}", f"none {deed.form} {deed.speech}")
    yield from (f"none {flag}" for flag in deed.flags)
    yield from (f"none {flag} {event.status}" for flag in deed.flags if flag in {"attributed", "quoted"})


def of_news(deed: Facts, story: Story) -> Iterator[str]:
    """Of the day the article reports on."""
    event, speech = deed.event, deed.speech
    yield from ("news", f"news {speech} {event.status}", f"news {event.type}", f"news {deed.form}", f"news {deed.form} {speech}")
    yield f"news {story.place(deed.sentence)} {speech}"
    yield from (f"news {flag} {speech}" for flag in deed.flags)
    if deed.sentence == story.body:
        yield f"news first {speech}"
    if "headline" in deed.flags:
        yield f"news headline {deed.form}"
    if story.news and story.news.span:
        yield "news told"


def of_saying(deed: Facts, time: TimeRef, how: str, story: Story) -> Iterator[str]:
    """Of the time at which the words were said that tell the deed; ``how`` as `Story.said` gives it."""
    speech = deed.speech
    yield from ("said", f"said {how}", f"said {how} {speech} {deed.event.status}", f"said {speech}", f"said {deed.form} {speech}")
    yield from (f"said {story.age(time)}", f"said {grain_of(time)}")
    yield from (f"said {flag} {speech}" for flag in deed.flags if flag in {"background", "before", "known", "quoted"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A time that the article tells.

    Attributes:
        start: where the deed done then is told, or the time itself.
        other: that deed, if any.
        sentence: the number of the sentence.
        age, grain: see `Story.age` and `story.grain_of`.
        opens: whether a sentence opens with the time.
    """

    start: int
    time: TimeRef
    other: Facts | None
    sentence: int
    age: str
    grain: str
    opens: bool

    @classmethod
    def of(cls, time: TimeRef, span: Span, other: Facts | None, story: Story) -> Telling:
        """The telling of a time, of a deed on some words or of none."""
        return cls(span.start, time, other, story.sentence(span), story.age(time), grain_of(time), story.opens(time))


def of_telling(deed: Facts, told: Telling, rank: int | None, story: Story) -> Iterator[str]:
    """Of a time that the article tells, of another deed or of none.

    ``rank`` is which of the times before the deed it is, from the last on (0), None for one told later.
    """
    event, where = deed.event, distance(deed.sentence, told.sentence, story)
    yield from _of_place(where, told.age, told.grain, rank, told.opens)
    yield from _of_form(event.status, deed.speech, deed.form, deed.flags, where, told.age)
    if told.time.span and event.sentence.holds(told.time.span):
        yield "told elsewhere in sentence" if belongs_elsewhere(told.time, event) else "told plainly in sentence"
    if told.other is None:
        yield f"told alone {where}"
    else:
        yield from _of_other(deed, told.other, where, "near" if where in NEAR else "far", story)


@cache
def _of_place(where: str, age: str, grain: str, rank: int | None, opens: bool) -> tuple[str, ...]:
    """Of where a time is told and what it is."""
    found = ["told", f"told {where}", f"told {age}", f"told {grain}", f"told {where} {grain}"]
    if rank is not None:
        found.append(f"told {min(rank, 2)} back {where}")
    if opens:
        found.append(f"told opens {where}")
    return tuple(found)


@lru_cache(MANY)
def _of_form(status: str, speech: str, form: str, flags: tuple[str, ...], where: str, age: str) -> tuple[str, ...]:
    """Of how the deed is told whose time is sought."""
    near = "near" if where in NEAR else "far"
    found = [f"told {age} {status}", f"told {speech}", f"told {form} {near}", f"told {where} {form}"]
    found += (f"told {flag}" for flag in flags if flag not in {"before", "of old", "lead", "two speakers", "pronoun", "later"})
    if "also" in flags or "pronoun" in flags:
        found.append(f"told going on {where}")
    return tuple(found)


def _of_other(deed: Facts, other: Facts, where: str, near: str, story: Story) -> Iterator[str]:
    """Of how the deed done at a told time is related to the one whose time is sought."""
    event, told = deed.event, other.event
    yield from (f"other {other.speech}", f"other {other.speech} for {deed.speech}", f"other {where} {other.speech} for {deed.speech}")
    if event.deed and event.deed == told.deed:
        yield "other same deed"
    same_word = not deed.stems.isdisjoint(other.stems)
    if same_word:
        yield from ("other same word", f"other same word {near}")
        if "known" in deed.flags:
            yield "other same word known"
    if event.type == told.type:
        yield from ("other same type", f"other same type {near}")
        if "headline" in deed.flags:
            yield "other same type headline"
    elif event.type in KIN and KIN[event.type] == KIN.get(told.type):
        yield "other kin"
    yield "other same status" if event.status == told.status else f"other {told.status} for {event.status}"
    yield from _of_parties(deed, other, where, near, same_word=same_word)
    if set(event.claims) & set(told.claims):
        yield f"other same claim {where}"
    if bool(event.claims) != bool(told.claims):
        yield "other in or out of a claim"
    if event.claims and told.claims and event.sentence == told.sentence:
        yield "other both claimed"
    if "headline" in deed.flags and story.body <= other.sentence <= story.body + BODY:
        yield "other lead for headline"


def _of_parties(deed: Facts, other: Facts, where: str, near: str, *, same_word: bool) -> Iterator[str]:
    event, told, relation = deed.event, other.event, _relation(deed, other)
    yield from (f"other parties {relation}", f"other parties {relation} {near}")
    if event.type == told.type:
        yield f"other same type parties {relation}"
    if same_word:
        yield f"other same word parties {relation}"
    if {*event.sources, *event.targets} & {*told.sources, *told.targets}:
        yield from ("other same actor", f"other same actor {where}")
    if set(event.targets) & set(told.targets):
        yield "other same target"
        if event.type == told.type:
            yield "other same target same type"
    if set(event.sources) & set(told.sources):
        yield from ("other same source", f"other same source {where} {deed.speech}")
        if "pronoun" in deed.flags:
            yield f"other same source pronoun {where}"
    if deed.countries and deed.countries == other.countries:
        yield "other same countries"
    elif deed.countries and other.countries and not deed.countries & other.countries:
        yield "other other countries"


def distance(here: int, there: int, story: Story) -> str:
    """Where a sentence stands, seen from another one, both by number."""
    mine, theirs = story.paragraph(here), story.paragraph(there)
    if here == there:
        return "sentence"
    if there > here:
        return "next" if mine == theirs else "ahead"
    if mine == theirs:
        return "previous" if here - there == 1 else "paragraph"
    if mine - theirs == 1:
        return "paragraph before" if here - there == 1 else "in paragraph before"
    return "back"


def _relation(deed: Facts, other: Facts) -> str:
    """How the parties of a deed are to those of another."""
    if not deed.parties:
        return "silent"
    if not other.parties:
        return "other silent"
    if deed.sides == other.sides:
        return "equal"
    if deed.parties == other.parties:
        return "same"
    if deed.parties <= other.parties or other.parties <= deed.parties:
        return "part"
    return "overlap" if deed.parties & other.parties else "apart"
