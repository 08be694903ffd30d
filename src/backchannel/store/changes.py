"""What changes in a store when documents are read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from backchannel.store.rows import Row, Rows

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
    "force": ("attacker", "target", "count", "killed", "place", "evidence"),
}


def _told(row: Row, names: tuple[str, ...]) -> str:
    """A record in one line."""
    values = (row[name] for name in names if not name.endswith("_start") or name == "time_start")
    return " · ".join(", ".join(map(str, v)) if isinstance(v, list) else str(v) for v in values if v not in (None, [], ""))


def _lines(rows: list[Row], names: tuple[str, ...]) -> Counter[tuple[str, str]]:
    return Counter((str(row.get("trigger_start", row.get("content_start", ""))), _told(row, names)) for row in rows)


def changes(db: duckdb.DuckDBPyConnection, key: str, rows: Rows) -> Iterator[tuple[str, str, str]]:
    """Kind of record, ``gone`` or ``new``, and the record in one line, for what new rows of a document change."""
    for kind, names in COMPARED.items():
        columns = ", ".join(f'"{name}"' + ("::VARCHAR" if name == "time_start" else "") for name in names)
        stored = db.execute(f"SELECT {columns} FROM {kind} WHERE document = ?", [key]).fetchall()
        was, now = _lines([dict(zip(names, row, strict=True)) for row in stored], names), _lines(rows[kind], names)
        for change, lines in (("gone", was - now), ("new", now - was)):
            for (_, told), count in lines.items():
                yield from ((kind, change, told),) * count
