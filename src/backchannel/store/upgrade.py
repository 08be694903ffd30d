"""A store is opened, and brought to this version by the numbered files of ``schema/``."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from backchannel.errors import StoreError, StoreHeldError

if TYPE_CHECKING:
    import duckdb

OURS = "backchannel"


def migrations() -> tuple[tuple[int, str], ...]:
    """Number and statements of each file of ``schema/``, in order."""
    folder = files("backchannel.store").joinpath("schema")
    named = sorted((entry.name, entry) for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple((int(name[:4]), entry.read_text("utf-8")) for name, entry in named)


def open_database(path: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """The database of a store, made if there is none, brought to this version.

    Raises:
        StoreError: it does not exist (to read), is no store, was written by a newer version, or another process holds it.
    """
    import duckdb

    if read_only and not path.exists():
        raise StoreError(f"{path}: no such store; make one with `backchannel add … --store {path}`")
    try:
        db = duckdb.connect(str(path), read_only=read_only)
    except duckdb.IOException as error:
        kind = StoreHeldError if "lock" in str(error).casefold() else StoreError
        raise kind(f"{path}: {_reason(str(error))}") from error
    except duckdb.Error as error:
        raise StoreError(f"{path}: is no store ({_first_line(str(error))}); give another --store") from error
    try:
        _upgrade(db, path, read_only=read_only)
    except BaseException:
        db.close()
        raise
    return db


def _upgrade(db: duckdb.DuckDBPyConnection, path: Path, *, read_only: bool) -> None:
    import duckdb

    known = migrations()
    tables = {name for (name,) in db.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if tables and "store" not in tables:
        raise StoreError(f"{path}: a DuckDB file, but no store of Backchannel; give another --store")
    done = {number for (number,) in db.execute("SELECT migration FROM store").fetchall()} if tables else set()
    if done and max(done) > known[-1][0]:
        raise StoreError(f"{path}: written by a newer Backchannel (schema {max(done)}, this one knows {known[-1][0]}); upgrade Backchannel")
    missing = [(number, statements) for number, statements in known if number not in done]
    if not missing:
        return
    if read_only:
        raise StoreError(f"{path}: written by an older Backchannel; `backchannel add --store {path}` with anything brings it up to date")
    try:
        db.begin()
        db.execute("CREATE TABLE IF NOT EXISTS store (migration INTEGER NOT NULL, made_by VARCHAR NOT NULL)")
        for number, statements in missing:
            db.execute(statements)
            db.execute("INSERT INTO store VALUES (?, ?)", [number, OURS])
        db.commit()
    except duckdb.Error as error:
        db.rollback()
        raise StoreError(f"{path}: cannot be brought to this version ({_first_line(str(error))}); keep a copy and report it") from error


def _first_line(message: str) -> str:
    return message.splitlines()[0] if message else ""


def _reason(message: str) -> str:
    folded = message.casefold()
    if "lock" in folded:
        return "another process has it open; wait for it or give another --store"
    if "no space" in folded:
        return "the disk is full; make room or give another --store"
    if "not a valid duckdb" in folded or "not a duckdb" in folded:
        return "is no DuckDB file; give another --store"
    return f"cannot be opened ({_first_line(message)}); give another --store"
