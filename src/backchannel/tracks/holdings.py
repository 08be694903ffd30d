"""Safeguards, frozen money and detainees: who holds what of whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from backchannel.records import Detainees, Funds, Predicate, Safeguard
from backchannel.tracks.gather import first_known, gather
from backchannel.tracks.material import Material, alike

MONEY = re.compile(
    r"\b(?:funds?|funding|money|moneys|assets?|accounts?|debts?|loans?|credits?|reserves?|deposits?|payments?|paid|pay(?:s|ing|out|outs)?|repay\w*|compensat\w+"
    r"|reparations?|ransoms?|revenues?|proceeds|arrears|dues?|fees?|cash|gold|bonds?|shares?|holdings?|propert(?:y|ies)|dollars?|euros?|escrow|sums?)\b",
    re.IGNORECASE,
)


def _safeguard(predicate: Predicate, material: Material) -> Safeguard:
    subject = predicate.first("subject")
    agency, state = material.party(predicate, "agency"), material.party(predicate, "state")
    return Safeguard(
        id="",
        agency=agency if agency != state else None,  # nobody inspects himself
        state=state,
        subject=subject.text if subject else predicate.span.text,
        status=predicate.status or "pending",
        evidence=predicate.sentence,
    )


HOLDING = frozenset({"COERCE", "RETREAT", "ASSAULT"})  # deeds of who holds people: arrests, releases, abductions


def make_safeguards(predicates: Sequence[Predicate], material: Material) -> tuple[Safeguard, ...]:
    """One item for each inspection matter; somebody must inspect or be inspected."""
    told = (p for p in predicates if p.frame == "safeguards" and material.is_of_actors(p, "agency", "state"))
    mentions = (_safeguard(p, material) for p in told)
    items = gather(mentions, _same_matter, _merged_matter, "s")
    return tuple(_filled(item, items) for item in items)


def _merged_matter(one: Safeguard, two: Safeguard) -> Safeguard:
    return replace(one, agency=one.agency or two.agency, state=one.state or two.state, status=two.status)


def _same_matter(one: Safeguard, two: Safeguard) -> bool:
    clash = any(a and b and a != b for a, b in ((one.agency, two.agency), (one.state, two.state)))
    return not clash and (one.evidence == two.evidence or alike(one.subject, two.subject))


def _filled(item: Safeguard, items: Sequence[Safeguard]) -> Safeguard:
    """The agency or state of the article's only one, where an item names none."""
    agencies, states = {i.agency for i in items if i.agency}, {i.state for i in items if i.state}
    return replace(
        item,
        agency=item.agency or (next(iter(agencies)) if len(agencies) == 1 else None),
        state=item.state or (next(iter(states)) if len(states) == 1 else None),
    )


def _is_money(predicate: Predicate, material: Material) -> bool:
    """Whether a sum is given or the anchor names money: what has neither is a deal or a deed, and no money."""
    return material.sum(predicate.first("amount")) is not None or bool(MONEY.search(predicate.span.text))


def _funds(predicate: Predicate, material: Material) -> Funds:
    owner, holder = material.party(predicate, "owner"), material.party(predicate, "holder")
    return Funds(
        id="",
        owner=owner,
        holder=holder if holder != owner else None,  # what one holds oneself is neither owed nor frozen
        amount=material.sum(predicate.first("amount")),
        status=predicate.status or "frozen",
        evidence=predicate.sentence,
    )


def make_funds(predicates: Sequence[Predicate], material: Material) -> tuple[Funds, ...]:
    """One item for each sum."""
    mentions = (_funds(p, material) for p in predicates if p.frame == "funds" and _is_money(p, material))
    return tuple(gather(mentions, _same_sum, _merged_sum, "f"))


def _merged_sum(one: Funds, two: Funds) -> Funds:
    return replace(one, owner=one.owner or two.owner, holder=one.holder or two.holder, amount=one.amount or two.amount, status=two.status)


def _same_sum(one: Funds, two: Funds) -> bool:
    if one.amount and two.amount:
        same_unit = one.amount.unit == two.amount.unit
        return same_unit and abs(one.amount.value - two.amount.value) <= 0.01 * one.amount.value
    clash = any(a and b and a != b for a, b in ((one.owner, two.owner), (one.holder, two.holder)))
    return not clash and (one.evidence == two.evidence or bool(one.owner and one.owner == two.owner))


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
