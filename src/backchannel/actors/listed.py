"""A user's own lists laid over the actors of a document: their codes hold, and names of one entry are one actor."""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.actors.entity import Entity
from backchannel.gazetteer.own import OwnHit, OwnLists
from backchannel.ontology import load_ontology

# CAMEO roles that have another name among PLOVER's sectors, or none of their own.
SECTORS = {
    "INS": "REB",
    "SEP": "REB",
    "RAD": "REB",
    "UAF": "REB",
    "IMG": "REB",
    "NGM": "NGO",
    "MNC": "BUS",
    "ELI": "CVL",
    "REF": "CVL",
    "AGR": "BUS",
}


def own_hits(entities: Sequence[Entity], own: OwnLists, day: str | None) -> dict[int, OwnHit]:
    """For each entity, by its identity, what the lists say of it: the first mention that holds a listed name, else an agent."""
    hits: dict[int, OwnHit] = {}
    for entity in entities:
        found = [hit for span in entity.spans if (hit := own.find(span.text, day))]
        named = [hit for hit in found if hit.code]
        if found:
            hits[id(entity)] = named[0] if named else found[0]
    return hits


def merge_listed(entities: Sequence[Entity], hits: dict[int, OwnHit]) -> list[Entity]:
    """Entities whose whole name is a name of the same entry become one."""
    first: dict[int, Entity] = {}
    kept = []
    for entity in entities:
        hit = hits.get(id(entity))
        if hit is None or not hit.is_whole or hit.entry is None:
            kept.append(entity)
            continue
        one = first.setdefault(id(hit.entry), entity)
        if one is entity:
            kept.append(entity)
        for span in entity.spans if one is not entity else ():
            one.add(span)
    return kept


def code_parts(code: str, states: dict[str, str]) -> tuple[str | None, str | None]:
    """Country and sector of a CAMEO actor code; None where it names none that is known."""
    parts = [code[i : i + 3] for i in range(0, len(code), 3)]
    country = parts[0] if parts and parts[0] in states else None
    known = load_ontology().sectors
    sectors = (part if part in known else SECTORS.get(part) for part in parts)
    return country, next((sector for sector in sectors if sector), None)
