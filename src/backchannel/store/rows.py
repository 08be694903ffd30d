"""A document and its reading as rows of the store's tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from backchannel.records import Actor, Claim, Document, Event, Reading, Span
from backchannel.records.trackrows import TRACKS, track_rows

Row = dict[str, Any]
Rows = dict[str, list[Row]]
KEY = 32  # hexadecimal digits of a document's key


def document_key(document: Document) -> str:
    """What a document is known by: a digest of its text and its url."""
    return hashlib.sha256(f"{document.sha256}\n{document.url or ''}".encode()).hexdigest()[:KEY]


def document_row(document: Document, reading: Reading | None, copy_of: str | None) -> Row:
    """The row of a document; without a reading it is a copy of another one."""
    coder = reading.coder if reading else None
    return {
        "key": document_key(document), "id": document.id, "url": document.url, "title": document.title, "outlet": document.outlet,
        "author": document.author, "published": document.published, "language": document.language, "text": document.text,
        "sha256": document.sha256, "words": len(document.text.split()), "copy_of": copy_of,
        "coder_version": coder.version if coder else None, "coder_model": coder.model if coder else None,
        "coder_lexicon": coder.lexicon if coder else None,
    }  # fmt: skip


def reading_rows(reading: Reading) -> Rows:
    """Rows of the records of a reading, by table."""
    key = document_key(reading.document)
    actors = {actor.id: actor for actor in reading.actors}
    rows: Rows = {
        "actors": [_actor(key, actor) for actor in reading.actors],
        "events": [_event(key, event, actors, reading.document.published) for event in reading.events],
        "claims": [_claim(key, claim) for claim in reading.claims],
    }
    for track in TRACKS:
        rows[track] = [row | {"document": key} for row in track_rows(reading, track)]
    return rows


def _part(span: Span | None, name: str) -> Row:
    return {name: span.text if span else None, f"{name}_start": span.start if span else None, f"{name}_end": span.end if span else None}


def _ends(spans: Iterable[Span]) -> list[Row]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _actor(key: str, actor: Actor) -> Row:
    return {
        "document": key, "id": actor.id, "name": actor.name, "country": actor.country, "sector": actor.sector, "org": actor.org,
        "role": actor.role, "code": actor.code, "mentions": _ends(actor.mentions),
    }  # fmt: skip


def _side(ids: Iterable[str], actors: Mapping[str, Actor], side: str) -> Row:
    """Ids, names and countries of one side; countries each once."""
    known = [actors[i] for i in ids if i in actors]
    countries = dict.fromkeys(actor.country for actor in known if actor.country)
    return {f"{side}s": list(ids), f"{side}_names": [actor.name for actor in known], f"{side}_countries": list(countries)}


def _event(key: str, event: Event, actors: Mapping[str, Actor], published: str | None) -> Row:
    time, place, standing = event.time, event.place, event.standing
    return {
        "document": key, "id": event.id, "type": event.type, "mode": event.mode, "contexts": list(event.contexts), "cameo": event.cameo,
        "goldstein": event.goldstein, **_side(event.sources, actors, "source"), **_side(event.targets, actors, "target"),
        "status": event.status, "auxiliary": list(event.auxiliary), **_part(event.trigger, "trigger"),
        "sentence_start": event.sentence.start, "sentence_end": event.sentence.end,
        "time_text": time.span.text if time and time.span else None, "time_start": time.start if time else None, "time_end": time.end if time else None,
        "day": (time.start if time else None) or published,
        "parties": "; ".join(actors[i].name for i in (*event.sources, *event.targets) if i in actors) or None,
        "place": place.name if place else None, "place_country": place.country if place else None, "lat": place.lat if place else None,
        "lon": place.lon if place else None, "geonameid": place.geonameid if place else None,
        "quantities": [{"text": q.span.text, "value": q.value, "unit": q.unit} for q in event.quantities], "claims": list(event.claims),
        "deed": event.deed, "own": standing.own, "asserted_by": list(standing.asserts), "denied_by": list(standing.denies),
        "doubted_by": list(standing.doubts), "independent_sources": standing.sources, "confidence": event.confidence, "why": event.why,
    }  # fmt: skip


def _claim(key: str, claim: Claim) -> Row:
    told = claim.anonymity
    return {
        "document": key, "id": claim.id, **_part(claim.source, "source"), "source_actor": claim.source_actor, "source_kind": claim.source_kind,
        **_part(claim.cue, "cue"), **_part(claim.content, "content"), "continued": _ends(claim.continued), "stance": claim.stance,
        "attitude": claim.attitude, "inside": claim.inside, "answers": claim.answers, "events": list(claim.events),
        "unnamed_nationality": told.nationality if told else None,
        "unnamed_institution": told.institution.text if told and told.institution else None, "unnamed_rank": told.rank if told else None,
        "unnamed_count": told.count if told else None, "unnamed_reason": told.reason.text if told and told.reason else None,
        "confidence": claim.confidence,
    }  # fmt: skip
