"""Numbers, money and counts of a phrase."""

from __future__ import annotations

import re

from backchannel.grounding.currencies import currency_of
from backchannel.grounding.numbers import SCALE, WORDS, Number, fold, numbers_of, parse_number
from backchannel.grounding.shares import share_of
from backchannel.records import Quantity, Span

# What may stand between a bound and its number: "more than a record $2 million".
_NEAR = r"\W*(?:(?:an?|the|some|total of|record|further|another|additional|only|just|us|u\.s\.|rs)\b\W*)*$"
BOUNDS = tuple(
    (name, re.compile(rf"(?:\b(?:{words}){_NEAR})"))
    for name, words in (
        ("at least", r"at (?:the )?(?:very )?least|no(?:t)? (?:fewer|less) than|(?<!no )(?<!not )more than|over|upwards? of|above|exceeding|in excess of|a minimum of"),
        ("at most", r"at (?:the )?(?:very )?most|up to|no(?:t)? more than|(?<!no )(?<!not )(?:fewer|less) than|under|below|as (?:many|much) as|a maximum of"),
        ("about", r"about|around|some|nearly|almost|roughly|approximately|(?:an? )?estimated|circa|close to|more or less|~"),
    )
)  # fmt: skip
OR_MORE = re.compile(
    r"[\s-]*(?:(?P<noun>(?:(?!or\b|at\b)\w+\s+)?)(?:or\s+(?P<more>more|above)|or\s+(?P<less>less|fewer|below)|at\s+(?:the\s+)?(?P<edge>least|most)|(?P<so>or so))"
    r"|(?P<odd>odd)|(?P<plus>plus|\+))(?!\w)"
)
_NUMBER_NEXT = rf"(?=(?:[a-z]{{0,3}}\.?\s?[$€£¥₹]?\s?)?\d|(?:{'|'.join(WORDS)})\b|an?\s+(?:{SCALE})\b)"
RANGE = re.compile(rf"(?:\s*(?:%|per ?cent))?\s*(?:\s(?P<word>to|and|or)\s|-|–|—)\s*{_NUMBER_NEXT}")
CLOSE = re.compile(r",(?!\d)|[;(]|\s+and\s+(?=[$€£]?\d)")
NOTHING = re.compile(
    r"\s*(?:no[ -]one\b|nobody\b|nil\b|none\b|no\b(?!\.|\s+(?:fewer|less|more|later|longer|doubt|\d))|(?:not|without)\s+(?:one|an?\s+single)\b)"
)
MEASURE = re.compile(r"-(?!(?:strong|odd|plus|man)\b)(?P<unit>[^\W\d_]+)")  # "a 30-kilometre zone" counts no zones
LINK = re.compile(r"[\s,+-]*(?:(?:strong|man)\b\s*)?(?:of\s+(?:the\s+)?)?")


def parse_quantity(span: Span, context: str = "") -> Quantity:
    """The number a phrase gives with its unit: a currency (ISO 4217), ``percent``, or the noun that is counted; bounds and ranges.

    Of several numbers the first that is a sum of money counts, else the first. ``context`` is the text around, which tells
    the pesos of one state from those of another.
    """
    text = span.text.replace("\\", "")
    folded = fold(text)
    if (share := share_of(folded)) is not None:
        return Quantity(span, share[0], "percent", _bound(folded[: share[1]], ""))
    if nothing := NOTHING.match(folded):
        return Quantity(span, 0.0, text[nothing.end() :].strip() or None)
    chosen: tuple[Number, float | None, str | None] | None = None
    for number in numbers_of(text):
        whole, upper = _with_upper(number, text, folded)
        currency = currency_of(text, (whole.start, whole.end), context)
        chosen = chosen if chosen and not currency else (whole, upper, currency)
        if currency:
            break
    if chosen is None:
        return Quantity(span, None, currency_of(text, None, context))
    number, upper, currency = chosen
    after = text[number.end :]
    bound = _bound(folded[: number.start], folded[number.end :]) or ("at least" if number.open else None)
    return Quantity(span, number.value, currency or _unit(after), bound, upper)


def _with_upper(number: Number, text: str, folded: str) -> tuple[Number, float | None]:
    """A number with the upper end of its range, where it is one; it then ends where the range does."""
    to = RANGE.match(folded, number.end)
    if to is None or (to["word"] == "and" and "between" not in folded[: number.start]):
        return number, None
    second = parse_number(text[to.end() :])
    if second is None or second.start > len("US$ "):
        return number, None
    return number._replace(value=_scaled(number, second), end=to.end() + second.end), second.value


def _unit(after: str) -> str | None:
    """What is counted, by the words after a number."""
    folded = fold(after)
    if re.match(r"\s*(?:%|per ?cent(?!age)\b)", folded):
        return "percent"
    if measure := MEASURE.match(folded):
        return after[slice(*measure.span("unit"))]
    late = OR_MORE.match(folded)
    rest = after[late.end() :] if late and not late["noun"] else after[: late.start(0)] + (late["noun"] or "") if late else after
    return CLOSE.split(LINK.sub("", rest, count=1), maxsplit=1)[0].strip() or None


def _bound(before: str, after: str) -> str | None:
    if said := next((name for name, words in BOUNDS if words.search(before)), None):
        return said
    late = OR_MORE.match(after)
    if late is None:
        return None
    return "at least" if late["more"] or late["plus"] or late["edge"] == "least" else "about" if late["so"] or late["odd"] else "at most"


def _scaled(low: Number, high: Number) -> float:
    """The lower end of a range in the scale of the upper one, which alone is written with it: ``2 to 3 million``, ``$2-3bn``."""
    return low.value * high.scale if low.scale == 1 and high.scale > 1 and low.value * high.scale <= high.value else low.value
