"""Numbers, money and counts of a phrase."""

from __future__ import annotations

import re
from dataclasses import replace

from backchannel.grounding.currencies import currency_of, is_currency
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
LINK = re.compile(r"[\s,+-]*(?:(?:strong|man)\b\s*)?(?:of\s+(?:the\s+)?)?(?:(?:more|other|further|additional|extra)\s+(?!than\b)(?=\w))?")
OF = re.compile(rf"\s+of\s+(?:(?:the|an?|its|their|his|her|some|about|this|that|those|these|all)\s+)*{_NUMBER_NEXT}")
PERCENT = re.compile(r"\s*(?:%|per ?cent(?!age)\b)")
LEAD = re.compile(r"(?<!\w)(?:[A-Z][A-Za-z]{0,2}[$€£¥]?|[$€£¥₹₦])\s?$")
STOP = re.compile(r"[.;:!?,()\n]")  # between a bound and its number nothing ends
SIDE = 60  # characters around a phrase that are looked at
PREPOSITIONS = frozenset({"over", "under", "above", "below", "about", "around", "some"})  # bounds only where they are of the phrase


def parse_quantity(span: Span, context: str = "") -> Quantity:
    """The number a phrase gives with its unit: a currency (ISO 4217), ``percent``, or the noun that is counted; bounds and ranges.

    Of several numbers the first that is a sum of money counts, else the first; of a part and its whole (``20 of the 26 million
    euros``) the part. ``context`` is the text around, which tells the pesos of one state from those of another.
    """
    text = span.text.replace("\\", "")
    folded = fold(text)
    if (share := share_of(folded)) is not None:
        own = folded[: share[1]]
        return Quantity(span, share[0], "percent", _bound(own, "") or (None if own.strip() else _bound_before(_around(span, context)[0])))
    if nothing := NOTHING.match(folded):
        return Quantity(span, 0.0, text[nothing.end() :].strip() or None)
    before, beyond = _around(span, context)
    if (lead := LEAD.search(before)) and currency_of(lead[0], None, context):  # the encoder left "USD" out of "USD 25 mil"
        return replace(parse_quantity(Span(0, 0, lead[0] + span.text), context), span=span)
    number, upper, currency = _number_of(text, folded, context)
    if number is None:
        return Quantity(span, None, currency)
    after = text[number.end :]
    percent = PERCENT.match(folded, number.end)
    if part := OF.match(folded, percent.end() if percent else number.end):  # "20 of the 26 million euros"
        whole = parse_quantity(Span(part.end(), span.end, text[part.end() :]), context)
        if percent:
            return _share(span, number, whole, _bound(folded[: number.start], ""))
        number, after, currency = _scaled_as(number, text[part.end() :], whole.unit), whole.unit or "", currency or _money(whole.unit)
    elif not currency and not after.strip() and number.scale >= 1e3:
        currency = _borrowed(text[number.start : number.end], beyond, context)
    own, late = folded[: number.start], folded[number.end :]
    bound = _bound(own, late) or (None if own.strip() else _bound_before(before)) or ("at least" if number.open else None)
    return Quantity(span, number.value, currency or _unit(after), bound, upper)


def _number_of(text: str, folded: str, context: str) -> tuple[Number | None, float | None, str | None]:
    """The number of a phrase that counts, with the upper end of its range and its currency: the first, or the first of money."""
    chosen: tuple[Number, float | None, str | None] | None = None
    for number in numbers_of(text):
        whole, upper = _with_upper(number, text, folded)
        currency = currency_of(text, (whole.start, whole.end), context)
        chosen = chosen if chosen and not currency else (whole, upper, currency)
        if currency or OF.match(folded, whole.end) or PERCENT.match(folded, whole.end):
            break
    return chosen or (None, None, currency_of(text, None, context))


def _around(span: Span, context: str) -> tuple[str, str]:
    """The words before and after a phrase, where the text around is known."""
    if context[span.start : span.end] != span.text:
        return "", ""
    return context[max(0, span.start - SIDE) : span.start], context[span.end : span.end + SIDE]


def _money(unit: str | None) -> str | None:
    return unit if is_currency(unit) else None


def _share(span: Span, number: Number, whole: Quantity, bound: str | None) -> Quantity:
    """So many per cent of a sum, which is a sum: ``70% of a $487 million debt``; of anything else per cent."""
    if whole.value is None or not is_currency(whole.unit):
        return Quantity(span, number.value, "percent", bound)
    return Quantity(span, round(number.value * whole.value / 100, 2), whole.unit, bound)


def _scaled_as(number: Number, whole: str, unit: str | None) -> Number:
    """A sum with the scale of the sum that it is a part of: the 20 of ``20 of the 26 million euros`` are millions."""
    second = parse_number(whole)
    if second is None or not is_currency(unit) or number.scale > 1 or number.value * second.scale > second.value:
        return number
    return number._replace(value=number.value * second.scale)


def _borrowed(words: str, after: str, context: str) -> str | None:
    """The currency of a bare sum: of what it is a part of, or of the same sum elsewhere in the text."""
    if part := OF.match(fold(after)):
        return _money(parse_quantity(Span(0, 0, STOP.split(after[part.end() :])[0]), context).unit)
    for match in re.finditer(rf"(?<![\d.,]){re.escape(words)}\b", context):
        start = max(0, match.start() - len("US$ "))
        window = context[start : match.end() + SIDE]
        if found := currency_of(window, (match.start() - start, match.end() - start), context):
            return found
    return None


def _bound_before(before: str) -> str | None:
    """The bound that a text puts right before a phrase: ``less than`` before ``a third of this sum``."""
    near = STOP.split(fold(before))[-1]
    for name, words in BOUNDS:
        if (found := words.search(near)) and found[0].split()[0] not in PREPOSITIONS:
            return name
    return None


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
    if PERCENT.match(folded):
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
