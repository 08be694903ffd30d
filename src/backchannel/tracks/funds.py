"""Funds: whose money is held, owed, sought or released by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from backchannel.records import Funds, Predicate
from backchannel.tracks.gather import as_record, first_known, gather, numbered
from backchannel.tracks.material import Material
from backchannel.tracks.sums import main_sum, sums_of_others
from backchannel.tracks.tellings import Telling, last_word, telling_of

MONEY = re.compile(
    r"\b(?:funds?|funding|money|moneys|assets?|accounts?|debts?|loans?|credits?|reserves?|deposits?|payments?|paid|pay(?:s|ing|out|outs)?|repay\w*|compensat\w+"
    r"|reparations?|ransoms?|revenues?|proceeds|arrears|dues?|fees?|cash|gold|bonds?|shares?|holdings?|propert(?:y|ies)|dollars?|euros?|escrow|sums?)\b",
    re.IGNORECASE,
)

DEMANDS = frozenset({"REQUEST", "ACCUSE"})
# How far money has come: what was paid is not owed again because a later sentence tells how the debt arose.
RANKS = {"frozen": 0, "owed": 0, "sought": 1, "negotiated": 2, "released": 3, "paid": 3, "denied": 3}

POINTING = re.compile(
    r"\b(?:the|this|that|these|those|its|their|his|her)\s+(?:\w+\s+)?$", re.IGNORECASE
)  # before "money": that told of before


@dataclass(frozen=True, slots=True)
class _Sum(Funds):
    """Money as one sentence or several tell of it; ``points`` where its words point back (``the money``)."""

    telling: Telling
    points: bool


def _is_money(predicate: Predicate, material: Material) -> bool:
    """Whether a sum is given or the anchor names money: what has neither is a deal or a deed, and no money."""
    return main_sum(predicate, material) is not None or bool(MONEY.search(predicate.span.text))


def _parties(predicate: Predicate, material: Material) -> tuple[str | None, str | None]:
    """Owner and holder; of two owners of money that is sought the one who asks, and for holder the one who is asked.

    Of ``Togo seeks $3 million from Peru`` both come as owners; who asks whom the event says.
    """
    owners, holder = material.parties(predicate.role("owner")), material.party(predicate, "holder")
    asked = material.nearest(predicate, DEMANDS) if predicate.status == "sought" and len(owners) > 1 and not holder else None
    pair = (first_known(*material.names(asked.sources)), first_known(*material.names(asked.targets))) if asked else None
    return pair if pair and None not in pair and pair[0] != pair[1] else (material.party(predicate, "owner"), holder)


def _sum(predicate: Predicate, material: Material) -> _Sum:
    owner, holder = _parties(predicate, material)
    telling = telling_of(predicate, material, "frozen")
    return _Sum(
        id="",
        owner=owner,
        holder=holder if holder != owner else None,  # what one holds oneself is neither owed nor frozen
        amount=main_sum(predicate, material),
        status=telling.status,
        evidence=predicate.sentence,
        telling=telling,
        points=bool(POINTING.search(material.text[: predicate.span.start])),
    )


def _sums(predicate: Predicate, material: Material) -> Iterator[_Sum]:
    """The sum that an anchor is about, then those of others told with it, each with its own owner or holder."""
    first = _sum(predicate, material)
    yield first
    for role, party, amount in sums_of_others(predicate, material):
        owner, holder = (party, first.holder) if role == "owner" else (first.owner, party)
        yield replace(first, owner=owner, holder=holder, amount=amount)


def make_funds(predicates: Sequence[Predicate], material: Material) -> tuple[Funds, ...]:
    """One item for each sum; money of which neither a sum nor both owner and holder are told is none."""
    told = (p for p in predicates if p.frame == "funds" and _is_money(p, material))
    mentions = (mention for p in told for mention in _sums(p, material))
    sums = gather(mentions, lambda one, two: _same_sum(one, two, material), _merged_sum, "f")
    return tuple(as_record(item, Funds) for item in numbered(filter(_is_told, sums), "f"))


def _is_told(item: _Sum) -> bool:
    """Whether enough is told of a sum; one alone who has it, wants it or owes it is mostly talk of money."""
    return bool(item.owner or item.holder) and bool(item.amount or (item.owner and item.holder))


def _merged_sum(one: _Sum, two: _Sum) -> _Sum:
    owner, holder = one.owner or two.owner, one.holder or two.holder
    telling = last_word(one.telling, two.telling, RANKS)
    holder = holder if holder != owner else None
    return replace(one, owner=owner, holder=holder, amount=one.amount or two.amount, status=telling.status, telling=telling)


def _same_sum(one: _Sum, two: _Sum, material: Material) -> bool:
    """Whether two mentions speak of the same money: equal sums that share a party or of which one has none, else what no party tells apart."""
    if one.amount and two.amount:
        same_unit = one.amount.unit == two.amount.unit
        lands, others = _lands(one, material), _lands(two, material)
        known_to_differ = lands and others and not lands & others
        return same_unit and not known_to_differ and abs(one.amount.value - two.amount.value) <= 0.01 * one.amount.value
    if any(a and b and a != b for a, b in ((one.owner, two.owner), (one.holder, two.holder))):
        return False
    if one.evidence == two.evidence or (one.owner and one.owner == two.owner):
        return True
    return two.points and not two.amount and not ({two.owner, two.holder} - {one.owner, one.holder, None})


def _lands(item: Funds, material: Material) -> set[str]:
    """Countries of owner and holder, or their names: of one sum often told the other way round, or of the bank for the state it is in."""
    return {material.land(name) for name in (item.owner, item.holder) if name}
