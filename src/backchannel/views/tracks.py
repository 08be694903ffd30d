"""Rows of a track: which of them to keep, and how they look where a format knows no lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from backchannel.gazetteer.state_codes import state_code
from backchannel.records.trackrows import Row

PARTIES = ("parties", "mediator", "agency", "state", "owner", "holder", "persons", "nationality", "attacker", "target", "terms")
PLACES = ("venue", "place", "state", "target")


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
    code = state_code(wanted)
    return any(_says(row.get(name), words.casefold()) for words in {wanted, code or wanted} for name in names)


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


def flat(row: Row) -> dict[str, Any]:
    """A row for formats that know no lists: several values with semicolons, a term as ``giver → receiver: item (amount)``."""
    return {name: "; ".join(map(_flat_value, value)) if isinstance(value, (list, tuple)) else value for name, value in row.items()}


def _flat_value(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    amount = f" ({value['amount']})" if value["amount"] else ""
    return f"{value['giver'] or '?'} → {value['receiver'] or '?'}: {value['item'] or '?'}{amount}"
