"""Numbers, money and counts in words or figures."""

from __future__ import annotations

import re

from backchannel.records import Quantity, Span

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bln": 1e9, "bn": 1e9, "b": 1e9,
    "trillion": 1e12, "tn": 1e12, "dozen": 12.0, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
SYMBOLS = {"US$": "USD", "A$": "AUD", "C$": "CAD", "HK$": "HKD", "NT$": "TWD", "R$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR", "₽": "RUB", "₴": "UAH", "₪": "ILS", "₺": "TRY", "₦": "NGN"}  # fmt: skip
CURRENCIES = {
    "dollar": "USD", "u.s. dollar": "USD", "euro": "EUR", "pound": "GBP", "sterling": "GBP", "yen": "JPY", "won": "KRW", "yuan": "CNY", "renminbi": "CNY",
    "rouble": "RUB", "ruble": "RUB", "rupee": "INR", "rial": "IRR", "riyal": "SAR", "dirham": "AED", "dinar": "IQD", "shekel": "ILS", "lira": "TRY",
    "hryvnia": "UAH", "franc": "CHF", "peso": "MXN", "real": "BRL", "reais": "BRL", "rand": "ZAR", "naira": "NGN", "zloty": "PLN", "krona": "SEK",
}  # fmt: skip
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


def parse_quantity(span: Span) -> Quantity:
    """The number a phrase gives with its unit: a currency (ISO 4217), ``percent``, or the noun that is counted."""
    text = span.text.replace("\\", "")
    number = parse_number(text)
    currency = _currency(text)
    if number is None:
        return Quantity(span, None, currency)
    value, end = number
    if re.search(r"%|\bper ?cent\b", text.casefold()):
        return Quantity(span, value, "percent")
    rest = re.sub(r"^[\s,-]+(?:of\s+(?:the\s+)?)?", "", text[end:])
    return Quantity(span, value, currency or rest.strip() or None)
