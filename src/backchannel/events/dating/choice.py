"""Which time a deed without one has: the likeliest by a log-linear model over its candidates."""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from backchannel.events.dating.candidates import Candidate, Candidates
from backchannel.events.dating.story import Story
from backchannel.events.speakers import SPOKEN
from backchannel.language.split import Sentence
from backchannel.records import Actor, Claim, Event, Grounded, Span, TimeRef

LIKELY = 0.25  # at least, of a deed's having a time at all
BELIEVED = 0.15  # at least, of the time it is given


@cache
def load_weights() -> Mapping[str, float]:
    """The learned weights, by feature."""
    lines = files(__package__).joinpath("weights.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {feature: float(weight) for weight, feature in rows}


def with_told_times(
    events: Sequence[Event],
    claims: Sequence[Claim],
    actors: Sequence[Actor],
    grounded: Grounded,
    sentences: Sequence[Sentence],
    published: str | None,
) -> tuple[Event, ...]:
    """Events whose sentences tell no time with the likeliest of the times the article tells; ``why`` says whence.

    Needs the deeds that `with_deeds` tells apart. ``published`` is an ISO date.
    """
    events = with_closest(events, published)
    candidates = Candidates(Story.of(events, claims, actors, grounded, sentences, published))
    return tuple(event if event.time and event.time.start else _dated(event, candidates(event)) for event in events)


def with_closest(events: Sequence[Event], published: str | None) -> tuple[Event, ...]:
    """Events of one deed with the closest time that any of its tellings gives, if it lies within their own and does not run up to
    publication (``since 2018``).

    What is planned when an article appears is not dated by another telling to a day before it; a time that is also that of
    something said (``condemned the attack on Tuesday``) may be the day of the saying and makes none closer.
    """
    told: dict[tuple[str, str], TimeRef] = {}
    said = {event.time.span for event in events if event.time and event.time.span and event.type in SPOKEN}
    for event in events:
        key = event.deed or "", event.status
        over = event.status == "planned" and published and event.time and (event.time.end or "") < published
        if event.deed and event.time and event.time.start and not over and (key not in told or event.time.days < told[key].days):
            told[key] = event.time
    return tuple(_closer(event, told.get((event.deed or "", event.status)), said, published) for event in events)


def _closer(event: Event, time: TimeRef | None, said: Container[Span], published: str | None) -> Event:
    own = event.time if event.time and event.time.start else None
    if not (time and own and time.span not in said and time.days < own.days and own.holds(time) and own.end != published):
        return event
    return replace(event, time=time, why=f"{event.why}; time of another telling")


def probabilities(candidates: Sequence[Candidate], weights: Mapping[str, float]) -> list[float]:
    """How likely each candidate is, 0 to 1, all together 1."""
    scores = [sum(weights.get(feature, 0.0) for feature in one.features) for one in candidates]
    greatest = max(scores)
    odds = [math.exp(score - greatest) for score in scores]
    whole = sum(odds)
    return [one / whole for one in odds]


def choose(candidates: Sequence[Candidate], weights: Mapping[str, float], least: float = LIKELY) -> tuple[Candidate, float] | None:
    """The candidate with the likeliest time, and how likely that is; None where the deed more likely has none.

    A time is as likely as all candidates together that give it or a longer one around it: if the deed was done that month, it may have
    been that day. ``least`` is how likely a time at all must be.
    """
    likely: dict[tuple[str | None, str | None], list[tuple[float, Candidate]]] = {}
    for one, p in zip(candidates, probabilities(candidates, weights), strict=True):
        if one.time:
            likely.setdefault((one.time.start, one.time.end), []).append((p, one))
    given = [(sum(p for p, _ in those), max(those, key=lambda pair: pair[0])[1]) for those in likely.values()]
    if sum(p for p, _ in given) < least:
        return None
    best, _, candidate = max(
        ((sum(p for p, other in given if _holds(other, one)), alone, one) for alone, one in given),
        key=lambda t: t[:2],
        default=(0.0, 0.0, None),
    )
    return (candidate, best) if candidate and best >= BELIEVED else None


def _holds(one: Candidate, other: Candidate) -> bool:
    return bool(one.time and other.time and one.time.holds(other.time))


def _dated(event: Event, candidates: Sequence[Candidate]) -> Event:
    chosen = choose(candidates, load_weights())
    if chosen is None:
        return event
    candidate, likely = chosen
    return replace(event, time=candidate.time, why=f"{event.why}; time of {candidate.whence} {likely:.2f}")
