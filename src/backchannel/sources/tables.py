"""Tables of articles (CSV, TSV, Parquet) to documents, with the columns named by whoever asks."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from backchannel.errors import InputError
from backchannel.records import Document
from backchannel.sources.document import Failure
from backchannel.sources.rows import KNOWN, TEXTS, guarded

TABLES = {".csv", ".tsv", ".parquet"}
FACTS = ("text", *KNOWN)
LONGEST_FIELD = 20_000_000  # characters of a field
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
    rows = _parquet_rows(path) if path.suffix.lower() == ".parquet" else _text_rows(path)
    chosen = _chosen(columns, next(rows), str(path))
    for number, row in enumerate(rows, 1):
        yield row if isinstance(row, Failure) else _document(row, chosen, path, number, published, outlet)


def _parquet_rows(path: Path) -> Iterator[Any]:
    """The names of the columns, then the rows."""
    import duckdb

    with duckdb.connect() as db:
        try:
            told = db.execute("SELECT * FROM read_parquet(?)", [str(path)])
            names = [column[0] for column in told.description or ()]
            yield names
            while rows := told.fetchmany(AT_ONCE):
                yield from (dict(zip(names, row, strict=True)) for row in rows)
        except duckdb.Error as error:
            raise InputError(str(path), f"cannot be read as a table ({str(error).splitlines()[0]}); check the file") from error


def _text_rows(path: Path) -> Iterator[Any]:
    """The names of the columns, then the rows; one that is none of this table as a failure."""
    csv.field_size_limit(LONGEST_FIELD)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines, delimiter=_delimiter(path), strict=True)
        names: list[str] = []
        while True:
            try:
                row = next(reader)
            except StopIteration:
                break
            except UnicodeDecodeError as error:
                raise InputError(str(path), f"is not UTF-8 ({error.reason}); convert it, for example with iconv") from error
            except csv.Error as error:
                if not names:
                    raise InputError(str(path), f"its first line names no columns ({error}); check its quotation marks") from error
                yield Failure(f"{path} line {reader.line_num}", f"no row of a table ({error}); check its quotation marks")
                continue
            if not names:
                yield (names := row)
            elif row:
                yield _row(names, row, f"{path} line {reader.line_num}")
        if not names:
            raise InputError(str(path), "is empty; give a table whose first line names its columns")


def _row(names: list[str], row: list[str], where: str) -> dict[str, str] | Failure:
    if len(row) != len(names):
        return Failure(where, f"{len(row)} fields where {len(names)} are named; check its quotation marks")
    return dict(zip(names, row, strict=True))


def _delimiter(path: Path) -> str:
    """What parts the columns, by the line that names them."""
    with path.open(encoding="utf-8", errors="replace") as lines:
        head = lines.readline()
    return max(",;\t|", key=head.count)


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
