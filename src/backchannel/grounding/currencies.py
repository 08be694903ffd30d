"""Which currency a phrase gives: by its sign, its ISO 4217 code, or its name with the state it is of (``currencies.tsv``)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from backchannel.gazetteer.tables import read_table, several

FILE, COLUMNS = "currencies.tsv", ("code", "names", "signs", "default", "strict", "states")
NOUN = re.compile(r"[ -](?!(?:a|an|in|of|for|to|from|on|per|at|by|and|or|with|worth|over|under|each|every|more|less|into)\b)[^\W\d_]")
FILLERS = re.compile(r"[\s-]*(?:(?:in|of|the|its|their|old|new|local|more)\s+){0,3}")
LETTER = re.compile("[A-Z]")  # a sign that is one letter stands close before its figures: R5bn
WORDS = frozenset({"ALL", "COP", "CUP", "MAD", "TRY"})  # codes that are words too, as in COP28


@dataclass(frozen=True, slots=True)
class Currency:
    """One line of the list.

    Attributes:
        code: of ISO 4217.
        default: whether its bare name or sign means it whatever the article is about.
        strict: whether its name is another word too, so that it must stand right after its number and before no noun.
        states: words for its states.
    """

    code: str
    default: bool
    strict: bool
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Lists:
    named: dict[str, tuple[Currency, ...]]
    signs: dict[str, tuple[Currency, ...]]
    codes: dict[str, Currency]
    name: re.Pattern[str]
    sign: re.Pattern[str]
    code: re.Pattern[str]


@cache
def _lists() -> _Lists:
    text = files("backchannel.grounding").joinpath(FILE).read_text("utf-8")
    named: dict[str, list[Currency]] = defaultdict(list)
    signs: dict[str, list[Currency]] = defaultdict(list)
    codes: dict[str, Currency] = {}
    for _, (code, names, marks, default, strict, states) in read_table(text, FILE, COLUMNS):
        codes[code] = currency = Currency(code, bool(default), bool(strict), several(states))
        for name in several(names):
            named[name].append(currency)
        for mark in several(marks):
            signs[mark].append(currency)
    of_states = _any(state for currency in codes.values() for state in currency.states)
    return _Lists(
        named={name: tuple(meant) for name, meant in named.items()},
        signs={mark: tuple(meant) for mark, meant in signs.items()},
        codes=codes,
        name=re.compile(rf"(?:\b(?P<state>{of_states})\s+)?\b(?P<name>{_any(named)})s?\b", re.IGNORECASE),
        sign=re.compile(
            rf"(?<![A-Za-z])(?:{_any(mark for mark in signs if not LETTER.fullmatch(mark))}|[{''.join(filter(LETTER.fullmatch, signs))}](?=\d))(?![A-Za-z])"
        ),
        code=re.compile(rf"(?<![A-Za-z])(?:{_any(codes.keys() - WORDS)})(?![A-Za-z])"),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, set(words)), key=len, reverse=True))


def is_currency(unit: str | None) -> bool:
    """Whether a unit is a currency's code and not a noun."""
    return unit in _lists().codes


def currency_of(phrase: str, number: tuple[int, int] | None, context: str = "") -> str | None:
    """The ISO 4217 code of the currency of a number; None where it has none, or where which of several is left open.

    Args:
        phrase: the words with the sum.
        number: where the number begins and ends in them; None for the currency of a phrase without a number.
        context: the text around; the states it names tell pesos from pesos.

    >>> currency_of("300 million Canadian dollars", (0, 11))
    'CAD'
    """
    lists = _lists()
    for sign in lists.sign.finditer(phrase):
        touches = _touches(phrase, sign, number) if number else not LETTER.fullmatch(sign[0])
        if touches and (found := _meant(lists.signs[sign[0]], None, context)):
            return found.code
    for code in lists.code.finditer(phrase):
        if number is None or (_touches(phrase, code, number) and not NOUN.match(phrase, code.end())):
            return code[0]
    for match in lists.name.finditer(phrase):
        meant = lists.named.get(match["name"].lower(), ())
        belongs = meant and (number is None or _belongs(phrase, match, number, meant[0].strict and not match["state"]))
        if belongs and (found := _meant(meant, match["state"], context)):
            return found.code
    return None


def _touches(phrase: str, sign: re.Match[str], number: tuple[int, int]) -> bool:
    """Whether a sign stands right before or after a number: ``Rp 5,000``, ``5 million €``."""
    if sign.end() <= number[0]:
        return not phrase[sign.end() : number[0]].strip(" .-")
    opens_another = phrase[sign.end() :].lstrip()[:1].isdecimal()
    return sign.start() < number[1] or (not opens_another and not phrase[number[1] : sign.start()].strip())


def _belongs(phrase: str, match: re.Match[str], number: tuple[int, int], strict: bool) -> bool:
    """Whether the name of a currency belongs to a number, which it follows or opens; pounds of something are a weight."""
    start, end = number
    if match.end() <= start:  # "Rs 5,000", "kroner 500 million"
        return not strict and not phrase[match.end() : start].strip(" .")
    between = phrase[end : match.start()]
    if match.start() < end or any(c.isdecimal() for c in between) or (between.strip(" -") and (strict or not FILLERS.fullmatch(between))):
        return False
    after = phrase[match.end() :].lstrip()
    is_weight = match["name"].lower() == "pound" and not match["state"] and (between == "-" or after.startswith("of "))
    return not is_weight and not (strict and NOUN.match(phrase, match.end()))


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
