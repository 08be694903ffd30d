"""`backchannel evaluate`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from backchannel.encoder.model import read_card, weights_folder
from backchannel.errors import CorpusError


@click.command()
@click.option("--corpus", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path("corpus"), show_default=True)
@click.option("--weights", type=click.Path(path_type=Path, exists=True, file_okay=False), help="The shipped weights if not given.")
def evaluate(corpus: Path, weights: Path | None) -> None:
    """Score the weights on the held-out tenth of the corpus, beside what their card says; exit 1 where they differ."""
    from backchannel.encoder.labels import default_labels
    from backchannel.encoder.model import OnnxScorer
    from backchannel.encoder.reader import PredicateReader
    from backchannel.language import PieceMaker
    from backchannel.training.evaluate import evaluate as score
    from backchannel.training.passages import read_corpus
    from backchannel.training.split import split_passages

    folder = weights or weights_folder()
    card, labels = read_card(folder), default_labels()
    parsed = read_corpus(corpus)
    if parsed.faults:
        raise CorpusError(f"{corpus}: {len(parsed.faults)} faults, the first {parsed.faults[0]}; run `backchannel corpus check`")
    _, held = split_passages(parsed.passages)
    scores = score(PredicateReader(OnnxScorer(folder, labels), PieceMaker(folder / "tokenizer.json"), labels), held)
    click.echo(f"{card['name']} on {len(held)} held-out passages")
    click.echo(f"{'':32}{'now':>8}{'card':>8}")
    apart = 0
    for name, value in scores.items():
        said = card["scores"].get(name)
        far = said is None or abs(said - value) > 0.01
        apart += far
        click.echo(f"{name:32}{value:8.3f}{'-' if said is None else f'{said:.3f}':>8}{'  differs' if far else ''}")
    if apart:
        click.echo(f"{apart} scores differ from the card by over 0.01; train again or restore the weights", err=True)
        sys.exit(1)
