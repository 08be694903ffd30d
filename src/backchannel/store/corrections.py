"""What an analyst puts right in a store, kept by the words a record stands on, so that reading again does not undo it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from backchannel.errors import StoreError
from backchannel.ontology import load_ontology
from backchannel.records.statements import ATTITUDES

if TYPE_CHECKING:
    import duckdb

GONE = "gone"  # the field of a correction that says there is no such record
ANCHOR = {"events": "trigger", "claims": "content"}
FIELDS = {
    "events": ("type", "mode", "status", "cameo", "time_start", "time_end", "place", "place_country"),
    "claims": ("stance", "attitude", "source_kind"),
}


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a store by the words it stands on."""

    document: str
    kind: str
    start: int
    end: int


def find_record(db: duckdb.DuckDBPyConnection, document: str, id: str) -> Record:
    """The event or claim of an id, as ``e12`` or ``c3``, in a document given by its key or id.

    Raises:
        StoreError: there is no such document or record, or several documents have that id.
    """
    keys = [key for (key,) in db.execute("SELECT key FROM documents WHERE key = ? OR id = ?", [document, document]).fetchall()]
    if len(keys) != 1:
        raise StoreError(f"{document}: {len(keys) or 'no'} documents of that id; give the key that `backchannel documents` prints")
    kind = {"e": "events", "c": "claims"}.get(id[:1], "")
    if kind:
        anchor = ANCHOR[kind]
        found = db.execute(f"SELECT {anchor}_start, {anchor}_end FROM {kind} WHERE document = ? AND id = ?", [keys[0], id]).fetchone()
        if found:
            return Record(keys[0], kind, *found)
    raise StoreError(f"{document}: no record {id}; events are e1, e2 …, claims c1, c2 …; only these can be corrected")


def correct(db: duckdb.DuckDBPyConnection, record: Record, values: Mapping[str, str | None], note: str | None = None) -> None:
    """Put fields of a record right, or with ``{GONE: None}`` take it out; in one transaction.

    Raises:
        StoreError: a field cannot be corrected, or a value is none the field may have.
    """
    for field, value in values.items():
        _check(record.kind, field, value)
    anchor, where = ANCHOR[record.kind], [record.document, record.start, record.end]
    held = f"FROM {record.kind} WHERE document = ? AND {anchor}_start = ? AND {anchor}_end = ?"
    db.begin()
    try:
        for field, value in values.items():
            was = None if field == GONE else str((db.execute(f"SELECT {field} {held}", where).fetchone() or ("",))[0])
            db.execute(
                'DELETE FROM corrections WHERE document = ? AND record = ? AND "start" = ? AND "end" = ? AND field = ?',
                [record.document, record.kind, record.start, record.end, field],
            )
            made = [record.document, record.kind, record.start, record.end, field, was, value, note, datetime.now(UTC).replace(tzinfo=None)]
            db.execute("INSERT INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", made)
        apply_corrections(db, [record.document])
        db.commit()
    except BaseException:
        db.rollback()
        raise


def undo_corrections(db: duckdb.DuckDBPyConnection, record: Record) -> int:
    """Forget what was put right in the document of a record; their number. The document is to be read again by `recode`."""
    (count,) = db.execute("SELECT count(*) FROM corrections WHERE document = ?", [record.document]).fetchall()[0]
    db.begin()
    db.execute("DELETE FROM corrections WHERE document = ?", [record.document])
    db.execute("UPDATE documents SET coder_version = NULL WHERE key = ?", [record.document])
    db.commit()
    return int(count)


def apply_corrections(db: duckdb.DuckDBPyConnection, documents: Sequence[str]) -> None:
    """Put right what was read anew of some documents, given by their keys; the transaction is the caller's."""
    told = 'SELECT document, record, "start", "end", field, became FROM corrections WHERE list_contains(?, document) ORDER BY made, rowid'
    for document, kind, start, end, field, became in db.execute(told, [list(documents)]).fetchall():
        anchor = ANCHOR[kind]
        held, where = f"WHERE document = ? AND {anchor}_start = ? AND {anchor}_end = ?", [document, start, end]
        if field == GONE:
            db.execute(f"DELETE FROM {kind} {held}", where)
            continue
        changed = _changed(kind, field, became)
        columns = ", ".join(f"{column} = ?" for column in changed)
        db.execute(f"UPDATE {kind} SET {columns} {held}", [*changed.values(), *where])
        if kind == "events":
            put_right = f"; {field} corrected"
            db.execute(f"UPDATE events SET why = why || ? {held} AND NOT contains(why, ?)", [put_right, *where, put_right])


def _changed(kind: str, field: str, value: str | None) -> dict[str, object]:
    """The columns that a correction changes: with the type go mode and codes, with the first day the day of the event."""
    changed: dict[str, object] = {field: value}
    if kind == "events" and field == "type" and value:
        frame = load_ontology().frames[value]
        changed |= {"mode": None, "cameo": frame.cameo, "goldstein": frame.goldstein}
    if field == "time_start" and value:
        changed["day"] = value
    return changed


def _check(kind: str, field: str, value: str | None) -> None:
    if field != GONE and field not in FIELDS[kind]:
        raise StoreError(f"{field}: {kind} have no such field to correct; these have: {', '.join(FIELDS[kind])}")
    allowed = _values(field)
    if allowed and value not in allowed:
        raise StoreError(f"{field}={value}: is none of {', '.join(allowed)}")
    if field.startswith("time_"):
        try:
            date.fromisoformat(value or "")
        except ValueError as error:
            raise StoreError(f"{field}={value}: is not YYYY-MM-DD") from error


def _values(field: str) -> tuple[str, ...]:
    """The values a field may have; none where any word will do."""
    ontology = load_ontology()
    return {
        "type": tuple(name for name, frame in ontology.frames.items() if frame.family == "event"),
        "status": ontology.statuses,
        "stance": ontology.stances,
        "source_kind": ontology.source_kinds,
        "attitude": ATTITUDES,
    }.get(field, ())
