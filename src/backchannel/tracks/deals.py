"""Deals and their terms: who gives what to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from backchannel.records import Deal, Predicate, Span, Term
from backchannel.tracks.gather import gather
from backchannel.tracks.material import Material, alike, stems, strongest

ORDER = ("proposed", "reported", "agreed", "implemented", "rejected", "denied", "collapsed")
DEEDS = frozenset({"AGREE", "CONSULT", "COOPERATE", "REJECT"})
EXCHANGES = frozenset({"RETREAT", "AGREE", "AID", "COOPERATE", "CONCEDE", "CONSULT"})  # deeds by which each side gives something
CARRIED_OUT = {"happened": "implemented", "planned": "agreed", "possible": "proposed", "denied": "denied"}
# A label that names the exchange itself: ``oil for food``, ``a "guns-for-amnesty" accord``.
EXCHANGE = re.compile(r"(?P<open>[\"“'‘(–—-]\s*|^)(?:an? |the )?(?P<given>\w+)(?P<join>[ -])for[ -](?P<got>\w+)\b")
ARTICLE = re.compile(r"^(?:an?|the|its|their|his|her)\s+", re.IGNORECASE)
NEAR = 400  # characters between a deal and a term of it


def _deal(predicate: Predicate, material: Material) -> Deal:
    return Deal(
        id="",
        parties=material.sides(predicate, DEEDS),
        label=_label(predicate),
        terms=_exchanged(predicate) or _worth(predicate, material),
        status=predicate.status or "reported",
        evidence=predicate.sentence,
    )


def _label(predicate: Predicate) -> str | None:
    """The phrase that names a deal, else its anchor; None where that is a function word."""
    label = predicate.first("label")
    text = label.text if label else predicate.span.text
    return text if stems(text) else None


def _exchanged(predicate: Predicate) -> tuple[Term, ...]:
    """The two things that the label of a deal says are exchanged; who gives which it does not say."""
    named = EXCHANGE.search(_label(predicate) or "")
    if not named or (named["join"] == " " and named["open"] in {"", "-"} and named["given"] in predicate.span.text):
        return ()
    return tuple(Term(giver=None, receiver=None, item=named[part], amount=None, evidence=predicate.sentence) for part in ("given", "got"))


def _worth(predicate: Predicate, material: Material) -> tuple[Term, ...]:
    """What a deal is worth where its label says so: ``a $3 billion arms deal``."""
    label, anchor = predicate.first("label") or predicate.span, predicate.span
    before = Span.of(material.text, label.start, anchor.start) if label.start < anchor.start else None
    given = material.worth(before) if before else None
    if before is None or given is None:
        return ()
    item = material.text[given.end : before.end].strip() or anchor.text
    return (Term(giver=None, receiver=None, item=item, amount=ARTICLE.sub("", given.text.replace("\\", "")), evidence=predicate.sentence),)


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
        terms=_added(one.terms, two.terms),
    )


def _term(predicate: Predicate, material: Material, held: Sequence[Predicate]) -> Term:
    """A term; of people among those held who are given, the amount is their number."""
    item, given = predicate.first("item"), predicate.first("amount")
    amount = given.text if given else _people_given(item, material, held)
    giver, receiver = material.party(predicate, "giver"), material.party(predicate, "receiver")
    return Term(
        giver=giver,
        receiver=receiver if receiver != giver else None,  # nobody gives to himself
        item=item.text if item else predicate.span.text,
        amount=amount.replace("\\", "") if amount else None,
        evidence=predicate.sentence,
    )


def _people_given(item: Span | None, material: Material, held: Sequence[Predicate]) -> str | None:
    """The number of those held who are given: of those whom the words of the item name, or of all where it names all."""
    for predicate in held:
        persons = predicate.role("person")
        given = [span for span in persons if item and item.overlaps(span)]
        count = material.headcount(predicate) if len(given) == len(persons) else material.heads(given)
        if given and count:
            return str(count)
    return None


def make_deals(predicates: Sequence[Predicate], material: Material) -> tuple[Deal, ...]:
    """One item for each deal, with its terms; a sentence that tells an exchange without a word for it makes one too."""
    named, held = ([p for p in predicates if p.frame == frame] for frame in ("deals", "detainees"))
    deals = gather((_deal(p, material) for p in named), _same, _merged, "d")
    told: dict[Span, list[Predicate]] = {}
    for predicate in (p for p in predicates if p.frame == "terms"):
        told.setdefault(predicate.sentence, []).append(predicate)
    for sentence, group in told.items():
        terms = [_term(p, material, held) for p in group]
        near = min(
            (deal for deal in deals if _may_hold(deal, sentence, terms, material)),
            key=lambda deal: _away(deal, sentence),
            default=None,
        )
        if near is None and (near := _bargain(sentence, terms, material)):
            deals.append(near)
        if near:
            deals[deals.index(near)] = replace(near, terms=_added(near.terms, terms))
    whole = (_both_ways(_with_parties(_told_fully(deal))) for deal in deals)
    return tuple(replace(deal, id=f"d{number}", label=deal.label or _swapped(deal.terms)) for number, deal in enumerate(whole, 1))


def _told_fully(deal: Deal) -> Deal:
    """A deal without what only its label says is exchanged, where a sentence tells it more fully."""
    full = [term for term in deal.terms if term.giver or term.receiver]
    said = (t for t in deal.terms if t not in full)
    more = [t for t in said if not any(alike(t.item, one.item, 0.5) or (t.amount and t.amount == one.amount) for one in full)]
    return replace(deal, terms=(*full, *more))


def _may_hold(deal: Deal, sentence: Span, terms: Sequence[Term], material: Material) -> bool:
    """Whether the terms of a sentence may be those of a deal: told with it, or near it, of no other day and between its parties.

    In another paragraph both who gives and who receives must be parties.
    """
    away, named = _away(deal, sentence), _named(terms)
    if away == 0 or away > NEAR or _other_day(deal.evidence, sentence, material):
        return away == 0
    first, second = sorted((deal.evidence, sentence))
    shared, apart = len(named.keys() & set(deal.parties)), "\n" in material.text[first.end : second.start]
    return shared >= 2 or (not apart and (not deal.parties or shared >= len(named)))


def _other_day(one: Span, two: Span, material: Material) -> bool:
    """Whether what is exchanged in two sentences is exchanged at different times."""
    first, second = (
        [e.time for e in material.events if e.type in EXCHANGES and e.time and e.time.start and sentence.holds(e.trigger)]
        for sentence in (one, two)
    )
    return bool(first and second) and not any(a.meets(b) for a in first for b in second)


def _named(terms: Sequence[Term]) -> dict[str, None]:
    """Who gives and receives, each once, in order."""
    return dict.fromkeys(name for term in terms for name in (term.giver, term.receiver) if name)


def _bargain(sentence: Span, terms: Sequence[Term], material: Material) -> Deal | None:
    """The deal of a sentence in which each side gives something; None where only one does, or nobody is named.

    One of the sides may stay unnamed where a deed of exchange is told.
    """
    givers = {term.giver for term in terms}
    if len(terms) < 2 or len(givers) < 2:
        return None
    told = [event.status for event in material.events if event.type in EXCHANGES and sentence.holds(event.trigger)]
    if None in givers and not told:
        return None
    return Deal("", tuple(_named(terms)), None, (), CARRIED_OUT[told[0]] if told else "reported", sentence)


def _added(known: Sequence[Term], terms: Sequence[Term]) -> tuple[Term, ...]:
    """Terms with those that are not told yet."""
    every = list(known)
    for term in terms:
        if not any(alike(term.item, one.item, 0.6) and term.giver == one.giver for one in every):
            every.append(term)
    return tuple(every)


def _away(deal: Deal, sentence: Span) -> int:
    """Characters between the sentence that tells most of a deal and another one; 0 for itself."""
    return max(deal.evidence.start - sentence.end, sentence.start - deal.evidence.end, 0)


def _with_parties(deal: Deal) -> Deal:
    """Those who give and receive under a deal are parties to it where the text names none."""
    return deal if deal.parties else replace(deal, parties=tuple(_named(deal.terms)))


def _both_ways(deal: Deal) -> Deal:
    """Of two parties, what one gives the other receives."""
    if len(deal.parties) != 2:
        return deal
    other = dict(zip(deal.parties, reversed(deal.parties), strict=True))
    return replace(
        deal,
        terms=tuple(
            replace(t, giver=t.giver or other.get(t.receiver or ""), receiver=t.receiver or other.get(t.giver or "")) for t in deal.terms
        ),
    )


def _swapped(terms: Sequence[Term]) -> str | None:
    """What an exchange without a name is called: ``two pilots for a captain``."""
    things = [term for term in terms if term.item and not term.item.startswith("to ")]  # "inspections for to lift the ban" is no name
    first = next(iter(things), None)
    second = next((term for term in things if first and term.giver != first.giver), None)
    return f"{first.item} for {second.item}" if first and second else None
