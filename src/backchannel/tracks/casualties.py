"""Dead and wounded: which numbers of a sentence count whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from backchannel.records import Filler, Predicate, Span
from backchannel.tracks.material import ONE, Material

DEAD = r"\b(?:kill(?:s|ed|ing|ings)?|dead|deaths?|die[sd]?|dying|fatalit(?:y|ies)|slain|murder(?:s|ed|ing)?|los[te] (?:his|her|their) li(?:fe|ves)|perish(?:ed|ing)?)\b"
HURT = r"\b(?:wound(?:s|ed|ing)?|injur(?:e|es|ed|ing|y|ies)|hurt(?:ing)?|maim(?:s|ed|ing)?|hospitali[sz]ed)\b"
WORDS = re.compile(rf"(?P<dead>{DEAD})|(?P<hurt>{HURT})", re.IGNORECASE)
JOINT, JOINT_COSTS = re.compile(r"\band\b|[,;]"), 10  # in "four died and nine were hurt" the nine are nearer to hurt by so many characters
PARENTHESIS = re.compile(r",[^,;]*,|\([^()]*\)")
JOINED = re.compile(r"\s*(?:,|,?\s*and|,?\s*as well as)\s+")
PART = re.compile(r"\bof (?:them|whom|these|those)\b", re.IGNORECASE)
PART_BEFORE = re.compile(r"\b(?:including|among (?:them|whom)|of (?:them|whom))\s+(?:at least\s+)?$", re.IGNORECASE)
UNHURT = frozenset({"abduct", "beat"})  # modes of an assault that leave people alive
NEAR = 30  # characters between a number and the word that says what became of those it counts


def tells_casualties(predicate: Predicate) -> bool:
    """Whether the anchor of a predicate tells what an attack did to people, and not the attack: ``killing``, ``wounded``."""
    return bool(WORDS.search(predicate.span.text))


def are_wounded(number: Span, sentence: Span) -> bool:
    """Whether the nearest word of a sentence for what became of people says that those a number counts were wounded.

    What stands between commas is no distance: in ``63 persons, most of them students, were injured`` the 63 were.
    """
    start, end = number.start - sentence.start, number.end - sentence.start
    between = ((m.lastgroup or "", sentence.text[min(end, m.end()) : max(start, m.start())]) for m in WORDS.finditer(sentence.text))
    gaps = ((PARENTHESIS.sub(" ", gap), kind) for kind, gap in between)
    distance, kind = min(((len(gap) + JOINT_COSTS * bool(JOINT.search(gap)), kind) for gap, kind in gaps), default=(NEAR, "dead"))
    return kind == "hurt" and distance < NEAR


def toll(predicate: Predicate, material: Material, beside: Sequence[Predicate]) -> tuple[int | None, int | None]:
    """How many an attack killed and how many it wounded, as its sentence tells; ``beside`` are the anchors of that sentence.

    Numbers joined to one another add up: ``three policemen and two soldiers`` are five.
    """
    groups = _groups([f for f in _people(predicate) if not _is_spared(f.span, material, beside)], predicate.sentence)
    best = sorted((group for group in groups if _is_total(group[0], predicate.sentence)), key=_score, reverse=True)
    hurt = next((group for group in best if are_wounded(group[0].span, predicate.sentence)), ())
    dead = next((group for group in best if not are_wounded(group[0].span, predicate.sentence)), ())
    return _sum(dead, material), _sum(hurt, material)


def _people(predicate: Predicate) -> list[Filler]:
    """Those who may be dead or wounded, in the order of the text; the target of a killing is, the phrase that counts attacks is not."""
    roles = ("target", "killed") if tells_casualties(predicate) else ("killed",)
    found = {f.span: f for role in roles for f in predicate.fillers if f.role == role and predicate.sentence.holds(f.span)}
    counted = predicate.first("count")
    return sorted((f for span, f in found.items() if span != counted), key=lambda filler: filler.span.start)


def _groups(people: Sequence[Filler], sentence: Span) -> list[list[Filler]]:
    """People told of in one breath with the same fate, at least some of whom count the dead and wounded."""
    groups: list[list[Filler]] = []
    for filler in people:
        last = groups[-1][-1].span if groups else None
        joined = last and JOINED.fullmatch(sentence.text[last.end - sentence.start : filler.span.start - sentence.start])
        if last and joined and _is_total(filler, sentence) and are_wounded(last, sentence) == are_wounded(filler.span, sentence):
            groups[-1].append(filler)
        else:
            groups.append([filler])
    return [group for group in groups if any(f.role == "killed" for f in group)]


def _score(group: Sequence[Filler]) -> float:
    return max(f.score for f in group if f.role == "killed")


def _is_total(filler: Filler, sentence: Span) -> bool:
    """Whether people are not told of as part of others: ``twelve of them``, ``among them a nurse``."""
    start, end = filler.span.start - sentence.start, filler.span.end - sentence.start
    return not (PART.search(filler.span.text) or PART.match(sentence.text[end:].lstrip()) or PART_BEFORE.search(sentence.text[:start]))


def _sum(group: Sequence[Filler], material: Material) -> int | None:
    """How many people a group is; None where a number in it is unknown."""
    heads = [material.number(f.span) or (1 if ONE.match(f.span.text) else None) for f in group]
    known = [number for number in heads if number]
    return sum(known) if known and all(number or f.role == "target" for number, f in zip(heads, group, strict=True)) else None


def _is_spared(people: Span, material: Material, beside: Sequence[Predicate]) -> bool:
    """Whether people were seized, freed, arrested or beaten and no word says that they were killed or hurt: ``abducted 30 pupils``."""
    hit = [span for p in beside if p.frame == "force" and tells_casualties(p) for span in p.role("target")]
    held = [span for p in beside if p.frame == "detainees" for role in ("person", "count") for span in p.role(role)]
    one = material.cast.actor_at(people)
    events = [e for e in material.events if one and one.id in e.targets and any(p.sentence.holds(e.trigger) for p in beside)]
    if people in hit or any(e.type == "ASSAULT" and WORDS.search(e.trigger.text) for e in events):
        return False
    spared = any(e.type in {"COERCE", "RETREAT"} or (e.type == "ASSAULT" and e.mode in UNHURT) for e in events)
    return spared or any(span.overlaps(people) for span in held)


def wounded_in(sentence: Span, material: Material, predicates: Sequence[Predicate]) -> int | None:
    """The only number of wounded that a sentence gives, beside what counts the attacks."""
    attacks = {(span.start, span.end) for predicate in predicates for span in predicate.role("count")}
    inside = (key for key in material.grounded.quantities if key not in attacks and sentence.start <= key[0] and key[1] <= sentence.end)
    phrases = (Span(a, b, material.text[a:b]) for a, b in inside)
    numbers = {material.number(phrase) for phrase in phrases if are_wounded(phrase, sentence)} - {None}
    return next(iter(numbers)) if len(numbers) == 1 else None
