"""The code of a state by its name."""

from __future__ import annotations

from functools import cache

from backchannel.gazetteer.lists import COLUMNS
from backchannel.gazetteer.tables import list_text, read_table, several

FILE = "states.tsv"


def state_code(words: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of the state that some words name, or that they are, case aside; None where they are neither.

    >>> state_code("Iran"), state_code("usa")
    ('IRN', 'USA')
    """
    return _codes().get(words.strip().casefold())


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for _, (code, name, names, _, _, _) in read_table(list_text(FILE), FILE, COLUMNS[FILE]):
        found |= {called.rstrip("?").casefold(): code for called in (name, code, *several(names))}
    return found
