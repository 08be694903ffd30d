"""Whose people a description is of, where "of" or "from" brings in a listed body after it."""

from __future__ import annotations

from collections.abc import Iterator

from backchannel.actors.evidence import Evidence
from backchannel.actors.phrase import Part, Phrase
from backchannel.actors.profile import Profile
from backchannel.actors.sector import SENT
from backchannel.actors.vocabulary import OWNING, SPEAKING_FOR, THE_OTHER
from backchannel.gazetteer import Gazetteer, Name

LENDING = OWNING | {"from", "within"}


def lend_body(profile: Profile, phrase: Phrase, evidence: Evidence, gazetteer: Gazetteer) -> None:
    """Give people the organisation they are of (``inspectors of the IAEA``, ``a team of UN monitors``).

    Those of a world body are of no state, wherever they are (``UN inspectors in Iraq``).
    """
    body = body_behind(profile, phrase, evidence, gazetteer) if profile.known is None else None
    if body and profile.org is None:
        profile.org = body.org
        profile.country = profile.country or body.country
    of_the_world = body is not None and body.sector == "IGO" and body.country is None
    if of_the_world and not _is_of_a_state(profile, phrase, evidence):
        profile.country = None


def body_behind(profile: Profile, phrase: Phrase, evidence: Evidence, gazetteer: Gazetteer) -> Name | None:
    """The listed body named before the noun, or after it where the noun is of its people and no victim or foe of it."""
    inner = _body_in(phrase.noun_part, profile, phrase, evidence)
    agent = gazetteer.agent(profile.head or "")
    is_its_own = agent is not None and (agent.sector != "CVL" or agent.noun in SENT) and agent.noun not in THE_OTHER
    if inner or not is_its_own:
        return inner
    parts = [part for part in phrase.parts[1:] if part.by in LENDING or (part.by == "for" and profile.head in SPEAKING_FOR)]
    return next((body for part in parts if (body := _body_in(part, profile, phrase, evidence))), None)


def _body_in(part: Part, profile: Profile, phrase: Phrase, evidence: Evidence) -> Name | None:
    """The listed organisation that a part names."""
    return next((name for name in _names_in(part, profile, phrase, evidence) if name.kind == "organisation"), None)


def _is_of_a_state(profile: Profile, phrase: Phrase, evidence: Evidence) -> bool:
    """Whether the phrase names a state otherwise than as a place (``French UN troops in Mali``)."""
    parts = (part for part in phrase.parts if part.by is None or part.by in LENDING)
    return any(name.country for part in parts for name in _names_in(part, profile, phrase, evidence))


def _names_in(part: Part, profile: Profile, phrase: Phrase, evidence: Evidence) -> Iterator[Name]:
    """What the names in a part mean, but for those that only colour another word."""
    hits = (hit for hit in phrase.hits_in(part) if hit.names and not phrase.is_tinge(hit))
    return filter(None, (phrase.pick(hit, profile.kind, evidence) for hit in hits))
