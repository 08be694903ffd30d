"""Parquet files that a cluster left, into a store: the same rows as if the documents had been read here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from backchannel.errors import StoreError
from backchannel.store.copies import Originals
from backchannel.store.parquet import DONE
from backchannel.store.store import TABLES, Store

CODERS = ("coder_version", "coder_model", "coder_lexicon")


@dataclass(slots=True)
class Loaded:
    """What came of a folder: documents with their records, copies linked, documents known before."""

    read: int = 0
    copies: int = 0
    known: int = 0


def load_parquet(folder: Path, store: Store) -> Loaded:
    """Put what a folder of a cluster's Parquet files holds into a store, in the order of its shards.

    Raises:
        StoreError: the files cannot be read, or the store cannot be written; nothing of them is in the store then.
    """
    import duckdb

    done = Loaded()
    try:
        chosen = _chosen(folder, store, done)
        store.db.begin()
        store.db.execute("CREATE TEMP TABLE chosen (key VARCHAR, file VARCHAR, copy_of VARCHAR, number BIGINT)")
        if chosen:
            store.db.executemany("INSERT INTO chosen VALUES (?, ?, ?, ?)", chosen)
        for table in TABLES:
            _load(store, folder, table)
        store.db.execute("DROP TABLE chosen")
        store.db.commit()
    except duckdb.Error as error:
        store.undo()
        raise StoreError(f"{folder}: cannot be loaded ({str(error).splitlines()[0]}); what the store held before is kept") from error
    return done


def _files(folder: Path, table: str) -> str:
    return str(folder / table / "*" / "*" / "*.parquet").replace("'", "''")


def _chosen(folder: Path, store: Store, done: Loaded) -> list[tuple[str, str, str | None, int]]:
    """Key, file, original and number of each document that the store does not hold yet."""
    told = store.db.execute(
        f"SELECT d.key, d.filename, s.hashes FROM read_parquet('{_files(folder, 'documents')}', filename = true) AS d"
        f" LEFT JOIN read_parquet('{_files(folder, 'signatures')}', filename = true) AS s ON s.document = d.key"
        " AND parse_filename(s.filename) = parse_filename(d.filename) ORDER BY d.shard, d.row"
    ).fetchall()
    keys, originals = store.keys(), Originals(store.signatures())
    done_shards = {path.stem for path in (folder / DONE).glob("*.json")}
    chosen: list[tuple[str, str, str | None, int]] = []
    for key, file, hashes in told:
        if Path(file).stem not in done_shards:  # a shard that is being done, or whose worker died
            continue
        if key in keys:
            done.known += 1
            continue
        keys.add(key)
        made = tuple(hashes or ())
        original = originals.find(made)
        if original is None:
            originals.add(key, made)
        done.copies += original is not None
        done.read += original is None
        chosen.append((key, Path(file).name, original, len(chosen)))
    return chosen


def _load(store: Store, folder: Path, table: str) -> None:
    """Rows of the chosen documents into a table; of copies only the document itself, without a coder."""
    if not any((folder / table).glob("*/*/*.parquet")):
        return
    columns = store.columns(table)
    is_documents = table == "documents"
    values = {name: f'r."{name}"' for name in columns}
    if is_documents:
        values["copy_of"] = "c.copy_of"
        values |= {name: f'CASE WHEN c.copy_of IS NULL THEN r."{name}" END' for name in CODERS}
    key = "key" if is_documents else "document"
    only = "" if is_documents else " WHERE c.copy_of IS NULL"
    if table == "signatures":
        only += " AND len(r.hashes) > 0"
    names = ", ".join(f'"{name}"' for name in columns)
    store.db.execute(
        f"INSERT INTO {table} ({names}) SELECT {', '.join(values.values())}"
        f" FROM read_parquet('{_files(folder, table)}', filename = true, file_row_number = true, union_by_name = true) AS r"
        f" JOIN chosen AS c ON c.key = r.{key} AND c.file = parse_filename(r.filename){only} ORDER BY c.number, r.file_row_number"
    )
