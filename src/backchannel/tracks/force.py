"""Force: attacks and answers with their tally."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from backchannel.records import Force, Predicate
from backchannel.tracks.casualties import tells_casualties, toll, wounded_in
from backchannel.tracks.gather import first_known, gather
from backchannel.tracks.material import Material

ANSWER = re.compile(r"\b(?:respon(?:d|se)|retaliat|repris|counter-?(?:attack|strike|fire)|repl(?:y|ies)\b|answer)", re.IGNORECASE)


def _one(predicate: Predicate, material: Material) -> Force:
    place, period, count = predicate.first("place"), predicate.first("period"), predicate.first("count")
    killed, wounded = toll(predicate, material, count)  # "31 times" does not count the dead
    event = material.coded(predicate, {"ASSAULT", "COERCE"})
    sources, targets = (material.names(event.sources), material.names(event.targets)) if event else ((), ())
    attacker, target = (
        first_known(*sources, material.party(predicate, "attacker")),
        first_known(*targets, material.party(predicate, "target")),
    )
    return Force(
        id="",
        attacker=attacker,
        target=target if target != attacker else None,  # one name for both says nothing of either side
        count=material.number(count),
        killed=killed,
        place=place.text if place else None,
        period=period.text if period else None,
        evidence=predicate.sentence,
        wounded=wounded,
    )


def _with_its_dead(predicates: Sequence[Predicate], material: Material) -> list[Force]:
    """The attacks of one sentence; what it tells of dead and wounded goes to the attack named before, else to the one named next."""
    ordered = sorted(predicates, key=lambda p: p.span.start)
    made = [(_one(predicate, material), tells_casualties(predicate)) for predicate in ordered]
    answers = [bool(ANSWER.search(predicate.span.text)) for predicate in ordered]
    answered = next(
        (force for (force, _), is_answer in zip(made, answers, strict=True) if not is_answer and force.attacker and force.target), None
    )
    if answered:
        made = [(_answer(*one, answered) if is_answer else one) for one, is_answer in zip(made, answers, strict=True)]
    attacks = [force for force, is_toll in made if not is_toll] or [made[0][0]]
    at = -1
    for force, is_toll in made:
        if not is_toll:
            at += 1
        elif force is not attacks[max(at, 0)]:
            attack = attacks[max(at, 0)]
            if _clash((attack.attacker, force.attacker), (attack.killed, force.killed)):
                attacks.append(force)
            else:
                attacks[max(at, 0)] = _merged(attack, replace(force, count=None))
    if len(attacks) == 1:
        attacks[0] = replace(attacks[0], wounded=first_known(attacks[0].wounded, wounded_in(attacks[0].evidence, material, ordered)))
    return attacks


def _answer(force: Force, is_toll: bool, attack: Force) -> tuple[Force, bool]:
    """An answer to an attack: by whom that was on, on whom it was by, unless its own words name two others."""
    sides = {attack.attacker, attack.target}
    if force.attacker and force.attacker in sides:
        return replace(force, target=next(iter(sides - {force.attacker}), None)), is_toll
    if force.attacker and force.target not in {None, attack.attacker}:
        return force, is_toll  # somebody else's, on somebody else
    return replace(force, attacker=attack.target, target=attack.attacker), is_toll


def _clash(*pairs: tuple[object, object]) -> bool:
    return any(a and b and a != b for a, b in pairs)


def _same(one: Force, two: Force) -> bool:
    sides = (one.attacker, two.attacker), (one.target, two.target)
    if _clash(*sides, (one.count, two.count), (one.place, two.place)):
        return False
    if one.evidence == two.evidence:
        return True
    told = one.attacker and one.attacker == two.attacker and one.target and one.target == two.target
    return bool(told and (one.place == two.place or not two.place))


def _merged(one: Force, two: Force) -> Force:
    return replace(
        one,
        attacker=one.attacker or two.attacker,
        target=one.target or two.target,
        count=one.count or two.count,
        killed=one.killed or two.killed,
        place=one.place or two.place,
        period=one.period or two.period,
        wounded=one.wounded or two.wounded,
    )


def make_force(predicates: Sequence[Predicate], material: Material) -> tuple[Force, ...]:
    """One item for each series of attacks; one of which neither both sides nor a particular is told is none."""
    by_sentence: dict[int, list[Predicate]] = {}
    for predicate in predicates:
        if predicate.frame == "force":
            by_sentence.setdefault(predicate.sentence.start, []).append(predicate)
    mentions = [force for start in sorted(by_sentence) for force in _with_its_dead(by_sentence[start], material)]
    told = (m for m in mentions if m.count or m.killed or m.wounded or m.place or m.period or (m.attacker and m.target))
    return tuple(gather(told, _same, _merged, "x"))
