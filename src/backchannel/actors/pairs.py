"""Whom ``both countries``, ``the two leaders`` or ``the two sides`` take up."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from backchannel.actors.entity import Entity
from backchannel.actors.evidence import Evidence
from backchannel.actors.layout import Layout
from backchannel.actors.profile import Profile
from backchannel.actors.vocabulary import STATE_NOUNS
from backchannel.records import Span

DELEGATIONS = frozenset({"side", "delegation", "team", "negotiating team"})  # a quarrel or talks have two of them
PAIRED = (STATE_NOUNS - DELEGATIONS) | {"party", "rival", "enemy", "foe", "adversary", "neighbour", "neighbor"}
PEOPLE = frozenset({"man", "woman", "brother", "sister"})
NEGOTIATORS = frozenset({"negotiator", "delegate"})
PAIRED_PEOPLE = (
    PEOPLE | NEGOTIATORS | {"leader", "president", "minister", "prime minister", "foreign minister", "diplomat", "official", "general"}
)
ASSAILANTS = frozenset({"gunman", "attacker", "assailant", "bomber", "hijacker", "kidnapper", "raider", "bandit", "pirate"})  # no side
JOINED = re.compile(r"(?:^,?\s|\s)(?:and|with)\s(?:the\s)?$")
REACH = 3  # sentences back to a pair that one of them names
_Who = TypeVar("_Who", int, str)


class _Side(NamedTuple):
    """A mention of a side: who it is, by state or by itself, where, and as which actor."""

    who: str
    span: Span
    entity: Entity


class Pairs:
    """Finds the two or more that a description in the plural takes up.

    Args:
        layout: sentences and paragraphs.
        evidence: the names of the text.
        entities: the entities known so far; the list is shared and grows.
        state: gives the actor of a state, new where no mention was of it.
    """

    def __init__(self, layout: Layout, evidence: Evidence, entities: list[Entity], state: Callable[[str], Entity]) -> None:
        self._layout, self._evidence, self._entities, self._state = layout, evidence, entities, state

    def __call__(self, profile: Profile) -> list[Entity]:
        """The states, persons or sides that a mention takes up together; nobody where it does not."""
        count = profile.count or (2 if profile.head == "side" else None)
        if count is None or not profile.is_plural or profile.country or not _is_taking_up(profile):
            return []
        at, head = profile.span.start, profile.head
        if head in DELEGATIONS:
            return self._sides(at, count)
        if head in PAIRED:
            return self._states(at, count)
        if head in PAIRED_PEOPLE:
            return self._persons(at, count, head) or (self._sides(at, count) if head in NEGOTIATORS else [])
        return []

    def _persons(self, at: int, count: int, head: str) -> list[Entity]:
        """The persons last named before an offset; those in office for ``leaders`` and the like."""
        anybody = head in PEOPLE
        wanted = [e for e in self._entities if e.kind == "person" and e.name and (anybody or e.sector in ("GOV", None, "IGO"))]
        begun = self._layout.sentence_start(at)
        last = {n: span.start for n, e in enumerate(wanted) if (span := e.before(at))}
        last = _without_a_third(last, {n for n in last if wanted[n].before(begun)})
        recent = sorted(last, key=lambda n: -last[n])[:count]
        return [wanted[n] for n in reversed(recent)] if len(recent) == count else []

    def _sides(self, at: int, count: int) -> list[Entity]:
        """The sides meant at an offset: those that a sentence near before it joins or names alone, else those named last."""
        named = [_Side(who, span, e) for e in self._entities if (who := _side(e)) for span in e.spans if span.end <= at]
        acting = sorted((s for s in named if s.span.start not in self._evidence.venues), key=lambda side: side.span)
        here = self._layout.sentence(at)
        earlier = {side.who for side in acting if self._layout.sentence(side.span.start) < here}
        for number in range(here, here - REACH - 1, -1):
            inside = [side for side in acting if self._layout.sentence(side.span.start) == number]
            if number == here:
                known = _without_a_third({side.who: side.span.start for side in inside}, earlier)
                inside = [side for side in inside if side.who in known]
            found = (self._joined(inside) if count == 2 else []) or _distinct(inside)
            if len(found) == count:
                return [self._actor(side) for side in found]
        last = _without_a_third({side.who: n for n, side in enumerate(acting)}, earlier)
        recent = sorted(last.values())[-count:]
        return [self._actor(acting[n]) for n in recent] if len(recent) == count else []

    def _joined(self, sides: Sequence[_Side]) -> list[_Side]:
        """The two sides of a sentence last joined by "and" or "with", or named in one mention."""
        for one, other in reversed(list(pairwise(sides))):
            between = self._layout.text[one.span.end : other.span.start]
            near = one.span == other.span or bool(JOINED.search(between) and (len(between) < 10 or "with" in between[-9:]))
            if near and one.who != other.who:
                return [one, other]
        return []

    def _actor(self, side: _Side) -> Entity:
        """Who is meant by a side: for an army, envoys or a president their state, where the text names it or they are one person."""
        entity = side.entity
        if side.who != entity.country or entity.kind == "state" or "government" in entity.heads:
            return entity
        states = [e for e in self._entities if e.kind == "state" and e.country == side.who and e.before(side.span.start)]
        return self._state(side.who) if states or entity.is_person else entity

    def _states(self, at: int, count: int) -> list[Entity]:
        """The states meant at an offset, as actors: of those named near before it the ones the text names most."""
        begun = self._layout.sentence_start(at)
        acting = [(offset, code) for offset, code in self._evidence.places if offset < at and offset not in self._evidence.venues]
        if len({code for _, code in acting}) < count:
            acting = [(offset, code) for offset, code in self._evidence.places if offset < at]
        last = {code: offset for offset, code in acting}
        last = _without_a_third(last, {code for offset, code in acting if offset < begun})
        here = self._layout.paragraph_start(at)
        for near in (self._layout.sentence_before(at), here, self._layout.paragraph_start(max(0, here - 1)), 0):
            codes = [code for code, offset in last.items() if offset >= near]
            if len(codes) >= count:
                often = sorted(codes, key=lambda code: (-self._evidence.countries[code], -last[code]))[:count]
                return [self._state(code) for code in sorted(often, key=lambda code: last[code])]
        return []


def _is_taking_up(profile: Profile) -> bool:
    low = profile.span.text.lower()
    return low.startswith(("the ", "both ", "these ", "those "))


def _distinct(sides: Sequence[_Side]) -> list[_Side]:
    """The last mention of each side."""
    return list({side.who: side for side in sides}.values())


def _side(entity: Entity) -> str | None:
    """Which side of a quarrel or of talks an actor is on: of a state by its code, of an opposition or armed group by itself."""
    if entity.count is not None or entity.heads & ASSAILANTS:
        return None
    several = entity.is_body or entity.is_plural
    own = entity.label + str(entity.key or "")
    if entity.sector in ("REB", "OPP"):
        return own if several else None
    if entity.kind == "state" or entity.sector in ("GOV", "MIL"):
        return entity.country or (own if several and (entity.sector == "MIL" or "government" in entity.heads) else None)
    return None


def _without_a_third(last: Mapping[_Who, int], before: Container[_Who]) -> dict[_Who, int]:
    """Where each was named last, but for the only one whom no earlier sentence names ("Washington urged both sides")."""
    new = [who for who in last if who not in before]
    return {who: at for who, at in last.items() if len(new) != 1 or who != new[0]}
