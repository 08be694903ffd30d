"""Numbers, money and counts in words or figures."""

from __future__ import annotations

import re

from backchannel.records import Quantity, Span

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bln": 1e9, "bn": 1e9, "b": 1e9,
    "trillion": 1e12, "tn": 1e12, "dozen": 12.0, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
SYMBOLS = {"US$": "USD", "A$": "AUD", "C$": "CAD", "HK$": "HKD", "NT$": "TWD", "R$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR", "₽": "RUB", "₴": "UAH", "₪": "ILS", "₺": "TRY", "₦": "NGN", "Rs": "INR"}  # fmt: skip
CURRENCIES = {
    "dollar": "USD", "u.s. dollar": "USD", "euro": "EUR", "pound": "GBP", "sterling": "GBP", "yen": "JPY", "won": "KRW", "yuan": "CNY", "renminbi": "CNY",
    "rouble": "RUB", "ruble": "RUB", "rupee": "INR", "rial": "IRR", "riyal": "SAR", "dirham": "AED", "dinar": "IQD", "shekel": "ILS", "lira": "TRY",
    "hryvnia": "UAH", "franc": "CHF", "peso": "MXN", "real": "BRL", "reais": "BRL", "rand": "ZAR", "naira": "NGN", "zloty": "PLN", "krona": "SEK",
}  # fmt: skip
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
RANGE = re.compile(r"\s*(?:to|and|or|-|–|—)\s*(?=[$€£¥]?\s*\d)")
PART = re.compile(
    r"\b(half|a quarter|three[ -]quarters|a third|two[ -]thirds)\s+(?:of\s+)?(?:an?\s+)?(dozen|hundred|thousand|million|billion|trillion)\b",
    re.I,
)
PARTS = {"half": 0.5, "a quarter": 0.25, "three quarters": 0.75, "a third": 1 / 3, "two thirds": 2 / 3}
UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
WORDS = {word: float(n) for n, word in enumerate(UNITS)} | {word: float(n) for word, n in TENS.items()}
WORDS |= {"a": 1.0, "an": 1.0, "single": 1.0, "pair": 2.0, "couple": 2.0, "both": 2.0}
TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+(?:\.[^\W\d_]+\.)?|%|[^\w\s]")


def _figure(text: str) -> float | None:
    cleaned = text.replace(",", "")
    try:
        return float(cleaned)
    except ValueError:
        return None


def parse_number(text: str) -> tuple[float, int] | None:
    """The first number in a phrase and where it ends; None when there is none.

    >>> parse_number("some twenty-five thousand troops")
    (25000.0, 25)
    """
    total, current, end, seen = 0.0, 0.0, 0, False
    for match in TOKEN.finditer(text.casefold()):
        word = match[0]
        value = _figure(word) if word[0].isdigit() else WORDS.get(word)
        if value is not None and not (seen and word in {"a", "an"}) and not (seen and word[0].isdigit()):
            if (
                word in {"a", "an"}
                and not seen
                and not re.match(
                    r"\s+(?:hundred|thousand|million|billion|dozen|trillion|half|third|quarter)\b", text[match.end() :].casefold()
                )
            ):
                continue
            current += value
        elif (
            word in SCALES
            and (seen or word in {"hundred", "thousand", "million", "billion", "dozen", "trillion"})
            and (len(word) > 2 or text[match.start() - 1 : match.start()].isdigit())
        ):
            scale = SCALES[word]
            current = (current or 1.0) * scale
            if scale >= 1e3:
                total, current = total + current, 0.0
        elif seen and word in {"and", "-"}:
            continue
        elif seen:
            break
        else:
            continue
        seen, end = True, match.end()
    return (total + current, end) if seen else None


def _currency(text: str) -> str | None:
    for symbol, code in SYMBOLS.items():
        if symbol in text:
            return code
    folded = text.casefold()
    for name, code in CURRENCIES.items():
        if re.search(rf"\b{re.escape(name)}s?\b", folded):
            return code
    found = re.search(r"\b(USD|EUR|GBP|JPY|CNY|KRW|RUB|INR|CHF|AED|SAR)\b", text)
    return found[1] if found else None


def _bound(before: str) -> str | None:
    folded = before.casefold()
    return next((name for name, words in BOUNDS if words.search(folded)), None)


def _amount(text: str) -> tuple[float, int, int] | None:
    """The number of a phrase, where it begins and where it ends: ``half a million`` or what `parse_number` reads."""
    part = PART.search(text)
    if part:
        return PARTS[part[1].casefold().replace("-", " ")] * SCALES[part[2].casefold()], part.start(), part.end()
    number = parse_number(text)
    if number is None:
        return None
    first = re.search(r"\d", text[: number[1]])
    return number[0], first.start() if first else 0, number[1]


def parse_quantity(span: Span) -> Quantity:
    """The number a phrase gives with its unit: a currency (ISO 4217), ``percent``, or the noun that is counted; bounds and ranges."""
    text = span.text.replace("\\", "")
    number, currency = _amount(text), _currency(text)
    if number is None:
        return Quantity(span, None, currency)
    value, start, end = number
    bound, upper = _bound(text[:start] or text[:end]), None
    if to := RANGE.match(text, end):
        second = parse_number(text[to.end() :])
        if second:
            value, upper, end = _scaled(value, second[0], text), second[0], to.end() + second[1]
    if re.search(r"%|\bper ?cent\b", text.casefold()):
        return Quantity(span, value, "percent", bound, upper)
    rest = re.sub(r"^[\s,-]+(?:strong\s+)?(?:of\s+(?:the\s+)?)?", "", text[end:])
    return Quantity(span, value, currency or rest.strip() or None, bound, upper)


def _scaled(low: float, high: float, text: str) -> float:
    """The lower end of a range in the scale of the upper one, which alone is written with it: ``2 to 3 million``."""
    scale = next((SCALES[w] for w in re.findall(r"[a-z]+", text.casefold()) if SCALES.get(w, 0) >= 1e3 and len(w) > 2), 1.0)
    return low * scale if scale > 1 and low * scale <= high else low
