"""Force: attacks and answers with their tally."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backchannel.records import Force, Predicate
from backchannel.tracks.material import Material


def _one(number: int, predicate: Predicate, material: Material) -> Force:
    place, period, count = predicate.first("place"), predicate.first("period"), predicate.first("count")
    others = [f for f in predicate.fillers if f.role == "killed" and f.span != count]  # "31 times" does not count the dead
    killed = max(others, key=lambda f: f.score).span if others else None
    return Force(
        id=f"x{number}",
        attacker=material.party(predicate, "attacker"),
        target=material.party(predicate, "target"),
        count=material.number(count),
        killed=material.number(killed),
        place=place.text if place else None,
        period=period.text if period else None,
        evidence=predicate.sentence,
    )


def _same(one: Force, two: Force) -> bool:
    clash = any(
        a and b and a != b
        for a, b in ((one.attacker, two.attacker), (one.target, two.target), (one.count, two.count), (one.place, two.place))
    )
    if clash:
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


def make_force(predicates: Sequence[Predicate], material: Material) -> tuple[Force, ...]:
    """One item for each series of attacks."""
    items: list[Force] = []
    for predicate in (p for p in predicates if p.frame == "force"):
        item = _one(len(items) + 1, predicate, material)
        same = next((at for at, known in enumerate(items) if _same(known, item)), None)
        if same is None:
            items.append(item)
            continue
        known = items[same]
        items[same] = replace(
            known,
            attacker=known.attacker or item.attacker,
            target=known.target or item.target,
            count=known.count or item.count,
            killed=known.killed or item.killed,
            place=known.place or item.place,
            period=known.period or item.period,
        )
    return tuple(items)
