"""Phrases as words, and the forms under which names are looked up."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

KEPT = 4096  # phrases of late, of which an article asks again and again
WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?![^\W\d_]{2})|[^\W_]+(?:['’‘ʼ](?![sS](?!\w))[^\W_]+)*")
POSSESSIVE = re.compile(r"['’](?:[sS]\b)?(?!\w)")
APOSTROPHES, JOINERS = frozenset("'’"), frozenset("-‐‑–")
# Letters that no accent makes of others, and what stands between letters and is none.
LETTERS = str.maketrans(
    dict(zip("ıøØłŁđĐðə", "ioOlLdDda", strict=True))
    | {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"}
    | dict.fromkeys(".'’‘ʼʻ`ʿʾ", "")
)
ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,6}")


class Word(NamedTuple):
    """A word of a phrase.

    Attributes:
        text: as written.
        start: offset of its first character in the phrase.
        end: offset past its last character, an ending 's left out.
        key: without stops, apostrophes and accents, letter case kept.
        low: the key in lower case.
        is_possessive: whether 's or a closing apostrophe follows.
        is_joined: whether a hyphen ties it to the next word.
    """

    text: str
    start: int
    end: int
    key: str
    low: str
    is_possessive: bool
    is_joined: bool

    @property
    def is_capital(self) -> bool:
        """Whether it opens with a capital letter."""
        return self.text[:1].isupper()


def plain(text: str) -> str:
    """A word without stops, apostrophes and accents."""
    if text.isascii() and text.isalnum():
        return text
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return text.translate(LETTERS)


@lru_cache(maxsize=KEPT)
def words_of(phrase: str) -> tuple[Word, ...]:
    """The words of a phrase; hyphenated ones are taken apart, possessive endings left out.

    >>> [(w.key, w.is_possessive, w.is_joined) for w in words_of("U.S.-backed rebels' Élysée")]
    [('US', False, True), ('backed', False, False), ('rebels', True, False), ('Elysee', False, False)]
    """
    found: list[Word] = []
    for match in WORD.finditer(phrase):
        text, end = match[0], match.end()
        if text in ("s", "S") and found and found[-1].is_possessive and match.start() == found[-1].end + 1:
            continue
        after = phrase[end : end + 1]
        ending = POSSESSIVE.match(phrase, end) if after in APOSTROPHES else None
        key = plain(text)
        possessive = ending is not None and (len(ending[0]) > 1 or text[-1] in "sS")
        joined = after in JOINERS and phrase[end + 1 : end + 2].isalnum()
        found.append(Word(text, match.start(), end, key, key.lower(), possessive, joined))
    return tuple(found)


def is_acronym(name: str) -> bool:
    """Whether a name is one word in capitals, which is looked up in capitals only (``US`` is not ``us``)."""
    return bool(ACRONYM.fullmatch(plain(name)))
