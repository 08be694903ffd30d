"""Numbers in words and figures."""

from __future__ import annotations

import re
from typing import NamedTuple

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bln": 1e9, "bn": 1e9, "b": 1e9,
    "trillion": 1e12, "tn": 1e12, "trn": 1e12, "dozen": 12.0, "lakh": 1e5, "lac": 1e5, "crore": 1e7,
}  # fmt: skip
SPELT = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen", "lakh", "crore"})  # may open a number
PARTS = {"half": 0.5, "a half": 0.5, "a quarter": 0.25, "three quarters": 0.75, "a third": 1 / 3, "two thirds": 2 / 3}
PART = re.compile(
    r"(?<!\band a )(?<!\band )\b(half|a quarter|three[ -]quarters|a third|two[ -]thirds)\s+(?:of\s+)?(?:an?\s+)?(" + "|".join(sorted(SPELT)) + r")\b", re.I
)
AND_PART = re.compile(r"\s+and\s+(a\s+half|a\s+quarter|a\s+third|three[ -]quarters|two[ -]thirds)\b", re.I)
UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
WORDS = {word: float(n) for n, word in enumerate(UNITS)} | {word: float(n) for word, n in TENS.items()}
COUNTING = WORDS | {"a": 1.0, "an": 1.0, "single": 1.0, "pair": 2.0, "couple": 2.0, "both": 2.0}
UNCOUNTED = frozenset({"several", "many", "few", "various", "numerous", "countless", "multiple", "untold"})
TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+(?:\.[^\W\d_]+\.)?|%|[^\w\s]")
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


def _value(word: str) -> float | None:
    if not word[0].isdigit():
        return COUNTING.get(word)
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None


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
    folded = text.casefold()
    total, current, scale, start, end, skip, before = 0.0, 0.0, 1.0, -1, 0, 0, ""
    for match in TOKEN.finditer(folded):
        word, seen = match[0], start >= 0
        value = _value(word)
        if match.start() < skip:
            continue
        if value is not None and not (seen and (word in {"a", "an"} or word[0].isdigit())):
            if word in {"a", "an"} and not OPENS.match(folded, match.end()):
                continue
            current += value
        elif _is_scale(word, folded, match.start(), seen):
            scale = SCALES[word]
            if total and not current:  # "two lakh crore"
                total *= scale
            else:
                current = (current or 1.0) * scale
            if scale >= 1e3:
                total, current = total + current, 0.0
        elif seen and word in {"and", "-"}:
            continue
        elif seen:
            break
        else:
            before = word
            continue
        start, end = (start if seen else match.start()), match.end()
        if half := AND_PART.match(folded, end):
            current, skip, end = current + PARTS[re.sub(r"[\s-]+", " ", half[1])], half.end(), half.end()
    return Number(total + current, start, end, scale, before in UNCOUNTED) if start >= 0 else None
