"""`backchannel watch`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from backchannel.sources import Failure
from backchannel.views.cli.add import cores


@click.command()
@click.argument("feeds", type=click.Path(path_type=Path, dir_okay=False), metavar="FEEDS.toml")
@click.option("--store", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The DuckDB file; made if there is none.")
@click.option("--once", is_flag=True, help="One round over all feeds, then stop.")
@click.option("--processes", type=click.IntRange(1, 64), help="Processes that read side by side; as many as there are cores, if not given.")
def watch(feeds: Path, store: Path, once: bool, processes: int | None) -> None:
    """Follow feeds: fetch what they announce, read it, and put it into a store, round after round until stopped.

    Polite: asks only for what changed, one request at a time to a host with a pause between, respects robots.txt, and
    leaves a feed that fails alone for longer each time. FEEDS.toml is described in the guide.
    """
    from backchannel.flow import Reader
    from backchannel.flow.watching import watch_round
    from backchannel.sources.feeds import read_watched
    from backchannel.sources.web import Fetcher
    from backchannel.store import Store

    watched = read_watched(feeds)
    failures: list[Failure] = []

    def told(failure: Failure) -> None:
        failures.append(failure)
        click.echo(f"backchannel: {failure}", err=True)

    with Store(store) as opened, Fetcher(delay=watched.delay) as fetcher:
        reader = Reader()
        try:
            while True:
                failures.clear()
                done = watch_round(watched, opened, reader, fetcher, told, processes=processes or cores())
                click.echo(f"{store}: {done.read:,} read, {done.copies:,} copies, {len(failures):,} failed", err=True)
                if once:
                    break
                time.sleep(watched.every)
        except KeyboardInterrupt:
            click.echo(f"\nstopped; what was read is in {store}.", err=True)
            sys.exit(130)
    if failures:
        sys.exit(1)
