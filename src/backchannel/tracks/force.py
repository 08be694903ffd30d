"""Force: attacks and answers with their tally."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backchannel.records import Force, Predicate
from backchannel.tracks.gather import first_known, gather
from backchannel.tracks.material import Material


def _one(predicate: Predicate, material: Material) -> Force:
    place, period, count = predicate.first("place"), predicate.first("period"), predicate.first("count")
    others = [f for f in predicate.fillers if f.role == "killed" and f.span != count]  # "31 times" does not count the dead
    killed = max(others, key=lambda f: f.score).span if others else None
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
        killed=material.number(killed),
        place=place.text if place else None,
        period=period.text if period else None,
        evidence=predicate.sentence,
    )


def _same(one: Force, two: Force) -> bool:
    pairs = ((one.attacker, two.attacker), (one.count, two.count), (one.place, two.place))
    if any(a and b and a != b for a, b in pairs):
        return False
    if one.evidence == two.evidence and bool(one.killed) != bool(two.killed):
        return True  # an attack and its dead, who need not be what was attacked
    if one.target and two.target and one.target != two.target:
        return False
    if one.evidence == two.evidence:
        return True
    return bool(
        one.attacker
        and one.attacker == two.attacker
        and one.target
        and one.target == two.target
        and (one.place == two.place or not two.place)
    )


def _merged(one: Force, two: Force) -> Force:
    return replace(
        one,
        attacker=one.attacker or two.attacker,
        target=one.target or two.target,
        count=one.count or two.count,
        killed=one.killed or two.killed,
        place=one.place or two.place,
        period=one.period or two.period,
    )


def make_force(predicates: Sequence[Predicate], material: Material) -> tuple[Force, ...]:
    """One item for each series of attacks; one of which neither both sides nor a particular is told is none."""
    mentions = (_one(p, material) for p in predicates if p.frame == "force")
    told = (m for m in mentions if m.count or m.killed or m.place or m.period or (m.attacker and m.target))
    return tuple(gather(told, _same, _merged, "x"))
