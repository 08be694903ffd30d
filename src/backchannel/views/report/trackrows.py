"""The six tracks as rows to show: the essence, the details, the terms, and the words they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from backchannel.records import Deal, Detainees, Force, Funds, Reading, Safeguard, Span, Talks, Term
from backchannel.views.report.labels import amount_label, day_label

UNKNOWN = "not said"


@dataclass(frozen=True, slots=True)
class TrackRow:
    """One item of a track.

    Attributes:
        id: the item's id.
        status: its status; empty where the track has none.
        head: who, with whom.
        details: what else is known, a phrase each.
        terms: for deals, each thing given: ``giver → receiver: item (amount)``.
        evidence: the words of the text.
        spans: evidence and, for deals, the evidence of the terms.
    """

    id: str
    status: str
    head: str
    details: tuple[str, ...]
    terms: tuple[str, ...]
    evidence: Span
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TrackTable:
    """A track that has items; ``name`` as in the contract."""

    name: str
    rows: tuple[TrackRow, ...]


def track_tables(reading: Reading) -> tuple[TrackTable, ...]:
    """The tracks of which the article speaks, in the contract's order."""
    tracks = reading.tracks
    tables = (
        TrackTable("talks", tuple(map(_talks, tracks.talks))),
        TrackTable("deals", tuple(map(_deal, tracks.deals))),
        TrackTable("safeguards", tuple(map(_safeguard, tracks.safeguards))),
        TrackTable("funds", tuple(map(_funds, tracks.funds))),
        TrackTable("detainees", tuple(map(_detainees, tracks.detainees))),
        TrackTable("force", tuple(map(_force, tracks.force))),
    )
    return tuple(table for table in tables if table.rows)


def _known(parts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(part for part in parts if part)


def _labelled(label: str, value: str | None, show: Callable[[str], str] = str) -> str | None:
    return f"{label} {show(value)}" if value else None


def _talks(talks: Talks) -> TrackRow:
    return TrackRow(
        id=talks.id,
        status=talks.status,
        head=" ↔ ".join(talks.parties) or f"parties {UNKNOWN}",
        details=_known(
            (
                f"round {talks.round}" if talks.round else None,
                talks.level,
                _labelled("through", talks.mediator),
                _labelled("in", talks.venue),
                day_label(talks.date),
                talks.channel,
            )
        ),
        terms=(),
        evidence=talks.evidence,
        spans=(talks.evidence,),
    )


def term_label(term: Term) -> str:
    """``USA → IRN: sanctions relief (7 billion USD)``; what the text does not say is left out or marked."""
    sides = f"{term.giver or UNKNOWN} → {term.receiver or UNKNOWN}" if term.giver or term.receiver else f"giver {UNKNOWN}"
    amount = f" ({term.amount})" if term.amount else ""
    return f"{sides}: {term.item or UNKNOWN}{amount}"


def _deal(deal: Deal) -> TrackRow:
    parties = " ↔ ".join(deal.parties) or f"parties {UNKNOWN}"
    return TrackRow(
        id=deal.id,
        status=deal.status,
        head=parties,
        details=_known((deal.label,)),
        terms=tuple(map(term_label, deal.terms)),
        evidence=deal.evidence,
        spans=(deal.evidence, *(term.evidence for term in deal.terms if term.evidence)),
    )


def _safeguard(item: Safeguard) -> TrackRow:
    return TrackRow(
        id=item.id,
        status=item.status,
        head=f"{item.agency or f'agency {UNKNOWN}'} in {item.state or f'state {UNKNOWN}'}",
        details=_known((item.subject,)),
        terms=(),
        evidence=item.evidence,
        spans=(item.evidence,),
    )


def _funds(funds: Funds) -> TrackRow:
    return TrackRow(
        id=funds.id,
        status=funds.status,
        head=amount_label(funds.amount) or f"sum {UNKNOWN}",
        details=(f"owner {funds.owner or UNKNOWN}", f"holder {funds.holder or UNKNOWN}"),
        terms=(),
        evidence=funds.evidence,
        spans=(funds.evidence,),
    )


def _detainees(held: Detainees) -> TrackRow:
    nationals = f"nationals of {', '.join(held.nationality)}" if held.nationality else None
    return TrackRow(
        id=held.id,
        status=held.status,
        head=f"{held.holder or f'holder {UNKNOWN}'}: {_persons(held)}",
        details=_known((nationals, _labelled("charge", held.charge))),
        terms=(),
        evidence=held.evidence,
        spans=(held.evidence,),
    )


def _persons(held: Detainees) -> str:
    """Names where they are all given, else the number and what names there are."""
    names = ", ".join(held.persons)
    if held.count is None or held.count == len(held.persons):
        return names or f"persons {UNKNOWN}"
    number = f"{held.count} person{'' if held.count == 1 else 's'}"
    return f"{number}, among them {names}" if names else number


def _force(force: Force) -> TrackRow:
    attacks = None if force.count is None else f"{force.count} attack{'' if force.count == 1 else 's'}"
    killed = None if force.killed is None else f"{force.killed} killed"
    wounded = None if force.wounded is None else f"{force.wounded} wounded"
    place = None if force.place == force.target else force.place  # "a police post in Garissa" is both
    return TrackRow(
        id=force.id,
        status="",
        head=f"{force.attacker or f'attacker {UNKNOWN}'} → {force.target or f'target {UNKNOWN}'}",
        details=_known((attacks, killed, wounded, place, force.period)),
        terms=(),
        evidence=force.evidence,
        spans=(force.evidence,),
    )
