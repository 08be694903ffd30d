"""Days that the sentences of deeds give: which of their times are a deed's own, and which are not."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from backchannel.events.background import follows, is_background, is_participle
from backchannel.events.speakers import SPOKEN
from backchannel.grounding.ties import tie_of
from backchannel.records import Claim, Event, Grounded, Span, TimeRef

RELATIVE = re.compile(r"\b(?:who|which|whose|whom|where)\b", re.I)
OTHER_CLAUSE = re.compile(
    RELATIVE.pattern + r"|\b(?:after|before|since|until|once|following|ahead of|in the wake of)\b", re.I
)  # between a deed and a time
BEFORE_THEN = re.compile(r"\b(?:had|has|have|having|previously|once|formerly|earlier|used to)\s+(?:\w+\s+){0,2}$", re.I)
OWNED = re.compile(r"(?:\b(?:an?|the|its|his|her|their|that|this|our)|['’]s)\s$", re.I)  # before a year that stands before its noun
YEAR_BEFORE = re.compile(OWNED.pattern[:-1] + r"(?P<year>(?:1[89]|20)\d\d) (?:[a-z-]+ )?$", re.I)  # right before a noun that it tells apart
NOUN = re.compile(r"\s(?!(?:and|or|to|in|on|at|when|as|after|before|but|with|that|he|she|it|they|until|by|for|of)\b)[a-z]")
COUNTED_SINCE = re.compile(
    r"\b(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|\w+teen|\w+tie)th|\d+(?:st|nd|rd|th)|worst|\w+(?:i|g)est)"
    r"\s(?:[\w-]+,?\s){1,6}since (?:the )?$",
    re.I,
)  # before a time


@dataclass(frozen=True, slots=True)
class _Known:
    """The times of a document that come to days, in the order of the text."""

    starts: list[int]
    times: list[TimeRef]

    @classmethod
    def of(cls, grounded: Grounded) -> _Known:
        found = sorted(((key[0], time) for key, time in grounded.times.items() if time.start and time.span), key=lambda pair: pair[0])
        return cls([start for start, _ in found], [time for _, time in found])

    def without(self, taken: Mapping[Span, Span], trigger: Span) -> _Known:
        """The times but for those that are another deed's alone, by their spans: in ``a man arrested on March 7 is on trial`` the day."""
        free = [time for time in self.times if not time.span or taken.get(time.span, trigger) == trigger]
        return self if len(free) == len(self.times) else _Known([time.span.start for time in free if time.span], free)

    def between(self, start: int, end: int) -> list[TimeRef]:
        return self.times[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def with_own_times(events: Sequence[Event], claims: Sequence[Claim], grounded: Grounded, published: str | None) -> tuple[Event, ...]:
    """Events with the times that their own sentences tell. ``published`` is an ISO date."""
    known, by_id = _Known.of(grounded), {claim.id: claim for claim in claims}
    ahead = {event.time.span for event in events if event.time and event.time.span and event.status != "happened"}
    own = [_with_its_own(event, known, published, ahead) for event in events]
    taken = {e.time.span: e.trigger for e in own if e.time and e.time.span and is_participle(e) and follows(e.time, e)}
    free = (replace(e, time=None) if e.time and _lasts_for_another(e.time, e, taken) else e for e in own)
    return tuple(_of_sentence(event, known.without(taken, event.trigger), by_id, published) for event in free)


def _lasts_for_another(time: TimeRef, event: Event, taken: Mapping[Span, Span]) -> bool:
    """Whether a time tells since when another deed lasts: in ``freed soldiers held since August`` that of the holding."""
    if time.span is None or taken.get(time.span, event.trigger) == event.trigger:
        return False
    return tells_since_when(time.span, event)


def tells_since_when(time: Span, event: Event) -> bool:
    """Whether a time opens with ``since`` or stands right after it."""
    return tie_of(time.text, event.sentence.text[: max(0, time.start - event.sentence.start)]) == "since"


def _given(event: Event, time: TimeRef | None, whence: str) -> Event:
    if time is None or (event.time and event.time.start):
        return event
    return replace(event, time=time, why=f"{event.why}; time of {whence}")


def _with_its_own(event: Event, known: _Known, published: str | None, ahead: Container[Span]) -> Event:
    """The event with the time that stands right before it (``the Dec. 28 meeting``), else without one that is not its own."""
    for time in known.between(event.sentence.start, event.trigger.start):
        if _owns(time, event):
            return replace(event, time=time)
    if year := _year_of(event):
        return replace(event, time=year)
    if event.time and _is_not_its_own(event.time, event, published, ahead):
        return replace(event, time=None)
    return event


def _year_of(event: Event) -> TimeRef | None:
    """The year by which a noun is told apart: of ``a 1981 claim`` and ``the 2015 nuclear deal``."""
    match = YEAR_BEFORE.search(event.sentence.text[: max(0, event.trigger.start - event.sentence.start)])
    if match is None:
        return None
    start = event.sentence.start + match.start("year")
    year = match["year"]
    return TimeRef(Span(start, start + len(year), year), f"{year}-01-01", f"{year}-12-31")


def _is_not_its_own(time: TimeRef, event: Event, published: str | None, ahead: Container[Span]) -> bool:
    """Whether a time is a noun's, or of the deed that one done is about: ``agreed to meet next Tuesday``."""
    return _dates_a_noun(time, event) or _counts_from(time, event) or (time.span in ahead and _is_to_come(time, event, published))


def _counts_from(time: TimeRef, event: Event) -> bool:
    """Whether a time tells since when deeds of a kind are counted, and not when one was: ``the eighth raid since 2007``."""
    if time.span is None:
        return False
    word = time.span.text.split(" ")[0]
    before = event.sentence.text[: max(0, time.span.start - event.sentence.start)]
    return bool(COUNTED_SINCE.search(f"{before}{word} " if word.casefold() == "since" else before))


def _is_to_come(time: TimeRef, event: Event, published: str | None) -> bool:
    """Whether a deed is done and a time lies ahead, or runs from publication on: ``promised to sign within six months``."""
    begins, ends = time.start or "", time.end or ""
    return bool(event.status == "happened" and published and (begins > published or begins == published < ends))


def is_on_other_side(time: TimeRef, event: Event, published: str | None) -> bool:
    """Whether a time lies ahead of what is done or behind what is planned: ``Under the accord signed on Monday they will meet``."""
    is_over = event.status == "planned" and published and time.end and time.end < published
    return bool(is_over) or _is_to_come(time, event, published)


def _of_sentence(event: Event, known: _Known, claims: dict[str, Claim], published: str | None) -> Event:
    """The event with the only time its sentence names, unless that is the time of the saying and the event is what is said."""
    if (event.time and event.time.start) or event.status == "possible":
        return event
    named = known.between(event.sentence.start, event.sentence.end)
    times = [time for time in named if not belongs_elsewhere(time, event) and not is_on_other_side(time, event, published)]
    if is_background(event):
        times = [time for time in times if follows(time, event)]
    times = [time for time in times if _owns(time, event)] or [time for time in times if not is_said_of_another(time, event, claims)]
    if len({(time.start, time.end) for time in times}) != 1:
        return event
    time = times[0]
    around = [claims[c] for c in event.claims if c in claims]
    outside = time.span is not None and any(not claim.holds(time.span) for claim in around)
    if outside and event.type not in SPOKEN:
        return event
    return _given(event, time, "its sentence")


def _dates_a_noun(time: TimeRef, event: Event) -> bool:
    """Whether a time after a deed is a noun's, as in ``honoured last year's deal`` and ``settled a 1981 claim``."""
    if time.span is None or time.span.start < event.trigger.end:
        return False
    at = time.span.start - event.sentence.start
    before, after = event.sentence.text[:at], event.sentence.text[at + len(time.span.text) :]
    return after.startswith(("'s ", "’s ")) or (time.span.text.isdigit() and bool(OWNED.search(before) and NOUN.match(after)))


def dates_another(time: TimeRef, event: Event) -> bool:
    """Whether the words of a time of its sentence date a noun, or what a relative clause tells, and not the event."""
    if time.span is None:
        return False
    at, deed = time.span.start - event.sentence.start, event.trigger.start - event.sentence.start
    after = event.sentence.text[at + len(time.span.text) :]
    return _dates_a_noun(time, event) or _closed(event.sentence.text[:at], after[: max(0, deed - at)])


def belongs_elsewhere(time: TimeRef, event: Event) -> bool:
    """Whether the words of a time date a noun (``last year's deal``) or a state that lasts (``since 2012``), and not the event."""
    if time.span is None:
        return False
    at, deed = time.span.start - event.sentence.start, event.trigger.start - event.sentence.start
    after = event.sentence.text[at + len(time.span.text) :]
    if dates_another(time, event) or OTHER_CLAUSE.search(event.sentence.text[min(at, deed) : max(at, deed)]):
        return True
    return (
        bool(BEFORE_THEN.search(event.sentence.text[:deed]))
        or (after.startswith(("'s", "’s")) and not _owns(time, event))
        or tells_since_when(time.span, event)
    )


def _closed(before: str, between: str) -> bool:
    """Whether a time stands in a relative clause that ends before the deed: ``Levin, who fled in 2007, was not released``."""
    opened = [match.end() for match in RELATIVE.finditer(before)]
    return bool(opened) and "," in between and "," not in before[opened[-1] :]


def is_said_of_another(time: TimeRef, event: Event, claims: Mapping[str, Claim]) -> bool:
    """Whether a time stands in what somebody says, and the deed does not."""
    return time.span is not None and any(c.holds(time.span) and not c.holds(event.trigger) for c in claims.values())


def _owns(time: TimeRef, event: Event) -> bool:
    """Whether a time stands right before a deed: ``last year's deal``, ``the Dec. 28 meeting``."""
    if time.span is None or time.span.end > event.trigger.start:
        return False
    between = event.sentence.text[time.span.end - event.sentence.start : event.trigger.start - event.sentence.start]
    return between in {" ", "'s ", "’s "}
