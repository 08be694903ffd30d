"""What the lists say of a name, a noun or the holder of an office."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name and what it stands for.

    Attributes:
        entry: the entry it belongs to, by its main name.
        kind: ``state``, ``adjective``, ``people``, ``capital``, ``region``, ``seat``, ``organisation`` or ``holder``.
        country: alpha-3 code or None.
        sector: PLOVER sector, None for regions.
        org: code of an organisation or None.
        called: nouns that may stand for it later in a text (``the alliance``).
        is_sure: False where the name means this only if the text names the entry otherwise as well.
    """

    entry: str
    kind: str
    country: str | None
    sector: str | None
    org: str | None = None
    called: tuple[str, ...] = ()
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Agent:
    """A noun, modifier or title that tells a sector.

    Attributes:
        noun: its singular, in lower case.
        sector: PLOVER sector or None.
        what: ``person``, ``people``, ``body``, ``thing``, ``modifier`` or ``title``.
        is_plural: whether this form is the plural.
        is_weak: whether it gives way to another word of the phrase that tells a sector.
        gender: ``m``, ``f`` or None.
        also: other nouns that may stand for the same somebody.
    """

    noun: str
    sector: str | None
    what: str
    is_plural: bool
    is_weak: bool
    gender: str | None
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One time somebody held an office; ``start`` and ``end`` are ISO days, None where open."""

    name: str
    country: str | None
    role: str
    sector: str
    org: str | None
    start: str | None
    end: str | None
    gender: str | None

    def covers(self, day: str) -> bool:
        """Whether the office was held on an ISO day."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Standing:
    """Who somebody was on a day: the term that counts, and whether it was running or over."""

    term: Term
    when: str  # "running", "over" or "before"


def standing_on(terms: tuple[Term, ...], day: str | None) -> Standing:
    """The term that tells who somebody was on an ISO day: the running one, else the last before, else the first after.

    Without a day the last term counts as running.
    """
    if day is None:
        return Standing(terms[-1], "running")
    running = [term for term in terms if term.covers(day)]
    if running:
        return Standing(running[-1], "running")
    over = [term for term in terms if term.end is not None and term.end <= day]
    if over:
        return Standing(max(over, key=lambda term: term.end or ""), "over")
    return Standing(min(terms, key=lambda term: term.start or ""), "before")
