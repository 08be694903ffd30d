"""`backchannel events`, `actors` and `documents`: what a store holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from backchannel.ontology import load_ontology
from backchannel.store.read import Question
from backchannel.views.cli.ask import answer, asked

ONTOLOGY = load_ontology()
STORE = click.option("--store", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The DuckDB file.")


@click.command()
@STORE
@asked(types=ONTOLOGY.types, statuses=ONTOLOGY.statuses, places=True)
def events(store: Path, form: str, out: Path | None, limit: int | None, **question: Any) -> None:
    """Print the events of a store: who did what to whom, by party, type, status, place, period, outlet and words."""
    answer(store, "events", Question(**question), form=form, out=out, limit=limit)


@click.command()
@STORE
@asked(types=ONTOLOGY.sectors)
def actors(store: Path, form: str, out: Path | None, limit: int | None, **question: Any) -> None:
    """Print the actors of a store, one row for each actor of an article; --type is the sector."""
    answer(store, "actors", Question(**question), form=form, out=out, limit=limit)


@click.command()
@STORE
@asked()
def documents(store: Path, form: str, out: Path | None, limit: int | None, **question: Any) -> None:
    """Print the documents of a store; copies name the document they repeat."""
    answer(store, "documents", Question(**question), form=form, out=out, limit=limit)
