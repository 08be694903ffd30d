"""Tables of articles (CSV, TSV, Parquet) to documents, with the columns named by whoever asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from backchannel.errors import InputError
from backchannel.records import Document
from backchannel.sources.document import Failure
from backchannel.sources.rows import KNOWN, TEXTS, guarded

TABLES = {".csv", ".tsv", ".parquet"}
FACTS = ("text", *KNOWN)
AT_ONCE = 500  # rows held in memory


def parse_columns(given: str | None) -> dict[str, str]:
    """``text=body,published=date`` as a mapping from a document's facts to columns.

    Raises:
        InputError: a part is not ``fact=column``, or there is no such fact.
    """
    columns: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in (given or "").split(","))):
        fact, equals, column = part.partition("=")
        if not equals or fact.strip() not in FACTS:
            raise InputError("--columns", f"{part!r} is not FACT=COLUMN; facts are {', '.join(FACTS)}")
        columns[fact.strip()] = column.strip()
    return columns


def read_table(
    path: Path, columns: Mapping[str, str], *, published: str | None = None, outlet: str | None = None
) -> Iterator[Document | Failure]:
    """The documents of a table, one a row; a bad row is told by its number and loses nothing else.

    A fact whose column is not named comes from the column of its own name, if there is one.

    Raises:
        InputError: the table cannot be read, or lacks a column that was named, or has no text.
    """
    import duckdb

    scan = "read_parquet(?)" if path.suffix.lower() == ".parquet" else "read_csv(?, all_varchar = true, ignore_errors = true)"
    with duckdb.connect() as db:
        try:
            told = db.execute(f"SELECT * FROM {scan}", [str(path)])
            names = [column[0] for column in told.description or ()]
            chosen = _chosen(columns, names, str(path))
            number = 0
            while rows := told.fetchmany(AT_ONCE):
                for row in rows:
                    number += 1
                    yield _document(dict(zip(names, row, strict=True)), chosen, path, number, published, outlet)
        except duckdb.Error as error:
            raise InputError(str(path), f"cannot be read as a table ({str(error).splitlines()[0]}); check the file") from error


def _chosen(columns: Mapping[str, str], names: list[str], table: str) -> dict[str, str]:
    missing = [column for column in columns.values() if column not in names]
    if missing:
        raise InputError(table, f"has no column {missing[0]!r}; it has {', '.join(names[:12])}")
    own = {name.casefold(): name for name in names}
    chosen = {fact: own[fact] for fact in KNOWN if fact in own} | dict(columns)
    text = columns.get("text") or next((own[name] for name in TEXTS if name in own), None)
    if text is None:
        raise InputError(table, f"no column of texts; name it with --columns text=…; it has {', '.join(names[:12])}")
    return chosen | {"text": text}


def _document(
    row: Mapping[str, Any], chosen: Mapping[str, str], path: Path, number: int, published: str | None, outlet: str | None
) -> Document | Failure:
    facts = {fact: str(row[column]) for fact, column in chosen.items() if row[column] not in (None, "")}
    return guarded(facts, id=f"{path.stem}-{number}", name=f"{path} row {number}", published=published, outlet=outlet)
