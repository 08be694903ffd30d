"""All lists ready for look-up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from backchannel.gazetteer.entries import Agent, Name, Term
from backchannel.gazetteer.lists import COLUMNS, ListReader
from backchannel.gazetteer.tables import list_text
from backchannel.gazetteer.words import Word, is_acronym, words_of

FORMS = frozenset({"kingdom", "republic", "federation", "sultanate", "principality", "duchy", "emirates", "commonwealth"})

WHOLE = ""  # marks in the tree of first, second, third … words where a name may end; no word is empty
_Paths = dict[str, "_Paths"]


@dataclass(frozen=True, slots=True)
class Hit:
    """Words ``first`` up to but not including ``last`` of a phrase that the lists know, as names, as an agent or as both."""

    first: int
    last: int
    names: tuple[Name, ...]
    agent: Agent | None


class Gazetteer:
    """Names and nouns by their words. Build it with `load_gazetteer`, or from lists of your own.

    Args:
        texts: file name to the text of each list; docs/gazetteer.md describes them.

    Raises:
        GazetteerError: an entry is not in order; the message names file and line.
    """

    def __init__(self, texts: dict[str, str]) -> None:
        self._exact: dict[str, list[Name]] = {}
        self._folded: dict[str, list[Name]] = {}
        self._agents: dict[str, Agent] = {}
        self._paths: _Paths = {}
        self._terms: dict[str, list[Term]] = {}
        reader = ListReader(texts)
        self._forms: dict[str, frozenset[str]] = {}
        self._armed: set[str] = set()
        for source in (reader.state_names, reader.seat_names, reader.organisation_names):
            for written, name in source():
                self._add(written, name)
                if name.kind == "state" and name.country:
                    own = FORMS.intersection(written.lower().split())
                    self._forms[name.country] = self._forms.get(name.country, frozenset()) | own
                if name.sector == "REB" and name.org:
                    self._armed.add(name.org)
        for names, term in reader.terms():
            self._terms.setdefault(_person(term), []).append(term)
            holder = Name(_person(term), "holder", term.country, term.sector, term.org)
            for written in names:
                self._add(written, holder)
        for written, name in reader.region_names():
            self._add(written, name)
        for written, agent in reader.agents():
            words = words_of(written)
            self._agents.setdefault(" ".join(w.low for w in words), agent)
            self._reach(words)
        self.states: dict[str, str] = reader.states
        self.igo_codes: dict[str, str] = dict(reader.igo_codes())
        self._titles: dict[str, str] = dict(reader.titles())
        self._given = {written.lower(): gender for written, gender in reader.given_names()}
        digest = sha256("\0".join(texts[name] for name in sorted(texts)).encode("utf-8"))
        self.version = digest.hexdigest()[:12]

    def _add(self, written: str, name: Name) -> None:
        words = words_of(written)
        exact = is_acronym(written)
        index = self._exact if exact else self._folded
        known = index.setdefault(" ".join(w.key if exact else w.low for w in words), [])
        if name not in known:
            known.append(name)
        self._reach(words)

    def _reach(self, words: Sequence[Word]) -> None:
        step = self._paths
        for word in words:
            step = step.setdefault(word.low, {})
        step[WHOLE] = {}

    def scan(self, words: Sequence[Word]) -> list[Hit]:
        """The longest known runs of words, from left to right, without overlap.

        Proper names must open with a capital or a figure; acronyms must be written in capitals.
        """
        hits: list[Hit] = []
        at, count = 0, len(words)
        while at < count:
            hit = self._longest(words, at) if words[at].low in self._paths else None
            if hit:
                hits.append(hit)
            at = hit.last if hit else at + 1
        return hits

    def _longest(self, words: Sequence[Word], first: int) -> Hit | None:
        """The longest known run that opens at a word."""
        return next((hit for size in self._sizes(words, first) if (hit := self._hit(words, first, first + size))), None)

    def _sizes(self, words: Sequence[Word], first: int) -> list[int]:
        """In how many words names end that open at a word, longest first."""
        step, sizes = self._paths, []
        for at in range(first, len(words)):
            following = step.get(words[at].low)
            if following is None:
                break
            step = following
            if WHOLE in step:
                sizes.append(at - first + 1)
        return sizes[::-1]

    def _hit(self, words: Sequence[Word], first: int, last: int) -> Hit | None:
        run = words[first:last]
        low = " ".join([w.low for w in run])
        agent = self._agents.get(low)
        names: list[Name] = []
        opening = run[0].text[0]
        if opening.isupper() or opening.isdigit():
            names += self._exact.get(" ".join([w.key for w in run]), ()) if len(run) == 1 or run[0].key.isupper() else ()
            names += self._folded.get(low, ())
        elif any(w.is_capital for w in run) and low in self._folded:  # "al-Qaeda", "de Villepin"
            names += self._folded[low]
        return Hit(first, last, tuple(names), agent) if names or agent else None

    def named(self, words: Sequence[str]) -> tuple[Name, ...]:
        """What a name means, given as its words in lower case."""
        return tuple(self._folded.get(" ".join(words), ()))

    def agent(self, noun: str) -> Agent | None:
        """The entry of a noun, in any case and number."""
        known = self._agents.get(noun)
        return known or self._agents.get(" ".join(w.low for w in words_of(noun)))

    def terms(self, entry: str) -> tuple[Term, ...]:
        """The times in office behind a name of kind ``holder``, in the order of the list."""
        return tuple(self._terms.get(entry, ()))

    def is_armed(self, org: str) -> bool:
        """Whether a code is that of an armed or rebel body."""
        return org in self._armed

    def forms(self, code: str) -> frozenset[str]:
        """What a state calls itself: ``kingdom``, ``republic``."""
        return self._forms.get(code, frozenset())

    def country_of_title(self, title: str) -> str | None:
        """The only state that has a title: ``USA`` for ``Secretary of State``."""
        return self._titles.get(title.lower())

    def gender(self, given: str) -> str | None:
        """``m`` or ``f`` where a given name tells."""
        return self._given.get(given.lower())


def _person(term: Term) -> str:
    return term.name


@cache
def load_gazetteer() -> Gazetteer:
    """The lists that ship with the package, read once.

    Raises:
        GazetteerError: a list is not in order.
    """
    return Gazetteer({name: list_text(name) for name in COLUMNS})
