"""Files of a user's own actors to lists: tables of our own shape, and PETRARCH dictionaries."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from backchannel.errors import InputError
from backchannel.gazetteer.own import Coded, Listed, OwnLists
from backchannel.gazetteer.petrarch import parse_petrarch

COLUMNS = ("name", "names", "code", "from", "to")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
CODE = re.compile(r"~?(?:[A-Z]{3})+|~?[A-Z]{3,}")
Entries = Iterator[tuple[str, Listed]]


def read_own_lists(paths: Sequence[Path]) -> tuple[OwnLists, tuple[str, ...]]:
    """The lists in some files, the later before the earlier, and a line for each entry that was left out.

    ``.tsv`` and ``.csv`` are tables with the columns ``name`` and ``code`` and, if need be, ``names`` (others, between
    upright bars), ``from`` and ``to`` (ISO days); a code that opens with a tilde is an agent's. Everything else is
    read as a PETRARCH dictionary.

    Raises:
        InputError: a file cannot be read, a table lacks a column, or a dictionary holds no entry.
    """
    faults: list[str] = []
    entries: list[tuple[str, Listed]] = []
    state = sha256()
    for path in paths:
        try:
            text = path.read_text("utf-8", errors="replace")
        except OSError as error:
            raise InputError(str(path), f"{error.strerror or error}; give a file with actors") from error
        state.update(text.encode("utf-8"))
        table = path.suffix.lower() in (".tsv", ".csv")
        found = list(_table(text, path, faults) if table else parse_petrarch(text, path.name, faults))
        if not found:
            raise InputError(str(path), "no actor in it; docs/gazetteer.md shows the formats")
        entries += found
    return OwnLists(entries, state.hexdigest()[:8]), tuple(faults)


def _table(text: str, path: Path, faults: list[str]) -> Entries:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    rows = csv.reader(lines, delimiter="," if path.suffix.lower() == ".csv" else "\t")
    head = [cell.strip() for cell in next(rows, [])]
    missing = [column for column in ("name", "code") if column not in head]
    if missing:
        raise InputError(
            str(path), f"no column {' and '.join(missing)}; the columns are {', '.join(COLUMNS)}, the last two and names may be left out"
        )
    order = [head.index(column) if column in head else len(head) for column in COLUMNS]
    width = len(head) + 1
    codes: dict[tuple[str, str, bool], list[Coded]] = {}  # rows of one name are times of one actor
    for number, row in enumerate(rows, 2):
        cells = row + [""] * (width - len(row))
        name, names, code, start, end = [cells[at].strip() for at in order]
        if not name or not CODE.fullmatch(code) or any(day and not DAY.fullmatch(day) for day in (start, end)):
            faults.append(
                f"{path.name}: row {number}: {name or 'no name'}, {code or 'no code'}; a row has a name, a code like IRNGOV and days like 2013-08-03"
            )
            continue
        coded = Coded(code.removeprefix("~"), start or None, end or None)
        codes.setdefault((name, names, code.startswith("~")), []).append(coded)
    for (name, names, is_agent), every in codes.items():
        listed = Listed(name, tuple(every), is_agent)
        yield from ((written, listed) for written in (name, *(n.strip() for n in names.split("|") if n.strip())))
