"""What commands that read articles have in common: the day given, bad inputs, a user's own lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import click

from backchannel.errors import InputError
from backchannel.sources import Failure

T = TypeVar("T")
TOLD = 5  # entries left out of a user's lists that are told one by one


def check_day(published: str | None) -> None:
    """Refuse a --published that is no day.

    Raises:
        UsageError: it is none.
    """
    from backchannel.sources.document import check_published

    try:
        check_published(published, "--published")
        if published and not re.match(r"\d{4}-\d\d-\d\d", published):
            raise InputError("--published", f"publication date {published!r} is not YYYY-MM-DD; correct it or leave it out")
    except InputError as error:
        raise click.UsageError(str(error)) from error


def check_columns(columns: str | None) -> dict[str, str]:
    """The columns that --columns names.

    Raises:
        UsageError: a part of it names none.
    """
    from backchannel.sources.tables import parse_columns

    try:
        return parse_columns(columns)
    except InputError as error:
        raise click.UsageError(str(error)) from error


def sorted_out(items: Iterable[T | Failure], failures: list[Failure]) -> Iterator[T]:
    """The documents or files as they come; failures are told in one line each and put into the list."""
    for item in items:
        if isinstance(item, Failure):
            failures.append(item)
            click.echo(f"backchannel: {item}", err=True)
        else:
            yield item


def tell_left_out(faults: Sequence[str]) -> None:
    """A line for each of the first entries of a user's lists that could not be read."""
    for fault in faults[:TOLD]:
        click.echo(f"backchannel: left out: {fault}", err=True)
    if len(faults) > TOLD:
        click.echo(f"backchannel: and {len(faults) - TOLD} more", err=True)
