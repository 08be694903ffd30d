"""What the text around a mention says of it: titles and nations before it, appositions, what "of" brings in after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from backchannel.actors.describe import Describer
from backchannel.actors.evidence import Evidence
from backchannel.actors.layout import Layout
from backchannel.actors.phrase import bare_description
from backchannel.actors.profile import Profile
from backchannel.actors.vocabulary import DEFINITE, FORMER, INDEFINITE, KIN, POSSESSIVES, PREPOSITIONS, SPEAKING_FOR
from backchannel.gazetteer import Gazetteer, Hit, Word, words_of
from backchannel.records import Span

# A character of a phrase; full stops only after initials and titles.
PLAIN = r"(?:[^,.;:()\n\"“”—–]|(?<=\b[A-Z])\.|(?<=\b(?:Sen|Gen|Gov|Col|Rep|Maj|Cpl|Sgt))\.)"
LEADS = r"\s*(?:,\s+(?:\d{1,3},\s+)?|\s\(|\s+(?:is|was|became|remains)\s+(?=(?:the|a|an|also|still)\s)(?:also\s|still\s)?)"
AFTER = re.compile(rf"{LEADS}({PLAIN}{{4,110}})")
ENDS = re.compile(
    r"\s(?:who|whom|whose|which|that|said|says|told|has|have|had|is|was|were|are|will|would|and|but|as|when|while|after|before|where|on)\s"
)
OPENS = r"(?:^|[,.;:\n\"“”(—–]\s*|\b(?:and|said|by|that|as|but)\s)"
BEFORE = re.compile(rf"{OPENS}({PLAIN}{{4,110}}),\s+$")
TAIL = re.compile(r"\s+(of|for|from|in)\s+([^,.;:()\n\"“”]{2,60})")
ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z]{0,3}[A-Z][A-Za-z]{0,6}|[A-Z]{2,8})\)")
LISTED = re.compile(r"(?:\s\([^()]{1,24}\)|\sof\s[A-Z][\w. ]{2,24})?(?:,|\sand|,\sand)\s")
OF_ANYBODY = frozenset({"spokesman", "chairman", "ombudsman", "congressman", "alderman"})  # titles that women have too
OPENERS = DEFINITE | INDEFINITE | POSSESSIVES
GOES_ON = re.compile(r"\s(?:and|or)\b")
LOOK_BACK = 130
TITLE_WORDS = 7


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Reads the text around mentions.

    Attributes:
        text: the document's text.
        evidence: its names.
        layout: its sentences.
        describe: reads phrases.
        gazetteer: the lists.
    """

    text: str
    evidence: Evidence
    layout: Layout
    describe: Describer
    gazetteer: Gazetteer

    def complete(self, profile: Profile, previous: Profile | None = None) -> None:
        """Add to a profile what the text around its mention says.

        Args:
            profile: of the mention.
            previous: of the mention before it; names in a row share a title in the plural ("Sens. A, B and C").
        """
        if profile.pronoun:
            return
        found = ACRONYM.match(self.text, profile.span.end)
        if found and profile.acronym is None:
            profile.acronym = found[1]
        if profile.country is None and profile.known is None and not profile.is_anywhere:
            profile.country = self._nation_before(profile)
        if profile.name and profile.role is None:
            self._adopt(profile, self._title_before(profile))
            self._share(profile, previous)
        if profile.name and (profile.country is None or profile.sector is None or profile.role is None) and not profile.term:
            for phrase in (self._apposition_after(profile.span.end), self._apposition_before(profile.span.start)):
                self._adopt(profile, phrase)
        if profile.country is None and profile.known is None and not profile.is_anywhere and not profile.owner:
            self._tail(profile)

    def _share(self, profile: Profile, previous: Profile | None) -> None:
        """Take over a plural title from the name before in a row of names."""
        if previous is None or previous.shared is None or not previous.name:
            return
        if LISTED.fullmatch(self.text, previous.span.end, profile.span.start):
            profile.shared, profile.sector = previous.shared, profile.sector or previous.shared[0]
            profile.country = profile.country or previous.shared[1]

    def _nation_before(self, profile: Profile) -> str | None:
        """The nation named directly before the mention ("the Syrian" + "army")."""
        start = profile.span.start
        before = self.text[max(0, start - 40) : start]
        if not before.endswith(" ") or profile.form != "bare":
            return None
        words = words_of(before)
        hits = self.gazetteer.scan(words)
        if not hits or hits[-1].last != len(words) or before[words[-1].end :].lstrip("'’s").strip():
            return None
        name = self.evidence.pick(hits[-1], "state") if hits[-1].names else None
        if name is None or (
            name.kind not in ("adjective", "seat") and not words[-1].is_possessive and profile.kind not in ("office", "group")
        ):
            return None
        return name.country if name.kind in ("adjective", "state", "capital", "region", "seat") else None

    def _title_before(self, profile: Profile) -> Span | None:
        """Title words that stand directly before a name."""
        start = profile.span.start
        line = max(self.text.rfind(mark, 0, start) for mark in '\n,;:()"“”') + 1
        from_at = max(line, start - LOOK_BACK, self.layout.sentence_start(start))
        words = words_of(self.text[from_at:start])[-TITLE_WORDS:]
        hits = self.gazetteer.scan(words)
        if not hits or hits[-1].last != len(words) or hits[-1].agent is None or hits[-1].agent.what not in ("person", "title"):
            return None
        if self.text[from_at + words[-1].end : start].strip(". "):
            return None
        first = _chain(hits, len(words))
        back = first
        while back and back > first - 4 and words[back - 1].text.islower() and words[back - 1].low not in OPENERS | PREPOSITIONS:
            back -= 1
        if back and (words[back - 1].low in OPENERS or words[back - 1].is_possessive or any(h.last == back and h.names for h in hits)):
            first = _chain(hits, back)
        elif back < first and words[first - 1].low in FORMER:
            first -= 1
        return Span.of(self.text, from_at + words[first].start, start)

    def _apposition_after(self, end: int) -> Span | None:
        found = AFTER.match(self.text, end)
        if not found:
            return None
        stop = ENDS.search(found[1] + " ")
        text = found[1][: stop.start()] if stop else found[1]
        return Span.of(self.text, found.start(1), found.start(1) + len(text)) if text.strip() else None

    def _apposition_before(self, start: int) -> Span | None:
        from_at = max(0, start - LOOK_BACK)
        found = BEFORE.search(self.text[from_at:start])
        return Span.of(self.text, from_at + found.start(1), from_at + found.end(1)) if found else None

    def _adopt(self, profile: Profile, phrase: Span | None) -> None:
        """Take over country, sector and role from a phrase that describes one person and names none."""
        if phrase is None:
            return
        if not self._is_noun_phrase(words_of(phrase.text)):
            return
        said = self.describe(phrase, "office", self.evidence)
        agent = self.gazetteer.agent(said.head) if said.head else None
        if agent is None or agent.what not in ("person", "title") or (said.is_plural and phrase.end != profile.span.start):
            return
        if said.is_plural:
            profile.shared = (said.sector, said.country)
        profile.country = profile.country or said.country
        open_to = profile.sector is None or (profile.is_courtesy and said.sector is not None) or said.is_former
        if open_to and said.head not in KIN:
            profile.is_courtesy = said.is_courtesy
            profile.sector = "CVL" if said.is_former else said.sector
        profile.org = profile.org or said.org
        profile.head = profile.head or said.head
        profile.also |= {agent.noun, *agent.also} | said.also
        profile.gender = profile.gender or said.gender
        profile.owner = profile.owner or said.owner
        if profile.role is None and agent.what == "person":
            profile.role = bare_description(phrase.text)

    def _is_noun_phrase(self, words: tuple[Word, ...]) -> bool:
        """Whether words open like a description and hold one noun phrase before any preposition."""
        if not words:
            return False
        first = words[0]
        hits = self.gazetteer.scan(words)
        if first.low not in OPENERS | FORMER and not (hits and hits[0].first == 0) and not first.is_possessive:
            return False
        end = next((at for at, word in enumerate(words) if word.low in PREPOSITIONS), len(words))
        return not any(word.low in DEFINITE or word.low in ("a", "an") or word.low in POSSESSIVES for word in words[1:end])

    def _tail(self, profile: Profile) -> None:
        """What "of" or "in" brings in after a mention that the tagger cut short."""
        found = TAIL.match(self.text, profile.span.end)
        if not found or (found[1] != "of" and (profile.name or (profile.sector == "IGO" and profile.org))):
            return
        words = words_of(found[2])
        hits = self.gazetteer.scan(words)
        if not hits or hits[0].first > 1 or (hits[0].first == 1 and words[0].low != "the"):
            return
        name = self.evidence.pick(hits[0], "state") if hits[0].names else None
        if name is None or name.country is None or words[hits[0].last - 1].is_possessive:
            return
        speaks = found[1] == "for" and profile.head in SPEAKING_FOR | {"negotiator", "delegate"}
        if found[1] == "of" or speaks or (found[1] in ("in", "from") and profile.kind in ("group", "office")):
            profile.country = name.country


def in_apposition(first: Profile, second: Profile, text: str) -> bool:
    """Whether of two mentions in a row one names a person whom the other describes ("the envoy, Ana Kolar,")."""
    name, description = (first, second) if first.name else (second, first)
    if name.name is None:
        return _organisations_in_apposition(first, second, text)
    if description.name or not description.is_one or description.kind not in ("person", "office", "group"):
        return False
    if name.country and description.country and name.country != description.country:
        return False
    if name.gender and description.gender and name.gender != description.gender and description.head not in OF_ANYBODY:
        return False
    between = text[first.span.end : second.span.start]
    if between in (" ", ": ") and name is second:
        return description.form != "indefinite" or between == " "
    return between == ", " and not GOES_ON.match(text, second.span.end)


def _organisations_in_apposition(first: Profile, second: Profile, text: str) -> bool:
    """The same for a body known by name and a description of one ("a rebel group, the Seleka,")."""
    for name, description in ((first, second), (second, first)):
        known = name.known is not None and name.known.kind == "organisation"
        if (
            known
            and description.known is None
            and description.is_body
            and not description.is_plural
            and description.kind in ("organisation", "group", "media")
        ):
            close = text[first.span.end : second.span.start] == ", " and not GOES_ON.match(text, second.span.end)
            return close and name.sector == (description.sector or name.sector)
    return False


def _chain(hits: list[Hit], end: int) -> int:
    """Where the known words begin that end without a gap at a word."""
    for hit in reversed(hits):
        if hit.last == end:
            end = hit.first
    return end
