"""Detainees: who holds, tries or frees whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from backchannel.records import Detainees, Predicate
from backchannel.tracks.gather import as_record, first_known, gather
from backchannel.tracks.material import Material
from backchannel.tracks.tellings import Telling, last_word, telling_of

HOLDING = frozenset({"COERCE", "RETREAT", "ASSAULT"})  # deeds of who holds people: arrests, releases, abductions

# How far a case has come: who was freed is not held again because a later sentence tells of those who were held.
RANKS = {"held": 0, "sought": 0, "tried": 1, "released": 2, "exchanged": 2, "executed": 2}


@dataclass(frozen=True, slots=True)
class _Group(Detainees):
    """Prisoners as one sentence or several tell of them; ``actors`` are the ids of those whom the words name."""

    telling: Telling
    actors: frozenset[str]


def _group(predicate: Predicate, material: Material) -> _Group:
    charge, persons = predicate.first("charge"), predicate.role("person")
    event = material.coded(predicate, HOLDING)
    holder = first_known(material.party(predicate, "holder"), *(material.names(event.sources) if event else ()))
    telling = telling_of(predicate, material, "held")
    telling = replace(telling, weight=(False, predicate.score))  # "the men" freed are told as surely as "freed"
    return _Group(
        id="",
        holder=holder,
        persons=material.people(predicate),
        count=material.headcount(predicate),
        nationality=_nations(predicate, holder, material),
        charge=charge.text if charge else None,
        status=telling.status,
        evidence=predicate.sentence,
        telling=telling,
        actors=frozenset(actor.id for actor in material.bearers(persons)),
    )


def _nations(predicate: Predicate, holder: str | None, material: Material) -> tuple[str, ...]:
    """Nations that the text gives prisoners, in so many words or by names near to them, or that they share with who holds them.

    That an article is about a country makes nobody of whom it tells a national of it.
    """
    said = [actor.country for actor in material.actors(predicate.role("nationality")) if actor.country]
    known = (actor for actor in material.bearers(predicate.role("person")) if actor.country)
    land = material.land(holder) if holder else None
    told = [actor.country for actor in known if actor.country == land or material.tells_nation(actor)]
    return tuple(dict.fromkeys(nation for nation in said or told if nation))


def make_detainees(predicates: Sequence[Predicate], material: Material) -> tuple[Detainees, ...]:
    """One item for each prisoner or group of prisoners; that somebody is held of whom nothing is said is none."""
    mentions = (_group(p, material) for p in predicates if p.frame == "detainees")
    told = (m for m in mentions if m.persons or m.count or m.nationality or (m.charge and m.holder))
    groups = gather(told, _same_people, _merged_people, "h")
    return tuple(as_record(group, Detainees) for group in groups)


def _merged_people(one: _Group, two: _Group) -> _Group:
    """Two tellings of a group; what became of some of those named did not become of all."""
    of_some = bool(set(two.persons) < set(one.persons) and two.persons)
    telling = one.telling if of_some else last_word(one.telling, two.telling, RANKS)
    whole = two if one.persons and set(one.persons) < set(two.persons) else one
    return replace(
        one,
        holder=first_known(one.holder, two.holder),
        persons=whole.persons or two.persons,
        count=whole.count or two.count,
        nationality=one.nationality or two.nationality,
        charge=first_known(one.charge, two.charge),
        status=telling.status,
        telling=telling,
        actors=one.actors | two.actors,
    )


def _same_people(one: _Group, two: _Group) -> bool:
    """Whether two mentions are of one group: by name, else by what is said of them where nothing clashes."""
    if one.persons and two.persons:
        return bool(set(one.persons) & set(two.persons))
    apart = bool(one.nationality and two.nationality and not set(one.nationality) & set(two.nationality))
    if apart or any(a and b and a != b for a, b in ((one.holder, two.holder), (one.count, two.count))):
        return False
    if one.evidence == two.evidence or (one.actors and one.actors == two.actors):
        return True
    if not two.persons and not two.count:  # "the Americans held there": those told of before
        return bool(two.nationality and two.nationality == one.nationality)
    return bool(one.count and one.count == two.count and one.holder and one.holder == two.holder and not one.persons and not two.persons)
