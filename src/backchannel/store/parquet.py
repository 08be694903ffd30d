"""Rows as Parquet files by year and month of publication, and such files back into a store."""

from __future__ import annotations

import json
from pathlib import Path

from backchannel.errors import StoreError
from backchannel.store.rows import Row, Rows
from backchannel.store.upgrade import migrations

DONE = "_done"  # folder of the notes that say which shards of a job are done, by which its output is known
ORDER = {"shard": "INTEGER", "row": "INTEGER"}  # where a document stands in the whole job


def column_types() -> dict[str, dict[str, str]]:
    """Columns of every table of a new store with their types."""
    import duckdb

    with duckdb.connect() as db:
        for _, statements in migrations():
            db.execute(statements)
        told = db.execute("SELECT table_name, column_name, data_type FROM duckdb_columns() ORDER BY table_name, column_index").fetchall()
    tables: dict[str, dict[str, str]] = {}
    for table, name, kind in told:
        tables.setdefault(table, {})[name] = kind
    return tables


def struct_of(columns: dict[str, str]) -> str:
    """Columns as DuckDB's ``columns`` argument."""
    return "{" + ", ".join(f"{json.dumps(name)}: '{kind.replace(chr(39), chr(39) * 2)}'" for name, kind in columns.items()) + "}"


def write_partitions(rows: Rows, folder: Path, name: str) -> None:
    """Write rows to ``folder/TABLE/year=…/month=…/NAME.parquet``, by their ``published``; without a day to year 0, month 0.

    Raises:
        StoreError: they cannot be written.
    """
    import duckdb

    types = column_types()
    with duckdb.connect() as db:
        for table, made in rows.items():
            if not made:
                continue
            columns = types[table] | {"published": "DATE"} | (ORDER if table == "documents" else {})
            months: dict[tuple[int, int], list[Row]] = {}
            for row in made:
                day = row.get("published") or "0000-00"
                months.setdefault((int(day[:4]), int(day[5:7])), []).append(row)
            for (year, month), part in months.items():
                target = folder / table / f"year={year}" / f"month={month}"
                target.mkdir(parents=True, exist_ok=True)
                lines = target / f"{name}.jsonl"
                lines.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in part) + "\n", "utf-8")
                kept = ", ".join(f'"{column}"' for column in columns)
                try:
                    db.execute(
                        f"COPY (SELECT {kept} FROM read_json('{lines}', format = 'newline_delimited', columns = {struct_of(columns)},"
                        f" maximum_object_size = 100000000)) TO '{target / name}.parquet' (FORMAT parquet)"
                    )
                except duckdb.Error as error:
                    raise StoreError(
                        f"{folder}: cannot be written ({str(error).splitlines()[0]}); make room or choose another --out"
                    ) from error
                lines.unlink()
