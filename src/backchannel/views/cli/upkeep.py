"""`backchannel recode`, `diff` and `export`: a store kept up to date, compared, and taken elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from backchannel.views.cli.add import ACTORS, PROCESSES, Progress, cores
from backchannel.views.cli.inputs import tell_left_out

STORE = click.option("--store", type=click.Path(path_type=Path, dir_okay=False, exists=True), required=True, help="The DuckDB file.")


@click.command()
@STORE
@ACTORS
@PROCESSES
def recode(store: Path, actors: tuple[Path, ...], processes: int | None) -> None:
    """Read again the documents of a store that an older version, model or lexicon read; `diff` shows what that changed.

    Actors of your own are part of the lexicon: other lists than those a document was read with read it again.
    """
    from backchannel.flow import Reader
    from backchannel.flow.adding import recode_documents
    from backchannel.store import Store

    with Store(store) as opened:
        reader = Reader(actors=actors)
        tell_left_out(reader.left_out)
        keys = opened.outdated(reader.coder)
        progress, run = Progress(lambda: len(keys)), opened.begin_run("recode")
        try:
            done = recode_documents(keys, opened, reader, run=run, processes=processes or cores(), told=progress)
        except KeyboardInterrupt:
            click.echo(f"\nstopped; what was read again is in {store}. The same call goes on from here.", err=True)
            sys.exit(130)
        opened.end_run(run, added=done.read, copies=0, known=0, failed=0)
    click.echo(f"{store}: {done.read:,} read again; {progress.rate(done)} words a second", err=True)


@click.command()
@STORE
@click.option("--run", type=click.IntRange(1), help="Which run; the last one that read again, if not given.")
def diff(store: Path, run: int | None) -> None:
    """Print what reading again changed in a store: records that are gone (-) and new ones (+), by document."""
    from backchannel.store.upgrade import open_database

    with open_database(store, read_only=True) as db:
        last = db.execute("SELECT coalesce((SELECT max(run) FROM changes), max(run)) FROM runs WHERE command = 'recode'").fetchone()
        chosen = run or (last[0] if last else None)
        told = db.execute(
            "SELECT d.id, c.record, c.change, c.told FROM changes AS c JOIN documents AS d ON d.key = c.document WHERE c.run = ?"
            " ORDER BY d.rowid, c.record, c.told, c.change",
            [chosen],
        )
        document = None
        while rows := told.fetchmany(1000):
            for name, record, change, line in rows:
                if name != document:
                    document = name
                    click.echo(name)
                click.echo(f"  {'-' if change == 'gone' else '+'} {record}: {line}")
        if document is None:
            click.echo("nothing changed" if chosen else "nothing was read again yet; see `backchannel recode`", err=True)


@click.command()
@STORE
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder for a folder of Parquet files a table."
)
def export(store: Path, out: Path) -> None:
    """Write a whole store as Parquet, a folder for each table, by year and month of publication."""
    from backchannel.store.export import export as write
    from backchannel.store.upgrade import open_database

    with open_database(store, read_only=True) as db:
        for table, count in write(db, out).items():
            click.echo(f"{out / table}: {count:,}")
