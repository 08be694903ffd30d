"""Countries for actors that name none: from who of their kind was named last, from the paragraph, from the whole text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from backchannel.actors.entity import Entity
from backchannel.actors.evidence import Evidence
from backchannel.actors.layout import Layout
from backchannel.actors.vocabulary import FORMER, HEADS_OF_STATE
from backchannel.gazetteer import Gazetteer, standing_on

STATE_ORGANS = frozenset({"GOV", "MIL", "COP", "JUD", "SPY", "OPP"})
LIKE_ITS_KIND = frozenset({"LEG", "PTY", "JUD"})  # senators are of the senate named nearest, not of the state they speak of
SENT_BODIES = frozenset({"team", "mission", "delegation", "coalition"})
SHARE, LEAD = 0.34, 1.3


class Focus:
    """Guesses countries from what surrounds an actor.

    Args:
        gazetteer: the lists.
        evidence: the names of the text.
        layout: its sentences and paragraphs.
        home: country of the outlet, for texts that name no country.
    """

    def __init__(self, gazetteer: Gazetteer, evidence: Evidence, layout: Layout, home: str | None) -> None:
        self._gazetteer = gazetteer
        self._evidence = evidence
        self._layout = layout
        self._starts = [at for at, _ in evidence.places]
        self.country = self._dominant() or (home if not evidence.countries else None)

    def _dominant(self) -> str | None:
        ranked = self._evidence.countries.most_common(2)
        if not ranked:
            return None
        total = sum(self._evidence.countries.values())
        second = ranked[1][1] if len(ranked) > 1 else 0
        return ranked[0][0] if ranked[0][1] >= SHARE * total and ranked[0][1] >= LEAD * second else None

    def fill(self, entities: Sequence[Entity]) -> None:
        """Give a country to every entity that should have one and names none."""
        for entity in entities:
            if entity.country is None and self._is_national(entity):
                entity.country = self._of(entity, entities)
            if entity.sector is None and entity.name:
                entity.sector = "CVL"  # PLOVER's word for people without office

    def _is_national(self, entity: Entity) -> bool:
        if entity.is_anywhere or entity.known is not None or entity.kind == "document":
            return False
        if entity.org is not None:  # a listed body without a state is of none
            return False
        if entity.name is None and not entity.is_one and (entity.sector is None or entity.heads & SENT_BODIES):
            return False  # "donors", "the team": somebody's, but nobody says whose
        return entity.sector not in ("IGO", "REL") and not (entity.kind in ("organisation", "media") and entity.sector is None)

    def _of(self, entity: Entity, entities: Sequence[Entity]) -> str | None:
        at = min(span.start for span in entity.spans)
        known = self._of_title(entity) or self._of_head_of_state(entity, at)
        if known:
            return known
        if entity.sector in LIKE_ITS_KIND:
            like = self._like(entity, at, entities)
            if like:
                return like
        if entity.sector in STATE_ORGANS:
            if self.country in self._before(at, self._layout.sentence_before(at), acting=True):
                return self.country
            here = self._layout.paragraph_start(at)
            return self._last_before(at, here, acting=True) or self.country or self._last_before(at, here) or self._last_before(at, 0)
        return self.country

    def _of_title(self, entity: Entity) -> str | None:
        """The only state that has a person's title ("Foreign Secretary Ana Kolar"); a title alone where the text names that state."""
        titles = entity.heads if entity.is_person and not entity.name else set()
        if entity.name and entity.role:
            first, _, rest = entity.role.partition(" ")
            titles = {rest if first.lower() in FORMER else entity.role}
        found = next((country for title in titles if (country := self._gazetteer.country_of_title(title))), None)
        return found if entity.name or found in self._evidence.countries else None

    def _of_head_of_state(self, entity: Entity, at: int) -> str | None:
        """The country whose head the text names by name, for "the president" without one."""
        wanted = entity.heads & HEADS_OF_STATE
        if not wanted or entity.name or entity.is_plural:
            return None
        near = []
        for offset, holder in self._evidence.holders:
            term = standing_on(self._gazetteer.terms(holder), self._evidence.day)
            if term.when == "running" and term.term.role in wanted and term.term.country:
                near.append((abs(offset - at), term.term.country))
        return min(near)[1] if near else None

    def _like(self, entity: Entity, at: int, entities: Sequence[Entity]) -> str | None:
        near = [
            (abs(span.start - at), other.country)
            for other in entities
            for span in other.spans
            if other.sector == entity.sector and other.country
        ]
        return min(near)[1] if near else None

    def _last_before(self, at: int, start: int, *, acting: bool = False) -> str | None:
        """The country named last before an offset, not before ``start``; ``acting``, not as a mere venue."""
        return next(reversed(self._before(at, start, acting=acting)), None)

    def _before(self, at: int, start: int, *, acting: bool = False) -> list[str]:
        """The countries named before an offset, not before ``start``, in the order of the text."""
        near = self._evidence.places[bisect_left(self._starts, start) : bisect_left(self._starts, at)]
        return [code for offset, code in near if not (acting and offset in self._evidence.venues)]
