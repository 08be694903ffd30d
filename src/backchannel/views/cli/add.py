"""`backchannel add`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backchannel.sources import Failure, count_articles, read_inputs
from backchannel.views.cli.inputs import check_columns, check_day, sorted_out, tell_left_out

if TYPE_CHECKING:
    from backchannel.flow.adding import Added

EVERY = 2.0  # seconds between two lines of progress


def cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


ACTORS = click.option(
    "--actors", type=click.Path(path_type=Path), multiple=True, help="Actors of your own (.tsv, .csv, PETRARCH); may be given again."
)
PROCESSES = click.option(
    "--processes", type=click.IntRange(1, 64), help="Processes that read side by side; as many as there are cores, if not given."
)


class Progress:
    """Tells on the error stream how far a stream is, where that is a terminal.

    Args:
        total: counts the documents that are to come, where that can be known: then the time left is told too. Asked only
            where something is shown.
    """

    def __init__(self, total: Callable[[], int | None]) -> None:
        self.begun = self.last = time.monotonic()
        self._shown = sys.stderr.isatty()
        self._total = total() if self._shown else None

    def __call__(self, done: Added) -> None:
        now = time.monotonic()
        if self._shown and now - self.last >= EVERY:
            self.last = now
            told = f"\r{done.read:,} read, {done.copies:,} copies, {self.rate(done)} words a second{self.left(done)}"
            click.echo(f"{told:<78}", err=True, nl=False)

    def left(self, done: Added) -> str:
        """The time that what is to come will take at the pace so far; nothing where how much that is is not known."""
        fresh = done.read + done.copies
        if not self._total or not fresh:
            return ""
        seconds = (time.monotonic() - self.begun) / fresh * max(0, self._total - done.known - fresh)
        return f", {seconds // 60:.0f}:{seconds % 60:02.0f} left"

    def rate(self, done: Added) -> str:
        """Words a second so far."""
        return f"{done.words / max(0.001, time.monotonic() - self.begun):,.0f}"


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--store", type=click.Path(path_type=Path, dir_okay=False), help="The DuckDB file; made if there is none.")
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True, help="Where to read.")
@click.option("--address", help="Of the Ray cluster; one is started on this machine, if not given.")
@click.option("--out", help="With --engine ray: folder or address (s3://…) for Parquet files, which `add` puts into a store.")
@click.option("--published", metavar="DATE", help="Day of publication, YYYY-MM-DD, when the source does not tell it.")
@click.option("--outlet", help="Who published it.")
@click.option("--columns", metavar="FACT=COLUMN,…", help="Columns of tables: text=body,published=date,url=link …")
@ACTORS
@PROCESSES
def add(
    inputs: tuple[str, ...],
    store: Path | None,
    engine: str,
    address: str | None,
    out: str | None,
    published: str | None,
    outlet: str | None,
    columns: str | None,
    actors: tuple[Path, ...],
    processes: int | None,
) -> None:
    """Read articles into a store: each document once, near copies linked to the first and not read again.

    With --engine ray each file or address is read whole by one worker of a cluster, and the records come as Parquet by month.

    Takes files, folders and patterns of .txt .md .html .json .jsonl .csv .tsv .parquet .warc .warc.gz, and - for standard
    input. Adding the same again changes nothing; after an interruption the same call goes on where it
    stopped. Exit status: 0 all read, 1 some failed, 2 the call was wrong, 130 interrupted.
    """
    check_day(published)
    named = check_columns(columns)
    if engine == "ray":
        if not out or store:
            raise click.UsageError("--engine ray writes Parquet: give --out, and then `backchannel add OUT --store …`")
        on_cluster(inputs, out, address, {"actors": actors}, {"published": published, "outlet": outlet, "columns": named})
        return
    if store is None:
        raise click.UsageError("give --store, the DuckDB file to add to")
    from backchannel.flow.shards import is_output

    if len(inputs) == 1 and is_output(inputs[0]):
        from_cluster(inputs[0], store)
        return
    from backchannel.flow import Reader
    from backchannel.flow.adding import Added, add_documents
    from backchannel.store import Store

    with Store(store) as opened:
        reader = Reader(actors=actors)
        tell_left_out(reader.left_out)
        failures: list[Failure] = []
        documents = sorted_out(read_inputs(inputs, published=published, outlet=outlet, columns=named), failures)
        run, progress, done = opened.begin_run("add"), Progress(lambda: count_articles(inputs)), Added()
        try:
            done = add_documents(documents, opened, reader, processes=processes or cores(), told=progress)
        except KeyboardInterrupt:
            click.echo(f"\nstopped; what was read is in {store}. The same call goes on from here.", err=True)
            sys.exit(130)
        opened.end_run(run, added=done.read, copies=done.copies, known=done.known, failed=len(failures))
    click.echo(
        f"{store}: {done.read:,} read, {done.copies:,} copies, {done.known:,} known before, {len(failures):,} failed; {progress.rate(done)} words a second",
        err=True,
    )
    if failures:
        sys.exit(1)


def on_cluster(inputs: tuple[str, ...], out: str, address: str | None, opened: dict[str, object], given: dict[str, object]) -> None:
    """Read shards on a Ray cluster, telling of each; exit status 1 where something failed."""
    from backchannel.flow.on_ray import read_shards
    from backchannel.flow.shards import ShardNote, expand
    from backchannel.sources.files import find_files

    if "-" in inputs:
        raise click.UsageError("--engine ray reads files and addresses, and no standard input")
    failures: list[Failure] = []
    named = ([*expand(one)] if "://" in one else [str(path) for path in sorted_out(find_files([one]), failures)] for one in inputs)
    shards = list(dict.fromkeys(name for names in named for name in names))

    def told(note: ShardNote) -> None:
        click.echo(f"{note.shard}: {note.documents:,} read, {len(note.failures):,} failed", err=True)
        for failure in note.failures:
            click.echo(f"backchannel: {failure}", err=True)

    done = read_shards(shards, out, address=address, opened=opened, given=given, told=told)
    failed = len(failures) + sum(len(note.failures) for note in done)
    missing = len(shards) - len(done)
    click.echo(f"{out}: {len(done):,} of {len(shards):,} shards done, {sum(n.documents for n in done):,} read, {failed:,} failed", err=True)
    if failed or missing:
        sys.exit(1)


def from_cluster(address: str, store: Path) -> None:
    """Put a cluster's Parquet files into a store."""
    from backchannel.flow.shards import output_folder
    from backchannel.store import Store
    from backchannel.store.loading import load_parquet

    with output_folder(address) as folder, Store(store) as opened:
        run = opened.begin_run("add")
        done = load_parquet(folder, opened)
        opened.end_run(run, added=done.read, copies=done.copies, known=done.known, failed=0)
    click.echo(f"{store}: {done.read:,} read, {done.copies:,} copies, {done.known:,} known before", err=True)
