"""Force: attacks and answers with their tally."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from backchannel.grounding.clock import TIES
from backchannel.records import Force, PlaceRef, Predicate, TimeRef
from backchannel.tracks.casualties import tells_casualties, toll, wounded_in
from backchannel.tracks.gather import as_record, first_known, gather, numbered
from backchannel.tracks.material import ONE, Material

ANSWER = re.compile(r"\b(?:respon(?:d|se)|retaliat|repris|counter-?(?:attack|strike|fire)|repl(?:y|ies)\b|answer)", re.IGNORECASE)

ONE_BEFORE = re.compile(r"\b(?:an?|one|another)\s+(?:(?!of\b)[\w-]+\s+){0,2}$", re.IGNORECASE)  # right before what is told as one
MANY = re.compile(
    r"\b(?:wars?|warfare|campaigns?|offensives?|sieges?|fighting|conflict|insurgency|bombardments?|(?!bombing|shooting)\w+ing|\w+s)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Told(Force):
    """Attacks as they are told, with when and where by the calendar and the map, and whether only what they did is told."""

    time: TimeRef | None = None
    ground: PlaceRef | None = None
    is_toll: bool = False


def _one(predicate: Predicate, material: Material, beside: Sequence[Predicate]) -> _Told:
    place, count = predicate.first("place"), predicate.first("count")
    period = next((span for span in predicate.ranked("period") if span.text.casefold() not in TIES), None)
    killed, wounded = toll(predicate, material, beside)
    event = material.coded(predicate, {"ASSAULT", "COERCE"})
    sources, targets = (material.names(event.sources), material.names(event.targets)) if event else ((), ())
    attacker, target = (
        first_known(*sources, material.party(predicate, "attacker")),
        first_known(*targets, material.party(predicate, "target")),
    )
    return _Told(
        id="",
        attacker=attacker,
        target=target if target != attacker else None,  # one name for both says nothing of either side
        count=material.number(count) or _single(predicate, material.grounded.time(period)),
        killed=killed,
        place=place.text if place else None,
        period=period.text if period else None,
        evidence=predicate.sentence,
        wounded=wounded,
        time=material.grounded.time(period) or (event.time if event and event.time and event.time.span else None),
        ground=material.grounded.place(place),
        is_toll=tells_casualties(predicate),
    )


def _single(predicate: Predicate, when: TimeRef | None) -> int | None:
    """1 for an attack told as one: ``an ambush``, ``shot down a bomber``, ``stormed the college on Monday``; a war or a campaign is many."""
    anchor, target = predicate.span, predicate.first("target")
    if MANY.search(anchor.text) or tells_casualties(predicate):
        return None
    noun = ONE_BEFORE.search(predicate.sentence.text[: max(0, anchor.start - predicate.sentence.start)])
    done = bool(target and ONE.match(target.text) and anchor.end < target.start and not predicate.role("period"))
    on_a_day = when is not None and when.start is not None and when.start == when.end
    return 1 if noun or done or on_a_day else None


def _of_sentence(predicates: Sequence[Predicate], material: Material) -> list[_Told]:
    """The attacks of one sentence, the answers to them, and with each its dead and wounded; people held are nobody's dead."""
    anchors = sorted((p for p in predicates if p.frame == "force"), key=lambda p: p.span.start)
    told = [(predicate, _one(predicate, material, predicates)) for predicate in anchors]
    attack = next((f for p, f in told if f.attacker and f.target and not ANSWER.search(p.span.text)), None)
    told = [(p, _answer(f, attack) if attack and ANSWER.search(p.span.text) else f) for p, f in told]
    attacks = _with_their_dead([force for _, force in told])
    if len(attacks) == 1:
        (only,) = attacks
        attacks = [replace(only, wounded=first_known(only.wounded, wounded_in(only.evidence, material, anchors)))]
    return attacks


def _with_their_dead(told: Sequence[_Told]) -> list[_Told]:
    """Attacks in the order of the text; what only tells of dead and wounded goes to the one named before it, else to the first."""
    first = next((number for number, force in enumerate(told) if not force.is_toll), 0)
    attacks = [told[first]]
    for force in (*told[:first], *told[first + 1 :]):
        if force.is_toll and not _clash((attacks[-1].attacker, force.attacker), (attacks[-1].killed, force.killed)):
            attacks[-1] = _merged(attacks[-1], replace(force, count=None))
        else:
            attacks.append(force)
    return attacks


def _answer(force: _Told, attack: _Told) -> _Told:
    """An answer to an attack: by whom that was on, on whom it was by, unless its own words name two others."""
    sides = {attack.attacker, attack.target}
    if force.attacker in sides:
        return replace(force, target=next(iter(sides - {force.attacker}), None))
    if force.attacker and force.target not in {None, attack.attacker}:
        return force  # somebody else's, on somebody else
    return replace(force, attacker=attack.target, target=attack.attacker)


def _clash(*pairs: tuple[object, object]) -> bool:
    return any(a and b and a != b for a, b in pairs)


def _same(one: _Told, two: _Told, text: str) -> bool:
    """Whether two mentions are of the same attacks: of one sentence, or by and on the same, or the later only tells what they did.

    Neither sides nor number, place or days may speak against it.
    """
    if _clash((one.count, two.count)) or _is_elsewhere(one, two):
        return False
    if two.is_toll and not two.attacker and one.evidence < two.evidence and not text[one.evidence.end : two.evidence.start].strip():
        return not _clash((one.killed, two.killed), (one.wounded, two.wounded))  # "At least nine people were wounded."
    if _clash((one.attacker, two.attacker), (one.target, two.target)):
        return False
    if one.evidence == two.evidence:
        return True
    told = one.attacker and one.attacker == two.attacker and one.target and one.target == two.target
    return bool(told and (one.place or not two.place))


def _is_elsewhere(one: _Told, two: _Told) -> bool:
    """Whether attacks are told of other days or of another place; ``Kunduz`` is the place of ``in Kunduz province`` too."""
    if one.time and two.time and not one.time.meets(two.time):
        return True
    if one.ground and two.ground and one.ground.country and two.ground.country:
        return (one.ground.name, one.ground.country) != (two.ground.name, two.ground.country)
    return _clash((one.place, two.place))


def _merged(one: _Told, two: _Told) -> _Told:
    return replace(
        one,
        attacker=one.attacker or two.attacker,
        target=one.target or two.target,
        count=one.count or two.count,
        killed=one.killed or two.killed,
        place=one.place or two.place,
        period=one.period or two.period,
        wounded=one.wounded or two.wounded,
        time=one.time or two.time,
        ground=one.ground or two.ground,
        is_toll=one.is_toll and two.is_toll,
    )


def make_force(predicates: Sequence[Predicate], material: Material) -> tuple[Force, ...]:
    """One item for each series of attacks of which particulars are told."""
    by_sentence: dict[int, list[Predicate]] = {}
    for predicate in predicates:
        if predicate.frame in {"force", "detainees"}:
            by_sentence.setdefault(predicate.sentence.start, []).append(predicate)
    told_in = [group for _, group in sorted(by_sentence.items()) if any(p.frame == "force" for p in group)]
    mentions = [force for group in told_in for force in _of_sentence(group, material)]
    items = gather(mentions, partial(_same, text=material.text), _merged, "x")
    return tuple(as_record(item, Force) for item in numbered(filter(_has_particulars, items), "x"))


def _has_particulars(item: _Told) -> bool:
    """Whether number, dead or wounded or a place are told, or both sides and a time; a war in passing has none of these."""
    sides = item.attacker and item.target
    return bool(item.count or item.killed or item.wounded or item.place or (sides and (item.period or item.time)))
