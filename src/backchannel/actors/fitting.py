"""Whether a description may be of an actor spoken of before."""

from __future__ import annotations

from backchannel.actors.entity import CALLED, Entity
from backchannel.actors.profile import Profile
from backchannel.actors.vocabulary import STATE_NOUNS
from backchannel.gazetteer import Gazetteer, words_of


class Fitting:
    """Compares descriptions with actors.

    Args:
        gazetteer: where nouns are looked up.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def __call__(self, profile: Profile, entity: Entity) -> bool:
        """Whether a description may be of an actor spoken of before."""
        head = profile.head or ""
        if not self.agrees(profile, entity) or not self._is_of_a_kind(profile, entity, head):
            return False
        may = profile.full in (head, None) or self._is_whose(profile, entity)
        if head in entity.heads and entity.name and profile.full not in (head, entity.full):
            return may and profile.form == "definite"
        if head in entity.heads:
            return _same_body(profile, entity)
        addressed = profile.form == "bare" and profile.is_one and profile.span.text[:1].isupper() and profile.kind == "person"
        takes_up = profile.form == "definite" or addressed
        if not takes_up or profile.owner:
            return False
        return (may and entity.may_be_called(head)) or self._is_coloured(profile, entity, head)

    def _is_whose(self, profile: Profile, entity: Entity) -> bool:
        """Whether a person is of what "of" brings in ("the leader of the rebels", after one of a rebel group)."""
        _, _, noun = (profile.full or "").partition(" of ")
        if noun in STATE_NOUNS:
            return entity.is_person and entity.sector in ("GOV", None)
        agent = self._gazetteer.agent(noun)
        sector = agent.sector if agent else None
        return entity.is_person and entity.sector is not None and (sector == entity.sector or noun in CALLED.get(entity.sector, ()))

    def _is_coloured(self, profile: Profile, entity: Entity, head: str) -> bool:
        """Whether a body known by name is only called by its kind, with words that colour it ("the Vienna-based agency")."""
        noun = head.rsplit(maxsplit=1)[-1] if head else ""
        if profile.form != "definite" or entity.key is None or noun not in CALLED.get(entity.sector or "", ()) or noun == "party":
            return False
        agent = self._gazetteer.agent(head)
        if profile.sector not in (None, entity.sector) and not (agent and agent.is_weak):
            return False
        words = words_of(profile.span.text)[1:]
        named = {at for hit in self._gazetteer.scan(words) if hit.names for at in range(hit.first, hit.last)}
        return all(not w.is_capital or w.is_joined or at in named for at, w in enumerate(words))

    @staticmethod
    def agrees(profile: Profile, entity: Entity) -> bool:
        """Whether country, gender and organisation do not tell them apart."""
        if profile.country and entity.country is None and (entity.key or entity.is_anywhere or entity.is_body or entity.is_plural):
            return False  # "the ministry", and later "the French ministry": whose the first was is not for the second to say
        if profile.is_plural and not _may_be_as_many(profile, entity):
            return False
        return not (
            (profile.country and entity.country and profile.country != entity.country)
            or (profile.gender and entity.gender and profile.gender != entity.gender)
            or (profile.org and profile.org != entity.org)
        )

    def _is_of_a_kind(self, profile: Profile, entity: Entity, head: str) -> bool:
        """Whether both are people or both are bodies, and both one or both several."""
        agent = self._gazetteer.agent(head)
        if agent and agent.what == "person" and entity.is_body and not profile.is_plural:
            return False
        if agent and agent.what == "body" and not entity.is_body:
            return False
        known = entity.known is not None and entity.known.kind == "organisation"
        return profile.is_plural == entity.is_plural or known


def _same_body(profile: Profile, entity: Entity) -> bool:
    """Whether two descriptions with one head may be of one thing ("the health ministry" is not "the interior ministry")."""
    alike = profile.full == entity.full or profile.head in (profile.full, entity.full)
    return alike and (profile.form == "definite" or profile.is_plural or profile.is_body)


def _may_be_as_many(profile: Profile, entity: Entity) -> bool:
    """Whether two descriptions may be of equally many ("five of the six gunmen" are not "the six gunmen", nor "the gunmen")."""
    if entity.is_part and profile.count is None:
        return False
    return profile.count is None or entity.count is None or profile.count == entity.count
