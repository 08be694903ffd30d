"""`backchannel evaluate`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from backchannel.encoder.model import read_card, weights_folder


@click.command()
@click.option("--corpus", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path("corpus"), show_default=True)
@click.option("--weights", type=click.Path(path_type=Path, exists=True, file_okay=False), help="The shipped weights if not given.")
def evaluate(corpus: Path, weights: Path | None) -> None:
    """Score the weights on the held-out tenth of the corpus, beside what their card says; exit 1 where they differ."""
    from backchannel.encoder.labels import default_labels
    from backchannel.encoder.model import OnnxScorer
    from backchannel.encoder.reader import PredicateReader
    from backchannel.language import PieceMaker
    from backchannel.training.corpus import read_whole
    from backchannel.training.evaluate import evaluate as score
    from backchannel.training.evaluate import evaluate_told

    folder = weights or weights_folder()
    card, labels, whole = read_card(folder), default_labels(), read_whole(corpus)
    reader = PredicateReader(OnnxScorer(folder, labels), PieceMaker(folder / "tokenizer.json"), labels)
    apart = _beside(f"{card['name']} on {len(whole.held)} held-out passages", score(reader, whole.held), card["scores"])
    if whole.held_told:
        scores = evaluate_told(reader, whole.held_told)
        apart += _beside(f"and on {len(whole.held_told)} held-out stretches of articles", scores, card.get("scores_articles", {}))
    if apart:
        click.echo(f"{apart} scores differ from the card by over 0.01; train again or restore the weights", err=True)
        sys.exit(1)


def _beside(head: str, scores: Mapping[str, float], card: Mapping[str, float]) -> int:
    """Print scores beside those of the card; how many differ."""
    click.echo(head)
    click.echo(f"{'':32}{'now':>8}{'card':>8}")
    apart = 0
    for name, value in scores.items():
        said = card.get(name)
        far = said is None or abs(said - value) > 0.01
        apart += far
        click.echo(f"{name:32}{value:8.3f}{'-' if said is None else f'{said:.3f}':>8}{'  differs' if far else ''}")
    return apart
