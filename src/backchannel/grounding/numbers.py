"""Numbers in words and figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bln": 1e9, "bn": 1e9, "b": 1e9,
    "trillion": 1e12, "tn": 1e12, "trn": 1e12, "dozen": 12.0, "lakh": 1e5, "lac": 1e5, "crore": 1e7,
}  # fmt: skip
SPELT = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen", "lakh", "crore"})  # may open a number
PARTS = {"half": 0.5, "a half": 0.5, "a quarter": 0.25, "three quarters": 0.75, "a third": 1 / 3, "two thirds": 2 / 3}
PART = re.compile(
    r"(?<!\band a )(?<!\band )\b(half|a quarter|three[ -]quarters|a third|two[ -]thirds)\s+(?:of\s+)?(?:an?\s+)?("
    + "|".join(sorted(SPELT))
    + r")\b",
    re.I,
)
UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
WORDS = {word: float(n) for n, word in enumerate(UNITS)} | {word: float(n) for word, n in TENS.items()}
COUNTING = WORDS | {"a": 1.0, "an": 1.0, "single": 1.0, "pair": 2.0, "couple": 2.0, "both": 2.0}
UNCOUNTED = frozenset({"several", "many", "few", "various", "numerous", "countless", "multiple", "untold"})
TOKEN = re.compile(
    r"and\s+(?:a\s+half|a\s+third|three[\s-]quarters|two[\s-]thirds)\b|\d{1,3}(?:[\u00a0\u202f ']\d{3})+(?![\d,.]*\d)|\d[\d,]*(?:\.\d+)?|[^\W\d_]+(?:\.[^\W\d_]+\.)?|%|[^\w\s]"
)
ARTICLES, JOINTS = frozenset({"a", "an"}), frozenset({"and", "-"})
DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
# Figures that name and do not count, the place marked: "an F-16", "G7", "the 14th", "No. 10".
NO_NUMBER = re.compile(r"(?:[a-z]-|\b[a-z]|\bno\. ?)\0\d|\0\d+(?:st|nd|rd|th)$")
OPENS = re.compile(r"\s+(?:" + "|".join(sorted(SPELT)) + r"|half|third|quarter)\b")  # after an article that stands for one


class Number(NamedTuple):
    """A number of a phrase.

    Attributes:
        value: the number.
        start, end: offsets of its words in the phrase.
        scale: what its last word multiplied it by (1e6 for ``2 million``); 1 where none did.
        open: whether it only says that there are several of its scale (``several hundred``).
    """

    value: float
    start: int
    end: int
    scale: float
    open: bool = False


@dataclass(slots=True)
class _Sum:
    """A number as its words come: what thousands and more have closed, what is being counted, and the last scale."""

    total: float = 0.0
    current: float = 0.0
    scale: float = 1.0

    def add(self, value: float) -> None:
        self.current += value

    def multiply(self, scale: float) -> None:
        self.scale = scale
        if self.total and not self.current:  # "two lakh crore"
            self.total *= scale
            return
        self.current = (self.current or 1.0) * scale
        if scale >= 1e3:
            self.total, self.current = self.total + self.current, 0.0


def _figure(word: str) -> float:
    """A number in figures, the thousands marked as they may be; a comma before one or two figures at the end is a decimal one."""
    if DECIMAL_COMMA.fullmatch(word):
        word = word.replace(",", ".")
    return float(re.sub(r"[^\d.]", "", word))


def _value(word: str, seen: bool) -> float | None:
    """What a word adds to a number; figures only open one, ``and a half`` only goes on."""
    if word[0].isdecimal():
        return None if seen else _figure(word)
    if word.startswith("and "):
        return PARTS[re.sub(r"[\s-]+", " ", word[4:])] if seen else None
    return COUNTING.get(word)


def _is_scale(word: str, text: str, at: int, seen: bool) -> bool:
    """Whether a word multiplies: spelt out after a number or as the first of one, shortened only close to its figure."""
    if word not in SCALES:
        return False
    if not seen:
        return word in SPELT
    return len(word) > 2 or text[:at].rstrip()[-1:].isdigit()


def parse_number(text: str) -> Number | None:
    """The first number in a phrase; None when there is none.

    >>> parse_number("some twenty-five thousand troops")
    Number(value=25000.0, start=5, end=25, scale=1000.0, open=False)
    """
    if part := PART.search(text):
        scale = SCALES[part[2].casefold()]
        return Number(PARTS[re.sub(r"[\s-]+", " ", part[1].casefold())] * scale, part.start(), part.end(), scale)
    folded, reckoned, start, end, before = text.casefold(), _Sum(), -1, 0, ""
    for match in TOKEN.finditer(folded):
        word, seen = match[0], start >= 0
        if not seen and NO_NUMBER.search(folded[: match.start()] + "\0" + folded[match.start() : match.end() + 2]):
            continue
        value = _value(word, seen)
        if word in ARTICLES and (seen or not OPENS.match(folded, match.end())):
            value = None
        if value is not None:
            reckoned.add(value)
        elif _is_scale(word, folded, match.start(), seen):
            reckoned.multiply(SCALES[word])
        elif not seen:
            before = word
            continue
        elif word in JOINTS:
            continue
        else:
            break
        start, end = (start if seen else match.start()), match.end()
    return Number(reckoned.total + reckoned.current, start, end, reckoned.scale, before in UNCOUNTED) if start >= 0 else None
