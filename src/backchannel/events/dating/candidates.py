"""The times that a deed without one may have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from backchannel.events.background import follows, is_charge, is_participle
from backchannel.events.dating.facts import Facts, facts_of
from backchannel.events.dating.features import Telling, of_news, of_none, of_saying, of_telling
from backchannel.events.dating.story import Story
from backchannel.events.times import dates_another, is_on_other_side, is_said_of_another, tells_since_when
from backchannel.records import Event, TimeRef

NEWS, SAYING, TELLING = "the day reported on", "the saying", "another telling"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time, None for none, with whence it is and what speaks for and against it."""

    time: TimeRef | None
    whence: str
    features: tuple[str, ...]


class Candidates:
    """The candidates of an article's deeds.

    Args:
        story: the article.
    """

    def __init__(self, story: Story) -> None:
        self._story = story
        self._facts = {event.id: facts_of(event, story) for event in story.events}
        spans = ((time, event.trigger if event else time.span, event) for time, event in story.tellings())
        told = (Telling.of(time, span, self._facts[event.id] if event else None, story) for time, span, event in spans if span)
        self._told = sorted(told, key=lambda one: one.start)

    def __call__(self, event: Event) -> list[Candidate]:
        """The candidates of an event of the article, the first of which is that it has no time."""
        deed, story = self._facts[event.id], self._story
        found = [Candidate(None, "", tuple(of_none(deed)))]
        if story.news and {"background", "of old"}.isdisjoint(deed.flags) and not self._is_vain(story.news, event):
            found.append(Candidate(story.news, NEWS, tuple(of_news(deed, story))))
        for time, how in (story.said[claim] for claim in event.claims if claim in story.said):
            if not self._is_vain(time, event):
                found.append(Candidate(time, SAYING, tuple(of_saying(deed, time, how, story))))
        for one, rank in self._tellings(deed):
            if not self._is_vain(one.time, event):
                found.append(Candidate(one.time, TELLING, tuple(of_telling(deed, one, rank, story))))
        return found

    def _is_vain(self, time: TimeRef, event: Event) -> bool:
        """Whether a time cannot be a deed's: on the other side of the news; in its sentence, of a noun or a relative clause, since when another deed lasts,
        told of another in what somebody says, or of the news where the deed only tells who somebody is."""
        if is_on_other_side(time, event, self._story.published):
            return True
        if time.span is None or not event.sentence.holds(time.span):
            return False
        if dates_another(time, event) or ((is_participle(event) or is_charge(event)) and not follows(time, event)):
            return True
        return tells_since_when(time.span, event) or is_said_of_another(time, event, self._story.claims)

    def _tellings(self, deed: Facts) -> Iterator[tuple[Telling, int | None]]:
        """The times told, with which of the different ones before a deed each is, from the last on."""
        at = deed.event.trigger.start
        ranks: dict[tuple[str | None, str | None], int] = {}
        for one in reversed(self._told):
            if one.start < at:
                ranks.setdefault((one.time.start, one.time.end), len(ranks))
        for one in self._told:
            if one.other is not deed and not _is_of_participle(one, deed.event):
                yield one, ranks[one.time.start, one.time.end] if one.start < at else None


def _is_of_participle(told: Telling, event: Event) -> bool:
    """Whether a time of a deed's sentence is another's alone: in ``a man arrested on March 7 is on trial`` the day."""
    other = told.other.event if told.other else None
    return bool(other and other.sentence == event.sentence and is_participle(other) and follows(told.time, other))
