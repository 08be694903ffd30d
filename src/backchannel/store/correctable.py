"""Which fields of which records may be put right, and what they may hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from backchannel.errors import StoreError
from backchannel.gazetteer.state_codes import state_code
from backchannel.ontology import load_ontology
from backchannel.records.statements import ATTITUDES

GONE = "gone"  # the field of a correction that says there is no such record
BETWEEN = ";"  # between the entries of a list: names hold commas
KINDS = {
    "e": "events", "c": "claims",
    "t": "talks", "d": "deals", "s": "safeguards", "f": "funds", "h": "detainees", "x": "force",
}  # fmt: skip
# The columns with the offsets of the words that a record stands on.
ANCHORS = {"events": ("trigger_start", "trigger_end"), "claims": ("content_start", "content_end")}
EVIDENCE = ('"start"', '"end"')
FIELDS = {
    "events": ("type", "mode", "status", "cameo", "sources", "targets", "time_start", "time_end", "place", "place_country"),
    "claims": ("stance", "attitude", "source_kind"),
    "talks": ("parties", "mediator", "venue", "date", "channel", "level", "round", "status"),
    "deals": ("parties", "label", "status"),
    "safeguards": ("agency", "state", "subject", "status"),
    "funds": ("owner", "holder", "amount", "unit", "status"),
    "detainees": ("holder", "persons", "count", "nationality", "charge", "status"),
    "force": ("attacker", "target", "count", "killed", "wounded", "place", "period"),
}
SIDES = frozenset({"sources", "targets"})  # of an event: names of actors of the article
LISTS = SIDES | {"parties", "persons", "nationality"}
NEEDED = frozenset({"type", "status", "stance", "source_kind"})


def _day(text: str) -> date:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise ValueError(text)
    return date.fromisoformat(text)


def _whole(text: str) -> int:
    if not re.fullmatch(r"\d{1,15}", text, re.ASCII):
        raise ValueError(text)
    return int(text)


def _state(text: str) -> str:
    if state_code(text) != text:
        raise ValueError(text)
    return text


def _cameo(text: str) -> str:
    if not re.fullmatch(r"\d{2,4}", text, re.ASCII):
        raise ValueError(text)
    return text


_FORMS: dict[str, tuple[Callable[[str], object], str]] = {
    "time_start": (_day, "YYYY-MM-DD"),
    "time_end": (_day, "YYYY-MM-DD"),
    "count": (_whole, "a whole number"),
    "killed": (_whole, "a whole number"),
    "wounded": (_whole, "a whole number"),
    "round": (_whole, "a whole number"),
    "amount": (float, "a number"),
    "place_country": (_state, "a code of three letters as in ISO 3166-1, such as PER"),
    "cameo": (_cameo, "a CAMEO code, such as 190"),
}


def anchor(kind: str) -> tuple[str, str]:
    """The columns of a table with the offsets of the words that its records stand on."""
    return ANCHORS.get(kind, EVIDENCE)


def check_value(kind: str, field: str, value: str | None) -> None:
    """Nothing where a field of a table may hold a value.

    Raises:
        StoreError: there is no such field to correct, or it cannot hold that.
    """
    if field == GONE:
        return
    if field not in FIELDS[kind]:
        raise StoreError(f"{field}: {kind} have no such field to correct; these have: {', '.join(FIELDS[kind])}")
    if value is None and field not in NEEDED:
        return
    allowed = _allowed(kind, field)
    if allowed and value not in allowed:
        raise StoreError(f"{field}={value}: is none of {', '.join(allowed)}")
    if field in _FORMS:
        form, told = _FORMS[field]
        try:
            form(value or "")
        except ValueError as error:
            raise StoreError(f"{field}={value}: is not {told}") from error


def entries(value: str | None) -> list[str]:
    """The entries of a list, given with semicolons between them."""
    return [part.strip() for part in (value or "").split(BETWEEN) if part.strip()]


def _allowed(kind: str, field: str) -> tuple[str, ...]:
    """The values a field may have; none where any word will do."""
    ontology = load_ontology()
    if field == "status" and kind in ontology.frames:
        return ontology.frames[kind].status
    return {
        "type": tuple(name for name, frame in ontology.frames.items() if frame.family == "event"),
        "status": ontology.statuses,
        "stance": ontology.stances,
        "source_kind": ontology.source_kinds,
        "attitude": ATTITUDES,
    }.get(field, ())
