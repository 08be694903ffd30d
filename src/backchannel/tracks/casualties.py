"""Dead and wounded: which numbers of a sentence count whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from backchannel.records import Predicate, Span
from backchannel.tracks.gather import first_known
from backchannel.tracks.material import Material

DEAD = r"\b(?:kill(?:s|ed|ing|ings)?|dead|deaths?|die[sd]?|dying|fatalit(?:y|ies)|slain|murder(?:s|ed|ing)?|los[te] (?:his|her|their) li(?:fe|ves)|perish(?:ed|ing)?)\b"
HURT = r"\b(?:wound(?:s|ed|ing)?|injur(?:e|es|ed|ing|y|ies)|hurt(?:ing)?|maim(?:s|ed|ing)?|hospitali[sz]ed)\b"
WORDS = re.compile(rf"(?P<dead>{DEAD})|(?P<hurt>{HURT})", re.IGNORECASE)
JOINT, JOINT_COSTS = re.compile(r"\band\b|[,;]"), 10  # in "four died and nine were hurt" the nine are nearer to hurt by so many characters
NEAR = 30  # characters between a number and the word that says what became of those it counts


def tells_casualties(predicate: Predicate) -> bool:
    """Whether the anchor of a predicate tells what an attack did to people, and not the attack: ``killing``, ``wounded``."""
    return bool(WORDS.search(predicate.span.text))


def are_wounded(number: Span, sentence: Span) -> bool:
    """Whether the nearest word of a sentence for what became of people says that those a number counts were wounded."""
    start, end = number.start - sentence.start, number.end - sentence.start
    between = ((m.lastgroup or "", sentence.text[min(end, m.end()) : max(start, m.start())]) for m in WORDS.finditer(sentence.text))
    distance, kind = min(((len(gap) + JOINT_COSTS * bool(JOINT.search(gap)), kind) for kind, gap in between), default=(NEAR, "dead"))
    return kind == "hurt" and distance < NEAR


def toll(predicate: Predicate, material: Material, but: Span | None) -> tuple[int | None, int | None]:
    """How many an attack killed and how many it wounded, as its sentence tells; ``but`` is the phrase that counts the attacks."""
    numbers = (f for f in predicate.fillers if f.role == "killed" and f.span != but and predicate.sentence.holds(f.span))
    found = sorted(numbers, key=lambda filler: -filler.score)
    hurt = [f.span for f in found if are_wounded(f.span, predicate.sentence)]
    dead = [f.span for f in found if f.span not in hurt]
    return material.number(first_known(*dead)), material.number(first_known(*hurt))


def wounded_in(sentence: Span, material: Material, predicates: Sequence[Predicate]) -> int | None:
    """The only number of wounded that a sentence gives, beside what counts the attacks."""
    attacks = {(span.start, span.end) for predicate in predicates for span in predicate.role("count")}
    inside = (key for key in material.grounded.quantities if key not in attacks and sentence.start <= key[0] and key[1] <= sentence.end)
    phrases = (Span(a, b, material.text[a:b]) for a, b in inside)
    numbers = {material.number(phrase) for phrase in phrases if are_wounded(phrase, sentence)} - {None}
    return next(iter(numbers)) if len(numbers) == 1 else None
