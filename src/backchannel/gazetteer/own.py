"""Actor lists of a user's own: names and nouns with CAMEO codes, some of them only for a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from backchannel.gazetteer.words import Word, words_of


@dataclass(frozen=True, slots=True)
class Coded:
    """A code and the days from ``start`` to ``end``, both ISO and included, on which it holds; None where open."""

    code: str
    start: str | None = None
    end: str | None = None

    def covers(self, day: str) -> bool:
        """Whether it holds on an ISO day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a list: an actor, or an agent whose code is added to that of the actor it stands with."""

    name: str
    codes: tuple[Coded, ...]
    is_agent: bool = False

    def code_on(self, day: str | None) -> str | None:
        """The first code that holds on an ISO day; without a day the first that always holds, else the last.

        None where all codes are of other times.
        """
        if day is None:
            always = [c.code for c in self.codes if c.start is None and c.end is None]
            return (always or [self.codes[-1].code])[0] if self.codes else None
        return next((c.code for c in self.codes if c.covers(day)), None)


@dataclass(frozen=True, slots=True)
class OwnHit:
    """What the lists say of a phrase.

    Attributes:
        code: the actor's code with those of the agents; None where only agents are known.
        agents: codes of the agents, in order.
        entry: the actor's entry or None.
        is_whole: whether the actor's name is all there is to the phrase, an article aside.
    """

    code: str | None
    agents: tuple[str, ...]
    entry: Listed | None
    is_whole: bool


class OwnLists:
    """Looks phrases up in a user's lists.

    Args:
        entries: name as written, and its entry; of two entries with one name the later holds.
        version: a digest of the lists.
    """

    def __init__(self, entries: Iterable[tuple[str, Listed]], version: str) -> None:
        self.version = version
        self._entries: dict[str, Listed] = {}
        self._longest: dict[str, int] = {}
        for written, entry in entries:
            plain = written.isascii() and written.replace(" ", "").isalnum()  # most are, and taking words apart is slow
            words = written.lower().split() if plain else [w.low for w in words_of(written)]
            if not words:
                continue
            self._entries[" ".join(words)] = entry
            if self._longest.get(words[0], 0) < len(words):
                self._longest[words[0]] = len(words)

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, phrase: str, day: date | str | None) -> OwnHit | None:
        """What the lists say of a phrase on a day; None where they know none of its words."""
        words = words_of(phrase)
        when = str(day) if day else None
        actors: list[tuple[int, str, Listed]] = []
        agents: list[str] = []
        at = 0
        while at < len(words):
            size, entry = self._at(words, at)
            code = entry.code_on(when) if entry else None
            if entry and code:
                if entry.is_agent:
                    agents.append(code)
                else:
                    actors.append((size, code, entry))
            at += size
        if not actors and not agents:
            return None
        if not actors:
            return OwnHit(None, tuple(agents), None, is_whole=False)
        size, code, entry = max(actors, key=lambda found: (len(found[1]), found[0]))
        rest = len(words) - (1 if words[0].low in ("the", "a", "an") else 0)
        return OwnHit(_joined(code, agents), tuple(agents), entry, is_whole=size >= rest)

    def _at(self, words: Sequence[Word], at: int) -> tuple[int, Listed | None]:
        """The longest entry that begins at a word, with its length; regular plurals are known by their singular."""
        first = words[at].low
        reach = max(self._longest.get(first, 0), self._longest.get(_singular(first), 0))
        for size in range(min(reach, len(words) - at), 0, -1):
            lows = [w.low for w in words[at : at + size]]
            entry = self._entries.get(" ".join(lows)) or self._entries.get(" ".join([*lows[:-1], _singular(lows[-1])]))
            if entry:
                return size, entry
        return 1, None


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _joined(code: str, agents: Sequence[str]) -> str:
    """An actor's code with the three-letter codes of its agents that it does not hold yet.

    >>> _joined("FRA", ["MIL"]), _joined("USAGOV", ["GOV"]), _joined("FRA", ["OPPMED"])
    ('FRAMIL', 'USAGOV', 'FRAOPPMED')
    """
    parts = [code[i : i + 3] for i in range(0, len(code), 3)]
    for agent in agents:
        parts += [part for part in (agent[i : i + 3] for i in range(0, len(agent), 3)) if part not in parts]
    return "".join(parts)
