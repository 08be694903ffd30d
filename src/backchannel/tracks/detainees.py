"""Detainees: who holds, tries or frees whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backchannel.records import Detainees, Predicate
from backchannel.tracks.gather import first_known, gather
from backchannel.tracks.material import Material

HOLDING = frozenset({"COERCE", "RETREAT", "ASSAULT"})  # deeds of who holds people: arrests, releases, abductions


def _detainees(predicate: Predicate, material: Material) -> Detainees:
    said = [a.country for a in material.actors(predicate.role("nationality")) if a.country]
    nations = said or [a.country for a in material.bearers(predicate.role("person")) if a.country]
    charge = predicate.first("charge")
    event = material.coded(predicate, HOLDING)
    holder = first_known(material.party(predicate, "holder"), *(material.names(event.sources) if event else ()))
    return Detainees(
        id="",
        holder=holder,
        persons=material.people(predicate),
        count=material.headcount(predicate),
        nationality=tuple(dict.fromkeys(nations)),
        charge=charge.text if charge else None,
        status=predicate.status or "held",
        evidence=predicate.sentence,
    )


def make_detainees(predicates: Sequence[Predicate], material: Material) -> tuple[Detainees, ...]:
    """One item for each prisoner or group of prisoners; that somebody is held of whom nothing is said is none."""
    mentions = (_detainees(p, material) for p in predicates if p.frame == "detainees")
    told = (m for m in mentions if m.persons or m.count or m.nationality or m.charge)
    return tuple(gather(told, _same_people, _merged_people, "h"))


def _merged_people(one: Detainees, two: Detainees) -> Detainees:
    return replace(
        one,
        holder=first_known(one.holder, two.holder),
        persons=one.persons or two.persons,
        count=one.count or two.count,
        nationality=one.nationality or two.nationality,
        charge=first_known(one.charge, two.charge),
        status=two.status if one.persons and one.persons == two.persons else one.status,
    )


def _same_people(one: Detainees, two: Detainees) -> bool:
    if one.persons and two.persons:
        return bool(set(one.persons) & set(two.persons))
    clash = any(a and b and a != b for a, b in ((one.holder, two.holder), (one.count, two.count), (one.nationality, two.nationality)))
    if clash:
        return False
    if one.evidence == two.evidence:
        return True
    if not two.persons and not two.count:  # "the Americans held there": those told of before
        return bool(two.nationality and two.nationality == one.nationality)
    return bool(one.count and one.count == two.count and one.holder and one.holder == two.holder and not one.persons and not two.persons)
