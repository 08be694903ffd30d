"""Files, folders, patterns and standard input to documents, one after the other."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from glob import glob, has_magic
from pathlib import Path

from backchannel.errors import InputError
from backchannel.records import Document
from backchannel.sources.document import Failure, make_document
from backchannel.sources.html import declares_charset, decoded, read_html
from backchannel.sources.rows import read_json, read_jsonl
from backchannel.sources.tables import TABLES, read_table
from backchannel.sources.warc import read_warc

TEXT, PAGES, ROWS, LINES = {".txt", ".md", ".markdown", ".text"}, {".html", ".htm"}, {".json"}, {".jsonl", ".ndjson"}
ARCHIVES = (".warc", ".warc.gz")
SUFFIXES = TEXT | PAGES | ROWS | LINES | TABLES
BIGGEST = 20_000_000  # bytes of a file that is read as a whole
STDIN, STDIN_NAME = "-", "standard input"
HEAD = 8192  # bytes looked at to tell text from pictures, archives and programs
CONTROL = bytes({*range(9), 11, 12, *range(14, 32)} - {27})
SHOWN = 60  # characters of a name that is no name
Item = Document | Failure


def find_files(names: Sequence[str]) -> Iterator[Path | Failure]:
    """The files that names, folders and patterns stand for; a name that stands for none is a failure."""
    for name in names:
        try:
            yield from _files_of(name)
        except OSError as error:  # a name too long for the file system, a folder that may not be opened
            shown = name if len(name) <= SHOWN else f"{name[:SHOWN]}…"
            yield Failure(" ".join(shown.split()), f"cannot be opened ({error.strerror}); give the name of a file")


def count_articles(names: Sequence[str]) -> int | None:
    """How many articles some inputs hold, if each is a file of one; None where a table, an archive or standard input is among them."""
    if STDIN in names:
        return None
    found = [path for path in find_files(names) if not isinstance(path, Failure)]
    return len(found) if all(path.suffix.lower() in TEXT | PAGES | ROWS for path in found) else None


def _files_of(name: str) -> list[Path | Failure]:
    path = Path(name)
    if not name.strip():
        return [Failure("''", "an empty name; give files or folders")]
    if path.is_dir():
        inside = sorted(p for p in path.rglob("*") if (p.suffix.lower() in SUFFIXES or _is_archive(p)) and p.is_file())
        return [*inside] or [Failure(name, f"folder without articles; there should be files ending in {' '.join(sorted(SUFFIXES))}")]
    if path.exists():
        return [path]
    if has_magic(name):
        found = [Path(p) for p in sorted(glob(name, recursive=True)) if not Path(p).is_dir()]  # noqa: PTH207 (patterns may be absolute)
        return [*found] or [Failure(name, "the pattern matches no file; check it")]
    return [Failure(name, "no such file; check the name")]


def _is_archive(path: Path) -> bool:
    return path.name.lower().endswith(ARCHIVES)


def _decoded(raw: bytes, name: str, *, page: bool = False) -> str:
    """The text of a file: UTF-8, UTF-16 where it is marked so, or what a page says of itself."""
    marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not marked and (b"\x00" in raw[:HEAD] or len(raw[:HEAD].translate(None, CONTROL)) * 20 < 19 * len(raw[:HEAD])):
        raise InputError(name, "looks binary; give text, Markdown, HTML, JSON or JSONL")
    if page and not marked and declares_charset(raw):
        return decoded(raw)
    try:
        return raw.decode("utf-16" if marked else "utf-8")
    except UnicodeDecodeError as error:
        raise InputError(name, f"not UTF-8 at byte {error.start:,}; convert it, for instance with iconv") from error


def _suffix_of(text: str) -> str:
    """The suffix that a text without one should have, by how it opens."""
    opening = text[:500].lstrip("\ufeff \t\r\n").lower()
    if opening.startswith(("<!doctype html", "<html")):
        return ".html"
    if opening.startswith(("{", "[")):
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            return ".jsonl" if opening.startswith("{") else ".txt"
        return ".json"
    return ".txt"


def read_text(
    text: str, columns: Mapping[str, str], *, id: str, name: str, suffix: str, published: str | None, outlet: str | None
) -> Iterator[Item]:
    """The documents of one file's text, by its suffix; without a known one, by how the text opens."""
    suffix = suffix if suffix in SUFFIXES else _suffix_of(text)
    if suffix in LINES:
        yield from read_jsonl(text.split("\n"), columns, id=id, name=name, published=published, outlet=outlet)
    elif suffix in ROWS:
        yield from read_json(text, columns, id=id, name=name, published=published, outlet=outlet)
    elif suffix in PAGES:
        yield read_html(text, id=id, published=published, outlet=outlet)
    else:
        yield make_document(text, id=id, published=published, outlet=outlet)


def _one_file(path: Path, *, published: str | None, outlet: str | None, columns: Mapping[str, str]) -> Iterator[Item]:
    suffix = path.suffix.lower()
    if _is_archive(path):
        yield from read_warc(path, published=published, outlet=outlet)
        return
    if suffix in TABLES:
        yield from read_table(path, columns, published=published, outlet=outlet)
        return
    if suffix in LINES:  # a stream: never held in memory as a whole
        with path.open("rb") as lines:
            yield from read_jsonl(lines, columns, id=path.stem, name=str(path), published=published, outlet=outlet)
        return
    size = path.stat().st_size
    if size > BIGGEST:
        raise InputError(str(path), f"{size / 1e6:.0f} MB, more than one article can be; split it, or give articles as .jsonl")
    text = _decoded(path.read_bytes(), str(path), page=suffix in PAGES)
    yield from read_text(text, columns, id=path.stem, name=str(path), suffix=suffix, published=published, outlet=outlet)


def _stdin(columns: Mapping[str, str], *, published: str | None, outlet: str | None) -> Iterator[Item]:
    text = _decoded(sys.stdin.buffer.read(), STDIN_NAME)
    yield from read_text(text, columns, id="stdin", name=STDIN_NAME, suffix="", published=published, outlet=outlet)


def read_inputs(
    names: Sequence[str], *, published: str | None = None, outlet: str | None = None, columns: Mapping[str, str] | None = None
) -> Iterator[Item]:
    """Documents of files, folders, patterns and ``-``, in order; an input that fails is told and loses nothing else.

    ``columns`` names the columns of tables and the keys of JSON objects: a document's fact to the column that holds it.
    """
    for found in _expanded(names):
        if isinstance(found, Failure):
            yield found
            continue
        name = STDIN_NAME if found == STDIN else str(found)
        try:
            if isinstance(found, Path):
                yield from _one_file(found, published=published, outlet=outlet, columns=columns or {})
            else:
                yield from _stdin(columns or {}, published=published, outlet=outlet)
        except InputError as error:
            yield Failure(name, error.reason)
        except OSError as error:
            yield Failure(name, f"cannot be read ({error.strerror}); check the file and its rights")


def _expanded(names: Sequence[str]) -> Iterator[Path | str | Failure]:
    for name in names:
        if name == STDIN:
            yield STDIN
        else:
            yield from find_files([name])
