"""The six tracks: the tables a desk keeps. A field is None or empty where the text is silent."""

from __future__ import annotations

from dataclasses import dataclass

from backchannel.records.span import Span

# Parties, holders, owners … are written as ISO 3166 alpha-3 codes where the party is a state, else as a short name.


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum: ``value`` in units of ``unit`` (ISO 4217, or a noun)."""

    value: float
    unit: str | None


@dataclass(frozen=True, slots=True)
class Talks:
    """Talks between parties; ``channel`` is secret, indirect, open or None; ``level`` leaders, ministers, envoys, officials or None."""

    id: str
    parties: tuple[str, ...]
    mediator: str | None
    venue: str | None
    date: str | None
    channel: str | None
    status: str
    evidence: Span
    events: tuple[str, ...] = ()
    level: str | None = None
    round: int | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One thing given under a deal."""

    giver: str | None
    receiver: str | None
    item: str | None
    amount: str | None
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Deal:
    """A bargain with its terms as exchanges."""

    id: str
    parties: tuple[str, ...]
    label: str | None
    terms: tuple[Term, ...]
    status: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Safeguard:
    """An inspection or monitoring matter."""

    id: str
    agency: str | None
    state: str | None
    subject: str | None
    status: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Funds:
    """Money held, owed, sought or released between political actors."""

    id: str
    owner: str | None
    holder: str | None
    amount: Amount | None
    status: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Detainees:
    """Persons held by somebody."""

    id: str
    holder: str | None
    persons: tuple[str, ...]
    count: int | None
    nationality: tuple[str, ...]
    charge: str | None
    status: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Force:
    """A series of attacks with its tally; ``count`` is the number of attacks."""

    id: str
    attacker: str | None
    target: str | None
    count: int | None
    killed: int | None
    place: str | None
    period: str | None
    evidence: Span
    wounded: int | None = None
