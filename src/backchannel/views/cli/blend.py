"""`backchannel blend`."""

from __future__ import annotations

from pathlib import Path

import click

from backchannel.views.cli.training import begin_training


@click.command()
@click.argument("parts", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--corpus", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path("corpus"), show_default=True)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder for the weights and their card.")
def blend(parts: tuple[Path, ...], corpus: Path, out: Path) -> None:
    """Average the weights of trainings that went on from the same ones (needs the extra: pip install '.[train]').

    PARTS are network.pt files or folders of weights; each counts as often as it is named.
    """
    begin_training()
    from backchannel.training.build import blend as build_blend
    from backchannel.training.checkpoint import read_start
    from backchannel.training.corpus import read_whole

    card = build_blend(read_whole(corpus), [read_start(part) for part in parts], out)
    click.echo(f"{out}: {card['name']}, {card['minutes']} minutes")
