"""Which PLOVER sector the words of a phrase give."""

from __future__ import annotations

from backchannel.actors.evidence import Evidence
from backchannel.actors.phrase import Part, Phrase, head_agent
from backchannel.actors.profile import Profile
from backchannel.actors.vocabulary import HELPING, SPEAKING_FOR
from backchannel.gazetteer import Agent, Hit

STATE_SECTORS = frozenset({"GOV", "MIL"})
# Sectors that a person described by a private noun may still be of ("Hamas prisoners").
TAKING = frozenset({"REB", "OPP", "SPY", "MIL", "CRM", "REL", "MED", "PTY", "NGO", "LEG", "COP", "EDU", "LAB"})
ALONE = {"state": "GOV", "adjective": "GOV", "capital": "GOV", "region": "GOV", "people": "CVL"}
BY_KIND = {"media": "MED", "office": "GOV", "state": "GOV"}
LAWMAKERS = frozenset({"representative", "deputy"})  # as titles before a name
SENT = SPEAKING_FOR | {
    "official",
    "member",
    "negotiator",
    "team",
    "delegation",
    "inspector",
    "monitor",
    "observer",
    "mission",
    "expert",
    "diplomat",
}
RANKS = frozenset({"deputy", "chief", "head", "vice president", "justice"})  # before another noun they tell no sector
SOLDIERS = frozenset({"peacekeeper", "peacekeeping force", "blue helmet"})
AMBASSADORS = frozenset({"ambassador", "envoy", "representative", "mission"})


def sector_of(phrase: Phrase, before: int, profile: Profile, evidence: Evidence) -> str | None:
    """The sector of a phrase whose noun ends before a word; None when its words tell none."""
    found = head_agent(phrase, phrase.noun_part, before)
    if found is None:
        return _without_agent(phrase, before, profile, evidence)
    hit, agent = found
    if profile.known and profile.known.kind == "organisation" and hit.names:
        return profile.known.sector
    return _by_office(phrase, hit, agent, before, profile, evidence) or _by_surroundings(phrase, hit, agent, profile, evidence)


def _by_office(phrase: Phrase, hit: Hit, agent: Agent, before: int, profile: Profile, evidence: Evidence) -> str | None:
    """The sector of a noun that decides by itself, or of a world body that owns it."""
    first = hit.first == phrase.core.first and hit.last == before and phrase.words[hit.first].is_capital
    if agent.noun in LAWMAKERS and profile.name and first:
        return "LEG"
    world = _world_body(phrase, phrase.noun_part, hit, profile, evidence) if agent.sector in STATE_SECTORS | {None} else None
    if world:
        return world
    if agent.sector == "IGO" and _has_nation(phrase, profile, evidence):
        return "MIL" if agent.noun in SOLDIERS else "GOV"
    return None if agent.is_weak else agent.sector


def _by_surroundings(phrase: Phrase, hit: Hit, agent: Agent, profile: Profile, evidence: Evidence) -> str | None:
    """The sector of a noun that gives way to the words around it."""
    other = _beside(phrase, hit, profile, evidence)
    if other and _gives_way(agent.sector, other):
        return other
    if agent.sector != "CVL" or agent.noun in SENT:
        other = _owner_sector(phrase, agent.noun, profile, evidence)
        if other and (agent.sector is None or other not in STATE_SECTORS):
            return other
        if other is None and agent.noun == "leader" and any(part.by == "of" and _is_some_body(phrase, part) for part in phrase.parts[1:]):
            return None
    return agent.sector or BY_KIND.get(profile.kind)


def _is_some_body(phrase: Phrase, part: Part) -> bool:
    """Whether a part brings in a body that may be of any sector (``leader of a right-wing movement``)."""
    found = head_agent(phrase, part, part.last)
    return found is not None and found[1].what == "body" and found[1].sector is None


def _has_nation(phrase: Phrase, profile: Profile, evidence: Evidence) -> bool:
    """Whether a state owns the core of a phrase."""
    names = (phrase.pick(hit, profile.kind, evidence) for hit in phrase.hits_in(phrase.core) if hit.names and not phrase.is_tinge(hit))
    return any(name is not None and name.country is not None and name.kind != "holder" for name in names)


def _gives_way(own: str | None, other: str) -> bool:
    if own is None:
        return True
    if own == "CVL":
        return other in TAKING
    return other not in ("GOV", "CVL")


def _names(hit: Hit, phrase: Phrase, profile: Profile, evidence: Evidence) -> str | None:
    """Sector of a name that stands before the head."""
    name = phrase.pick(hit, profile.kind, evidence, profile.country) if hit.names else None
    if name is None or phrase.is_tinge(hit) or name.kind not in ("organisation", "seat"):
        return None
    return name.sector


def _beside(phrase: Phrase, head: Hit, profile: Profile, evidence: Evidence) -> str | None:
    """Sector that the nearest telling word before the head gives, or a name after it ("the militant group Hamas")."""
    hits = phrase.hits_in(phrase.noun_part)
    after = [hit for hit in hits if hit.first >= head.last]
    for hit in after:
        sector = _names(hit, phrase, profile, evidence)
        if sector:
            return sector
    for hit in reversed([hit for hit in hits if hit.last <= head.first]):
        if phrase.is_tinge(hit) or (hit.agent and hit.agent.noun in RANKS):
            continue
        sector = _names(hit, phrase, profile, evidence) or (hit.agent.sector if hit.agent and hit.agent.what != "title" else None)
        if sector:
            return sector
    return None


def _world_body(phrase: Phrase, part: Part, head: Hit, profile: Profile, evidence: Evidence) -> str | None:
    """IGO where an intergovernmental body owns the head and no state does ("a UN envoy", "EU ministers")."""
    for hit in phrase.hits_in(part):
        name = phrase.pick(hit, profile.kind, evidence) if hit.names else None
        if name and name.country and name.kind != "holder" and not phrase.is_tinge(hit):
            return None
        if name and name.sector == "IGO" and name.country is None and hit.last <= head.first and not phrase.is_tinge(hit):
            noun = head.agent.noun if head.agent else ""
            return None if noun in AMBASSADORS and name.entry == "United Nations" and noun == "ambassador" else "IGO"
    return None


def _owner_sector(phrase: Phrase, noun: str, profile: Profile, evidence: Evidence) -> str | None:
    """Sector of what "of", or "for" after a speaker, brings in."""
    for part in phrase.parts[1:]:
        owns = part.by in ("of", "within") or (part.by in ("for", "from") and noun in SENT)
        owns = owns or (part.by == "to" and noun in HELPING)
        if owns:
            return _part_sector(phrase, part, profile, evidence)
    return None


def _part_sector(phrase: Phrase, part: Part, profile: Profile, evidence: Evidence) -> str | None:
    found = head_agent(phrase, part, part.last)
    for hit in reversed(phrase.hits_in(part)):
        sector = _names(hit, phrase, profile, evidence)
        if sector:
            return sector
    return found[1].sector if found else None


def _without_agent(phrase: Phrase, before: int, profile: Profile, evidence: Evidence) -> str | None:
    known = profile.known
    if known and known.kind in ("organisation", "seat"):
        return known.sector
    people = next(
        (h for h in reversed(phrase.hits_in(phrase.noun_part)) if h.last == before and any(n.kind == "people" for n in h.names)), None
    )
    if people and profile.kind != "state" and not profile.name:
        return "CVL"
    if known and known.kind in ALONE and not profile.name:
        return "CVL" if profile.is_people else ALONE[known.kind] if known.kind != "people" else "GOV"
    for hit in reversed([h for h in phrase.hits_in(phrase.noun_part) if h.last <= before]):
        sector = _names(hit, phrase, profile, evidence)
        if sector:
            return sector
    return BY_KIND.get(profile.kind)
