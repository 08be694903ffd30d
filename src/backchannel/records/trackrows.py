"""Items of a track as the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from backchannel.records.plain import field_types, to_plain
from backchannel.records.reading import Reading, Tracks
from backchannel.records.span import Span
from backchannel.records.tracks import Amount

TRACKS = tuple(field.name for field in fields(Tracks))
Row = dict[str, Any]


def track_rows(reading: Reading, track: str) -> Iterator[Row]:
    """The items of one track of a reading.

    A row holds document and day of publication, the fields of the record (an amount as value and unit), and the words
    the item rests on with their offsets.
    """
    for item in getattr(reading.tracks, track):
        row: Row = {"document": reading.document.id, "published": reading.document.published}
        for field in fields(item):
            value = getattr(item, field.name)
            if field.name == "events":
                continue
            if field.name == "evidence":
                row |= {"evidence": " ".join(value.text.split()), "start": value.start, "end": value.end}
            elif field.name == "amount":
                row |= {"amount": value.value if value else None, "unit": value.unit if value else None}
            elif field.name == "terms":
                row[field.name] = [{name: to_plain(term)[name] for name in ("giver", "receiver", "item", "amount")} for term in value]
            else:
                row[field.name] = to_plain(value)
        yield row


def columns_of(track: str) -> dict[str, str]:
    """Columns of a track's rows with their SQL types."""
    kind = field_types(Tracks)[track].__args__[0]
    columns = {"document": "VARCHAR", "published": "VARCHAR"}
    for name, of in field_types(kind).items():
        if name == "evidence":
            columns |= {"evidence": "VARCHAR", "start": "BIGINT", "end": "BIGINT"}
        elif name == "amount":
            columns |= {"amount": "DOUBLE", "unit": "VARCHAR"}
        elif name == "terms":
            columns[name] = "STRUCT(giver VARCHAR, receiver VARCHAR, item VARCHAR, amount VARCHAR)[]"
        elif name != "events":
            columns[name] = _sql(of)
    return columns


def _sql(kind: Any) -> str:
    parts = set(getattr(kind, "__args__", ())) - {type(None), Ellipsis}
    if getattr(kind, "__origin__", None) is tuple:
        return "VARCHAR[]"
    base = next(iter(parts), kind)
    return {int: "BIGINT", float: "DOUBLE", Amount: "DOUBLE", Span: "VARCHAR"}.get(base, "VARCHAR")
