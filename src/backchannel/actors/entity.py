"""Somebody a text speaks of, while the text is being read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from backchannel.actors.profile import Profile
from backchannel.gazetteer import Name
from backchannel.records import Span

STATE_FORCES = frozenset({"army", "forces", "force", "military", "police", "guard", "government", "state"})
STATE_WORDS = frozenset({"country", "nation", "state", "republic"})
# What any organisation of a sector may be called.
CALLED = {
    "REB": frozenset({"group", "movement", "organisation", "organization", "militant", "rebel", "militia"}),
    "PTY": frozenset({"party", "movement"}),
    "OPP": frozenset({"party", "group", "movement", "coalition", "opposition"}),
    "BUS": frozenset({"company", "firm", "group"}),
    "NGO": frozenset({"group", "organisation", "organization", "charity"}),
    "IGO": frozenset({"organisation", "organization", "body", "agency", "bloc", "alliance", "watchdog"}),
    "MED": frozenset({"newspaper", "paper", "agency", "broadcaster", "channel", "outlet", "news agency", "magazine", "station"}),
    "SPY": frozenset({"agency", "service"}),
    "JUD": frozenset({"court", "tribunal", "judge"}),
    "LAB": frozenset({"union"}),
    "EDU": frozenset({"university"}),
    "CRM": frozenset({"gang", "cartel", "group"}),
}


@dataclass(slots=True)
class Entity:
    """An actor in the making; what later mentions say is added to what the first said."""

    kind: str
    key: tuple[str, ...] | None = None
    known: Name | None = None
    country: str | None = None
    sector: str | None = None
    org: str | None = None
    role: str | None = None
    name: str | None = None
    name_keys: tuple[str, ...] = ()
    label: str = ""
    heads: set[str] = field(default_factory=set)
    full: str | None = None
    also: set[str] = field(default_factory=set)
    is_body: bool = False
    is_one: bool = False
    is_plural: bool = False
    is_anywhere: bool = False
    gender: str | None = None
    spans: list[Span] = field(default_factory=list)
    starts: list[int] = field(default_factory=list, init=False, repr=False)  # of spans: `before` is asked thousands of times an article
    is_courtesy: bool = False
    count: int | None = None
    is_part: bool = False

    @property
    def is_person(self) -> bool:
        """Whether he or she may stand for it."""
        return self.is_one or (self.kind == "person" and not self.is_plural)

    def before(self, at: int) -> Span | None:
        """Its last mention before an offset."""
        index = bisect_left(self.starts, at)
        return self.spans[index - 1] if index else None

    def add(self, span: Span) -> None:
        """Add a mention; they are kept in order."""
        at = bisect_right(self.spans, span)
        self.spans.insert(at, span)
        self.starts.insert(at, span.start)

    def may_be_called(self, noun: str) -> bool:
        """Whether a noun may stand for it."""
        return noun in self.heads or noun in self.also

    def take(self, profile: Profile) -> None:
        """Add a mention and what it says."""
        self.add(profile.span)
        if self.key is None or self.kind == "person":
            self.country = self.country or profile.country
        self._take_sector(profile)
        self.org = self.org or profile.org
        self.count = self.count or (profile.count if self.is_plural else None)
        self.gender = self.gender or profile.gender
        self.known = self.known or profile.known
        if profile.head and (self.kind == "person" or not self.key):
            self.heads.add(profile.head)
            self.also |= profile.also
        self.full = self.full or profile.full
        self.is_one = self.is_one or profile.is_one
        if profile.role and (self.role is None or (len(profile.role) > len(self.role) and self.role.lower() in profile.role.lower())):
            self.role = profile.role
        if profile.name and len(profile.name_keys) >= len(self.name_keys):
            self.name, self.name_keys = (
                (profile.name, profile.name_keys) if len(profile.name_keys) > len(self.name_keys) else (self.name, self.name_keys)
            )
        self.is_anywhere = self.is_anywhere or profile.is_anywhere

    def _take_sector(self, profile: Profile) -> None:
        if self.sector is None or (self.is_courtesy and profile.sector and not profile.is_courtesy):
            self.sector, self.is_courtesy = profile.sector, profile.is_courtesy


def names_for(name: Name) -> frozenset[str]:
    """Nouns, in the singular, that may stand for a state or an organisation."""
    if name.kind == "state":
        return STATE_WORDS
    called = {word[:-1] if word.endswith("s") and not word.endswith("ss") else word for word in name.called} | set(name.called)
    own = {word.lower() for word in name.entry.split() if word[:1].isupper()}
    if name.sector == "REB":
        own -= STATE_FORCES  # "the army" is not the National Liberation Army
    return frozenset(called) | CALLED.get(name.sector or "", frozenset()) | own


def new_entity(profile: Profile, key: tuple[str, ...] | None) -> Entity:
    """The entity that a first mention opens."""
    known = profile.known
    # A listed organisation by its own name is one, even where the encoder took it for a person.
    listed = known is not None and known.kind == "organisation" and (profile.head is None or profile.head in names_for(known))
    kind = "organisation" if listed and profile.kind == "person" and profile.name is None else profile.kind
    entity = Entity(
        kind=kind,
        key=key,
        label=profile.span.text,
        is_body=profile.is_body or kind in ("organisation", "media", "state", "document") or (known is not None and known.kind == "seat"),
        is_plural=profile.is_plural,
        country=profile.country,
        is_part=profile.is_part,
    )
    if known and known.kind in ("organisation", "state"):
        entity.also |= names_for(known)
    elif profile.kind in ("organisation", "media") and key:
        entity.also |= CALLED.get(profile.sector or "", frozenset()) | {
            word.lower() for word in profile.span.text.split() if word[:1].isupper()
        }
    elif profile.is_state:
        entity.also |= STATE_WORDS
    if profile.term:
        words = profile.term.role.lower()
        entity.also.add(words)
    entity.take(profile)
    return entity
