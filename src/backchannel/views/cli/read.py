"""`backchannel read`."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backchannel.errors import InputError
from backchannel.sources import Failure, read_inputs
from backchannel.views.cli.inputs import check_columns, check_day, sorted_out, tell_left_out
from backchannel.views.voices import VOICES, heard

if TYPE_CHECKING:
    from backchannel.records import Reading

LONGEST_STEM = 200  # bytes: file systems take names of 255
FORMATS = {"terminal": ".report.txt", "json": ".json", "jsonl": ".jsonl", "md": ".report.md", "html": ".html"}


def _renderer(form: str, *, screen: bool, full: bool) -> Callable[[Reading], str]:
    """What turns a reading into text, for the screen or for a file; only the chosen view is imported."""
    unicode = not screen or (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    if form in {"json", "jsonl"}:
        indent = 1 if form == "json" else None
        return lambda reading: json.dumps(reading.to_dict(), ensure_ascii=not unicode, indent=indent)
    if form == "md":
        from backchannel.views.report.markdown import render_markdown

        return render_markdown
    if form == "html":
        from backchannel.views.report.html import render_html

        return lambda reading: render_html([reading])
    from backchannel.views.report.terminal import render_terminal

    fancy = screen and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    width = max(60, min(shutil.get_terminal_size((80, 24)).columns, 160)) if screen else 100
    return lambda reading: render_terminal(reading, width=width, colour=fancy, ascii_only=not unicode, full=full)


def _write(folder: Path, name: str, text: str) -> None:
    """Write a file whole or not at all."""
    part = folder / f".{os.getpid()}-{secrets.token_hex(4)}.part"
    try:
        with part.open("x", encoding="utf-8", newline="") as out:
            out.write(text + "\n")
        part.replace(folder / name)
    finally:
        part.unlink(missing_ok=True)


def _folder(out: Path | None) -> Path | None:
    if out is None:
        return None
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError as error:
        raise InputError(str(out), f"cannot write there ({error.strerror}); choose another --out folder") from error
    return out


def _progress(readings: Iterator[Reading], show: bool) -> Iterator[Reading]:
    if not show:
        yield from readings
        return
    with click.progressbar(readings, label="reading", file=sys.stderr, item_show_func=lambda r: r.document.id[:40] if r else "") as bar:
        yield from bar


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="terminal", show_default=True, help="What to print or write.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for one file per document, same stem.")
@click.option("--full", is_flag=True, help="On the terminal page show every deed, item, claim and day, not the first of each.")
@click.option("--published", metavar="DATE", help="Day of publication, YYYY-MM-DD, when the text does not tell it.")
@click.option("--outlet", help="Who published it.")
@click.option("--columns", metavar="FACT=COLUMN,…", help="Columns of tables: text=body,published=date,url=link …")
@click.option(
    "--actors", type=click.Path(path_type=Path), multiple=True, help="Actors of your own (.tsv, .csv, PETRARCH); may be given again."
)
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Leave out events less sure than that.")
@click.option(
    "--voice",
    type=click.Choice(list(VOICES)),
    help="Only deeds that the article tells itself, only attributes, or that two independent sources assert, that are denied, that are disputed.",
)
@click.option("--processes", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read side by side.")
def read(
    inputs: tuple[str, ...],
    form: str,
    out: Path | None,
    full: bool,
    published: str | None,
    outlet: str | None,
    columns: str | None,
    actors: tuple[Path, ...],
    min_confidence: float,
    voice: str | None,
    processes: int,
) -> None:
    """Read articles: files, folders, patterns, or - for standard input.

    Takes .txt .md .html .json .jsonl .csv .tsv .parquet .warc .warc.gz. One bad input is told in one line and the others are read. Exit status: 0 all
    read, 1 some failed, 2 the call was wrong.
    """
    check_day(published)
    named = check_columns(columns)
    folder = _folder(out)
    from backchannel.flow import Reader

    reader = Reader(actors=actors, min_confidence=min_confidence)
    tell_left_out(reader.left_out)
    failures: list[Failure] = []
    documents = sorted_out(read_inputs(inputs, published=published, outlet=outlet, columns=named), failures)
    many = len(inputs) > 1 or not inputs[0].endswith((".txt", ".md", ".html"))
    readings = _progress(
        reader.pipe(documents, n_process=processes), many and sys.stderr.isatty() and (folder is not None or not sys.stdout.isatty())
    )
    if voice:
        readings = (heard(reading, voice) for reading in readings)
    count = _show(readings, form, full=full) if folder is None else _save(readings, form, folder, full=full)
    if count + len(failures) > 1:
        click.echo(f"{count} read, {len(failures)} failed", err=True)
    if failures:
        sys.exit(1)


def _show(readings: Iterable[Reading], form: str, *, full: bool) -> int:
    """Print readings as they come, pages of HTML as one page; their number."""
    if form == "html":
        from backchannel.views.report.html import render_html

        together = list(readings)
        if together:
            click.echo(render_html(together))
        return len(together)
    render, count = _renderer(form, screen=True, full=full), 0
    for reading in readings:
        click.echo(render(reading))
        count += 1
    return count


def _save(readings: Iterable[Reading], form: str, folder: Path, *, full: bool) -> int:
    """Write each reading to a file of its own; their number.

    Raises:
        InputError: the folder can no longer be written.
    """
    render, taken = _renderer(form, screen=False, full=full), set[str]()
    for reading in readings:
        try:
            _write(folder, _free_name(reading.document.id, FORMATS[form], taken), render(reading))
        except OSError as error:
            raise InputError(str(folder), f"cannot write there ({error.strerror}); choose another --out folder") from error
    return len(taken)


def _free_name(stem: str, suffix: str, taken: set[str]) -> str:
    """A file name for a document; a second one of the same stem gets a number."""
    kept = "".join(c if c.isalnum() or c in "-_. " else "_" for c in stem).encode("utf-8")[:LONGEST_STEM]
    safe = kept.decode("utf-8", "ignore") or "document"
    name, number = f"{safe}{suffix}", 2
    while name in taken:
        name, number = f"{safe}-{number}{suffix}", number + 1
    taken.add(name)
    return name
