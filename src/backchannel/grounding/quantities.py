"""Numbers, money and counts of a phrase."""

from __future__ import annotations

import re

from backchannel.grounding.currencies import currency_of
from backchannel.grounding.numbers import PART, SPELT, WORDS, Number, parse_number
from backchannel.records import Quantity, Span

BOUNDS = (
    (
        "at least",
        re.compile(
            r"\b(?:at least|no (?:fewer|less) than|(?<!no )(?<!not )more than|over|upwards? of|above|exceeding|in excess of|a minimum of)\b"
        ),
    ),
    (
        "at most",
        re.compile(r"\b(?:at most|up to|no more than|fewer than|less than|under|below|as (?:many|much) as|a maximum of|not more than)\b"),
    ),
    ("about", re.compile(r"\b(?:about|around|some|nearly|almost|roughly|approximately|an? estimated|circa|close to|more or less)\b|~")),
)
OR_MORE = re.compile(
    r"^\s*(?:\w+\s+)?(?:or\s+(?P<more>more|above)|or\s+(?:less|fewer|below)|at\s+(?:the\s+)?(?P<least>least)|at\s+(?:the\s+)?most)\b"
)
RANGE = re.compile(
    r"\s*(?:\s(?:to|and|or)\s|-|–|—)\s*(?=(?:[A-Z]{0,3}[$€£¥₹])?\s*\d)|\s*(?:\sto\s|-|–|—)\s*(?=(?:" + "|".join(WORDS) + r")\b)"
)
CLOSE = re.compile(r"[,;(]")
NOTHING = re.compile(
    r"\s*(?:no(?!\s+(?:fewer|less|more|later|longer|one|doubt)\b)\b(?!\.)|none\b|(?:not|without)\s+(?:one|an?\s+single)\b)", re.IGNORECASE
)
DENOMINATORS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
_COUNTS = "|".join(WORDS)
FRACTION = re.compile(
    rf"(?:\b(?P<count>{_COUNTS}|an?)[ -])?\b(?P<of>(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s\b|(?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)\b(?=\s+(?:of\s+(?!an?\b|(?:{'|'.join(sorted(SPELT))})\b)|(?:the|its|their|his|her|all)\b)))",
    re.IGNORECASE,
)  # fmt: skip
ONE_IN = re.compile(rf"\b(?P<part>{_COUNTS}|\d+)\s+(?:in|out of|in every|of every)\s+(?P<whole>{_COUNTS}|\d+)\b", re.IGNORECASE)
MEASURE = re.compile(r"^-(?!(?:strong|odd|plus|man)\b)(?P<unit>[^\W\d_]+)")  # "a 30-kilometre zone" counts no zones


def parse_quantity(span: Span, context: str = "") -> Quantity:
    """The number a phrase gives with its unit: a currency (ISO 4217), ``percent``, or the noun that is counted; bounds and ranges.

    ``context`` is the text around, which tells the pesos of one state from those of another.
    """
    text = span.text.replace("\\", "")
    if share := _share(text):
        return Quantity(span, share, "percent", _bound(text, ""))
    if nothing := NOTHING.match(text):
        return Quantity(span, 0.0, text[nothing.end() :].strip() or None)
    number = parse_number(text)
    currency = currency_of(text, number and (number.start, number.end), context)
    if number is None:
        return Quantity(span, None, currency)
    value, end, upper = number.value, number.end, None
    if to := RANGE.match(text, end):
        second = parse_number(text[to.end() :])
        if second:
            value, upper, end = _scaled(number, second), second.value, to.end() + second.end
    bound = _bound(text[: number.start], text[end:]) or ("at least" if number.open else None)
    if re.search(r"%|\bper ?cent\b", text.casefold()):
        return Quantity(span, value, "percent", bound, upper)
    if (measure := MEASURE.match(text[end:])) and not currency:
        return Quantity(span, value, measure["unit"], bound, upper)
    rest = CLOSE.split(re.sub(r"^[\s,+-]*(?:(?:strong|odd|plus|or so|man)\b\s*)?(?:of\s+(?:the\s+)?)?", "", text[end:]), maxsplit=1)[0]
    return Quantity(span, value, currency or rest.strip() or None, bound, upper)


def _share(text: str) -> float | None:
    """A part of a whole as a percentage: ``two-thirds of the seats``, ``one in five``."""
    if found := ONE_IN.search(text):
        part, whole = parse_number(found["part"]), parse_number(found["whole"])
        return round(100 * part.value / whole.value, 1) if part and whole and 0 < part.value < whole.value else None
    if (found := FRACTION.search(text)) and not PART.search(text):
        count = parse_number(found["count"] or "one")
        return round(100 * (count.value if count else 1.0) / DENOMINATORS[found["of"].casefold().rstrip("s")], 1)
    return None


def _bound(before: str, after: str) -> str | None:
    folded = before.casefold()
    if said := next((name for name, words in BOUNDS if words.search(folded)), None):
        return said
    late = OR_MORE.match(after.casefold())
    if late is None:
        return "about" if re.match(r"-?odd\b|\s+or so\b", after) else "at least" if re.match(r"\+|-?plus\b", after) else None
    return "at least" if late["more"] or late["least"] else "at most"


def _scaled(low: Number, high: Number) -> float:
    """The lower end of a range in the scale of the upper one, which alone is written with it: ``2 to 3 million``, ``$2-3bn``."""
    return low.value * high.scale if low.scale == 1 and high.scale >= 1e3 and low.value * high.scale <= high.value else low.value
