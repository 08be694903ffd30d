"""Deals and their terms: who gives what to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backchannel.records import Deal, Predicate, Term
from backchannel.tracks.material import Material, alike, strongest

ORDER = ("proposed", "reported", "agreed", "implemented", "rejected", "denied", "collapsed")
NEAR = 400  # characters between a deal's anchor and a term of it


def _deal(number: int, predicate: Predicate, material: Material) -> Deal:
    label = predicate.first("label")
    return Deal(
        id=f"d{number}",
        parties=material.parties(predicate.role("party")),
        label=label.text if label else predicate.span.text,
        terms=(),
        status=predicate.status or "reported",
        evidence=predicate.sentence,
    )


def _same(one: Deal, two: Deal) -> bool:
    mine, theirs = set(one.parties), set(two.parties)
    fits = mine <= theirs or theirs <= mine
    if one.evidence == two.evidence:
        return fits and (alike(one.label, two.label) or not mine or not theirs)
    if mine and theirs:
        return mine == theirs or (fits and alike(one.label, two.label))
    return alike(one.label, two.label, 0.5)


def _merged(one: Deal, two: Deal) -> Deal:
    return replace(
        one,
        parties=one.parties if len(one.parties) >= len(two.parties) else two.parties,
        label=max(one.label, two.label, key=lambda text: len(text or "")),
        status=strongest([one.status, two.status], ORDER, one.status),
    )


def _term(predicate: Predicate, material: Material) -> Term:
    item, amount = predicate.first("item"), predicate.first("amount")
    return Term(
        giver=material.party(predicate, "giver"),
        receiver=material.party(predicate, "receiver"),
        item=item.text if item else predicate.span.text,
        amount=amount.text.replace("\\", "") if amount else None,
        evidence=predicate.sentence,
    )


def make_deals(predicates: Sequence[Predicate], material: Material) -> tuple[Deal, ...]:
    """One item for each deal, with the terms told nearest to it; terms without any deal near make one of their own."""
    deals: list[Deal] = []
    anchors: list[tuple[int, int]] = []  # where a deal is told, and which it is
    for predicate in (p for p in predicates if p.frame == "deals"):
        deal = _deal(len(deals) + 1, predicate, material)
        same = next((at for at, known in enumerate(deals) if _same(known, deal)), None)
        if same is None:
            deals.append(deal)
            same = len(deals) - 1
        else:
            deals[same] = _merged(deals[same], deal)
        anchors.append((predicate.span.start, same))
    for predicate in (p for p in predicates if p.frame == "terms"):
        term = _term(predicate, material)
        near = min(anchors, key=lambda a: abs(a[0] - predicate.span.start), default=None)
        if near is None or abs(near[0] - predicate.span.start) > NEAR:
            continue
        deal = deals[near[1]]
        if not any(alike(term.item, known.item, 0.6) and term.giver == known.giver for known in deal.terms):
            deals[near[1]] = replace(deal, terms=(*deal.terms, term))
    return tuple(_with_parties(deal) for deal in deals)


def _with_parties(deal: Deal) -> Deal:
    """Those who give and receive under a deal are parties to it where the text names none."""
    if deal.parties:
        return deal
    names = dict.fromkeys(name for term in deal.terms for name in (term.giver, term.receiver) if name)
    return replace(deal, parties=tuple(names))
