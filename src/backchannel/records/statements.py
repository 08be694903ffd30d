"""Actors, events and claims: what a reading says."""

from __future__ import annotations

from dataclasses import dataclass

from backchannel.records.span import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody the article speaks of.

    ``country`` is ISO 3166 alpha-3, ``sector`` a PLOVER sector, ``org`` the code of an organisation (``IAEA``),
    ``role`` the office the text or the lists give; each None where nothing says.
    """

    id: str
    name: str
    country: str | None
    sector: str | None
    org: str | None
    role: str | None
    mentions: tuple[Span, ...]
    code: str | None = None


@dataclass(frozen=True, slots=True)
class TimeRef:
    """A time phrase and the first and last day it covers, as ISO dates (``YYYY-MM-DD``)."""

    span: Span | None
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place phrase and the place it names; ``lat`` and ``lon`` in degrees, ``geonameid`` of GeoNames."""

    span: Span | None
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts: an ISO 4217 currency, ``percent``, or a noun."""

    span: Span
    value: float | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom. ``why`` says how it was decided."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    goldstein: float | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    trigger: Span
    sentence: Span
    status: str
    time: TimeRef | None
    place: PlaceRef | None
    quantities: tuple[Quantity, ...]
    claims: tuple[str, ...]
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says so: source, cue, content, stance; ``inside`` is the id of the claim whose content holds this one."""

    id: str
    source: Span | None
    source_actor: str | None
    source_kind: str
    cue: Span | None
    content: Span
    stance: str
    inside: str | None
    events: tuple[str, ...]
    confidence: float = 1.0
