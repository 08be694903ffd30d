"""Mentions to profiles: whose they are and what they are, by their own words."""

from __future__ import annotations

import re

from backchannel.actors.bodies import lend_body
from backchannel.actors.evidence import Evidence
from backchannel.actors.names import same_person
from backchannel.actors.nations import joint_nations, row_of_states
from backchannel.actors.phrase import Part, Phrase, head_agent, leading_count, person_name, take_apart
from backchannel.actors.profile import Profile
from backchannel.actors.sector import RANKS, sector_of
from backchannel.actors.vocabulary import (
    AGAINST,
    ANYWHERE,
    DEFINITE,
    FORMER,
    HELPING,
    INDEFINITE,
    LAST_OF_TWO,
    NOWHERE,
    OWNING,
    PERSONAL,
    PLACING,
    POSSESSIVES,
    PRONOUNS,
    SPEAKING_FOR,
    STATES_AT_LARGE,
    THE_OTHER,
)
from backchannel.gazetteer import Gazetteer, Hit, Name, standing_on, words_of
from backchannel.records import Span

EDGES = re.compile(r"^[\s\"'“‘\[(]+|[\s\"'”’,.;:\])]+$")
SINGLE_KINDS = frozenset({"state", "capital", "seat", "organisation", "region"})  # one, though it may end in "s": Honduras
WHOLE_KINDS = ("state", "adjective", "people", "capital", "seat", "organisation", "region")


class Describer:
    """Reads profiles off mentions.

    Args:
        gazetteer: the lists.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def __call__(self, span: Span, kind: str, evidence: Evidence) -> Profile:
        """The profile of a mention of some kind in a text with such evidence."""
        profile = Profile(span, kind)
        pronoun = PRONOUNS.get(EDGES.sub("", span.text).lower())
        if (pronoun and not span.text.isupper()) or span.text == "I":
            profile.pronoun, profile.gender = pronoun or ("speaker", None)
            profile.is_plural = profile.pronoun in ("many", "speakers")
            return profile
        phrase = take_apart(span.text, self._gazetteer)
        if not phrase.words:
            return profile
        profile.acronym = phrase.acronym
        named = person_name(phrase, self._gazetteer) if kind == "person" else None
        self._shape(profile, phrase)
        self._nouns(profile, phrase, named)
        self._country(profile, phrase, named, evidence)
        self._whole(profile, phrase, evidence)
        if not named:
            lend_body(profile, phrase, evidence, self._gazetteer)
            row = row_of_states(phrase, profile, evidence)
            profile.is_row, profile.joint = bool(row), row or joint_nations(phrase, profile, evidence)
        if named:
            self._person(profile, phrase, named, evidence)
        self._sector(profile, phrase, named, evidence)
        return profile

    def _shape(self, profile: Profile, phrase: Phrase) -> None:
        """Determiner, number, owner and colours."""
        words, core = phrase.words, phrase.core
        first = words[0].low
        profile.count = leading_count(phrase)
        counted = first in INDEFINITE or profile.count is not None
        profile.form = "definite" if first in DEFINITE or first in POSSESSIVES else "indefinite" if counted else "bare"
        profile.is_part = phrase.noun_part is not core and words[phrase.noun_part.first].low in DEFINITE | POSSESSIVES
        if first in POSSESSIVES:
            profile.owner = (first,)
        inside = {at for hit in phrase.hits for at in range(hit.first, hit.last)}
        owners = [at for at in range(core.first, core.last - 1) if words[at].is_possessive and at not in inside and words[at].is_capital]
        if owners and not profile.owner:
            at = first_of_run = owners[-1]
            while first_of_run and words[first_of_run - 1].is_capital and first_of_run - 1 not in inside:
                first_of_run -= 1
            profile.owner = tuple(w.low for w in words[first_of_run : at + 1])
        nouns = [at for at in range(1, core.last - 1) if words[at].is_possessive and not words[at].is_capital]
        if nouns and not profile.owner and first in DEFINITE:  # "the group's leader"
            profile.owner = ("the", words[nouns[-1]].low)
        free = [at for at in range(core.last) if at not in inside]
        profile.is_former = any(words[at].low in FORMER for at in free) and core.last > 1
        profile.is_anywhere = any(words[at].low in ANYWHERE for at in free) or words[0].low == "all"

    def _nouns(self, profile: Profile, phrase: Phrase, named: tuple[int, int] | None) -> None:
        """The head and what else may stand for it."""
        core = phrase.noun_part
        before = named[0] if named and named[0] < core.last else core.last
        found = head_agent(phrase, core, before)
        if found is None:
            if not named and core.last:
                last = phrase.words[core.last - 1]
                profile.head = profile.full = last.low
                ends = {n.kind for h in phrase.hits_in(core) if h.last == core.last for n in h.names}
                profile.is_plural = last.low.endswith("s") and not last.low.endswith("ss") and not ends & SINGLE_KINDS
            return
        hit, agent = found
        if hit.last == before or agent.what in ("person", "title"):
            profile.head, profile.is_plural = agent.noun, agent.is_plural
            profile.also, profile.gender = frozenset(agent.also), agent.gender
        else:
            last = phrase.words[before - 1]
            profile.head, profile.is_plural = last.low, last.low.endswith("s") and not last.low.endswith("ss")
        profile.is_body = agent.what == "body"
        profile.is_one = agent.what in ("person", "title") and not agent.is_plural and hit.last == before
        titles = [h.agent for h in phrase.hits_in(core) if h.agent and h.last <= before and not self._is_beside(phrase, h, before)]
        for other in titles:
            profile.gender = profile.gender or other.gender
            profile.also |= (
                {other.noun, *other.also} if other.what in ("person", "title") and agent.what in ("person", "title") else frozenset()
            )
        profile.full = self._full(phrase, hit, before) if profile.is_body else " ".join([profile.head, *_complement(phrase)])
        allied = agent.sector == "MIL" and any(h.agent and h.agent.noun == "coalition" for h in phrase.hits_in(core) if h.last < before)
        at_large = allied or (profile.is_plural and profile.head in STATES_AT_LARGE) or self._is_another(profile)
        profile.is_anywhere = profile.is_anywhere or at_large or (profile.head in NOWHERE and profile.form != "definite")

    @staticmethod
    def _is_beside(phrase: Phrase, hit: Hit, before: int) -> bool:
        """Whether an office is another's ("the senator's chief of staff") or only ranks the one after it ("deputy governor")."""
        return phrase.words[hit.last - 1].is_possessive or (hit.last < before and hit.agent is not None and hit.agent.noun in RANKS)

    @staticmethod
    def _is_another(profile: Profile) -> bool:
        """Whether it is somebody's, but not of its owner's nation ("its allies")."""
        return (profile.head in AGAINST and bool(profile.owner)) or (profile.head in THE_OTHER and profile.owner not in PERSONAL | {()})

    def _full(self, phrase: Phrase, hit: Hit, before: int) -> str:
        """A body's name as far as it tells it from others of its kind, nation and determiner left out."""
        start = hit.first
        while start and not any(h.first <= start - 1 < h.last and h.names for h in phrase.hits):
            word = phrase.words[start - 1]
            if word.low in DEFINITE or word.low in INDEFINITE or word.low in POSSESSIVES or word.is_possessive:
                break
            start -= 1
        return " ".join([*(w.low for w in phrase.words[start:before]), *_complement(phrase)])

    def _owns(self, profile: Profile, part: Part) -> bool:
        """Whether what a part names is whose the head is."""
        if part.by in OWNING:
            return True
        if part.by == "for":
            return profile.head in SPEAKING_FOR
        return part.by == "to" and profile.head in HELPING

    def _country(self, profile: Profile, phrase: Phrase, named: tuple[int, int] | None, evidence: Evidence) -> None:
        """The nation of the head: one in the core, else one that owns it, else where it is."""
        ranked: list[tuple[int, int, str]] = []
        for part in phrase.parts:
            rank = 0 if part.by is None else 1 if self._owns(profile, part) else 2 if part.by in PLACING else 3
            for hit in phrase.hits_in(part):
                name = phrase.pick(hit, profile.kind, evidence)
                inside = named and named[0] <= hit.first < named[1]
                if name is None or name.country is None or inside:
                    continue
                if not phrase.is_tinge(hit) and rank < 3:
                    ranked.append((rank, hit.first, name.country))
        if ranked:
            rank, first, country = min(ranked)
            second = next((c for r, f, c in ranked if r == rank and f == first + 1 and phrase.words[first].is_joined), None)
            profile.country = second if second in LAST_OF_TWO else country

    def _whole(self, profile: Profile, phrase: Phrase, evidence: Evidence) -> None:
        """The entry that the mention is as a whole, or whose name is its head."""
        core = phrase.core
        for hit in reversed(phrase.hits_in(core)):
            if not hit.names:
                continue
            name = phrase.pick(hit, profile.kind, evidence, profile.country)
            if name is None or name.kind not in WHOLE_KINDS:
                continue
            last = hit.last == core.last
            before = phrase.words[core.first : hit.first]
            coloured = (
                profile.kind == "state"
                and name.kind in ("state", "capital")
                and not any(h.names and not phrase.is_tinge(h) for h in phrase.hits_in(core) if h is not hit)
            )
            alone = last and (coloured or all(w.low in DEFINITE or w.low in INDEFINITE for w in before))  # "Neighbouring Niger"
            if name.kind == "organisation" and last:
                profile.known, profile.org = name, name.org
                profile.is_body = profile.is_body or (profile.kind == "office" and not profile.is_one)
                profile.country = profile.country if name.country is None and not alone else name.country
            elif alone and name.kind != "organisation" and not profile.owner:
                profile.known = name
                profile.is_people = name.kind == "people" or (name.kind in ("adjective", "region") and profile.kind in ("person", "group"))
            if name.kind in ("organisation", "seat") and profile.org is None:
                profile.org = name.org if name.org and (last or profile.country == name.country) else None
            break
        if profile.known and profile.known.kind == "people" and profile.kind == "state":
            profile.is_people = False

    def _person(self, profile: Profile, phrase: Phrase, named: tuple[int, int], evidence: Evidence) -> None:
        """A person's name, gender, known offices and the role beside the name."""
        first, last = named
        profile.known = None
        words = phrase.words[first:last]
        profile.name = phrase.written(first, last)
        profile.name_keys = tuple(w.low for w in words)
        profile.gender = profile.gender or self._gazetteer.gender(words[0].key)
        profile.is_plural, profile.is_one = False, True
        profile.role = self._role(phrase, first)
        holder = self._holder(phrase, named, evidence, profile.country)
        if holder:
            standing = standing_on(self._gazetteer.terms(holder.entry), evidence.day)
            profile.term = standing.term if standing.when == "running" else None
            profile.known = holder
            profile.gender = profile.gender or standing.term.gender
            profile.country = profile.country or standing.term.country
            profile.is_former = profile.is_former or (standing.when == "over" and profile.role is None)

    def _holder(self, phrase: Phrase, named: tuple[int, int], evidence: Evidence, country: str | None) -> Name | None:
        """The known office holder whose name it is, if nothing speaks against it."""
        own = [w.low for w in phrase.words[named[0] : named[1]]]
        hits = [h for h in phrase.hits if h.first < named[1] and named[0] < h.last]
        found = [n for h in hits for n in h.names] or self._gazetteer.named([key for key in own if len(key) > 1])
        options = [
            n for n in found if n.kind == "holder" and (len(own) == 1 or same_person(tuple(own), tuple(w.low for w in words_of(n.entry))))
        ]
        if not options and len(hits) == 1 and hits[0].first <= named[0] and named[1] <= hits[0].last:
            options = [n for n in hits[0].names if n.kind == "holder"]
        options = [n for n in options if not country or any(t.country in (country, None) for t in self._gazetteer.terms(n.entry))]
        if len(options) < 2:
            return options[0] if options else None

        def rank(name: Name) -> tuple[bool, bool, str]:
            standing = standing_on(self._gazetteer.terms(name.entry), evidence.day)
            return (name.entry not in evidence.entries, standing.when != "running", standing.term.start or "")

        return min(options, key=rank)

    def _role(self, phrase: Phrase, before: int) -> str | None:
        """The words of office beside a name, without determiner and nation."""
        core = phrase.core
        agents = [h for h in phrase.hits_in(core) if h.agent and h.last <= before and h.agent.what == "person"]
        if not agents:
            return None
        start = core.first
        for hit in phrase.hits_in(core):
            if hit.names and hit.last <= agents[-1].first and not hit.agent:
                start = hit.last
        while start < agents[0].first and (
            phrase.words[start].low in DEFINITE | INDEFINITE | POSSESSIVES or phrase.words[start].is_possessive
        ):
            start += 1
        end = before if before > core.first else len(phrase.words)
        return phrase.written(start, end) or None

    def _sector(self, profile: Profile, phrase: Phrase, named: tuple[int, int] | None, evidence: Evidence) -> None:
        """The sector its words give."""
        before = named[0] if named and named[0] < phrase.noun_part.last else phrase.noun_part.last
        said = sector_of(phrase, before, profile, evidence)
        found = head_agent(phrase, phrase.noun_part, before)
        profile.is_courtesy = found is not None and found[1].what == "title" and found[1].is_weak
        if profile.is_courtesy and profile.term:
            said = None
        if profile.is_former and (profile.kind in ("person", "group") or named):
            said = "CVL"
        if named and said is None and profile.term:
            said, profile.org = profile.term.sector, profile.org or profile.term.org
        elif profile.term and profile.term.org and profile.org is None:
            profile.org = profile.term.org
        if named and said is None and profile.known and profile.is_former:
            said = "CVL"
        profile.sector = said if profile.kind != "document" else None


def _complement(phrase: Phrase) -> list[str]:
    """What "of" brings in after the head, where it is no state or listed body: ``of gunmen`` in ``the leader of the gunmen``."""
    rest = next((part for part in phrase.parts[1:] if part.by in OWNING and part is not phrase.noun_part), None)
    if rest is None or any(name.kind != "seat" for hit in phrase.hits_in(rest) for name in hit.names):
        return []
    words = [w.low for w in phrase.words[rest.first : rest.last] if w.low != "the"]
    return ["of", *words] if words else []
