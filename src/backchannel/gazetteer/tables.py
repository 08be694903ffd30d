"""The shape all lists share: a comment line of origin, a line of column names, then one entry a line between tabs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from backchannel.errors import GazetteerError

ORIGIN = ("# origin:", "licence:", "reviewed:")


def list_text(name: str) -> str:
    """The text of a list that ships with the package."""
    return files("backchannel.gazetteer").joinpath(name).read_text("utf-8")


def read_table(text: str, name: str, columns: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Where each entry stands (``file:line``) and its cells, in the order of ``columns``.

    Args:
        text: the whole list.
        name: what to call it in messages.
        columns: the column names its head must give, in order.

    Raises:
        GazetteerError: the origin line or the head is missing, or a line has another number of cells.
    """
    lines = text.splitlines()
    first = lines[0] if lines else ""
    if not first.startswith(ORIGIN[0]) or any(part not in first for part in ORIGIN):
        raise GazetteerError(f"{name}:1: no origin; the first line should be '# origin: …  licence: …  reviewed: …'")
    head_seen = False
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if not head_seen:
            if cells != tuple(columns):
                raise GazetteerError(f"{name}:{number}: the columns are {', '.join(cells)}; they should be {', '.join(columns)}")
            head_seen = True
            continue
        if len(cells) != len(columns):
            raise GazetteerError(f"{name}:{number}: {len(cells)} cells between tabs, not {len(columns)}; leave empty cells empty")
        if not cells[0].strip():
            raise GazetteerError(f"{name}:{number}: the first cell is empty; give {columns[0]}")
        yield f"{name}:{number}", cells
    if not head_seen:
        raise GazetteerError(f"{name}: no line of column names; it should be {', '.join(columns)} between tabs")


def several(cell: str) -> tuple[str, ...]:
    """The names in a cell, which stand between upright bars."""
    return tuple(part for part in cell.split("|") if part)
