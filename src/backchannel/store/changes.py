"""What changes in a store when documents are read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

# Of each kind of record what makes it the same to a reader: words, labels and parties; neither ids nor scores.
COMPARED = {
    "events": ("type", "mode", "status", "trigger", "trigger_start", "source_names", "target_names", "time_start", "place"),
    "claims": ("source", "cue", "stance", "content", "content_start"),
    "talks": ("status", "parties", "mediator", "venue", "date", "evidence"),
    "deals": ("status", "parties", "label", "evidence"),
    "safeguards": ("status", "agency", "state", "subject", "evidence"),
    "funds": ("status", "owner", "holder", "amount", "unit", "evidence"),
    "detainees": ("status", "holder", "persons", "count", "evidence"),
    "force": ("attacker", "target", "count", "killed", "wounded", "place", "evidence"),
}


STANDS = frozenset({"trigger_start", "content_start"})  # where a record stands: tells it apart, and is not shown
Lines = dict[str, Counter[tuple[str, str]]]


def _told(values: Iterable[Any]) -> str:
    """A record in one line."""
    return " · ".join(", ".join(map(str, v)) if isinstance(v, list) else str(v) for v in values if v not in (None, [], ""))


def lines_of(db: duckdb.DuckDBPyConnection, key: str) -> Lines:
    """The records of a document in one line each, by kind, with where they stand."""
    found: Lines = {}
    for kind, names in COMPARED.items():
        shown = [f'"{name}"' for name in names if name not in STANDS]
        stands = next((name for name in names if name in STANDS), "''")
        rows = db.execute(f"SELECT {stands}, {', '.join(shown)} FROM {kind} WHERE document = ?", [key]).fetchall()
        found[kind] = Counter((str(row[0]), _told(row[1:])) for row in rows)
    return found


def changes(was: Lines, now: Lines) -> Iterator[tuple[str, str, str]]:
    """Kind of record, ``gone`` or ``new``, and the record in one line, for what changed."""
    for kind in COMPARED:
        for change, lines in (("gone", was[kind] - now[kind]), ("new", now[kind] - was[kind])):
            for (_, told), count in lines.items():
                yield from ((kind, change, told),) * count
