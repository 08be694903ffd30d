"""The document and the reading made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from backchannel.records.statements import Actor, Claim, Event
from backchannel.records.tracks import Deal, Detainees, Force, Funds, Safeguard, Talks


@dataclass(frozen=True, slots=True)
class Document:
    """A text and where it came from; ``published`` is an ISO date, ``sha256`` that of the text in UTF-8."""

    id: str
    title: str | None
    outlet: str | None
    author: str | None
    published: str | None
    url: str | None
    language: str | None
    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Coder:
    """Which program, weights and lists made a reading."""

    version: str
    model: str
    lexicon: str


@dataclass(frozen=True, slots=True)
class Tracks:
    """The six tracks of a reading."""

    talks: tuple[Talks, ...] = ()
    deals: tuple[Deal, ...] = ()
    safeguards: tuple[Safeguard, ...] = ()
    funds: tuple[Funds, ...] = ()
    detainees: tuple[Detainees, ...] = ()
    force: tuple[Force, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read in one document."""

    document: Document
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    tracks: Tracks = field(default_factory=Tracks)
    coder: Coder = field(default_factory=lambda: Coder("", "", ""))

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain dicts and lists, in the contract's shape."""
        from backchannel.records.plain import to_plain

        plain: dict[str, Any] = to_plain(self)
        return plain

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Reading:
        """The reading whose ``to_dict`` is given.

        Raises:
            ContractError: a key is missing or a value is of the wrong kind.
        """
        from backchannel.records.plain import from_plain

        reading: Reading = from_plain(cls, plain)
        return reading

    def to_pandas(self) -> dict[str, Any]:
        """Data frames by name: ``actors``, ``events``, ``claims`` and the six tracks (extra ``pandas``)."""
        from backchannel.records.tables import to_pandas

        return dict(to_pandas(self))

    def _repr_html_(self) -> str:
        """Rich display in a notebook."""
        from backchannel.views.report.notebook import reading_fragment

        return reading_fragment(self)
