"""One track over many articles as the rows of a table, and which of them to keep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from backchannel.records import Amount, Reading, Span, Tracks
from backchannel.records.plain import field_types, to_plain

TRACKS = tuple(field.name for field in fields(Tracks))
PARTIES = ("parties", "mediator", "agency", "state", "owner", "holder", "persons", "nationality", "attacker", "target", "terms")
PLACES = ("venue", "place", "state", "target")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows to keep; None keeps all.

    ``party`` and ``place`` are words or codes to be found in the fields that name parties and places, case aside;
    ``since`` and ``until`` are ISO dates, held against the item's own date or else the day of publication.
    """

    party: str | None = None
    place: str | None = None
    status: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    def keeps(self, row: Row) -> bool:
        """Whether a row is wanted; one without any date is in no period."""
        day = row.get("date") or row["published"]
        if (self.since or self.until) and not day:
            return False
        if self.status and row.get("status") not in self.status:
            return False
        in_period = (not self.since or day[: len(self.since)] >= self.since[: len(day)]) and (not self.until or day <= self.until)
        return in_period and _found(self.party, row, PARTIES) and _found(self.place, row, PLACES)


def _found(wanted: str | None, row: Row, names: tuple[str, ...]) -> bool:
    if not wanted:
        return True
    return any(_says(row.get(name), wanted.casefold()) for name in names)


def _says(value: Any, wanted: str) -> bool:
    """Whether a field, or anything in it, is the code wanted or holds the words wanted."""
    if isinstance(value, (list, tuple)):
        return any(_says(one, wanted) for one in value)
    if isinstance(value, dict):
        return any(_says(value.get(side), wanted) for side in ("giver", "receiver"))
    if not isinstance(value, str):
        return False
    is_code = len(value) == 3 and value.isupper()
    return value.casefold() == wanted if is_code else wanted in value.casefold()


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


def flat(row: Row) -> dict[str, Any]:
    """A row for formats that know no lists: several values with semicolons, a term as ``giver → receiver: item (amount)``."""
    return {name: "; ".join(map(_flat_value, value)) if isinstance(value, (list, tuple)) else value for name, value in row.items()}


def _flat_value(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    amount = f" ({value['amount']})" if value["amount"] else ""
    return f"{value['giver'] or '?'} → {value['receiver'] or '?'}: {value['item'] or '?'}{amount}"
