"""Mentions of a document to its actors."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from backchannel.actors.author import find_author
from backchannel.actors.cast import Cast
from backchannel.actors.codes import actor_code
from backchannel.actors.coreference import Linker
from backchannel.actors.describe import Describer
from backchannel.actors.entity import Entity
from backchannel.actors.evidence import Evidence, gather
from backchannel.actors.focus import Focus
from backchannel.actors.layout import Layout
from backchannel.actors.listed import code_parts, merge_listed, own_hits
from backchannel.actors.profile import Profile
from backchannel.actors.pronouns import FIRST_PERSON
from backchannel.actors.surroundings import Surroundings, in_apposition
from backchannel.actors.vocabulary import PRONOUNS
from backchannel.gazetteer import Gazetteer, words_of
from backchannel.gazetteer.own import OwnHit, OwnLists
from backchannel.records import Actor, Document, Mention, Span

KINDS = frozenset({"person", "office", "organisation", "media", "group", "state", "document"})
BODIES = frozenset({"organisation", "media", "group", "office"})
TAKING_UP = ("both ", "the two ", "the three ")  # how a phrase opens that stands for several and names none: "the two sides"
FIRST_PERSONS = frozenset({("my",), ("our",)})  # theirs wait until all speakers are known
NO_SPEAKERS: Mapping[Span, Span] = {}


class ActorResolver:
    """Works out who the mentions of a document are.

    Args:
        gazetteer: the lists of states, organisations, offices and nouns.
        own: a user's lists, whose codes go before those of the gazetteer.
    """

    def __init__(self, gazetteer: Gazetteer, own: OwnLists | None = None) -> None:
        self._gazetteer, self._own = gazetteer, own
        self._describe = Describer(gazetteer)

    def __call__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        sentences: Sequence[Span],
        *,
        speakers: Mapping[Span, Span] = NO_SPEAKERS,
    ) -> Cast:
        """The cast of a document.

        Args:
            document: its text, and the day it was published, by which office holders are told.
            mentions: as the encoder found them; times, places and quantities are left aside.
            sentences: in the order of the text.
            speakers: content of a claim to the words that name its source; first persons in it are of that source.
        """
        evidence = gather(document.text, document.published, self._gazetteer, [m.span for m in mentions if m.kind == "person"])
        layout = Layout(document.text, sentences, speakers)
        around = Surroundings(document.text, evidence, layout, self._describe, self._gazetteer)
        ordered = sorted((m for m in mentions if m.kind in KINDS), key=lambda m: (m.span.start, -m.span.end))
        profiles = [self._describe(mention.span, mention.kind, evidence) for mention in ordered]
        surnames = {profile.name_keys[-1] for profile in profiles if len(profile.name_keys) > 1 or (profile.name_keys and profile.role)}
        profiles = [self._describe(p.span, "person", evidence) if _is_surname(p, surnames) else p for p in profiles]
        _disown(profiles)
        pronouns = [profile for profile in profiles if profile.pronoun]
        named = [profile for profile in profiles if not profile.pronoun]
        author = find_author(document.text, named)
        linker = Linker(self._gazetteer, layout, evidence, _openings(profiles, layout), author)
        previous = None
        for profile in named:
            around.complete(profile, previous)
            previous = profile
        _link([p for p in named if p.owner not in FIRST_PERSONS], linker, document.text)
        _link([p for p in named if p.owner in FIRST_PERSONS], linker, document.text)
        _link_pronouns(pronouns, linker)
        entities = [entity for entity in linker.entities if entity.spans]
        Focus(self._gazetteer, evidence, layout, self._home(document, evidence)).fill(entities)
        hits = own_hits(entities, self._own, document.published) if self._own else {}
        return Cast(self._actors(merge_listed(entities, hits), hits))

    def _home(self, document: Document, evidence: Evidence) -> str | None:
        """Country of the outlet, where the lists know it."""
        words = words_of(document.outlet or "")
        names = (evidence.pick(hit, "media") for hit in self._gazetteer.scan(words) if hit.names)
        return next((name.country for name in names if name and name.sector == "MED"), None)

    def _actors(self, entities: Sequence[Entity], hits: Mapping[int, OwnHit]) -> tuple[Actor, ...]:
        ordered = sorted(entities, key=lambda entity: min((s.start, s.end) for s in entity.spans))
        return tuple(self._actor(number, entity, hits.get(id(entity))) for number, entity in enumerate(ordered, 1))

    def _actor(self, number: int, entity: Entity, hit: OwnHit | None) -> Actor:
        country, sector, code = entity.country, entity.sector, None
        if hit and hit.code:
            code = hit.code
            country, sector = code_parts(code, self._gazetteer.states)
        elif hit:
            sector = code_parts("".join(hit.agents), {})[1] or sector
        return Actor(
            id=f"a{number}",
            name=hit.entry.name if hit and hit.entry and hit.is_whole and not entity.known else self._name(entity),
            country=country,
            sector=sector,
            org=entity.org,
            role=entity.role,
            mentions=tuple(sorted(entity.spans)),
            code=code or actor_code(country, sector, entity.org, self._gazetteer.igo_codes),
        )

    def _name(self, entity: Entity) -> str:
        """The name of the lists, else a person's fullest name, else the longest description."""
        if entity.known is not None and (entity.known.kind not in ("region", "people", "adjective") or (entity.key or ("",))[0] == "state"):
            return entity.known.entry
        if entity.name:
            return entity.name
        own = [s for s in entity.spans if (low := s.text.lower()) not in PRONOUNS and not low.startswith(TAKING_UP)] or entity.spans
        longest = max(own, key=lambda span: (len(span.text), -span.start)).text.strip()
        first, _, rest = longest.partition(" ")
        return rest if rest and first.lower() in ("the", "a", "an") else longest


def _openings(profiles: Sequence[Profile], layout: Layout) -> frozenset[int]:
    """Where the first mention of each sentence begins."""
    first: dict[int, int] = {}
    for profile in profiles:
        first.setdefault(layout.sentence(profile.span.start), profile.span.start)
    return frozenset(first.values())


def _is_surname(profile: Profile, surnames: Container[str]) -> bool:
    """Whether what was taken for a body or state nobody lists is one word that the text has as the surname of somebody."""
    return (
        profile.kind in BODIES | {"state"}
        and profile.known is None
        and profile.span.text[:1].isupper()
        and profile.span.text.casefold() in surnames
    )


def _disown(profiles: Sequence[Profile]) -> None:
    """Take known office holders back where a bare surname is somebody else's whom the text names in full."""
    full = [p for p in profiles if len(p.name_keys) > 1]
    for profile in profiles:
        if len(profile.name_keys) != 1 or profile.known is None:
            continue
        bearers = [p for p in full if p.name_keys[-1] == profile.name_keys[0]]
        if bearers and not any(p.known is not None and p.known.entry == profile.known.entry for p in bearers):
            profile.country, profile.sector = (None, None) if profile.role is None else (profile.country, profile.sector)
            profile.known = profile.term = profile.org = None
            profile.is_former = False


def _link(profiles: Sequence[Profile], linker: Linker, text: str) -> None:
    """Link names and descriptions in order; of two in apposition the name first, then the description with it."""
    joined = False
    for at, profile in enumerate(profiles):
        if joined:
            joined = False
            continue
        follower = profiles[at + 1] if at + 1 < len(profiles) else None
        joined = follower is not None and in_apposition(profile, follower, text)
        if not joined or follower is None:
            linker(profile)
            continue
        named = profile.name or (profile.known and not follower.name)
        name, description = (profile, follower) if named else (follower, profile)
        linker.join(description, linker(name)[0])


def _link_pronouns(pronouns: Sequence[Profile], linker: Linker) -> None:
    """Third persons first, in order; then first persons, whose speaker may be one of those."""
    later = []
    for profile in pronouns:
        if profile.pronoun in FIRST_PERSON:
            later.append(profile)
            continue
        at = profile.span.start
        if profile.pronoun == "relative":
            found = linker.pronouns.relative(at)
        elif profile.pronoun == "hearer":
            found = None
        elif profile.pronoun in ("both", "many"):
            for one in linker.pronouns.last_two(at) if profile.pronoun == "both" else linker.pronouns.they(at):
                one.add(profile.span)
            continue
        else:
            found = linker.pronouns.third_person(profile.pronoun or "", profile.gender, at)
        if found:
            found.add(profile.span)
            if found.is_person and profile.pronoun != "relative":
                found.gender = found.gender or profile.gender
    for profile in later:
        found = linker.pronouns.first_person(profile.span.start)
        if found:
            found.add(profile.span)
