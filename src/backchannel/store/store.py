"""A store that can be written: documents go in with their readings, each batch whole or not at all."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from backchannel.errors import StoreError
from backchannel.records import Coder, Document, Reading
from backchannel.records.trackrows import TRACKS
from backchannel.store.changes import changes, lines_of
from backchannel.store.copies import Signature
from backchannel.store.corrections import apply_corrections
from backchannel.store.parquet import struct_of
from backchannel.store.rows import Row, document_key, document_row, reading_rows
from backchannel.store.upgrade import open_database

if TYPE_CHECKING:
    import duckdb

TABLES = ("documents", "signatures", "actors", "events", "claims", *TRACKS)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is stored of one document: its reading, or the key of the original of which it is a copy."""

    document: Document
    reading: Reading | None
    signature: Signature = ()
    copy_of: str | None = None


class Store:
    """A DuckDB file with documents and their records. Only one process at a time may write it.

    Raises:
        StoreError: it cannot be opened; see `open_database`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.db: duckdb.DuckDBPyConnection = open_database(path)
        described = self.db.execute("SELECT table_name, column_name, data_type FROM duckdb_columns() ORDER BY column_index").fetchall()
        self._columns = {table: {name: kind for of, name, kind in described if of == table} for table in (*TABLES, "changes")}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def columns(self, table: str) -> tuple[str, ...]:
        """Names of the columns of a table."""
        return tuple(self._columns[table])

    def keys(self) -> set[str]:
        """Keys of all documents."""
        return {key for (key,) in self.db.execute("SELECT key FROM documents").fetchall()}

    def signatures(self) -> Iterator[tuple[str, Signature]]:
        """Signatures of the documents that were read, in the order in which they came."""
        for document, hashes in self.db.execute("SELECT document, hashes FROM signatures ORDER BY rowid").fetchall():
            yield document, tuple(hashes)

    def outdated(self, coder: Coder) -> list[str]:
        """Keys of the documents that another coder read."""
        told = "SELECT key FROM documents WHERE copy_of IS NULL AND (coder_version, coder_model, coder_lexicon) IS DISTINCT FROM (?, ?, ?) ORDER BY rowid"
        return [key for (key,) in self.db.execute(told, [coder.version, coder.model, coder.lexicon]).fetchall()]

    def documents(self, keys: Sequence[str]) -> Iterator[Document]:
        """Documents by their keys, in the order of the keys."""
        names = ("id", "title", "outlet", "author", "published", "url", "language", "text", "sha256")
        columns = ", ".join(f"{name}::VARCHAR" for name in names)
        for key in keys:
            row = self.db.execute(f"SELECT {columns} FROM documents WHERE key = ?", [key]).fetchone()
            if row:
                yield Document(**dict(zip(names, row, strict=True)))

    def put(self, entries: Sequence[Entry], *, run: int | None = None) -> None:
        """Write documents with their records in one transaction; what was stored of them before is replaced.

        With ``run`` what that changes is noted under it.

        Raises:
            StoreError: the disk is full or the file cannot be written; nothing of the batch is in the store then.
        """
        import duckdb

        rows: dict[str, list[Row]] = {table: [] for table in TABLES}
        for entry in entries:
            rows["documents"].append(document_row(entry.document, entry.reading, entry.copy_of))
            for table, made in (reading_rows(entry.reading) if entry.reading else {}).items():
                rows[table] += made
            if entry.signature:
                rows["signatures"].append({"document": document_key(entry.document), "hashes": list(entry.signature)})
        try:
            self.db.begin()
            self._replace(rows, run)
            self.db.commit()
        except (duckdb.Error, OSError) as error:
            self.undo()
            raise StoreError(f"{self.path}: cannot be written ({str(error).splitlines()[0]}); what was written before is kept") from error

    def _replace(self, rows: dict[str, list[Row]], run: int | None) -> None:
        """Write the rows of some documents in place of those that are stored, and put right again what was corrected."""
        keys = [row["key"] for row in rows["documents"]]
        was = {key: lines_of(self.db, key) for key in keys} if run is not None else {}
        self._drop(keys)
        for table, made in rows.items():
            self._insert(table, made)
        apply_corrections(self.db, keys)
        told = ((key, change) for key, lines in was.items() for change in changes(lines, lines_of(self.db, key)))
        self._insert("changes", [{"run": run, "document": key, "record": c[0], "change": c[1], "told": c[2]} for key, c in told])

    def undo(self) -> None:
        """Give up the transaction that is open, if one is."""
        import duckdb

        try:
            self.db.rollback()
        except duckdb.Error:  # the failure ended the transaction already
            return

    def _drop(self, keys: Sequence[str]) -> None:
        """Take out what is stored of documents that come again."""
        known = [key for (key,) in self.db.execute("SELECT key FROM documents WHERE list_contains(?, key)", [list(keys)]).fetchall()]
        if known:
            for table in TABLES:
                column = "key" if table == "documents" else "document"
                self.db.execute(f"DELETE FROM {table} WHERE list_contains(?, {column})", [known])

    def _insert(self, table: str, rows: Iterable[Row]) -> None:
        """Rows by way of a file of lines, which DuckDB reads a hundred times faster than parameters."""
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        if not lines:
            return
        columns = self._columns[table]
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
            file.flush()
            names = ", ".join(f'"{name}"' for name in columns)
            self.db.execute(
                f"INSERT INTO {table} ({names}) SELECT {names} FROM read_json(?, format = 'newline_delimited', "
                f"columns = {struct_of(columns)}, maximum_object_size = 100000000)",
                [file.name],
            )

    def begin_run(self, command: str) -> int:
        """Note that a call begins to write; its number."""
        (number,) = self.db.execute("SELECT coalesce(max(run), 0) + 1 FROM runs").fetchall()[0]
        self.db.execute(
            "INSERT INTO runs (run, started, command) VALUES (?, ?, ?)", [number, datetime.now(UTC).replace(tzinfo=None), command]
        )
        return int(number)

    def end_run(self, run: int, *, added: int, copies: int, known: int, failed: int) -> None:
        """Note what a call did."""
        self.db.execute(
            "UPDATE runs SET ended = ?, added = ?, copies = ?, known = ?, failed = ? WHERE run = ?",
            [datetime.now(UTC).replace(tzinfo=None), added, copies, known, failed, run],
        )
