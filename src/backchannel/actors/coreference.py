"""Which mentions are of the same actor: names, acronyms and descriptions."""

from __future__ import annotations

from dataclasses import replace

from backchannel.actors.entity import Entity, names_for, new_entity
from backchannel.actors.evidence import Evidence
from backchannel.actors.fitting import Fitting
from backchannel.actors.layout import Layout
from backchannel.actors.names import initials, same_person
from backchannel.actors.pairs import Pairs
from backchannel.actors.phrase import bare_description
from backchannel.actors.profile import Profile
from backchannel.actors.pronouns import REACH, Pronouns
from backchannel.actors.sector import SENT
from backchannel.actors.vocabulary import AGAINST, HELPING, PERSONAL, POSSESSIVES, SPEAKING_FOR, THE_OTHER
from backchannel.gazetteer import Gazetteer, Name, words_of
from backchannel.records import Span

TEAMS = frozenset({"team", "mission", "delegation"})
OWN_COUNTRY = frozenset({"country", "nation", "homeland", "state"})
SEVERAL = frozenset({"organisation", "media", "office"})


class Linker:
    """Links mentions in the order of the text.

    Args:
        gazetteer: the lists.
        layout: sentences and paragraphs.
        evidence: the names of the text.
        openings: where the first mention of each sentence begins.
        author: the mention that names who speaks where nobody is quoted.
    """

    def __init__(
        self, gazetteer: Gazetteer, layout: Layout, evidence: Evidence, openings: frozenset[int], author: Span | None = None
    ) -> None:
        self._gazetteer = gazetteer
        self._evidence = evidence
        self._layout = layout
        self._keyed: dict[tuple[str, ...], Entity] = {}
        self._acronyms: dict[str, Entity] = {}
        self.entities: list[Entity] = []
        self.pronouns = Pronouns(layout, self.entities, openings, author)
        self._fits = Fitting(gazetteer)
        self._pair = Pairs(layout, evidence, self.entities, self._state)

    def __call__(self, profile: Profile) -> list[Entity]:
        """The entities a mention is of, new or known; several for ``both countries``."""
        self._inherit(profile)
        pair = self._pair(profile)
        if pair:
            for entity in pair:
                entity.add(profile.span)
            return pair
        if profile.joint:
            return [self._of_nation(profile, nation) for nation in profile.joint]
        key = self._key(profile)
        found = self._find(profile, key)
        if found is None:
            found = new_entity(profile, key)
            self.entities.append(found)
        else:
            found.take(profile)
        if key and profile.name is None:
            self._keyed.setdefault(key, found)
        if profile.acronym:
            self._acronyms.setdefault(profile.acronym, found)
        return [found]

    def _of_nation(self, profile: Profile, nation: Name) -> Entity:
        """The people of one of several nations that a mention names together; the state itself where it names only states."""
        key: tuple[str, ...] = ("nation", nation.country or nation.entry, profile.head or "")
        if nation.country and profile.is_row:
            key = self._state(nation.country).key or key
        found = self._keyed.get(key)
        if found is None:
            own = replace(profile, country=nation.country, org=nation.org, joint=(), is_anywhere=nation.country is None)
            is_mixed = "IGO" in (nation.sector, profile.sector)  # "officials of the UN and Chad"
            found = new_entity(replace(own, sector=nation.sector) if is_mixed else own, key)
            self.entities.append(found)
            self._keyed[key] = found
        else:
            found.take(replace(profile, country=nation.country, org=nation.org))
        return found

    def join(self, profile: Profile, entity: Entity) -> None:
        """Give an entity a mention that stands in apposition to one of its own."""
        self._inherit(profile)
        entity.take(profile)
        if entity.role is None and entity.name and profile.is_one and not profile.name:
            entity.role = bare_description(profile.span.text)

    def _key(self, profile: Profile) -> tuple[str, ...] | None:
        """What identifies an actor whose name the lists know, or that goes by a name of its own."""
        known = profile.known
        if profile.name:
            return ("person", known.entry) if known else None
        if known and profile.is_state and profile.country:
            return "state", profile.country
        if known and profile.is_people:
            return ("people", known.entry) if known.kind == "people" and profile.form != "indefinite" and not profile.count else None
        if known and known.kind in ("seat", "organisation", "region"):
            return known.kind, known.entry
        if profile.kind in ("organisation", "media", "document"):
            words = words_of(profile.span.text)
            names = tuple(w.low for w in words if w.low not in ("the", "a", "an"))
            return ("name", *names) if any(w.is_capital for w in words if w.low != "the") else None
        return None

    def _find(self, profile: Profile, key: tuple[str, ...] | None) -> Entity | None:
        if profile.name:
            return self._person(profile)
        acronym = self._acronyms.get(_bare(profile))
        if acronym:
            return acronym
        if key and key in self._keyed:
            return self._keyed[key]
        if key and key[0] == "name":
            found = self._by_acronym(profile)
            return found or (
                self._described(profile) if profile.form == "definite" and profile.head and self._gazetteer.agent(profile.head) else None
            )
        return None if key else self._described(profile)

    def _by_acronym(self, profile: Profile) -> Entity | None:
        """The body that an acronym was given for, or whose initials it is."""
        text = _bare(profile)
        if not text.isupper() or not 2 <= len(text) <= 7:
            return None
        for entity in reversed(self.entities):
            if entity.kind in SEVERAL and initials(tuple(w.key for w in words_of(entity.label))) == text:
                return entity
        return None

    def _person(self, profile: Profile) -> Entity | None:
        """The person of that name last spoken of; nobody of another gender, country or known office."""
        best: tuple[tuple[bool, bool, int], Entity] | None = None
        for entity in self.entities:
            if entity.kind not in ("person", "office", "group") or not same_person(profile.name_keys, entity.name_keys):
                continue
            if profile.gender and entity.gender and profile.gender != entity.gender:
                continue
            if profile.known and entity.known and profile.known.entry != entity.known.entry:
                continue
            if profile.country and entity.country and profile.country != entity.country and not (profile.known and entity.known):
                continue
            last = entity.before(profile.span.start)
            rank = (profile.name_keys[-1] == entity.name_keys[-1], profile.gender == entity.gender, last.start if last else -1)
            if best is None or rank > best[0]:
                best = rank, entity
        return best[1] if best else None

    def _described(self, profile: Profile) -> Entity | None:
        """The actor that a description takes up again."""
        if profile.form == "indefinite" or profile.head is None or (profile.is_anywhere and profile.form != "definite"):
            return None
        at = profile.span.start
        earlier = [(span.start, entity) for entity in self.entities if (span := entity.before(at))]
        for _, entity in sorted(earlier, key=lambda pair: -pair[0]):
            if self._fits(profile, entity):
                return entity
        return self._team(profile, at) or self._body_called(profile, at)

    def _team(self, profile: Profile, at: int) -> Entity | None:
        """Those sent somewhere whom "the team" or "the mission" takes up ("UN inspectors landed. The team ...")."""
        if profile.head not in TEAMS or profile.full != profile.head or profile.form != "definite" or profile.owner:
            return None
        near = self._layout.sentence(at) - REACH["many"]
        sent = [(span.start, n) for n, e in enumerate(self.entities) if e.is_plural and e.heads & SENT and (span := e.before(at))]
        sent = [(start, n) for start, n in sent if self._layout.sentence(start) >= near and self._fits.agrees(profile, self.entities[n])]
        return self.entities[max(sent)[1]] if sent else None

    def _body_called(self, profile: Profile, at: int) -> Entity | None:
        """An organisation that stands in the text, though no mention is of it alone ("Hamas gunmen … the group")."""
        head = profile.head or ""
        if profile.form != "definite" or profile.owner or profile.full != head or not (profile.is_body or profile.is_plural):
            return None
        for offset, name in reversed(self._evidence.bodies):
            if offset < at and head in names_for(name) and profile.country in (None, name.country):
                return self._listed(name)
        for offset, code in reversed(self._evidence.places):
            if offset < at and head in self._gazetteer.forms(code) and profile.country in (None, code):
                return self._state(code)
        return None

    def _listed(self, name: Name) -> Entity:
        """The actor of an entry of the lists, new where no mention was of it."""
        key = (name.kind, name.entry) if name.kind != "state" else ("state", name.country or "")
        if key not in self._keyed:
            entity = Entity(
                "state" if name.kind == "state" else "organisation", key, name, name.country, name.sector, name.org, is_body=True
            )
            entity.label, entity.also = name.entry, set(names_for(name))
            self._keyed[key] = entity
            self.entities.append(entity)
        return self._keyed[key]

    def _state(self, code: str) -> Entity:
        return self._listed(Name(self._gazetteer.states[code], "state", code, "GOV"))

    def _inherit(self, profile: Profile) -> None:
        """Give a description the country of its possessor ("his government", "Kolar's aides")."""
        if not profile.owner or profile.country or profile.head in AGAINST or (profile.head in THE_OTHER and profile.owner not in PERSONAL):
            return
        owner = self._owner(profile)
        if profile.owner[0] == "the" and (owner is None or (owner.key and owner.key[0] == "state")):
            profile.owner = ()  # "the day's events", "the country's president": no other mention need agree with it
        if owner is None:
            return
        profile.country = owner.country
        profile.is_anywhere = profile.is_anywhere or (owner.country is None and owner.known is not None)
        agent = self._gazetteer.agent(profile.head or "")
        hands_on = owner.is_body or (owner.is_person and profile.head in SPEAKING_FOR | HELPING)
        if (
            (agent is None or agent.is_weak)
            and hands_on
            and profile.sector in (None, "GOV", owner.sector)
            and owner.sector not in (None, "CVL")
        ):
            profile.sector, profile.org = owner.sector, profile.org or owner.org
        if profile.head in OWN_COUNTRY and owner.country and not profile.is_plural:
            profile.known = self._state(owner.country).known

    def _owner(self, profile: Profile) -> Entity | None:
        first = profile.owner[0]
        if len(profile.owner) == 1 and first in POSSESSIVES:
            return self.pronouns.owner(first, profile.span.start)
        if first == "the":
            at, noun = profile.span.start, profile.owner[1]
            called = [(span.start, n) for n, e in enumerate(self.entities) if e.may_be_called(noun) and (span := e.before(at))]
            return self.entities[max(called)[1]] if called else None
        for entity in reversed(self.entities):
            if entity.name_keys and same_person(profile.owner, entity.name_keys):
                return entity
        return None


def _bare(profile: Profile) -> str:
    """A mention's text without article and stops, as acronyms are kept."""
    return profile.span.text.removeprefix("the ").removeprefix("The ").replace(".", "")
