"""`backchannel talks|deals|safeguards|funds|detainees|force`: one track over many articles."""

from __future__ import annotations

import csv
import json
import sys
import tempfile
import textwrap
from collections.abc import Iterable
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backchannel.errors import BackchannelError
from backchannel.ontology import load_ontology
from backchannel.sources import Failure, read_inputs
from backchannel.store.read import Question
from backchannel.views.cli.ask import answer
from backchannel.views.cli.inputs import check_day, sorted_out

if TYPE_CHECKING:
    from backchannel.records.trackrows import Row

WIDTH = 100
TOLD_APART = frozenset(
    {"document", "published", "id", "status", "evidence", "start", "end", "unit"}
)  # columns the page shows in their own way or not at all
GLOSSES = {
    "talks": "talks: parties, mediator, venue, date, channel",
    "deals": "deals: parties and who gives what to whom",
    "safeguards": "inspections and monitoring: agency, state, subject",
    "funds": "money held, owed, sought or released: owner, holder, amount",
    "detainees": "people held: by whom, how many, of which nation, on what charge",
    "force": "attacks: by whom, on whom, how many, how many killed and wounded",
}


def track_command(track: str) -> click.Command:
    """The command that prints one track."""
    statuses = load_ontology().frames[track].status

    @click.command(name=track, help=f"Print the {GLOSSES[track]}; one row for each item of the articles.\n\nTakes what `read` takes.")
    @click.argument("inputs", nargs=-1, metavar="FILE...")
    @click.option("--store", type=click.Path(path_type=Path, dir_okay=False), help="Ask this store instead of reading files.")
    @click.option(
        "--format", "form", type=click.Choice(["terminal", "csv", "jsonl", "parquet"]), default="terminal", show_default=True,
        help="What to print; parquet needs --out.",
    )  # fmt: skip
    @click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write instead of printing.")
    @click.option("--party", metavar="WORDS", help="Only items in which this party takes part: a country's code or words of its name.")
    @click.option("--place", metavar="WORDS", help="Only items at this place.")
    @click.option("--status", type=click.Choice(list(statuses)), multiple=True, help="Only items of this status; may be given again.")
    @click.option("--since", metavar="DATE", help="Only items dated, or else published, on this day or later, YYYY-MM-DD.")
    @click.option("--until", metavar="DATE", help="Only items dated, or else published, on this day or earlier, YYYY-MM-DD.")
    @click.option("--published", metavar="DATE", help="Day of publication, YYYY-MM-DD, when the text does not tell it.")
    def command(
        inputs: tuple[str, ...], store: Path | None, form: str, out: Path | None, party: str | None, place: str | None, status: tuple[str, ...],
        since: str | None, until: str | None, published: str | None,
    ) -> None:  # fmt: skip
        from backchannel.flow import Reader
        from backchannel.records.trackrows import track_rows
        from backchannel.views.tracks import Wanted

        if bool(inputs) == bool(store):
            raise click.UsageError("give files to read, or --store")
        if store:
            question = Question(party=party, place=place, status=status, since=since, until=until)
            answer(store, track, question, form=form, out=out, limit=None)
            return
        for day in (published, since, until):
            check_day(day)
        if form == "parquet" and out is None:
            raise click.UsageError("--format parquet needs --out FILE")
        wanted, reader, failures = Wanted(party, place, status, since, until), Reader(), list[Failure]()
        documents = sorted_out(read_inputs(inputs, published=published), failures)
        rows = (row for document in documents for row in track_rows(reader.read(document), track) if wanted.keeps(row))
        _write(rows, track, form, out)
        if failures:
            sys.exit(1)

    return command


def _write(rows: Iterable[Row], track: str, form: str, out: Path | None) -> None:
    """Print rows, or write them to a file.

    Raises:
        BackchannelError: the file cannot be written.
    """
    if form == "parquet" and out:
        _parquet(rows, track, out)
        return
    write = {"terminal": _terminal, "csv": _csv, "jsonl": _jsonl}[form]
    if out is None:
        write(rows, track)
        return
    try:
        with out.open("w", encoding="utf-8", newline="") as file, redirect_stdout(file):
            write(rows, track)
    except OSError as error:
        raise BackchannelError(f"{out}: cannot be written ({error.strerror}); choose another --out") from error


def _terminal(rows: Iterable[Row], track: str) -> None:
    from backchannel.records import Amount
    from backchannel.views.report.labels import amount_label
    from backchannel.views.tracks import flat

    document = None
    for row in rows:
        if row["document"] != document:
            document = row["document"]
            click.echo(f"{document}\n")
        shown = {name: value for name, value in flat(row).items() if value not in (None, "") and name not in TOLD_APART}
        if "amount" in shown:
            shown["amount"] = amount_label(Amount(row["amount"], row["unit"]))
        status = f"{row['status']}: " if row.get("status") else ""
        facts = " · ".join(f"{name} {value}" for name, value in shown.items())
        click.echo(textwrap.fill(f"{row['id']:4}{status}{facts}", WIDTH, subsequent_indent="      "))
        click.echo(textwrap.fill(f"“{row['evidence']}”", WIDTH, initial_indent="    ", subsequent_indent="      "))


def _csv(rows: Iterable[Row], track: str) -> None:
    from backchannel.records.trackrows import columns_of
    from backchannel.views.tracks import flat

    writer = csv.DictWriter(sys.stdout, list(columns_of(track)), lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(flat, rows))


def _jsonl(rows: Iterable[Row], track: str) -> None:
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))


def _parquet(rows: Iterable[Row], track: str, out: Path) -> None:
    import duckdb

    from backchannel.records.trackrows import columns_of

    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        lines.flush()
        with duckdb.connect() as db:
            try:
                told = db.read_json(lines.name, format="newline_delimited", columns=columns_of(track))
                told.write_parquet(str(out))
            except (duckdb.IOException, OSError) as error:
                raise BackchannelError(f"{out}: cannot be written ({error}); choose another --out") from error


talks, deals, safeguards = map(track_command, ("talks", "deals", "safeguards"))
funds, detainees, force = map(track_command, ("funds", "detainees", "force"))
