"""PETRARCH actor and agent dictionaries, read as they are.

The format is that of the PETRARCH documentation (actor and agent dictionaries), which goes back to TABARI: one name a
line with underscores for spaces, synonyms after a plus sign, codes in square brackets with date restrictions, agents'
codes after a tilde, and sets of endings between exclamation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from backchannel.gazetteer.own import Coded, Listed

CODES = re.compile(r"\[([^\]]*)\]")
SET = re.compile(r"!([A-Z]+)!")
PIVOT = 30  # two-digit years up to this one are of the 2000s, as in PETRARCH's reader


def parse_petrarch(text: str, name: str, faults: list[str]) -> Iterator[tuple[str, Listed]]:
    """Names and entries of a dictionary.

    Args:
        text: the whole file.
        name: what to call it in messages.
        faults: takes one line for each code that cannot be read; the rest is read all the same.
    """
    sets: dict[str, tuple[str, ...]] = {}
    for block in _blocks(text, sets):
        names: list[str] = []
        codes: list[Coded] = []
        is_agent = False
        for number, line in block:
            names += _written(CODES.sub("", line).lstrip("+ \t"))
            for part in CODES.findall(line):
                is_agent = is_agent or "~" in part
                try:
                    codes.append(_coded(part.lstrip().removeprefix("~")))
                except ValueError:
                    faults.append(f"{name}:{number}: no date in [{part}]; write YYMMDD or YYYYMMDD")
        if names and codes:
            listed = Listed(names[0], tuple(codes), is_agent)
            yield from ((form, listed) for written in names for form in _forms(written, sets))


def _blocks(text: str, sets: dict[str, tuple[str, ...]]) -> Iterator[list[tuple[int, str]]]:
    """The numbered lines of each entry: one at the margin, then synonyms and codes; sets of endings are put aside."""
    block: list[tuple[int, str]] = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.split("#", 1)[0].rstrip()
        if not line.strip():
            continue
        if line.startswith("!") and "=" in line:
            key, _, members = line.partition("=")
            sets[key.strip().strip("!")] = tuple(part.strip() for part in members.split(",") if part.strip())
            continue
        if block and not line.startswith(("+", " ", "\t")):
            yield block
            block = []
        block.append((number, line))
    if block:
        yield block


def _written(line: str) -> list[str]:
    """The name and, in braces, its plural."""
    name, brace, plural = line.partition("{")
    forms = [name, plural.partition("}")[0]] if brace else [name]
    return [form.replace("_", " ").strip() for form in forms if form.replace("_", " ").strip()]


def _forms(written: str, sets: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """The name with every member of the set it names put in."""
    found = SET.search(written)
    if not found or found[1] not in sets:
        yield written
        return
    for member in sets[found[1]]:
        yield from _forms(written[: found.start()] + member + written[found.end() :], sets)


def _coded(text: str) -> Coded:
    """``AFGGOV 620101-780427``, ``IGOUNO >20070101``, ``USAELI <010120`` or a bare code."""
    code, _, when = text.strip().partition(" ")
    when = when.strip()
    if not when:
        return Coded(code)
    if when.startswith(">"):
        return Coded(code, (_day(when[1:]) + timedelta(1)).isoformat(), None)
    if when.startswith("<"):
        return Coded(code, None, (_day(when[1:]) - timedelta(1)).isoformat())
    start, _, end = when.partition("-")
    return Coded(code, _day(start).isoformat(), _day(end).isoformat())


def _day(digits: str) -> date:
    """YYYYMMDD, YYMMDD or YYYYDDD.

    Raises:
        ValueError: it is none of them.
    """
    digits = digits.strip()
    if not digits.isdigit():
        raise ValueError(digits)
    if len(digits) == 7:
        return date(int(digits[:4]), 1, 1) + timedelta(int(digits[4:]) - 1)
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= PIVOT else "19") + digits
    if len(digits) != 8:
        raise ValueError(digits)
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
