"""Questions to a store: `backchannel events`, `actors`, `documents`, and `--store` of claims and tracks."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import click

from backchannel.errors import BackchannelError
from backchannel.store.read import Question, ask
from backchannel.views.cli.inputs import check_day

FORMATS = ("terminal", "csv", "jsonl", "parquet")
WIDTH = 110
# What the page shows of a record, in this order; CSV, JSON Lines and Parquet have all columns.
SHOWN = {
    "events": ("day", "status", "type", "source_names", "target_names", "trigger", "place"),
    "claims": ("published", "stance", "attitude", "source", "source_kind", "source_country", "cue"),
    "actors": ("name", "country", "sector", "org", "role", "code", "mentions"),
    "documents": ("published", "id", "title", "words", "key", "copy_of"),
    "talks": ("published", "status", "parties", "mediator", "venue", "date", "channel"),
    "deals": ("published", "status", "parties", "label", "terms"),
    "safeguards": ("published", "status", "agency", "state", "subject"),
    "funds": ("published", "status", "owner", "holder", "amount", "unit"),
    "detainees": ("published", "status", "holder", "persons", "count", "nationality", "charge"),
    "force": ("published", "attacker", "target", "count", "killed", "wounded", "place", "period"),
}
WORDS = ("sentence", "content", "evidence")
Command = Callable[..., None]


def answer(store: Path, kind: str, question: Question, *, form: str, out: Path | None, limit: int | None) -> None:
    """Print what a store answers, or write it to a file.

    Raises:
        StoreError: the store cannot be asked.
        BackchannelError: the file cannot be written.
    """
    import duckdb

    for day in (question.since, question.until):
        check_day(day)
    if form == "parquet" and out is None:
        raise click.UsageError("--format parquet needs --out FILE")
    if out and out.exists() and store.exists() and out.samefile(store):
        raise click.UsageError(f"--out {out} is the store itself; give another file")
    db, statement, values = ask(store, kind, question, limit=limit)
    with db:
        if out is None:
            _print(db.execute(statement, values), form, kind)
            return
        try:
            if form == "parquet":
                db.execute(f"COPY ({statement}) TO '{str(out).replace(chr(39), chr(39) * 2)}' (FORMAT parquet)", values)
                return
            with out.open("w", encoding="utf-8", newline="") as file, redirect_stdout(file):
                _print(db.execute(statement, values), form, kind)
        except (duckdb.IOException, OSError) as error:
            raise BackchannelError(f"{out}: cannot be written ({str(error).splitlines()[0]}); choose another --out") from error


def _print(told: Any, form: str, kind: str) -> None:
    names = [column[0] for column in told.description or ()]
    if form == "csv":
        import csv

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(names)
        while rows := told.fetchmany(1000):
            writer.writerows([["; ".join(map(str, v)) if isinstance(v, list) else v for v in row] for row in rows])
        return
    while rows := told.fetchmany(1000):
        for row in rows:
            record = dict(zip(names, row, strict=True))
            click.echo(json.dumps(record, ensure_ascii=False, default=str) if form == "jsonl" else _page(record, kind))


def _page(record: dict[str, Any], kind: str) -> str:
    """A record as a paragraph: what it is, then the words it rests on."""
    head = " · ".join(filter(None, (_plain(record[name]) for name in SHOWN[kind])))
    words = next((record[name] for name in WORDS if record.get(name)), "")
    where = ", ".join(filter(None, (record.get("outlet"), record.get("document_id") or record.get("title")))) if kind != "documents" else ""
    lines = [textwrap.fill(head, WIDTH, subsequent_indent="    ")]
    if words:
        lines.append(textwrap.fill(f"“{' '.join(words.split())}”", WIDTH, initial_indent="    ", subsequent_indent="      "))
    return "\n".join([*lines, f"    {where}"] if where else lines)


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value)
    if isinstance(value, dict):
        return " ".join(_plain(one) for one in value.values() if one)
    if isinstance(value, float):
        return f"{value:g}"
    return "" if value is None or value is False else str(value)


def asked(*, types: tuple[str, ...] = (), statuses: tuple[str, ...] = (), places: bool = False) -> Callable[[Command], Command]:
    """The options of a question."""
    options = [
        click.option("--party", metavar="WORDS", help="Only records with this party: a country's code or words of a name."),
        click.option("--since", metavar="DATE", help="Only records of this day or later, YYYY-MM-DD."),
        click.option("--until", metavar="DATE", help="Only records of this day or earlier, YYYY-MM-DD."),
        click.option("--outlet", metavar="WORDS", help="Only records from outlets of this name."),
        click.option("--text", metavar="WORDS", help="Only records whose words hold these."),
        click.option("--limit", type=click.IntRange(1), help="At most so many."),
        click.option(
            "--format",
            "form",
            type=click.Choice(FORMATS),
            default="terminal",
            show_default=True,
            help="What to print; parquet needs --out.",
        ),
        click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write instead of printing."),
    ]
    if types:
        options.append(
            click.option("--type", type=click.Choice(types), multiple=True, help="Only records of this type; may be given again.")
        )
    if statuses:
        options.append(
            click.option("--status", type=click.Choice(statuses), multiple=True, help="Only records of this status; may be given again.")
        )
    if places:
        options.append(click.option("--place", metavar="WORDS", help="Only records at this place: a country's code or words of a name."))

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add
