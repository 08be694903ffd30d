"""`backchannel explain`."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backchannel.views.cli.inputs import check_day, tell_left_out

if TYPE_CHECKING:
    from backchannel.flow import Reader
    from backchannel.records import Actor, Claim, Event, Predicate

WIDTH, INDENT = 96, 14


@click.command()
@click.argument("text")
@click.option("--published", metavar="DATE", help="Day of publication, YYYY-MM-DD.")
@click.option(
    "--actors", type=click.Path(path_type=Path), multiple=True, help="Actors of your own (.tsv, .csv, PETRARCH); may be given again."
)
@click.option("--near", type=click.IntRange(0, 2), default=2, show_default=True, help="Training passages to show for each event.")
def explain(text: str, published: str | None, actors: tuple[Path, ...], near: int) -> None:
    """Show how each event of a sentence was coded: trigger, type and runner-up, status, roles, nearest training passages.

    TEXT is the sentence itself, or - for standard input.
    """
    from backchannel.flow import Reader
    from backchannel.sources import make_document

    check_day(published)
    given = sys.stdin.read() if text == "-" else text
    reader = Reader(actors=actors)
    tell_left_out(reader.left_out)
    reading, predicates = reader.explain(make_document(given, id="text", published=published))
    who = {actor.id: actor for actor in reading.actors}
    for event, predicate in zip(reading.events, predicates, strict=True):
        click.echo("\n".join(_event(event, predicate, who, reader, near)) + "\n")
    for claim in reading.claims:
        click.echo("\n".join(_claim(claim, who)) + "\n")
    if not reading.events and not reading.claims:
        click.echo("No event and nobody who says anything was found.")


def _line(name: str, text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=f"  {name:{INDENT - 2}}", subsequent_indent=" " * INDENT)


def _event(event: Event, predicate: Predicate, who: dict[str, Actor], reader: Reader, near: int) -> list[str]:
    name = event.type + (f".{event.mode}" if event.mode else "")
    codes = f"CAMEO {event.cameo}" + (f", Goldstein {event.goldstein:+.1f}" if event.goldstein is not None else "")
    lines = [f"{event.id}  {name}  {event.status}  confidence {event.confidence:.2f}  ({codes})"]
    lines.append(_line("trigger", f"“{event.trigger.text}” {predicate.score:.2f}"))
    ranked = [(predicate.frame, predicate.label_score), *predicate.others]
    lines.append(_line("type", ", then ".join(f"{frame} {chance:.2f}" for frame, chance in ranked)))
    for filler in predicate.fillers:
        lines.append(_line(filler.role, f"“{filler.span.text}” {filler.score:.2f}"))
    for side, ids in (("from", event.sources), ("to", event.targets)):
        lines.append(_line(side, _actors(ids, who)))
    if event.contexts:
        lines.append(_line("contexts", ", ".join(event.contexts)))
    for number in predicate.near[:near]:
        example = reader.example(number)
        lines.append(_line("like", f"{example.passage}: {example.type} {example.status}, “{example.trigger}” in: {example.sentence}"))
    return lines


def _actors(ids: Iterable[str], who: dict[str, Actor]) -> str:
    return "; ".join(f"{who[id].name} ({who[id].code or 'no code'})" for id in ids) or "nobody named"


def _claim(claim: Claim, who: dict[str, Actor]) -> list[str]:
    source = who.get(claim.source_actor or "")
    said_by = (source.name if source else None) or (claim.source.text if claim.source else "nobody named")
    lines = [f"{claim.id}  {claim.stance}  by {said_by} ({claim.source_kind})  confidence {claim.confidence:.2f}"]
    if claim.cue:
        lines.append(_line("cue", f"“{claim.cue.text}”"))
    lines.append(_line("content", f"“{claim.content.text}”"))
    return lines
