"""Deals and their terms: who gives what to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backchannel.records import Deal, Predicate, Term
from backchannel.tracks.gather import gather
from backchannel.tracks.material import Material, alike, stems, strongest

ORDER = ("proposed", "reported", "agreed", "implemented", "rejected", "denied", "collapsed")
DEEDS = frozenset({"AGREE", "CONSULT", "COOPERATE", "REJECT"})
NEAR = 400  # characters between a deal and a term of it


def _deal(predicate: Predicate, material: Material) -> Deal:
    label = predicate.first("label")
    return Deal(
        id="",
        parties=material.sides(predicate, DEEDS),
        label=label.text if label else predicate.span.text,
        terms=(),
        status=predicate.status or "reported",
        evidence=predicate.sentence,
    )


def _is_bare(deal: Deal) -> bool:
    """Whether a deal is named by a single word (``the agreement``), which points to one named before."""
    return len(stems(deal.label)) < 2


def _same(one: Deal, two: Deal) -> bool:
    mine, theirs = set(one.parties), set(two.parties)
    if one.evidence == two.evidence:
        return (mine <= theirs or theirs <= mine) and (alike(one.label, two.label) or not mine or not theirs)
    if len(mine) > 1 and len(theirs) > 1 and len(mine & theirs) < 2:
        return False
    if _is_bare(two):
        return mine <= theirs or theirs <= mine
    return alike(one.label, two.label, 0.5) or (len(mine) > 1 and mine == theirs)


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
    """One item for each deal, with the terms told nearest to it."""
    deals = gather((_deal(p, material) for p in predicates if p.frame == "deals"), _same, _merged, "d")
    for predicate in (p for p in predicates if p.frame == "terms"):
        near = min(deals, key=lambda deal: _away(deal, predicate), default=None)
        if near is None or _away(near, predicate) > NEAR:
            continue
        term, at = _term(predicate, material), deals.index(near)
        if not any(alike(term.item, known.item, 0.6) and term.giver == known.giver for known in near.terms):
            deals[at] = replace(near, terms=(*near.terms, term))
    return tuple(_with_parties(deal) for deal in deals)


def _away(deal: Deal, predicate: Predicate) -> int:
    """Characters between the sentence that tells most of a deal and a predicate; 0 within it."""
    return max(deal.evidence.start - predicate.span.end, predicate.span.start - deal.evidence.end, 0)


def _with_parties(deal: Deal) -> Deal:
    """Those who give and receive under a deal are parties to it where the text names none."""
    if deal.parties:
        return deal
    names = dict.fromkeys(name for term in deal.terms for name in (term.giver, term.receiver) if name)
    return replace(deal, parties=tuple(names))
