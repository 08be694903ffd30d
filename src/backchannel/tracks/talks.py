"""Talks: who met or means to meet whom, through whom, where, openly or in secret."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from backchannel.records import Predicate, Span, Talks
from backchannel.tracks.gather import as_record, gather
from backchannel.tracks.material import POINTING, Material, alike, stems
from backchannel.tracks.ranks import level_of, round_of
from backchannel.tracks.sides import sides

SECRET = re.compile(
    r"\bsecret(?:ly|ive|s)?\b|back-?channel|low-?profile|clandestine|covert|behind closed|confidential|unannounced|discreet|\bquiet|\bprivate(?:ly)?\b(?! (?:fund|sector|compan|own))",
    re.I,
)
INDIRECT = re.compile(
    r"indirect|proximity|go-between|through (?:a |an )?(?:mediator|intermediar)|intermediar|shuttle|relayed|message", re.I
)
EITHER = re.compile(r"\b(?:in)?direct(?:ly)?,? (?:or|nor|and) (?:in)?direct(?:ly)?\b", re.I)
NOWHERE = POINTING | {"there", "here", "where"}  # no venue by themselves
OF = re.compile(r"\s+of\s+(?:(?:the|these|those|their|its)\s+)?")  # between what is no venue and the talks: "the center of the discussions"
DEEDS = frozenset({"CONSULT", "AGREE", "COOPERATE"})
NEAR = 400  # characters between talks and a mention without parties in another paragraph


@dataclass(frozen=True, slots=True)
class _Told(Talks):
    """Talks as they are told, with the state in which they are held."""

    state: str | None = None


def _channel(words: Span | None, sentence: Span) -> str | None:
    """The channel that some words of a sentence tell; ``direct or indirect`` tells none."""
    if words is None or not stems(words.text):
        return None
    either = (match.span() for match in EITHER.finditer(sentence.text))
    if any(start < words.end - sentence.start and words.start - sentence.start < end for start, end in either):
        return None
    return "secret" if SECRET.search(words.text) else "indirect" if INDIRECT.search(words.text) else "open"


def _mediators(predicate: Predicate, material: Material) -> tuple[str, ...]:
    """Who mediates, by name; not who is likelier a party: of ``Ireland and Spain held negotiations`` nobody."""
    best: dict[tuple[str, str], float] = {}
    for filler in predicate.fillers:
        for name in material.parties([filler.span]) if filler.role in {"party", "mediator"} else ():
            best[filler.role, name] = max(filler.score, best.get((filler.role, name), 0.0))
    return tuple(name for role, name in best if role == "mediator" and best[role, name] >= best.get(("party", name), 0.0))


def _between(named: tuple[str, ...], mediators: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """The parties and who mediates between them; between one and nobody there is nothing to mediate, and all are parties."""
    parties = tuple(name for name in named if name not in mediators)
    if len(parties) < 2 and (parties or len(named) > 1):
        return tuple(dict.fromkeys((*named, *mediators))), None
    return parties, next(iter(mediators), None)


def _venue(predicate: Predicate, text: str) -> Span | None:
    """The likeliest venue that is a place: not ``there``, not the center of the discussions."""
    places = (span for span in predicate.ranked("venue") if stems(span.text) - NOWHERE)
    return next((span for span in places if not (OF.fullmatch(text[span.end : predicate.span.start]))), None)


def _one(predicate: Predicate, material: Material) -> _Told:
    channel, venue = predicate.first("channel"), _venue(predicate, material.text)
    parties, mediator = _between(sides(predicate, material, DEEDS), _mediators(predicate, material))
    place = material.grounded.place(venue)
    return _Told(
        id="",
        parties=parties,
        mediator=mediator,
        venue=venue.text if venue else None,
        date=material.date(predicate.ranked("time")),
        channel=_channel(channel, predicate.sentence),
        status=predicate.status or "happened",
        evidence=predicate.sentence,
        level=level_of((span.text for span in predicate.role("party")), predicate.span.text),
        state=place.country if place else None,
        round=round_of(predicate.sentence.text, predicate.span.start - predicate.sentence.start),
    )


def _same(one: _Told, two: _Told, text: str) -> bool:
    """Whether two mentions speak of the same talks: no field contradicts and the parties agree, or the later names none and is near."""
    mine, theirs = set(one.parties), set(two.parties)
    if _contradict(one, two):
        return False
    if one.evidence == two.evidence and (mine <= theirs or theirs <= mine):
        return True
    if not (mine <= theirs or theirs <= mine) or (theirs and not mine) or (not theirs and not _are_near(one.evidence, two.evidence, text)):
        return False
    venues_clash = bool(not theirs and one.venue and two.venue and not alike(one.venue, two.venue))
    return not venues_clash and one.status == two.status


def _contradict(one: _Told, two: _Told) -> bool:
    """Whether two mentions tell of different days or rounds, or, of no common day, of different states or mediators."""
    dates_clash = bool(one.date and two.date and not (one.date.startswith(two.date) or two.date.startswith(one.date)))
    if dates_clash or _differ(one.round, two.round):
        return True
    same_day = one.date == two.date and len(one.date or "") == len("2024-03-13")
    return not same_day and (_differ(one.state, two.state) or _differ(one.mediator, two.mediator))


def _differ(one: object, two: object) -> bool:
    return bool(one and two and one != two)


def _are_near(one: Span, two: Span, text: str) -> bool:
    """Whether two sentences stand close to one another or in one paragraph."""
    first, second = sorted((one, two))
    between = text[first.end : second.start]
    return len(between) <= NEAR or "\n" not in between


def _merged(one: _Told, two: _Told) -> _Told:
    parties = one.parties if len(one.parties) >= len(two.parties) else two.parties
    return replace(
        one,
        parties=parties,
        mediator=next((name for name in (one.mediator, two.mediator) if name and name not in parties), None),
        venue=one.venue or two.venue,
        state=one.state or two.state,
        date=max(one.date or "", two.date or "", key=len) or None,
        channel=one.channel or two.channel,
        level=one.level or two.level,
        round=one.round or two.round,
    )


def make_talks(predicates: Sequence[Predicate], material: Material) -> tuple[Talks, ...]:
    """One item for each talks; a mention of talks of which nothing at all is said is none."""
    mentions = (_one(p, material) for p in predicates if p.frame == "talks")
    told = (m for m in mentions if m.parties or m.mediator or m.venue or m.date or m.channel)
    return tuple(as_record(item, Talks) for item in gather(told, partial(_same, text=material.text), _merged, "t"))
