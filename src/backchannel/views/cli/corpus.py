"""`backchannel corpus`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click

from backchannel.errors import CorpusError
from backchannel.ontology import load_ontology
from backchannel.records import Reading
from backchannel.training.check import check_passages
from backchannel.training.passages import Passage, read_corpus
from backchannel.training.statistics import frame_counts, passage_rows, text_rows

FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.group()
def corpus() -> None:
    """Check and describe the training corpus."""


@corpus.command()
@click.argument("folder", type=FOLDER, default=Path("corpus"))
def check(folder: Path) -> None:
    """Refuse offsets, labels, roles and duplicates that are wrong, one line each."""
    parsed = read_corpus(folder)
    faults = [*parsed.faults, *check_passages(parsed.passages)]
    for fault in faults:
        click.echo(fault, err=True)
    sentences = sum(len(p.sentences) for p in parsed.passages)
    click.echo(f"{len(parsed.passages)} passages, {sentences} sentences, {len(faults)} faults")
    if faults:
        sys.exit(1)


def _columns(passages: list[Passage], beside: Path | None) -> dict[str, dict[str, float]]:
    columns = {"corpus": passage_rows(passages)}
    if beside is None:
        return columns
    texts = [path.read_text("utf-8") for path in sorted(beside.rglob("*.txt"))]
    columns[beside.name or "texts"] = text_rows(texts)
    readings = [path for path in sorted(beside.rglob("*.json")) if '"coder"' in path.read_text("utf-8")]
    if readings:
        columns["read"] = _reading_rows([Reading.from_dict(json.loads(path.read_text("utf-8"))) for path in readings])
    return columns


def _reading_rows(readings: list[Reading]) -> dict[str, float]:
    """The figures of articles as they were read."""
    rows = text_rows([r.document.text for r in readings])
    events, claims = [e for r in readings for e in r.events], [c for r in readings for c in r.claims]
    sentences = max(1.0, rows["sentences"])
    rows["events a sentence"] = len(events) / sentences
    rows["claims a sentence"] = len(claims) / sentences
    rows["words a content"] = sum(len(c.content.text.split()) for c in claims) / max(1, len(claims))
    rows["claims inside another"] = sum(c.inside is not None for c in claims) / max(1, len(claims))
    rows["events without a source"] = sum(not e.sources for e in events) / max(1, len(events))
    for status in ("happened", "planned", "possible", "denied"):
        rows[f"events {status}"] = sum(e.status == status for e in events) / max(1, len(events))
    for stance in ("asserts", "denies", "doubts"):
        rows[f"claims {stance}"] = sum(c.stance == stance for c in claims) / max(1, len(claims))
    return rows


@corpus.command()
@click.argument("folder", type=FOLDER, default=Path("corpus"))
@click.option("--beside", type=FOLDER, help="Folder of other articles (.txt), with readings of them (.json) if there are any.")
def stats(folder: Path, beside: Path | None) -> None:
    """Print how the corpus compares with other articles, and how often each frame stands in it."""
    passages = read_corpus(folder).passages
    columns = _columns(passages, beside)
    click.echo(f"{'':36}" + "".join(f"{name[:14]:>15}" for name in columns))
    for row in next(iter(columns.values())):
        cells = (column.get(row) for column in columns.values())
        click.echo(f"{row:36}" + "".join(f"{'-' if c is None else f'{c:,.2f}':>15}" for c in cells))
    counts = frame_counts(passages)
    click.echo(f"\n{'event type':14}{'all':>6}" + "".join(f"{s:>10}" for s in load_ontology().statuses))
    for type in load_ontology().types:
        click.echo(f"{type:14}{counts[type]:6}" + "".join(f"{counts[f'{type} {s}']:10}" for s in load_ontology().statuses))
    click.echo("\n" + ", ".join(f"{track} {counts[track]}" for track in load_ontology().tracks))
    _facts(passages)


def _facts(passages: list[Passage]) -> None:
    for fact in ("register", "region", "period"):
        spread: Counter[Any] = Counter(p.facts.get(fact) for p in passages)
        click.echo(f"{fact}: " + ", ".join(f"{name} {n}" for name, n in spread.most_common()))


@corpus.command()
@click.argument("folder", type=FOLDER, default=Path("corpus"))
@click.option("--second", type=FOLDER, help="Folder of the blind second annotation; `second` inside the corpus if not given.")
def agree(folder: Path, second: Path | None) -> None:
    """Print how far the blind second annotation agrees with the first: the ceiling of any model's scores."""
    from backchannel.training.evaluate import agreement

    again = read_corpus(second or folder / "second")
    if again.faults:
        raise CorpusError(f"{len(again.faults)} faults in the second annotation, the first {again.faults[0]}")
    scores = agreement(read_corpus(folder).passages, again.passages)
    click.echo(f"{len(again.passages)} passages, {sum(len(p.sentences) for p in again.passages)} sentences annotated twice")
    for name, value in scores.items():
        click.echo(f"{name:32}{value:8.3f}")
