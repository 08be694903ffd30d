"""Times reckoned from another deed: ``two weeks after the talks``, ``the day before the vote``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from backchannel.grounding.calendar import DayRange, day, spanning
from backchannel.grounding.relative import COUNT, UNIT, counts_in, distance
from backchannel.records import Predicate, Span, TimeRef

PHRASE = re.compile(rf"(?:the|{COUNT})?\s*{UNIT}\s+(?P<way>after|before|following)\b", re.I)
STEM = 5  # letters by which two triggers are taken for forms of one word

Times = Mapping[tuple[int, int], TimeRef]


def reckon_from_deeds(text: str, times: Times, predicates: Sequence[Predicate]) -> dict[tuple[int, int], TimeRef]:
    """The times that count from a deed whose day the article tells, by their offsets.

    The deed is the first that the sentence names after the phrase; its day is that of its own time, or of another telling
    by a form of the same word.
    """
    events = sorted((p for p in predicates if p.family == "event"), key=lambda p: p.span.start)
    found = {}
    for key, time in times.items():
        match = PHRASE.match(text, key[0])
        if time.span is None or match is None or match.start("way") > key[1] + 1:
            continue
        deed = next((p for p in events if p.span.start >= match.end() and p.sentence.holds(time.span)), None)
        known = _day_of(deed, events, times, time.span) if deed else None
        reckoned = _reckon(match, known) if known else None
        if reckoned:
            found[key] = replace(time, start=reckoned.first.isoformat(), end=reckoned.last.isoformat())
    return found


def _day_of(deed: Predicate, events: Sequence[Predicate], times: Times, phrase: Span) -> date | None:
    """The day of a deed, told with it or with a form of the same word elsewhere; not by the phrase that counts from it."""
    stem = deed.span.text[:STEM].casefold()
    tellings = [deed, *(p for p in events if p is not deed and p.frame == deed.frame and p.span.text[:STEM].casefold() == stem)]
    for telling in tellings:
        for span in telling.role("time"):
            time = times.get((span.start, span.end))
            if time and span != phrase and time.start and time.start == time.end:
                return date.fromisoformat(time.start)
    return None


def _reckon(match: re.Match[str], known: date) -> DayRange | None:
    unit, sign = match["unit"].casefold(), -1 if match["way"].casefold() == "before" else 1
    counts = counts_in(match)
    if unit == "hour" and (counts is None or counts[1] < 24):
        return day(known)
    return spanning(distance(count, unit, known, sign) for count in counts or ())
