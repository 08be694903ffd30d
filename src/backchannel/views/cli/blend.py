"""`backchannel blend`."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from backchannel.errors import ModelError


@click.command()
@click.argument("parts", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--corpus", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path("corpus"), show_default=True)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder for the weights and their card.")
def blend(parts: tuple[Path, ...], corpus: Path, out: Path) -> None:
    """Average the weights of trainings that went on from the same ones (needs the extra: pip install '.[train]').

    PARTS are network.pt files or folders of weights; each counts as often as it is named.
    """
    try:
        import torch  # noqa: F401
    except ImportError as error:
        raise ModelError("torch is not installed; pip install '.[train]'") from error
    from backchannel.training.build import blend as build_blend
    from backchannel.training.checkpoint import read_start
    from backchannel.training.corpus import read_whole

    logging.basicConfig(format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    logging.getLogger("backchannel").setLevel(logging.INFO)
    card = build_blend(read_whole(corpus), [read_start(part) for part in parts], out)
    click.echo(f"{out}: {card['name']}, {card['minutes']} minutes")
