"""At what level talks are held, and which round they are, by the words of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable

LEVELS = ("leaders", "ministers", "envoys", "officials")
# The first that fits says at what level the words for a party are: "deputy minister" before "minister" before "president".
RANKS = tuple(
    (re.compile(rf"\b(?:{words})\b", re.I), level)
    for words, level in (
        (r"(?:deputy|vice|former|assistant|acting|under)[ -](?:\w+ )?(?:presidents?|ministers?|secretar(?:y|ies)|premiers?|leaders?)", "officials"),
        (r"prime ministers?|premiers?|chancellors?|taoiseach|heads? of (?:state|government)", "leaders"),
        (r"ministers?|secretar(?:y|ies) of (?:state|defen[cs]e)|foreign secretar(?:y|ies)", "ministers"),
        (r"(?:crown )?princes?|kings?|queens?|emirs?|sultans?|presidents?|leaders?|popes?", "leaders"),
        (r"envoys?|ambassadors?|negotiators?|delegations?|delegates?|representatives?|emissar(?:y|ies)", "envoys"),
        (r"officials?|advis[eo]rs?|aides?|diplomats?|officers?|generals?|experts?|technicians?", "officials"),
    )
)  # fmt: skip
POSSESSOR = re.compile(r"^.*(?:'s|’s|s'|s’)\s")  # "the president's envoy" is an envoy
SUMMIT = re.compile(r"\bsummits?\b", re.I)
COUNTED = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
ROUND = re.compile(rf"\b(?P<word>{'|'.join(COUNTED)}|\d{{1,2}}(?=st|nd|rd|th))(?:st|nd|rd|th)?\s+round\b", re.I)


def level_of(parties: Iterable[str], anchor: str) -> str | None:
    """The level of talks, one of LEVELS, by the words for their parties: the lowest named; a summit is one of leaders.

    >>> level_of(["Foreign Minister Ana Kolar", "the president's envoy"], "talks")
    'envoys'
    """
    if SUMMIT.search(anchor):
        return "leaders"
    named = (POSSESSOR.sub("", words) for words in parties)
    found = [level for words in named if (level := next((level for pattern, level in RANKS if pattern.search(words)), None))]
    return max(found, key=LEVELS.index, default=None)


def round_of(sentence: str, anchor: int) -> int | None:
    """The number of the round that a sentence names nearest to an offset in it; None where it names none.

    >>> round_of("The third round of talks ended in Doha.", 19)
    3
    """
    found = min(ROUND.finditer(sentence), key=lambda match: abs(match.start() - anchor), default=None)
    if found is None:
        return None
    word = found["word"].casefold()
    return int(word) if word.isdigit() else COUNTED.index(word) + 1
