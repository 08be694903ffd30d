"""The group of commands; each is imported when it is called, so that a cold start loads only what it needs."""

from __future__ import annotations

import importlib
import io
import sys
from typing import Any

import click

from backchannel import __version__
from backchannel.errors import BackchannelError

COMMANDS = {
    "read": "backchannel.views.cli.read:read",
    "add": "backchannel.views.cli.add:add",
    "events": "backchannel.views.cli.stored:events",
    "actors": "backchannel.views.cli.stored:actors",
    "documents": "backchannel.views.cli.stored:documents",
    "claims": "backchannel.views.cli.claims:claims",
    **{track: f"backchannel.views.cli.tracks:{track}" for track in ("talks", "deals", "safeguards", "funds", "detainees", "force")},
    "watch": "backchannel.views.cli.watch:watch",
    "recode": "backchannel.views.cli.upkeep:recode",
    "diff": "backchannel.views.cli.upkeep:diff",
    "correct": "backchannel.views.cli.correct:correct",
    "export": "backchannel.views.cli.upkeep:export",
    "explain": "backchannel.views.cli.explain:explain",
    "schema": "backchannel.views.cli.schema:schema",
    "ontology": "backchannel.views.cli.ontology:ontology",
    "corpus": "backchannel.views.cli.corpus:corpus",
    "train": "backchannel.views.cli.train:train",
    "blend": "backchannel.views.cli.blend:blend",
    "evaluate": "backchannel.views.cli.evaluate:evaluate",
}


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name].partition(":")
        command: Any = getattr(importlib.import_module(module), attribute)
        return command if isinstance(command, click.Command) else None


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="backchannel")
def cli() -> None:
    """Read news as a diplomatic desk does: who did what to whom, who says so, who denies it, on what terms."""


def main() -> None:
    """Run the command line. Exit status: 0 all done, 1 some input failed, 2 the call was wrong."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter must not end the run
    try:
        cli(prog_name="backchannel")
    except BackchannelError as error:
        click.echo(f"backchannel: {error}", err=True)
        sys.exit(1)
