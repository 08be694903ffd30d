"""Which mentions are of the same actor: names, acronyms and descriptions."""

from __future__ import annotations

from backchannel.actors.entity import Entity, new_entity
from backchannel.actors.layout import Layout
from backchannel.actors.names import initials, same_person
from backchannel.actors.profile import Profile
from backchannel.actors.pronouns import Pronouns
from backchannel.actors.vocabulary import POSSESSIVES, STATE_NOUNS
from backchannel.gazetteer import Gazetteer, words_of

PAIRED = STATE_NOUNS | {"party", "rival", "enemy", "foe", "adversary", "neighbour", "neighbor"}
PAIRED_PEOPLE = frozenset(
    {"leader", "president", "minister", "prime minister", "foreign minister", "diplomat", "official", "man", "woman", "general"}
)
OWN_COUNTRY = frozenset({"country", "nation", "homeland", "state"})
SEVERAL = frozenset({"organisation", "media", "office"})


class Linker:
    """Links mentions in the order of the text.

    Args:
        gazetteer: the lists.
        layout: sentences and paragraphs.
    """

    def __init__(self, gazetteer: Gazetteer, layout: Layout) -> None:
        self._gazetteer = gazetteer
        self._layout = layout
        self._keyed: dict[tuple[str, ...], Entity] = {}
        self._acronyms: dict[str, Entity] = {}
        self.entities: list[Entity] = []
        self.pronouns = Pronouns(layout, self.entities)

    def __call__(self, profile: Profile) -> list[Entity]:
        """The entities a mention is of, new or known; several for ``both countries``."""
        self._inherit(profile)
        pair = self._pair(profile)
        if pair:
            for entity in pair:
                entity.spans.append(profile.span)
            return pair
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
        text = profile.span.text.removeprefix("the ").removeprefix("The ").replace(".", "")
        if text in self._acronyms:
            return self._acronyms[text]
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
        return None

    def _fits(self, profile: Profile, entity: Entity) -> bool:
        head = profile.head or ""
        agent = self._gazetteer.agent(head)
        if profile.country and entity.country and profile.country != entity.country:
            return False
        if profile.country and entity.country is None and (entity.key or entity.is_anywhere):
            return False
        if profile.gender and entity.gender and profile.gender != entity.gender:
            return False
        if agent and agent.what == "person" and entity.is_body and not profile.is_plural:
            return False
        if agent and agent.what == "body" and not entity.is_body:
            return False
        if profile.is_plural != entity.is_plural and not (entity.known and entity.known.kind == "organisation"):
            return False
        if head in entity.heads:
            return self._same_body(profile, entity)
        return profile.form == "definite" and profile.full in (head, None) and entity.may_be_called(head) and not profile.owner

    def _same_body(self, profile: Profile, entity: Entity) -> bool:
        """Whether two descriptions with one head may be of one thing ("the health ministry" is not "the interior ministry")."""
        if profile.full == entity.full or profile.full == profile.head or entity.full == profile.head:
            return profile.form == "definite" or profile.is_plural or profile.is_body
        return False

    def _pair(self, profile: Profile) -> list[Entity]:
        """The states or persons last named, for ``both countries`` or ``the two leaders``."""
        count = profile.count or (2 if profile.head == "side" else None)
        if count is None or not profile.is_plural:
            return []
        if profile.country or not self._is_taking_up(profile):
            return []
        at = profile.span.start
        if profile.head in PAIRED:
            wanted = [e for e in self.entities if e.kind == "state" or (e.key and e.key[0] == "state")]
        elif profile.head in PAIRED_PEOPLE:
            wanted = [e for e in self.entities if e.kind == "person" and e.name and e.sector in ("GOV", None, "IGO")]
        else:
            return []
        recent = sorted(((span.start, n) for n, e in enumerate(wanted) if (span := e.before(at))), reverse=True)[:count]
        return [wanted[n] for _, n in reversed(recent)] if len(recent) == count else []

    @staticmethod
    def _is_taking_up(profile: Profile) -> bool:
        low = profile.span.text.lower()
        return low.startswith(("the ", "both ", "these ", "those "))

    def _inherit(self, profile: Profile) -> None:
        """Give a description the country of its possessor ("his government", "Kolar's aides")."""
        if not profile.owner or profile.country:
            return
        owner = self._owner(profile)
        if owner is None:
            return
        profile.country = owner.country
        if profile.head in OWN_COUNTRY and owner.country:
            state = self._keyed.get(("state", owner.country))
            if state:
                profile.known = state.known

    def _owner(self, profile: Profile) -> Entity | None:
        first = profile.owner[0]
        if len(profile.owner) == 1 and first in POSSESSIVES:
            return self.pronouns.owner(first, profile.span.start)
        for entity in reversed(self.entities):
            if entity.name_keys and same_person(profile.owner, entity.name_keys):
                return entity
        return None
