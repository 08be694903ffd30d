"""`backchannel claims`."""

from __future__ import annotations

import csv
import json
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from backchannel.ontology import load_ontology
from backchannel.records.statements import ATTITUDES
from backchannel.sources import Failure, read_inputs
from backchannel.store.read import Question
from backchannel.views.cli.ask import answer, asked
from backchannel.views.cli.inputs import check_day, sorted_out

if TYPE_CHECKING:
    from backchannel.views.claims import Row

WIDTH = 100


@click.command()
@click.argument("inputs", nargs=-1, metavar="FILE...")
@click.option("--store", type=click.Path(path_type=Path, dir_okay=False), help="Ask this store instead of reading files.")
@asked()
@click.option("--stance", type=click.Choice(load_ontology().stances), multiple=True, help="Only claims of this stance; may be given again.")
@click.option(
    "--kind", type=click.Choice(load_ontology().source_kinds), multiple=True, help="Only claims of this kind of source; may be given again."
)
@click.option("--attitude", type=click.Choice(ATTITUDES), multiple=True, help="Only claims of this attitude; may be given again.")
@click.option("--published", metavar="DATE", help="Day of publication, YYYY-MM-DD, when the text does not tell it.")
def claims(
    inputs: tuple[str, ...], store: Path | None, form: str, out: Path | None, limit: int | None, published: str | None, **question: Any
) -> None:
    """Print who says what, who denies it, and through whom it comes: one row for each claim of the articles.

    Takes what `read` takes, or asks a store; --party, --since, --until, --outlet, --text, --limit and --out are for stores. The chain runs from the outermost source to the one that speaks.
    """
    if bool(inputs) == bool(store):
        raise click.UsageError("give files to read, or --store")
    if store:
        answer(store, "claims", Question(**question), form=form, out=out, limit=limit)
        return
    from backchannel.flow import Reader
    from backchannel.views.claims import claim_rows

    chosen = {name: question.pop(name) for name in ("stance", "kind", "attitude")}
    if form == "parquet" or out or limit or any(question.values()):
        raise click.UsageError("parquet, --out, --limit and questions of party, period, outlet or words need --store")
    check_day(published)
    reader, failures = Reader(), list[Failure]()
    documents = sorted_out(read_inputs(inputs, published=published), failures)
    rows = (row for document in documents for row in claim_rows(reader.read(document)))
    wanted = (row for row in rows if all(not values or row[name] in values for name, values in chosen.items()))  # type: ignore[literal-required]
    {"terminal": _terminal, "csv": _csv, "jsonl": _jsonl}[form](wanted)
    if failures:
        sys.exit(1)


def _terminal(rows: Iterable[Row]) -> None:
    document = None
    for row in rows:
        if row["document"] != document:
            document = row["document"]
            click.echo(f"{document}\n")
        click.echo(textwrap.fill(_head(row), WIDTH, initial_indent=f"{row['id']:5}", subsequent_indent="       "))
        if "→" in row["chain"]:
            click.echo(textwrap.fill(row["chain"], WIDTH, initial_indent="     through ", subsequent_indent="       "))
        said = f"{row['cue']}: “{row['content']}”" if row["cue"] else f"“{row['content']}”"
        click.echo(textwrap.fill(said, WIDTH, initial_indent="     ", subsequent_indent="       "))
        if row["unnamed"]:
            click.echo(textwrap.fill(row["unnamed"], WIDTH, initial_indent="     unnamed; ", subsequent_indent="       "))
        if row["answers"]:
            click.echo(f"     against {row['answers']}")
        if row["events"]:
            click.echo(textwrap.fill(row["events"], WIDTH, initial_indent="     of ", subsequent_indent="       "))


def _head(row: Row) -> str:
    """Stance, attitude where it is no plain assertion, source, kind and code."""
    stance = row["stance"].upper() if row["stance"] != "asserts" else "asserts"
    attitude = f" ({row['attitude']})" if row["attitude"] != "assertion" else ""
    return f"{stance}{attitude}  {row['source'] or 'unnamed'}  ({', '.join(filter(None, (row['kind'], row['code'])))})"


def _csv(rows: Iterable[Row]) -> None:
    from backchannel.views.claims import COLUMNS

    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def _jsonl(rows: Iterable[Row]) -> None:
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))
