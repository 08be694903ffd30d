"""Questions to a store: which records, by party, type, status, place, period, outlet and words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backchannel.errors import StoreError
from backchannel.gazetteer.state_codes import state_code
from backchannel.store.upgrade import open_database

if TYPE_CHECKING:
    import duckdb

CODES = frozenset({"source_countries", "target_countries"})  # lists of codes, in which no words are
RESTRICTED = frozenset({"party", "place", "text", "type", "status", "stance", "kind", "attitude"})  # not every kind of record has them


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; None asks nothing.

    ``party`` and ``place`` are a country's code or words of a name; ``since`` and ``until`` ISO days, held against the day
    of the record itself, else that of publication; ``text`` words of the sentence, content or evidence.
    """

    party: str | None = None
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    attitude: tuple[str, ...] = ()
    place: str | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    text: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """How a kind of record is asked for: the columns to give, where they come from, and what each part of a question means there."""

    select: str
    source: str
    order: str
    parties: tuple[str, ...] = ()  # columns that name parties
    lists: tuple[str, ...] = ()  # columns that list them
    places: tuple[str, ...] = ()
    day: str = "published"
    text: str = ""
    named: tuple[tuple[str, str], ...] = ()  # parts of a question that name values, and their columns


def _track(
    parties: tuple[str, ...] = (),
    lists: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    day: str = "t.published",
    status: str = "status",
) -> Callable[[str], Table]:
    def make(name: str) -> Table:
        return Table(
            "d.outlet, d.title, t.*", f"{name} AS t JOIN documents AS d ON d.key = t.document", 't.published, t.document, t."start"',
            tuple(f"t.{p}" for p in parties), tuple(f"t.{p}" for p in lists), tuple(f"t.{p}" for p in places), day, "t.evidence", (("status", f"t.{status}"),) if status else (),
        )  # fmt: skip

    return make


TABLES: dict[str, Table] = {
    "events": Table(
        "day, type, mode, status, source_names, source_countries, target_names, target_countries, trigger, place, place_country, lat, lon,"
        " goldstein, cameo, own, independent_sources, confidence, outlet, title, document_id, document, id, sentence",
        "told", "day, document, trigger_start",
        parties=("parties",),
        lists=("source_countries", "target_countries"), places=("place", "place_country"), day="day", text="sentence",
        named=(("type", "type"), ("status", "status")),
    ),
    "claims": Table(
        "published, source, source_name, source_country, source_kind, stance, attitude, cue, content, inside, answers, outlet, title, document_id, document, id",
        "said", "published, document, content_start",
        parties=("source", "source_name", "source_country"), text="content",
        named=(("stance", "stance"), ("kind", "source_kind"), ("attitude", "attitude")),
    ),
    "actors": Table(
        "a.name, a.country, a.sector, a.org, a.role, a.code, len(a.mentions) AS mentions, d.published, d.outlet, d.id AS document_id, a.document, a.id",
        "actors AS a JOIN documents AS d ON d.key = a.document", "a.document, a.id",
        parties=("a.name", "a.country", "a.org", "a.code"), day="d.published", text="a.name", named=(("type", "a.sector"),),
    ),
    "documents": Table(
        "key, id, published, outlet, author, title, url, words, copy_of", "documents", "published, id", day="published", text="text",
    ),
}  # fmt: skip
TABLES |= {
    name: make(name)
    for name, make in {
        "talks": _track(("mediator",), ("parties",), ("venue",), "coalesce(try_cast(rpad(t.date, 10, '-01') AS DATE), t.published)"),
        "deals": _track((), ("parties",)),
        "safeguards": _track(("agency", "state"), (), ("state",)),
        "funds": _track(("owner", "holder")),
        "detainees": _track(("holder",), ("persons", "nationality")),
        "force": _track(("attacker", "target"), (), ("place", "target"), status=""),
    }.items()
}


def ask(path: Path, kind: str, question: Question, *, limit: int | None = None) -> tuple[duckdb.DuckDBPyConnection, str, list[Any]]:
    """A connection to a store with the statement, and its values, that answers a question about a kind of record.

    Raises:
        StoreError: the store cannot be opened, or the question asks for what such records have not.
    """
    table = TABLES[kind]
    conditions, values = _conditions(table, question, kind)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    most = f" LIMIT {int(limit)}" if limit is not None else ""
    statement = f"SELECT {table.select} FROM {table.source}{where} ORDER BY {table.order}{most}"
    return open_database(path, read_only=True), statement, values


def _conditions(table: Table, question: Question, kind: str) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []

    def add(condition: str, *given: Any) -> None:
        conditions.append(condition)
        values.extend(given)

    asked = {field.name for field in fields(question) if getattr(question, field.name)}
    missing = [name for name in sorted(asked & RESTRICTED) if name not in _has(table)]
    if missing:
        raise StoreError(f"{kind} have no {missing[0]}; leave --{missing[0]} out")
    if question.party:
        _named(question.party, table.parties, table.lists, add)
    if question.place:
        _named(question.place, table.places, (), add)
    for name, column in table.named:
        if wanted := getattr(question, name):
            add(f"list_contains(?, {column})", list(wanted))
    if question.since:
        add(f"{table.day} >= ?::DATE", question.since)
    if question.until:
        add(f"{table.day} <= ?::DATE", question.until)
    if question.outlet:
        add(_holds("outlet"), question.outlet)
    if question.text:
        add(_holds(table.text), question.text)
    if question.document:
        add("(document_id = ?)" if kind in {"events", "claims"} else "(d.id = ?)" if kind != "documents" else "(id = ?)", question.document)
    return conditions, values


def _has(table: Table) -> set[str]:
    """The parts of a question that mean something for such records."""
    found = {name for name, _ in table.named}
    found |= {"party"} if table.parties or table.lists else set()
    found |= {"place"} if table.places else set()
    return found | ({"text"} if table.text else set())


def _named(wanted: str, columns: tuple[str, ...], lists: tuple[str, ...], add: Callable[..., None]) -> None:
    """A code equals; words are found in a name, case aside, and those that name a state stand for its code too."""
    code = state_code(wanted)
    by_code = [*(f"{c} = ?" for c in columns), *(f"list_contains({c}, ?)" for c in lists)] if code else []
    names = [*columns, *(f"array_to_string({c}, '; ')" for c in lists if c not in CODES)] if code != wanted else []
    add(f"({' OR '.join([*by_code, *map(_holds, names)])})", *[code] * len(by_code), *[wanted] * len(names))


def _holds(column: str) -> str:
    """The condition that the words of a value stand anywhere in a column, case aside."""
    return f"contains(lower({column}), lower(?))"
