"""An article as the choice of a time needs it: its sentences and paragraphs, its dated deeds, when things were said, the news day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from backchannel.language.split import Sentence
from backchannel.records import Actor, Claim, Event, Grounded, Span, TimeRef

RECENT = timedelta(days=4)  # an article reports on a day at most so long before its publication
LEAD = 1200  # characters of an article in which it names the day it reports on
OPENS = 12  # characters from the start of a sentence to a time with which it opens
SAME_SPEECH = 3  # sentences from one dated saying to another of the same speaker on the same occasion
FULL_STOP = (".", "!", "?")


@dataclass(frozen=True, slots=True)
class Story:
    """One article.

    Attributes:
        events: its events, in the order of the text, with the times of their own sentences and their deeds.
        claims: its claims, by id.
        actors: its actors, by id.
        published: the day of publication as an ISO date, if known.
        news: the day it reports on, see `news_day`; None where no day of publication is known.
        body: the number of its first sentence that is no headline.
        said: when the words of a claim were said and how that is known (``told``, ``same``, ``far``), by the claim's id.
    """

    events: Sequence[Event]
    claims: Mapping[str, Claim]
    actors: Mapping[str, Actor]
    published: str | None
    news: TimeRef | None
    body: int
    said: Mapping[str, tuple[TimeRef, str]] = field(repr=False)
    _starts: Sequence[int] = field(repr=False)
    _paragraphs: Sequence[int] = field(repr=False)
    _times: Sequence[TimeRef] = field(repr=False)

    @classmethod
    def of(
        cls,
        events: Sequence[Event],
        claims: Sequence[Claim],
        actors: Sequence[Actor],
        grounded: Grounded,
        sentences: Sequence[Sentence],
        published: str | None,
    ) -> Story:
        """The story that an article's parts tell."""
        starts = [sentence.span.start for sentence in sentences] or [0]
        times = sorted((t for t in grounded.times.values() if t.start and t.span), key=lambda t: t.span.start if t.span else 0)
        lead = [time for time in times if time.span and time.span.start < LEAD]
        return cls(
            events=sorted(events, key=lambda event: event.trigger.start),
            claims={claim.id: claim for claim in claims},
            actors={actor.id: actor for actor in actors},
            published=published,
            news=news_day(lead, published),
            body=next((n for n, s in enumerate(sentences) if s.span.text.rstrip(" \n\"'”’").endswith(FULL_STOP)), 0),
            said=_said(claims, times, starts),
            _starts=starts,
            _paragraphs=[sentence.paragraph for sentence in sentences] or [0],
            _times=times,
        )

    def sentence(self, span: Span) -> int:
        """The number of the sentence in which a span begins."""
        return max(0, bisect_right(self._starts, span.start) - 1)

    def paragraph(self, sentence: int) -> int:
        """The number of the paragraph of a sentence."""
        return self._paragraphs[sentence]

    def opens(self, time: TimeRef) -> bool:
        """Whether a sentence opens with a time."""
        return time.span is not None and time.span.start - self._starts[self.sentence(time.span)] < OPENS

    def place(self, sentence: int) -> int:
        """In which fifth of the article a sentence stands, 0 to 4."""
        return min(4, 5 * sentence // max(1, len(self._starts)))

    def tellings(self) -> list[tuple[TimeRef, Event | None]]:
        """The times that the article tells, each with a deed that is done then; those of no deed with None."""
        dated = [(event.time, event) for event in self.events if event.time and event.time.start]
        taken = {event.time.span for event in self.events if event.time and event.time.span}
        return [*dated, *((time, None) for time in self._times if time.span not in taken)]

    def age(self, time: TimeRef) -> str:
        """How long before publication a time ended."""
        try:
            days = (date.fromisoformat(self.published or "") - date.fromisoformat(time.end or "")).days
        except ValueError:
            return "unknown"
        return next((name for name, most in AGES if days <= most), "old")


AGES = (("coming", -1), ("now", 4), ("fresh", 10), ("month", 45), ("year", 400))  # at most so many days
GRAINS = (("day", 0), ("week", 7), ("month", 31), ("season", 119), ("year", 366))  # between first and last day at most so many


def grain_of(time: TimeRef) -> str:
    """How long a time is."""
    return next((name for name, most in GRAINS if time.days <= most), "long")


def news_day(times: Sequence[TimeRef], published: str | None) -> TimeRef | None:
    """The day an article reports on: the first single day its lead names that is hardly before publication, else that of publication."""
    if not published:
        return None
    today = date.fromisoformat(published)
    for time in times:
        if time.start == time.end and timedelta() <= today - date.fromisoformat(time.start or published) <= RECENT:
            return time
    return TimeRef(None, published, published)


def _said(claims: Sequence[Claim], times: Sequence[TimeRef], starts: Sequence[int]) -> dict[str, tuple[TimeRef, str]]:
    """When things were said, by claim: at the time that stands beside the words of saying, else that of the speaker's last dated saying.

    With it comes ``told``, ``same`` for what is said shortly after that, or ``far``.
    """
    places = [t.span.start for t in times if t.span]
    found: dict[str, tuple[TimeRef, str]] = {}
    last: dict[str, tuple[TimeRef, int]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.cue or claim.content).start):
        words = claim.cue or claim.source or claim.content
        number = max(0, bisect_right(starts, words.start) - 1)
        end = starts[number + 1] if number + 1 < len(starts) else words.start + LEAD
        around = times[bisect_left(places, starts[number]) : bisect_left(places, end)]
        beside = [t for t in around if t.span and not claim.holds(t.span)]
        speaker = claim.source_actor
        if beside:
            found[claim.id] = min(beside, key=lambda t: abs(t.span.start - words.start) if t.span else 0), "told"
        elif speaker and speaker in last:
            time, at = last[speaker]
            found[claim.id] = time, "same" if number - at <= SAME_SPEECH else "far"
        if speaker and claim.id in found:
            last[speaker] = found[claim.id][0], number
    return found
