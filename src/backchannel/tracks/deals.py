"""Deals and their terms: who gives what to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from backchannel.records import Deal, Predicate, Span, Term, TimeRef
from backchannel.tracks.counterparts import FREEING, is_turned, people_exchanged
from backchannel.tracks.gather import as_record, gather
from backchannel.tracks.material import Material, alike
from backchannel.tracks.naming import is_another_kind, is_bare, is_vague, label_of, label_span
from backchannel.tracks.sides import sides, truce_sides
from backchannel.tracks.terms import both_ways, is_label, label_terms, swapped, terms_of, those_in, told_fully, with_new

ORDER = ("proposed", "reported", "agreed", "implemented", "rejected", "denied", "collapsed")
DEEDS = frozenset({"AGREE", "CONSULT", "COOPERATE", "REJECT"})
EXCHANGES = frozenset({"RETREAT", "AGREE", "AID", "COOPERATE", "CONCEDE", "CONSULT"})  # deeds by which each side gives something
STEPS = EXCHANGES | {"REJECT", "SANCTION"}  # deeds by which a deal is made, kept or broken
OPEN, DONE, UNDONE = {"proposed", "reported"}, {"agreed", "implemented"}, {"denied", "collapsed"}
CARRIED_OUT = {"happened": "implemented", "planned": "agreed", "possible": "proposed", "denied": "denied"}
NEAR = 400  # characters between a deal and a term of it


@dataclass(frozen=True, slots=True)
class _Told(Deal):
    """A deal as it is told: with the day its status is told of, whether it is just any deal, and whether it has a name and not only a verb."""

    time: TimeRef | None
    vague: bool
    is_named: bool


def _told(predicate: Predicate, material: Material) -> _Told:
    return _Told(
        id="",
        parties=truce_sides(predicate, material) or sides(predicate, material, DEEDS),
        label=label_of(predicate),
        terms=label_terms(predicate, material),
        status=predicate.status or "reported",
        evidence=predicate.sentence,
        time=_time(predicate, material),
        vague=is_vague(predicate, material.text),
        is_named=label_span(predicate) != predicate.span,
    )


def _time(predicate: Predicate, material: Material) -> TimeRef | None:
    """When the nearest deed of the sentence was done, if the text says so: of ``signed the accord on Monday`` that Monday."""
    deeds = [e for e in material.events if e.type in STEPS and e.time and e.time.span and predicate.sentence.holds(e.trigger)]
    nearest = min(deeds, key=lambda event: abs(event.trigger.start - predicate.span.start), default=None)
    return nearest.time if nearest else None


def _same(one: _Told, two: _Told) -> bool:
    """Whether two mentions are of one deal; a single word points back to one of its kind, and just any deal to none but its parties'.

    In one sentence a word that only tells the deed is of the deal that is named: ``under the accord Peru agreed to pay``.
    """
    mine, theirs = set(one.parties), set(two.parties)
    if one.evidence == two.evidence:
        unnamed = not (mine and theirs and one.is_named and two.is_named)
        return (mine <= theirs or theirs <= mine) and (unnamed or alike(one.label, two.label))
    if is_another_kind(one.label, two.label) or (len(mine) > 1 and len(theirs) > 1 and len(mine & theirs) < 2):
        return False
    if two.vague:
        return not theirs or (len(mine) > 1 and mine == theirs)
    if is_bare(two.label):
        return mine <= theirs or theirs <= mine
    apart = mine and theirs and not mine & theirs
    return (alike(one.label, two.label, 0.5) and not apart) or (len(mine) > 1 and mine == theirs)


def _merged(one: _Told, two: _Told) -> _Told:
    last = _last_word(one, two)
    return replace(
        one,
        parties=one.parties if len(one.parties) >= len(two.parties) else two.parties,
        label=max(one, two, key=lambda told: (told.is_named, not is_bare(told.label) and len(told.label or ""))).label,
        is_named=one.is_named or two.is_named,
        status=last.status,
        time=last.time,
        terms=with_new(one.terms, two.terms),
    )


def _last_word(one: _Told, two: _Told) -> _Told:
    """Of two tellings the one that tells how far the deal went: the later by its day, else what stands further on in the order.

    What is only proposed or reported undoes nothing agreed, and ``a deal`` that was denied or collapsed need not be this one.
    """
    if two.vague and two.status in UNDONE:
        return one
    if not one.time or not two.time or one.time.meets(two.time):
        return two if ORDER.index(two.status) > ORDER.index(one.status) else one
    first, last = (one, two) if (one.time.start or "") < (two.time.start or "") else (two, one)
    return first if last.status in OPEN and first.status in DONE else last


def make_deals(predicates: Sequence[Predicate], material: Material) -> tuple[Deal, ...]:
    """One item for each deal, with its terms; a sentence that tells an exchange without a word for it makes one too."""
    named, held = ([p for p in predicates if p.frame == frame] for frame in ("deals", "detainees"))
    deals: list[Deal] = [as_record(deal, Deal) for deal in gather((_told(p, material) for p in named), _same, _merged, "d")]
    for sentence, given in _terms_told(predicates, material, held).items():
        terms = [term for term in given if not any(is_label(term, deal.label) for deal in deals)]
        near = min(
            (deal for deal in deals if _may_hold(deal, sentence, terms, material)),
            key=lambda deal: _away(deal, sentence),
            default=None,
        )
        if near is None and (near := _bargain(sentence, terms, material)):
            deals.append(near)
        if near:
            deals[deals.index(near)] = replace(near, terms=with_new(near.terms, terms))
    whole = (both_ways(_with_parties(told_fully(deal))) for deal in deals)
    return tuple(replace(deal, id=f"d{number}", label=deal.label or swapped(deal.terms)) for number, deal in enumerate(whole, 1))


def _terms_told(predicates: Sequence[Predicate], material: Material, held: Sequence[Predicate]) -> dict[Span, tuple[Term, ...]]:
    """The terms that each sentence tells, in the order of the text; ``held`` are the people held."""
    anchors: dict[Span, list[Predicate]] = {event.sentence: [] for event in material.events if event.type == FREEING}
    for predicate in (p for p in predicates if p.frame == "terms"):
        anchors.setdefault(predicate.sentence, []).append(predicate)
    told: dict[Span, tuple[Term, ...]] = {}
    for sentence, group in sorted(anchors.items()):
        exchanged = people_exchanged(sentence, material)
        terms = (term for p in group for term in terms_of(p, material, held))
        told[sentence] = with_new((), [*(term for term in terms if not is_turned(term, exchanged)), *exchanged])
    return {sentence: terms for sentence, terms in told.items() if terms}


def _may_hold(deal: Deal, sentence: Span, terms: Sequence[Term], material: Material) -> bool:
    """Whether the terms of a sentence may be those of a deal: told with it, or near it, of no other day and between its parties.

    In another paragraph, but for the sentence right after the deal or its terms, both who gives and who receives must be parties.
    """
    away, named = _away(deal, sentence), those_in(terms)
    if not terms or away == 0 or away > NEAR or _other_day(deal.evidence, sentence, material):
        return bool(terms) and away == 0
    first, second = sorted((deal.evidence, sentence))
    told = [deal.evidence, *(term.evidence for term in deal.terms if term.evidence)]
    follows = any(one < sentence and not material.text[one.end : sentence.start].strip() for one in told)
    apart = "\n" in material.text[first.end : second.start] and not follows
    shared = len(named.keys() & set(deal.parties))
    return shared >= 2 or (not apart and (not deal.parties or shared >= len(named)))


def _other_day(one: Span, two: Span, material: Material) -> bool:
    """Whether what is exchanged in two sentences is exchanged at different times."""
    first, second = (
        [e.time for e in material.events if e.type in EXCHANGES and e.time and e.time.start and sentence.holds(e.trigger)]
        for sentence in (one, two)
    )
    return bool(first and second) and not any(a.meets(b) for a in first for b in second)


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
    return Deal("", tuple(those_in(terms)), None, (), CARRIED_OUT[told[0]] if told else "reported", sentence)


def _away(deal: Deal, sentence: Span) -> int:
    """Characters between the sentence that tells most of a deal and another one; 0 for itself."""
    return max(deal.evidence.start - sentence.end, sentence.start - deal.evidence.end, 0)


def _with_parties(deal: Deal) -> Deal:
    """Those who give and receive under a deal are parties to it where the text names fewer than two."""
    return deal if len(deal.parties) > 1 else replace(deal, parties=tuple(dict.fromkeys((*deal.parties, *those_in(deal.terms)))))
