"""Actors, events and claims: what a reading says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backchannel.records.span import Span

# What a source does with a content: the four types of attribution of the Penn Discourse Treebank 2.0 (annotation manual,
# 2007, section 5.3), and two by which it keeps off saying it or takes it back.
ATTITUDES = ("assertion", "belief", "fact", "eventuality", "evasion", "retraction")
AUXILIARY = ("historical", "future", "hypothetical", "negation")  # PLOVER manual, draft 0.8


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

    @property
    def label(self) -> str:
        """A code a desk reads at a glance: ``USA GOV``, ``IAEA``, ``USA``; the name where there is no code.

        An actor of a sector without a country keeps its name: ``GOV`` alone says nothing.
        """
        if self.org:
            return self.org
        if self.country:
            return f"{self.country} {self.sector}" if self.sector else self.country
        return self.name


@dataclass(frozen=True, slots=True)
class TimeRef:
    """A time phrase and the first and last day it covers, as ISO dates (``YYYY-MM-DD``)."""

    span: Span | None
    start: str | None
    end: str | None

    @property
    def days(self) -> int:
        """How many days lie between its first and its last; very many where an end is open or is no date."""
        try:
            return (date.fromisoformat(self.end or "") - date.fromisoformat(self.start or "")).days
        except ValueError:
            return date.max.toordinal()

    def meets(self, other: TimeRef) -> bool:
        """Whether the two may be the same day; one that gives no days may be any."""
        return (self.start or "") <= (other.end or "~") and (other.start or "") <= (self.end or "~")

    def holds(self, other: TimeRef) -> bool:
        """Whether all days of another, which gives its days, are days of this one."""
        return (self.start or "") <= (other.start or "") and (other.end or "~") <= (self.end or "~")


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
    """A number with what it counts: an ISO 4217 currency, ``percent``, or a noun.

    ``bound`` is ``at least``, ``at most`` or ``about`` where the words say so; ``upper`` the greater number of a range.
    """

    span: Span
    value: float | None
    unit: str | None
    bound: str | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """On whose word a deed stands, over all its tellings in the article.

    Attributes:
        own: the article itself tells it, outside of what it attributes to anybody.
        asserts, denies, doubts: ids of the claims that take each position to it.
        sources: how many independent sources assert it, the article itself not counted; what several say through one
            outermost source counts as one.
    """

    own: bool = False
    asserts: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    sources: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom. ``why`` says how it was decided.

    ``deed`` is shared by the events that tell of one deed. ``auxiliary`` holds PLOVER's auxiliary modes, of ``AUXILIARY``.
    """

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
    deed: str = ""
    auxiliary: tuple[str, ...] = ()
    standing: Standing = Standing()


@dataclass(frozen=True, slots=True)
class Anonymity:
    """What the text gives of a source without a name.

    Attributes:
        nationality: ISO 3166 alpha-3 of the country it belongs to.
        institution: the words that name the body it belongs to.
        rank: the word that ranks it (``senior``, ``top``).
        count: how many they are, where the text says.
        reason: the words that say why it is not named.
    """

    nationality: str | None
    institution: Span | None
    rank: str | None
    count: int | None
    reason: Span | None


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says so: source, cue, content, stance; ``inside`` is the id of the claim whose content holds this one.

    ``content`` is the longest run of what is told with the cue; ``continued`` holds its other runs and the quotations in which
    the same speaker goes on, in the order of the text. ``attitude``, of ``ATTITUDES``, is what the source does:
    it asserts, believes, knows or admits (a fact), wants or plans or asks for (an eventuality), evades, takes back.
    ``answers`` is the id of the claim that this one denies, doubts, evades or takes back; ``anonymity`` is given for a
    source without a name.
    """

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
    continued: tuple[Span, ...] = ()
    attitude: str = "assertion"
    answers: str | None = None
    anonymity: Anonymity | None = None

    @property
    def contents(self) -> tuple[Span, ...]:
        """All of what is said, in the order of the text."""
        return tuple(sorted((self.content, *self.continued), key=lambda span: span.start))

    def holds(self, span: Span) -> bool:
        """Whether a span lies in what is said."""
        return any(part.holds(span) for part in (self.content, *self.continued))
