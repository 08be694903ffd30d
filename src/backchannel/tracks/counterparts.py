"""People exchanged for people: both halves of an exchange, from the words of the deed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from backchannel.gazetteer.state_codes import state_code
from backchannel.grounding.quantities import parse_quantity
from backchannel.records import Actor, Event, Span, Term
from backchannel.tracks.material import Material, alike

FREEING = "RETREAT"  # the type of deeds by which people are let go
HOLDING = frozenset({"COERCE", "ASSAULT"})  # deeds by which somebody comes to be held
# Right before those who are given back: ``freed a spy for``, ``released nine men in exchange for the freedom of``.
FOR = re.compile(r"[,\s]*\b(?:in (?:exchange|return) )?for (?:the (?:release|freedom|return) of )?$", re.IGNORECASE)
SAME = 0.6  # of the stems of two phrases for one thing
NEXT = re.compile(r"\b(?:and|but|or|after|as|when|while)\b", re.IGNORECASE)  # another clause


def people_exchanged(sentence: Span, material: Material) -> tuple[Term, ...]:
    """What each side gives where a sentence tells that people are freed for people: ``traded three spies for a pilot``; else nothing."""
    for event in material.events:
        if event.type == FREEING and sentence.holds(event.trigger):
            told = _mentions(event, sentence, material)
            given = [(actor, span) for actor, span in told if actor.id in event.targets]
            for actor, back in told:
                joined = FOR.search(material.text[event.trigger.end : back.start])
                ends = event.trigger.end + joined.start() if joined else 0
                before = [one for one in given if one[1].end <= ends]
                if before and _is_somebody(actor) and not NEXT.search(material.text[before[-1][1].end : ends]):
                    return _halves(event, before[0], (actor, back), material)
    return ()


def is_turned(term: Term, exchanged: Sequence[Term]) -> bool:
    """Whether a term lets the one side give what by the words of an exchange comes from the other: ``trade them for three captains``."""
    return any(term.giver and term.giver == one.receiver and alike(term.item, one.item, SAME) for one in exchanged)


def _mentions(event: Event, sentence: Span, material: Material) -> list[tuple[Actor, Span]]:
    """Who is named in a sentence after a deed, in the order of the text."""
    after = Span.of(material.text, event.trigger.end, sentence.end)
    found = ((actor, mention) for actor in material.cast.actors for mention in actor.mentions if after.holds(mention))
    return sorted(found, key=lambda pair: pair[1])


def _is_somebody(actor: Actor) -> bool:
    """Whether an actor is people that can be given: no state and no body."""
    return not actor.org and not state_code(actor.name)


def _halves(event: Event, given: tuple[Actor, Span], back: tuple[Actor, Span], material: Material) -> tuple[Term, ...]:
    giver = next(iter(material.names(event.sources)), None)
    other = _other_side(giver, given[0], back[0], event.sentence, material)
    return _term(giver, other, given[1], event.sentence, material), _term(other, giver, back[1], event.sentence, material)


def _other_side(giver: str | None, given: Actor, back: Actor, sentence: Span, material: Material) -> str | None:
    """With whom somebody exchanges people: who held those given back, as the sentence tells, else the state of those given, else who held
    the others as far as the article tells."""
    held = [event for event in material.events if event.type in HOLDING and back.id in event.targets]
    here, elsewhere = ([e for e in held if (e.sentence == sentence) == is_here] for is_here in (True, False))
    order = (*material.names(x for e in here for x in e.sources), given.country, *material.names(x for e in elsewhere for x in e.sources))
    return next((name for name in order if name and name != giver), None)


def _term(giver: str | None, receiver: str | None, people: Span, sentence: Span, material: Material) -> Term:
    told = parse_quantity(people, material.text).value
    count = round(told) if told else material.heads([people])
    return Term(giver=giver, receiver=receiver, item=people.text, amount=str(count) if count else None, evidence=sentence)
