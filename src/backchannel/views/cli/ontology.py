"""`backchannel ontology`."""

from __future__ import annotations

import click

from backchannel.ontology import load_ontology
from backchannel.ontology.describe import ontology_page


@click.command()
def ontology() -> None:
    """Print the frames: PLOVER types with modes, codes and scores, attribution, the six tracks and their roles."""
    click.echo(ontology_page(load_ontology()))
