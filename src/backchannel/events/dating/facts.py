"""What is asked of a deed when its time is sought."""

from __future__ import annotations

import re
from dataclasses import dataclass

from backchannel.events.background import is_background
from backchannel.events.dating.story import Story
from backchannel.events.dating.tenses import form_of
from backchannel.events.deeds import stems_of
from backchannel.events.speakers import SPOKEN
from backchannel.events.times import BEFORE_THEN, NOUN
from backchannel.records import Actor, Event

KNOWN = re.compile(r"(?:\b(?:the|this|that|these|those|its|his|her|their|our|my|your)|['’]s?)\s+$", re.I)  # right before a noun
PRONOUN = re.compile(r"^\W*(?:he|she|it|they|his|her|their|its|we|i|this|that|these|those)\b", re.I)
ALSO = re.compile(r"\b(?:also|in addition|too|as well|then)\b", re.I)
LATER = re.compile(r"\b(?:later|earlier|before|after|since|ago|previous(?:ly)?|former(?:ly)?|once|last)\b", re.I)
QUOTE = re.compile(r"[“\"”]|''")
LONG = re.compile(r"\b(?:\d{4}|centur(?:y|ies)|era|reign|age|decades|years)\b", re.I)  # in a time that is none of the news
YEAR = re.compile(r"\b(?:in|since)\s+1[0-7]\d\d\b")  # long before the news


@dataclass(frozen=True, slots=True)
class Facts:
    """A deed and its surroundings.

    Attributes:
        speech: ``spoken`` for what is done by saying it, else ``deed``.
        form: see `tenses.form_of`.
        flags: what else holds of it.
        sentence: the number of its sentence.
        sides: the labels of its sources and its targets.
        countries: of all its parties.
    """

    event: Event
    speech: str
    form: str
    flags: tuple[str, ...]
    sentence: int
    stems: frozenset[str]
    sides: tuple[frozenset[str], frozenset[str]]
    countries: frozenset[str]

    @property
    def parties(self) -> frozenset[str]:
        """The labels of both sides."""
        return self.sides[0] | self.sides[1]


def facts_of(event: Event, story: Story) -> Facts:
    """The facts of an event."""
    before = event.sentence.text[: max(0, event.trigger.start - event.sentence.start)]
    number = story.sentence(event.trigger)
    sides = _labels(event.sources, story), _labels(event.targets, story)
    return Facts(
        event=event,
        speech="spoken" if event.type in SPOKEN else "deed",
        form=form_of(event.trigger.text, before),
        flags=tuple(flag for flag, holds in _flags(event, story, before, number).items() if holds),
        sentence=number,
        stems=frozenset(stems_of(event)),
        sides=sides,
        countries=frozenset(a.country for a in _parties(event, story) if a.country),
    )


def _flags(event: Event, story: Story, before: str, number: int) -> dict[str, bool]:
    speakers = {story.claims[c].source_actor or c for c in event.claims if c in story.claims}
    return {
        "background": is_background(event),
        "before": bool(BEFORE_THEN.search(before)),
        "known": bool(KNOWN.search(before)),
        "of old": _is_of_old(event),
        "headline": number < story.body,
        "lead": story.body <= number <= story.body + 1,
        "attributed": bool(event.claims),
        "two speakers": len(speakers) > 1,
        "quoted": bool(QUOTE.search(before)),
        "untold time": bool(event.time),
        "pronoun": bool(PRONOUN.match(event.sentence.text)),
        "also": bool(ALSO.search(before)),
        "later": bool(LATER.search(before)),
    }


def _is_of_old(event: Event) -> bool:
    """Whether a time that follows a deed and comes to no day says that it is none of the news: ``signed a pact in the reign of Henry``."""
    text, at = event.sentence.text, event.trigger.end - event.sentence.start
    if event.time and event.time.span and event.time.span.start >= event.trigger.end:
        return bool(LONG.search(event.time.span.text))
    year = YEAR.search(text, at)
    return bool(year and not NOUN.match(text, year.end()))


def _parties(event: Event, story: Story) -> list[Actor]:
    return [story.actors[i] for i in (*event.sources, *event.targets) if i in story.actors]


def _labels(ids: tuple[str, ...], story: Story) -> frozenset[str]:
    return frozenset(story.actors[i].label if i in story.actors else i for i in ids)
