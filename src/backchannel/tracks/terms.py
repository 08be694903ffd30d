"""The terms of deals: what is given, by whom, to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from backchannel.records import Deal, Predicate, Span, Term
from backchannel.tracks.material import Material, alike, stems
from backchannel.tracks.naming import label_of, label_span

# A label that names the exchange itself: ``oil for food``, ``a "guns-for-amnesty" accord``.
EXCHANGE = re.compile(r"(?P<open>[\"“'‘(–—-]\s*|^)(?:an? |the )?(?P<given>\w+)(?P<join>[ -])for[ -](?P<got>\w+)\b")
RETURN = re.compile(r"^(?:in )?(?:return|exchange) for\s+", re.IGNORECASE)
SWAP = re.compile(r"\b(?:swap|exchang|barter)\w*|\btrad(?:e|es|ed|ing)\b", re.IGNORECASE)
PACT = re.compile(
    r"\b(?:deal|treat(?:y|ies)|accord|pact|agreement|protocol|bargain|swap|exchange|truce|cease-?fire|armistice)s?\b", re.IGNORECASE
)
ARTICLE = re.compile(r"^(?:an?|the|its|their|his|her)\s+", re.IGNORECASE)


def label_terms(predicate: Predicate, material: Material) -> tuple[Term, ...]:
    """What the label of a deal says of its terms: what is exchanged, else what it is worth."""
    return _exchanged(predicate) or _worth(predicate, material)


def _exchanged(predicate: Predicate) -> tuple[Term, ...]:
    """The two things that the label of a deal says are exchanged; who gives which it does not say."""
    named = EXCHANGE.search(label_of(predicate) or "")
    if not named or (named["join"] == " " and named["open"] in {"", "-"} and named["given"] in predicate.span.text):
        return ()
    return tuple(Term(giver=None, receiver=None, item=named[part], amount=None, evidence=predicate.sentence) for part in ("given", "got"))


def _worth(predicate: Predicate, material: Material) -> tuple[Term, ...]:
    """What a deal is worth where its label says so: ``a $3 billion arms deal``."""
    label, anchor = label_span(predicate), predicate.span
    before = Span.of(material.text, label.start, anchor.start) if label.start < anchor.start else None
    given = material.worth(before) if before else None
    if before is None or given is None:
        return ()
    item = material.text[given.end : before.end].strip() or anchor.text
    return (Term(giver=None, receiver=None, item=item, amount=ARTICLE.sub("", given.text.replace("\\", "")), evidence=predicate.sentence),)


def terms_of(predicate: Predicate, material: Material, held: Sequence[Predicate]) -> list[Term]:
    """The term of an anchor; of two who exchange the same each gives it to the other: ``Russia and Ukraine swapped 175 prisoners``."""
    givers = material.parties(predicate.role("giver"))
    term = _term(predicate, material, held)
    if len(givers) == 2 and term.receiver in {None, *givers} and SWAP.search(predicate.sentence.text):
        return [replace(term, giver=one, receiver=two) for one, two in (givers, reversed(givers))]
    return [term]


def _term(predicate: Predicate, material: Material, held: Sequence[Predicate]) -> Term:
    """A term; of people among those held who are given, the amount is their number."""
    item, given = predicate.first("item"), predicate.first("amount")
    amount = given.text if given else _people_given(item, material, held)
    giver, receiver = material.party(predicate, "giver"), material.party(predicate, "receiver")
    return Term(
        giver=giver,
        receiver=receiver if receiver != giver else None,  # nobody gives to himself
        item=RETURN.sub("", item.text if item else predicate.span.text),
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


def those_in(terms: Sequence[Term]) -> dict[str, None]:
    """Who gives and receives, each once, in order."""
    return dict.fromkeys(name for term in terms for name in (term.giver, term.receiver) if name)


def with_new(known: Sequence[Term], terms: Sequence[Term]) -> tuple[Term, ...]:
    """Terms with those that are not told yet; one told again lends what it knows more."""
    every = list(known)
    for term in terms:
        at = next((at for at, one in enumerate(every) if _is_told(term, one)), None)
        if at is None:
            every.append(term)
        else:
            one = every[at]
            every[at] = replace(
                one, giver=one.giver or term.giver, receiver=one.receiver or term.receiver, amount=one.amount or term.amount
            )
    return tuple(every)


def _is_told(term: Term, one: Term) -> bool:
    """Whether a term is one told before: alike and by the same giver, or one within the other and not by two givers, nor given back.

    ``1,000 square miles`` is what ``1,000 square miles of land to Iran`` is; ``nine prisoners`` and ``40 prisoners`` are two.
    """
    mine, theirs = stems(one.item), stems(term.item)
    if (term.giver and term.giver == one.receiver) or (one.giver and one.giver == term.receiver):
        return False
    if term.giver == one.giver and alike(term.item, one.item, 0.6):
        return True
    within = bool(mine and theirs) and (mine <= theirs or theirs <= mine)
    return within and (term.giver is None or one.giver is None or term.giver == one.giver)


def is_label(term: Term, label: str | None) -> bool:
    """Whether what is given is only the deal itself, by its label: ``a protocol on refugees``, ``the nuclear deal``."""
    return bool(PACT.search(term.item or "")) and bool(stems(term.item)) and stems(term.item) <= stems(label)


def told_fully(deal: Deal) -> Deal:
    """A deal without what only its label says is exchanged, where a sentence tells it more fully."""
    full = [term for term in deal.terms if term.giver or term.receiver]
    said = (t for t in deal.terms if t not in full)
    more = [t for t in said if not any(alike(t.item, one.item, 0.5) or (t.amount and t.amount == one.amount) for one in full)]
    return replace(deal, terms=(*full, *more))


def both_ways(deal: Deal) -> Deal:
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


def swapped(terms: Sequence[Term]) -> str | None:
    """What an exchange without a name is called: ``two pilots for a captain``."""
    things = [term for term in terms if term.item and not term.item.startswith("to ")]  # "inspections for to lift the ban" is no name
    first = next(iter(things), None)
    second = next((term for term in things if first and term.giver != first.giver), None)
    return f"{first.item} for {second.item}" if first and second else None
