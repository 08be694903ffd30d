"""Which of several tellings of one matter has the last word on what became of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from backchannel.records import Predicate, Span, TimeRef
from backchannel.tracks.material import Material

CLAUSE = re.compile(
    r"[,;:—()]|\b(?:and|but|which|who|whom|whose|that|where|after|before|when|while|since|as|because|although|though|until)\b", re.I
)
HAD = re.compile(r"\bhad\s+(?!(?:an?|the|no|any|to|its|his|her|their)\b)(?:\w+\s+){0,2}?\w+[ndt]\b", re.I)  # "had been", "had not yet paid"
FORMERLY = re.compile(r"\b(?:previously|formerly|originally|once\b(?! (?:an?|the|it|they|he|she|all)\b))", re.I)
SAID = re.compile(r"\b(?:said|announced|reported|confirmed|told|added|claimed|declared|stated|disclosed|revealed)\b", re.I)


@dataclass(frozen=True, slots=True)
class Telling:
    """What a mention says became of a matter.

    Attributes:
        status: as the mention has it.
        sentence: in which it stands.
        weight: whether its anchor names the deed itself (``paid``, and not ``million``), and how sure the encoder is of it.
        before: whether it is told as what came before something else.
        time: when it happened, where the sentence says.
    """

    status: str
    sentence: Span
    weight: tuple[bool, float]
    before: bool
    time: TimeRef | None


def telling_of(predicate: Predicate, material: Material, default: str) -> Telling:
    """What a mention tells, with the time of the event nearest to its anchor."""
    event = material.nearest(predicate)
    time = event.time if event and event.status == "happened" and event.time and event.time.start else None
    named = event is not None and event.trigger.overlaps(predicate.span)
    return Telling(predicate.status or default, predicate.sentence, (named, predicate.score), is_before(predicate), time)


def is_before(predicate: Predicate) -> bool:
    """Whether the clause of an anchor tells what came before: ``it had been frozen``, ``once held``; not ``he said it had been freed``."""
    sentence = predicate.sentence
    at, end = predicate.span.start - sentence.start, predicate.span.end - sentence.start
    start = max((m.end() for m in CLAUSE.finditer(sentence.text, 0, at)), default=0)
    clause = sentence.text[start : next((m.start() for m in CLAUSE.finditer(sentence.text, end)), len(sentence.text))]
    had = HAD.search(clause)
    return bool(FORMERLY.search(clause)) or bool(had and not SAID.search(sentence.text[: start + had.start()]))


def last_word(one: Telling, two: Telling, ranks: Mapping[str, int] | None = None) -> Telling:
    """Which of two tellings of a matter stands; ``two`` is the later in the text.

    What came before never overrides, nor what happened on an earlier day; in one sentence the one on the deed itself, then the likelier;
    else ``ranks`` say how far each status is, and one less far does not override.
    """
    if one.before != two.before:
        return one if two.before else two
    if _precedes(one.time, two.time) or _precedes(two.time, one.time):
        return two if _precedes(one.time, two.time) else one
    if one.sentence == two.sentence:
        return two if two.weight > one.weight else one
    known = ranks or {}
    return two if known.get(two.status, 0) >= known.get(one.status, 0) else one


def _precedes(one: TimeRef | None, two: TimeRef | None) -> bool:
    return bool(one and two and one.end and two.start and one.end < two.start)
