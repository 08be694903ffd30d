"""The command line: one file for each command."""

from backchannel.views.cli.main import main

__all__ = ["main"]
