"""Which currency a phrase gives: by its sign, its ISO 4217 code, or its name with the state it is of (``currencies.tsv``)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

COLUMNS = 6
WORDS = frozenset({"ALL", "COP", "CUP", "MAD", "TRY"})  # codes that are words too, as in COP28


@dataclass(frozen=True, slots=True)
class Currency:
    """One line of the list: its ISO 4217 code, whether its bare name means it everywhere, and words for its states."""

    code: str
    default: bool
    strict: bool
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Lists:
    named: dict[str, tuple[Currency, ...]]
    signs: dict[str, Currency]
    codes: dict[str, Currency]
    name: re.Pattern[str]
    sign: re.Pattern[str]
    code: re.Pattern[str]


@cache
def _lists() -> _Lists:
    text = files("backchannel.grounding").joinpath("currencies.tsv").read_text("utf-8")
    rows = [(line + "\t" * COLUMNS).split("\t")[:COLUMNS] for line in text.splitlines() if line and not line.startswith("#")][1:]
    named: dict[str, list[Currency]] = defaultdict(list)
    signs: dict[str, Currency] = {}
    codes: dict[str, Currency] = {}
    for code, names, marks, default, strict, states in rows:
        codes[code] = currency = Currency(code, bool(default), bool(strict), tuple(filter(None, states.split("|"))))
        for name in filter(None, names.split("|")):
            named[name].append(currency)
        signs |= {sign: currency for sign in marks.split("|") if sign}
    states = _any(state for currency in codes.values() for state in currency.states)
    return _Lists(
        named={name: tuple(meant) for name, meant in named.items()},
        signs=signs,
        codes=codes,
        name=re.compile(rf"(?:\b(?P<state>{states})\s+)?\b(?P<name>{_any(named)})s?\b", re.IGNORECASE),
        sign=re.compile(rf"(?<![A-Za-z])(?:{_any(signs)})(?![A-Za-z])"),
        code=re.compile(rf"(?<![A-Za-z])(?:{_any(codes.keys() - WORDS)})(?![A-Za-z])"),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, set(words)), key=len, reverse=True))


def currency_of(phrase: str, number: tuple[int, int] | None, context: str = "") -> str | None:
    """The ISO 4217 code of the currency a phrase gives; None where it gives none, or leaves open which of several.

    Args:
        phrase: the words with the sum.
        number: where the number begins and ends in them; None where they have none.
        context: the text around; the states it names tell pesos from pesos.

    >>> currency_of("300 million Canadian dollars", (0, 11))
    'CAD'
    """
    lists = _lists()
    sign = lists.sign.search(phrase)
    if sign and (number is None or not sign[0].isalpha() or _touches(phrase, sign, number)):
        return lists.signs[sign[0]].code
    if (code := lists.code.search(phrase)) and (number is None or _touches(phrase, code, number)):
        return code[0]
    for match in lists.name.finditer(phrase):
        meant = lists.named[match["name"].casefold()]
        if number and (meant[0].strict or _is_weight(phrase, match)) and not _follows(phrase, match, number[1]):
            continue
        if found := _meant(meant, match["state"], context):
            return found.code
    return None


def _touches(phrase: str, sign: re.Match[str], number: tuple[int, int]) -> bool:
    """Whether a sign of letters stands right before or after the figure: ``Rp 5,000``."""
    return not phrase[sign.end() : number[0]].strip(" .") if sign.end() <= number[0] else not phrase[number[1] : sign.start()].strip()


def _follows(phrase: str, match: re.Match[str], end: int) -> bool:
    return match.start() >= end and not phrase[end : match.start()].strip() and not _is_weight(phrase, match)


def _is_weight(phrase: str, match: re.Match[str]) -> bool:
    """Whether pounds are a weight: ``a 2,000-pound bomb``, ``500 pounds of explosives``."""
    return (
        match["name"].casefold() == "pound"
        and not match["state"]
        and (phrase[: match.start()].endswith("-") or phrase[match.end() :].lstrip().startswith("of "))
    )


def _meant(meant: Sequence[Currency], state: str | None, context: str) -> Currency | None:
    """The currency of the state named before the name; else the only one, the default, or that of the state the text names most."""
    if state:
        of_state = [c for c in meant if any(state.casefold() == word.casefold() for word in c.states)]
        if of_state:
            return of_state[0]
    if len(meant) == 1:
        return meant[0]
    if default := next((c for c in meant if c.default), None):
        return default
    counts = [(sum(len(re.findall(rf"\b{re.escape(word)}\b", context)) for word in c.states), c) for c in meant]
    best = max(counts, key=lambda pair: pair[0])
    return best[1] if best[0] and sum(count == best[0] for count, _ in counts) == 1 else None
