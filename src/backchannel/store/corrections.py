"""What an analyst puts right in a store, kept by the words a record stands on, so that reading again does not undo it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from backchannel.errors import StoreError
from backchannel.gazetteer.places import Places
from backchannel.ontology import load_ontology
from backchannel.store.correctable import BETWEEN, GONE, KINDS, LISTS, SIDES, anchor, check_value, entries

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a store by the words it stands on."""

    document: str
    kind: str
    start: int
    end: int


def find_document(db: duckdb.DuckDBPyConnection, document: str) -> str:
    """The key of a document given by its key or id.

    Raises:
        StoreError: there is none, or several have that id.
    """
    keys = [key for (key,) in db.execute("SELECT key FROM documents WHERE key = ? OR id = ?", [document, document]).fetchall()]
    if len(keys) != 1:
        raise StoreError(f"{document}: {len(keys) or 'no'} documents of that id; give the key that `backchannel documents` prints")
    return str(keys[0])


def find_record(db: duckdb.DuckDBPyConnection, document: str, id: str) -> Record:
    """The record of an id, as ``e12``, ``c3`` or ``t1``, in a document given by its key or id.

    Raises:
        StoreError: there is no such document or record, several documents have that id, or several items of a track stand on
            the record's sentence, so that no correction could tell them apart when the document is read again.
    """
    key = find_document(db, document)
    kind = KINDS.get(id[:1], "")
    found = None
    if kind:
        start, end = anchor(kind)
        found = db.execute(f"SELECT {start}, {end} FROM {kind} WHERE document = ? AND id = ?", [key, id]).fetchone()
    if not found:
        raise StoreError(f"{document}: no record {id}; events are e1 …, claims c1 …, talks t1 …, deals d1 …, as a reading numbers them")
    ((count,),) = db.execute(f"SELECT count(*) FROM {kind} WHERE document = ? AND {start} = ? AND {end} = ?", [key, *found]).fetchall()
    if count > 1:
        raise StoreError(f"{document}: {count} {kind} stand on the words of {id}; they cannot be told apart, so correct none of them")
    return Record(key, kind, *found)


def correct(db: duckdb.DuckDBPyConnection, record: Record, values: Mapping[str, str | None], note: str | None = None) -> None:
    """Put fields of a record right, or with ``{GONE: None}`` take it out; in one transaction.

    Raises:
        StoreError: a field cannot be corrected, or a value is none the field may have.
    """
    for field, value in values.items():
        check_value(record.kind, field, value)
        if field in SIDES:
            _check_names(db, record.document, field, value)
    (start, end), where = anchor(record.kind), [record.document, record.start, record.end]
    held = f"FROM {record.kind} WHERE document = ? AND {start} = ? AND {end} = ?"
    db.begin()
    try:
        for field, value in values.items():
            was = None if field == GONE else _told((db.execute(f"SELECT {_column(field)} {held}", where).fetchone() or ("",))[0])
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


def undo_corrections(db: duckdb.DuckDBPyConnection, document: str) -> int:
    """Forget what was put right in a document, given by its key; their number. The document is to be read again by `recode`."""
    (count,) = db.execute("SELECT count(*) FROM corrections WHERE document = ?", [document]).fetchall()[0]
    db.begin()
    db.execute("DELETE FROM corrections WHERE document = ?", [document])
    db.execute("UPDATE documents SET coder_version = NULL WHERE key = ?", [document])
    db.commit()
    return int(count)


def apply_corrections(db: duckdb.DuckDBPyConnection, documents: Sequence[str]) -> None:
    """Put right what was read anew of some documents, given by their keys; the transaction is the caller's."""
    told = 'SELECT document, record, "start", "end", field, became FROM corrections WHERE list_contains(?, document)'
    told += " ORDER BY field NOT IN ('type', 'place'), made, rowid"  # what goes with these, before what is put right by itself
    for document, kind, start, end, field, became in db.execute(told, [list(documents)]).fetchall():
        ends, where = anchor(kind), [document, start, end]
        held = f"WHERE document = ? AND {ends[0]} = ? AND {ends[1]} = ?"
        if field == GONE:
            db.execute(f"DELETE FROM {kind} {held}", where)
            continue
        changed = _side(db, document, field, became) if field in SIDES else _changed(kind, field, became)
        columns = ", ".join(f'"{column}" = ?' for column in changed)
        db.execute(f"UPDATE {kind} SET {columns} {held}", [*changed.values(), *where])
        if field == "time_start":
            published = "(SELECT published FROM documents WHERE key = document)"
            db.execute(f"UPDATE events SET day = coalesce(time_start, {published}) {held}", where)
        if field in SIDES:
            db.execute(f"UPDATE events SET parties = array_to_string(list_concat(source_names, target_names), '; ') {held}", where)
        if kind == "events":
            put_right = f"; {field} corrected"
            db.execute(f"UPDATE events SET why = why || ? {held} AND NOT contains(why, ?)", [put_right, *where, put_right])


def _changed(kind: str, field: str, value: str | None) -> dict[str, object]:
    """The columns that a correction changes: with the type go mode and codes, with the first day the day of the event."""
    changed: dict[str, object] = {field: entries(value) if field in LISTS else value}
    if kind == "events" and field == "type" and value:
        frame = load_ontology().frames[value]
        changed |= {"mode": None, "cameo": frame.cameo, "goldstein": frame.goldstein}
    if kind == "events" and field == "place":
        changed |= _on_the_map(value)
    return changed


def _on_the_map(place: str | None) -> dict[str, object]:
    """The columns that go with a place: those of the greatest one so called, empty where none is."""
    found = next(iter(Places().named(place)), None) if place else None
    return {
        "place_country": found.country if found else None,
        "lat": found.lat if found else None,
        "lon": found.lon if found else None,
        "geonameid": found.geonameid if found else None,
    }


def _side(db: duckdb.DuckDBPyConnection, document: str, field: str, value: str | None) -> dict[str, object]:
    """The columns of a side of an event; a name that the article no longer has is kept without an id."""
    names = entries(value)
    told = db.execute("SELECT name, id, country FROM actors WHERE document = ? AND list_contains(?, name)", [document, names]).fetchall()
    known = {name: (id, country) for name, id, country in told}
    side = field.removesuffix("s")
    countries = dict.fromkeys(country for _, country in (known[name] for name in names if name in known) if country)
    return {field: [known[name][0] for name in names if name in known], f"{side}_names": names, f"{side}_countries": list(countries)}


def _check_names(db: duckdb.DuckDBPyConnection, document: str, field: str, value: str | None) -> None:
    held = [name for (name,) in db.execute("SELECT name FROM actors WHERE document = ? ORDER BY name", [document]).fetchall()]
    for name in entries(value):
        if name not in held:
            raise StoreError(f"{field}={value}: no actor of the article is called {name}; these are: {f'{BETWEEN} '.join(held)}")


def _column(field: str) -> str:
    """The column that tells what a field held."""
    return f"{field.removesuffix('s')}_names" if field in SIDES else f'"{field}"'


def _told(value: object) -> str | None:
    if isinstance(value, list):
        return f"{BETWEEN} ".join(map(str, value)) or None
    return None if value is None else str(value)
