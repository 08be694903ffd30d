"""`backchannel schema`."""

from __future__ import annotations

import json

import click

from backchannel.records.schema import reading_schema


@click.command()
def schema() -> None:
    """Print the JSON Schema of a reading."""
    click.echo(json.dumps(reading_schema(), indent=2))
