"""A mention taken apart: its words, what the lists know of them, the core noun phrase and what hangs on it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from backchannel.actors.evidence import Evidence, is_tinge
from backchannel.actors.vocabulary import (
    ANYWHERE,
    DEFINITE,
    FORMER,
    INDEFINITE,
    MEASURES,
    PARTICIPLES,
    PARTICLES,
    POSSESSIVES,
    PREPOSITIONS,
)
from backchannel.gazetteer import Gazetteer, Hit, Name, Word, words_of
from backchannel.gazetteer.entries import Agent
from backchannel.grounding.numbers import parse_number

BRACKET = re.compile(r"\(([^()]*)\)")
STOP = re.compile(r",\s|[;:(–—]")
NUMBER = re.compile(r"\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|a|half|dozens|hundreds|thousands)$")
GENERATION = re.compile(r"[JS]r\.?|I{2,3}|\d(?:d|nd|rd|th)")  # after a name: "James A. Baker 3d"
INITIALS = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z][A-Za-z]*|[A-Z]{2,}")
NEVER_NAMES = INDEFINITE | POSSESSIVES | FORMER | {"the", "acting", "interim", "senior", "deputy", "new", "top", "chief", "jailed", "late"}
PLACE_KINDS = frozenset({"state", "capital", "region", "people"})


@dataclass(frozen=True, slots=True)
class Part:
    """Words ``first`` to ``last`` of a phrase and the word or comma that brought them in; None for the core."""

    by: str | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase in parts.

    Attributes:
        text: as written.
        words: its words, bracketed ones left out.
        hits: what the lists know, from left to right.
        parts: the core first.
        acronym: one given in brackets, or None.
    """

    text: str
    words: tuple[Word, ...]
    hits: tuple[Hit, ...]
    parts: tuple[Part, ...]
    acronym: str | None

    @property
    def core(self) -> Part:
        """The part before any preposition, comma or clause."""
        return self.parts[0]

    @property
    def noun_part(self) -> Part:
        """The part that holds the head: the core, or what a mere measure takes with "of" ("hundreds of rebels")."""
        last = self.words[self.core.last - 1] if self.core.last else None
        if last and last.low in MEASURES and len(self.parts) > 1 and self.parts[1].by == "of":
            return self.parts[1]
        return self.core

    def hits_in(self, part: Part) -> list[Hit]:
        """Hits that lie in a part."""
        return [hit for hit in self.hits if part.first <= hit.first and hit.last <= part.last]

    def written(self, first: int, last: int) -> str:
        """The text of a run of words."""
        return self.text[self.words[first].start : self.words[last - 1].end] if first < last else ""

    def is_tinge(self, hit: Hit) -> bool:
        """Whether a name only colours another word: ``Iranian-backed``, ``pro-Russian``."""
        return is_tinge(self.words, hit)

    def pick(self, hit: Hit, kind: str, evidence: Evidence, country: str | None = None) -> Name | None:
        """What a name means in a mention of some kind; an acronym what the text says it means."""
        acronym = self.words[hit.first].key if hit.last - hit.first == 1 else None
        return evidence.pick(hit, kind, country, acronym)


def _without_brackets(text: str, words: tuple[Word, ...]) -> tuple[tuple[Word, ...], str | None]:
    acronym = None
    for bracket in BRACKET.finditer(text):
        if INITIALS.fullmatch(bracket[1]):
            acronym = bracket[1]
        kept = tuple(w for w in words if not bracket.start() <= w.start < bracket.end())
        words = kept or words
    return words, acronym


def _opens_clause(words: tuple[Word, ...], at: int) -> bool:
    """Whether a participle goes on about the noun before it ("men held in Chad") instead of describing one after it."""
    word = words[at]
    if word.low not in PARTICIPLES or word.is_capital or words[at - 1].is_joined or word.is_joined:
        return False
    return word.low.endswith("ing") or at + 1 == len(words) or words[at + 1].low in PREPOSITIONS


def _is_in_row(text: str, words: tuple[Word, ...], hits: list[Hit], at: int) -> bool:
    """Whether the comma before a word only parts two nations of a row ("British, French and German officials")."""
    after = at + 1 if words[at].low == "and" and at + 1 < len(words) else at
    if not text[words[at - 1].end : words[at].start].startswith(",") or words[at - 1].is_possessive:
        return False
    before = next((_row_kinds(words, hit.first, hit) for hit in hits if hit.last == at), _row_kinds(words, at - 1, None))
    return bool(before & next((_row_kinds(words, after, hit) for hit in hits if hit.first == after), _row_kinds(words, after, None)))


def _row_kinds(words: tuple[Word, ...], at: int, hit: Hit | None) -> frozenset[str]:
    """As what a name may stand in a row of nations: adjective, state or neither."""
    if hit is None:
        return frozenset({"adjective"} if words[at].is_capital and words[at].low in ANYWHERE else ())
    return frozenset(name.kind for name in hit.names) & {"adjective", "state"}


def _parts(text: str, words: tuple[Word, ...], hits: list[Hit]) -> tuple[Part, ...]:
    inside = {at for hit in hits for at in range(hit.first + 1, hit.last)}
    opening = {hit.first for hit in hits if hit.names}  # "the WHO"
    parts: list[Part] = []
    by: str | None = None
    first = 0
    for at, word in enumerate(words):
        if at == 0 or at in inside:
            continue
        measured = (
            at + 1 < len(words)
            and bool(NUMBER.match(words[at + 1].low))
            and (word.low == "than" or (parts == [] and at < 2 and word.low != "of"))
        )
        opens = (word.low in PREPOSITIONS and not measured and at not in opening) or _opens_clause(words, at)
        comma = bool(STOP.search(text, words[at - 1].end, word.start)) and not BRACKET.search(text, words[at - 1].end, word.start)
        if opens or (comma and not _is_in_row(text, words, hits, at)):
            parts.append(Part(by, first, at))
            by, first = (word.low, at + 1) if opens else (",", at)
    parts.append(Part(by, first, len(words)))
    core, *rest = parts
    return (core, *(part for part in rest if part.first < part.last))


def take_apart(text: str, gazetteer: Gazetteer) -> Phrase:
    """The parts of a noun phrase.

    Args:
        text: the phrase as written.
        gazetteer: where names and nouns are looked up.
    """
    words, acronym = _without_brackets(text, words_of(text))
    hits = gazetteer.scan(words)
    return Phrase(text, words, tuple(hits), _parts(text, words, hits), acronym)


def _stops(phrase: Phrase, at: int, hit: Hit | None, run: int, gazetteer: Gazetteer) -> bool:
    """Whether a word cannot belong to a personal name of which ``run`` words after it are known."""
    word = phrase.words[at]
    initial = run > 0 and at > 0 and word.key == "A" and phrase.words[at - 1].is_capital
    if (word.low in NEVER_NAMES and not initial) or (run and word.is_possessive):
        return True
    tied = at > 0 and phrase.words[at - 1].is_joined  # "Geun-hye"
    if not word.is_capital and not tied and not (run and word.low in PARTICLES):
        return True
    if hit is None:
        return False
    if any(name.kind == "holder" for name in hit.names):
        return False
    before = phrase.words[at - 1] if at else None
    if run == 0 and hit.last - hit.first == 1 and before and before.is_capital and not before.is_possessive:
        known = any(h.first <= at - 1 < h.last for h in phrase.hits) or before.low in NEVER_NAMES
        return known or bool(hit.agent and not gazetteer.gender(before.key))  # surnames like "Julie Bishop", "Denzel Washington"
    return not (run and hit.agent is None and at == 0 and hit.names[0].kind in PLACE_KINDS and word.text.istitle())


def _without_generation(phrase: Phrase, part: Part) -> Part:
    """A part without what tells a son from his father at its end: ``James A. Baker 3d``."""
    tells = part.last - part.first > 1 and GENERATION.fullmatch(phrase.words[part.last - 1].text)
    return Part(part.by, part.first, part.last - 1) if tells else part


def person_name(phrase: Phrase, gazetteer: Gazetteer) -> tuple[int, int] | None:
    """The words that make a person's own name: the last run of capitals in the core, else in the last part."""
    by_word = {at: hit for hit in phrase.hits for at in range(hit.first, hit.last)}
    for part in dict.fromkeys(_without_generation(phrase, part) for part in (phrase.core, phrase.parts[-1])):
        at = part.last
        while at > part.first and not _stops(phrase, at - 1, by_word.get(at - 1), part.last - at, gazetteer):
            hit = by_word.get(at - 1)
            at = max(part.first, hit.first) if hit and any(n.kind == "holder" for n in hit.names) else at - 1
        while at < part.last and not phrase.words[at].is_capital and phrase.words[at].low not in PARTICLES:
            at += 1
        if at < part.last and any(len(w.key) > 1 and w.is_capital for w in phrase.words[at : part.last]):
            return at, part.last
    return None


def head_agent(phrase: Phrase, part: Part, before: int) -> tuple[Hit, Agent] | None:
    """The last noun of a part that tells a sector or an office, before a word; titles and modifiers only for want of one."""
    found = [(hit, hit.agent) for hit in phrase.hits_in(part) if hit.agent and hit.last <= before]
    nouns = [pair for pair in found if pair[1].what != "modifier" and not (pair[1].what == "title" and pair[1].sector is None)]
    if nouns and nouns[-1][1].what == "title":  # "foreign minister Sheikh Nasser", but "army Col. Ivo Hren"
        nouns = [pair for pair in nouns if pair[1].what == "person"] or nouns
    ranked = nouns or found
    return ranked[-1] if ranked else None


def leading_count(phrase: Phrase) -> int | None:
    """How many a phrase says there are before anything else: 13 in ``the thirteen Norwegians``, 5 in ``five of the six men``."""
    number = parse_number(phrase.written(0, phrase.core.last))
    if phrase.words[0].low == "both" or number is None:
        return 2 if phrase.words[0].low == "both" else None
    start = phrase.words[0].start + number.start
    end = phrase.words[0].start + number.end
    before = [word.low for word in phrase.words if word.start < start]
    tied = any(word.is_joined for word in phrase.words if word.end == end)  # "a 12-member team"
    whole = number.value >= 1 and number.value == int(number.value) and not number.open and not tied
    return int(number.value) if whole and all(w in DEFINITE | INDEFINITE | POSSESSIVES | {"than"} for w in before) else None


def bare_description(text: str) -> str:
    """A description without its determiner and the nation that owns it."""
    words = words_of(text)
    first = 0
    while first < len(words) - 1 and (words[first].low in DEFINITE | INDEFINITE | POSSESSIVES or words[first].is_possessive):
        first += 1
    return text[words[first].start :].strip()
