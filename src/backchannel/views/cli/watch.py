"""`backchannel watch`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backchannel.errors import StoreHeldError
from backchannel.sources import Failure, read_inputs
from backchannel.views.cli.add import ACTORS, PROCESSES, cores
from backchannel.views.cli.inputs import sorted_out, tell_left_out

if TYPE_CHECKING:
    from backchannel.flow import Reader
    from backchannel.flow.adding import Added
    from backchannel.store import Store

    Round = Callable[[Store, Reader, list[Failure]], Added]

FOLDER_EVERY = 60.0  # seconds between two looks at a folder


@click.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True), metavar="FEEDS.toml|FOLDER")
@click.option("--store", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The DuckDB file; made if there is none.")
@click.option("--once", is_flag=True, help="One round, then stop.")
@click.option("--every", type=click.FloatRange(min=1), help="Seconds between two rounds; what FEEDS.toml says, for a folder 60.")
@ACTORS
@PROCESSES
def watch(source: Path, store: Path, once: bool, every: float | None, actors: tuple[Path, ...], processes: int | None) -> None:
    """Follow feeds or a folder: read what is new and put it into a store, round after round until stopped.

    Feeds are followed politely: asks only for what changed, one request at a time to a host with a pause between, respects
    robots.txt, and leaves a feed that fails alone for longer each time. FEEDS.toml is described in the guide. In a folder
    every file is taken that is new or changed. Between two rounds the store is free for questions.
    """
    from backchannel.flow import Reader

    with _rounds(source, processes or cores()) as (one_round, pause):
        reader = Reader(actors=actors)
        tell_left_out(reader.left_out)
        try:
            while True:
                failed = _told(store, one_round, reader, once)
                if once:
                    sys.exit(1 if failed else 0)
                time.sleep(every or pause)
        except KeyboardInterrupt:
            click.echo(f"\nstopped; what was read is in {store}.", err=True)
            sys.exit(130)


def _told(store: Path, one_round: Round, reader: Reader, once: bool) -> bool:
    """One round, told in a line; whether something failed. A store that another process holds is tried again the next round."""
    from backchannel.store import Store

    failures: list[Failure] = []
    try:
        with Store(store) as opened:
            done = one_round(opened, reader, failures)
    except StoreHeldError as error:
        if once:
            raise
        click.echo(f"backchannel: {error}; trying again in the next round", err=True)
        return True
    if done.read or done.copies or failures or once:
        click.echo(f"{store}: {done.read:,} read, {done.copies:,} copies, {len(failures):,} failed", err=True)
    return bool(failures)


@contextmanager
def _rounds(source: Path, processes: int) -> Iterator[tuple[Round, float]]:
    """What one round over a source does, and the seconds between two."""
    if source.is_dir():
        yield _of_folder(source, processes), FOLDER_EVERY
        return
    from backchannel.flow.watching import watch_round
    from backchannel.sources.feeds import read_watched
    from backchannel.sources.web import Fetcher

    watched = read_watched(source)
    with Fetcher(delay=watched.delay) as fetcher:

        def one_round(store: Store, reader: Reader, failures: list[Failure]) -> Added:
            def told(failure: Failure) -> None:
                failures.append(failure)
                click.echo(f"backchannel: {failure}", err=True)

            return watch_round(watched, store, reader, fetcher, told, processes=processes)

        yield one_round, watched.every


def _of_folder(source: Path, processes: int) -> Round:
    from backchannel.flow.adding import Added, add_documents
    from backchannel.sources.folder import WatchedFolder

    folder = WatchedFolder(source)

    def one_round(store: Store, reader: Reader, failures: list[Failure]) -> Added:
        files = folder.fresh()
        if not files:
            return Added()
        names = list(files)
        run = store.begin_run("watch")
        done = add_documents(sorted_out(read_inputs(names), failures), store, reader, processes=processes if len(names) > 1 else 1)
        store.end_run(run, added=done.read, copies=done.copies, known=done.known, failed=len(failures))
        folder.taken(files)
        return done

    return one_round
