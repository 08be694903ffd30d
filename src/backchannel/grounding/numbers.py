"""Numbers in words and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import NamedTuple

from backchannel.grounding.currencies import currency_of

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mil": 1e6, "mln": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bln": 1e9, "bn": 1e9, "b": 1e9,
    "trillion": 1e12, "tn": 1e12, "trn": 1e12, "dozen": 12.0, "lakh": 1e5, "lac": 1e5, "crore": 1e7,
}  # fmt: skip
SPELT = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen", "lakh", "crore"})  # may open a number
SCALE = "|".join(sorted(SPELT))
PARTS = {"half": 0.5, "a half": 0.5, "quarter": 0.25, "a quarter": 0.25, "three quarters": 0.75, "a third": 1 / 3, "two thirds": 2 / 3}
SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
PART = re.compile(
    rf"(?<!\band a )(?<!\band-a-)(?<!\band )\b(half|(?:a )?quarter|three[ -]quarters|a third|two[ -]thirds)[\s-]+(?:of[\s-]+)?(?:an?[\s-]+)?({SCALE})\b"
)
UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
WORDS = {word: float(n) for n, word in enumerate(UNITS)} | {word: float(n) for word, n in TENS.items()}
COUNTING = WORDS | {"a": 1.0, "an": 1.0, "single": 1.0, "pair": 2.0, "couple": 2.0, "both": 2.0}
UNCOUNTED = frozenset({"several", "many", "few", "various", "numerous", "countless", "multiple", "untold"})
TOKEN = re.compile(
    r"and[\s-]+(?:a[\s-]+half|a[\s-]+quarter|a[\s-]+third|three[\s-]+quarters|two[\s-]+thirds)\b"
    r"|(?<![\d/.,])[1-9]/[2-9](?![\d/])|\d{1,3}(?:[\u00a0\u202f']\d{3})+|\d{1,3}(?: \d{3})+(?![\d,.]*\d)(?![-\w])|\d[\d,]*(?:\.\d+)?|[½¼¾]|[^\W\d_]+(?:\.[^\W\d_]+\.)?|%|[^\w\s]"
)
ARTICLES, JOINTS = frozenset({"a", "an"}), frozenset({"and", "-"})
FRACTION = re.compile(r"([1-9])/([2-9])")
DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
NAMED = re.compile(r"(?:[a-z]-|\b[a-z]|\bno\. ?|[a-z]\d+\+)$")  # before figures that name and do not count: "F-16", "G7", "No. 10", "P5+1"
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
SCALED = re.compile(rf"\s*(?:{'|'.join(sorted(SCALES, key=len, reverse=True))})\b")
OPENS = re.compile(rf"\s+(?:{SCALE}|half|third|quarter)\b")  # after an article that stands for one
MOST = 4  # numbers of one phrase that are looked at


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


def fold(text: str) -> str:
    """A text in small letters, letter for letter: offsets stay."""
    folded = text.lower()
    return folded if len(folded) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@dataclass(slots=True)
class _Sum:
    """A number as its words come: what thousands and more have closed, what is being counted, the last scale and the last word."""

    total: float = 0.0
    current: float = 0.0
    scale: float = 1.0
    last: str = ""  # unit, ten, figure, hundred or scale

    def adds(self, value: float, joined: bool) -> bool:
        """Whether a number word may go on what there is; ``joined``: by ``and``."""
        return self.last in {"", "hundred", "scale"} or (self.last == "ten" and 1 <= value <= 9 and not joined)

    def add(self, value: float, word: str) -> None:
        self.current += value
        self.last = "figure" if word[0].isdecimal() else "ten" if word in TENS else "unit"

    def add_part(self, part: float) -> None:
        """``and a half``: of what is counted, or of the scale that was last."""
        self.current += part * (self.scale if self.last == "scale" and not self.current else 1.0)

    def multiply(self, scale: float) -> None:
        self.scale, self.last = scale, "hundred" if scale == 1e2 else "scale"
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


def _is_name(folded: str, match: re.Match[str]) -> bool:
    """Whether figures name something and count nothing; what a scale follows counts: ``R5bn``."""
    if not match[0][0].isdecimal():
        return False
    before = folded[max(0, match.start() - 6) : match.start()]
    return bool(ORDINAL.match(folded, match.end())) or (bool(NAMED.search(before)) and not SCALED.match(folded, match.end()))


def _is_scale(word: str, text: str, at: int, seen: bool) -> bool:
    """Whether a word multiplies: spelt out after a number or as the first of one, shortened only close to its figure.

    One letter and ``mil`` may stand apart from it where the phrase is about money: ``$25 M``.
    """
    if word not in SCALES:
        return False
    if not seen:
        return word in SPELT
    if text[at - 1 : at].isdigit() or (len(word) > 2 and word != "mil"):
        return True
    return text[:at].rstrip()[-1:].isdigit() and (len(word) == 2 or currency_of(text, None) is not None)


def parse_number(text: str) -> Number | None:
    """The first number in a phrase; None when there is none.

    >>> parse_number("some twenty-five thousand troops")
    Number(value=25000.0, start=5, end=25, scale=1000.0, open=False)
    """
    folded = fold(text)
    if part := PART.search(folded):
        scale = SCALES[part[2]]
        return Number(PARTS[re.sub(r"[\s-]+", " ", part[1])] * scale, part.start(), part.end(), scale)
    reckoned, start, end, before, joined = _Sum(), -1, 0, "", False
    for match in TOKEN.finditer(folded):
        word, seen = match[0], start >= 0
        if not seen and _is_name(folded, match):
            continue
        if not _takes(reckoned, word, text, match, joined):
            if not seen:
                before = word
                continue
            if word not in JOINTS:
                break
            joined = word == "and"
            continue
        start, end, joined = (start if seen else match.start()), match.end(), False
    value = reckoned.total + reckoned.current
    return Number(value, start, end, reckoned.scale, before in UNCOUNTED) if start >= 0 and isfinite(value) else None


def _part(word: str) -> float | None:
    """The part of one that a sign or a broken number gives: ``½``, ``1/2``."""
    broken = FRACTION.fullmatch(word)
    part = int(broken[1]) / int(broken[2]) if broken else SIGNS.get(word)
    return part if part and part < 1 else None


def _takes(reckoned: _Sum, word: str, text: str, match: re.Match[str], joined: bool) -> bool:
    """Whether a word is of the number being read, which takes it."""
    seen = bool(reckoned.last)
    sign = _part(word)
    if sign or word.startswith(("and ", "and-")):
        part = sign or PARTS[re.sub(r"[\s-]+", " ", word[4:].strip(" -"))]
        if seen:
            reckoned.add_part(part)
        elif sign:
            reckoned.add(part, "half")
        return seen or bool(sign)
    if _is_scale(word, text, match.start(), seen):
        reckoned.multiply(SCALES[word])
        return True
    if word in ARTICLES and (seen or not OPENS.match(match.string, match.end())):
        return False
    value = (None if seen else _figure(word)) if word[0].isdecimal() else COUNTING.get(word)
    if value is None or not reckoned.adds(value, joined):
        return False
    reckoned.add(value, word)
    return True


def numbers_of(text: str) -> Iterator[Number]:
    """The numbers of a phrase, one after the other, the first few of them."""
    at = 0
    for _ in range(MOST):
        found = parse_number(text[at:])
        if found is None:
            return
        yield found._replace(start=at + found.start, end=at + found.end)
        at += found.end
