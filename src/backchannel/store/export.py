"""A store as folders of Parquet files, by year and month of publication."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from backchannel.errors import StoreError
from backchannel.store.store import TABLES

if TYPE_CHECKING:
    import duckdb

OWN = re.compile(r"year=\d+(?:/month=\d+(?:/[^/]+\.parquet)?)?")  # what an export writes below the folder of a table
LEFT_OUT = frozenset({"signatures"})  # of use to the store alone


def export(db: duckdb.DuckDBPyConnection, out: Path) -> dict[str, int]:
    """Write every table to ``out/TABLE/year=…/month=…/``; rows written by table. Documents without a day go to year 0, month 0.

    What an earlier export wrote there is replaced.

    Raises:
        StoreError: the folder cannot be written, or holds what no export wrote.
    """
    import duckdb

    _refuse_others(out)
    written: dict[str, int] = {}
    for table in (name for name in TABLES if name not in LEFT_OUT):
        told = (
            f"SELECT * FROM {table}"
            if table == "documents"
            else f"SELECT t.*, d.published AS _day FROM {table} AS t JOIN documents AS d ON d.key = t.document"
        )
        day = "published" if table == "documents" else "_day"
        drop = "" if table == "documents" else " EXCLUDE (_day)"
        statement = f"SELECT *{drop}, coalesce(year({day}), 0) AS year, coalesce(month({day}), 0) AS month FROM ({told})"
        try:
            (out / table).mkdir(parents=True, exist_ok=True)
            target = str(out / table).replace("'", "''")
            (count,) = db.execute(f"COPY ({statement}) TO '{target}' (FORMAT parquet, PARTITION_BY (year, month), OVERWRITE)").fetchall()[0]
        except (duckdb.Error, OSError) as error:
            raise StoreError(f"{out}: cannot be written ({str(error).splitlines()[0]}); choose another --out") from error
        written[table] = int(count)
    return written


def _refuse_others(out: Path) -> None:
    """See that the folders to be replaced hold nothing but an earlier export."""
    for table in (name for name in TABLES if name not in LEFT_OUT):
        for found in (out / table).rglob("*"):
            if not OWN.fullmatch(found.relative_to(out / table).as_posix()):
                raise StoreError(f"{found}: no export wrote this, and it would be replaced; choose an empty folder for --out")
