"""Files, folders, patterns and standard input to documents, one after the other."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

from backchannel.errors import InputError
from backchannel.records import Document
from backchannel.sources.document import LARGEST, Failure, make_document
from backchannel.sources.html import read_html
from backchannel.sources.rows import read_json, read_jsonl

TEXT, PAGES, ROWS = {".txt", ".md", ".markdown", ".text"}, {".html", ".htm"}, {".json", ".jsonl", ".ndjson"}
SUFFIXES = TEXT | PAGES | ROWS
STDIN = "-"
Item = Document | Failure


def find_files(names: Sequence[str]) -> Iterator[Path | Failure]:
    """The files that names, folders and patterns stand for; a name that stands for none is a failure."""
    for name in names:
        path = Path(name)
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            yield from inside or [Failure(name, f"folder without articles; there should be files ending in {' '.join(sorted(SUFFIXES))}")]
        elif path.exists():
            yield path
        elif has_magic(name):
            yield from [Path(p) for p in sorted(glob(name, recursive=True))] or [Failure(name, "the pattern matches no file; check it")]
        else:
            yield Failure(name, "no such file; check the name")


def _decoded(raw: bytes, name: str) -> str:
    if b"\x00" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{name}: looks binary; give text, Markdown, HTML, JSON or JSONL")
    try:
        return raw.decode("utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: not UTF-8 at byte {error.start:,}; convert it, for instance with iconv") from error


def _looks_like_page(text: str) -> bool:
    return text[:500].lstrip().lower().startswith(("<!doctype html", "<html"))


def read_text(text: str, *, id: str, suffix: str, published: str | None, outlet: str | None) -> Iterator[Item]:
    """The documents of one file's text, by its suffix; without one, HTML and JSON are known by how they open."""
    if suffix in {".jsonl", ".ndjson"}:
        yield from read_jsonl(text.splitlines(), id=id, published=published, outlet=outlet)
    elif suffix == ".json":
        yield from read_json(text, id=id, published=published, outlet=outlet)
    elif suffix in PAGES or (suffix not in TEXT and _looks_like_page(text)):
        yield read_html(text, id=id, published=published, outlet=outlet)
    else:
        yield make_document(text, id=id, published=published, outlet=outlet)


def _one_file(path: Path, *, published: str | None, outlet: str | None) -> Iterator[Item]:
    suffix = path.suffix.lower()
    if suffix in {".jsonl", ".ndjson"}:  # a stream: never held in memory as a whole
        with path.open(encoding="utf-8", errors="strict") as lines:
            yield from read_jsonl(lines, id=path.stem, published=published, outlet=outlet)
        return
    size = path.stat().st_size
    if size > 4 * LARGEST and suffix not in PAGES:
        raise InputError(f"{path}: {size / 1e6:.0f} MB, more than one article can be; split it, or give articles as .jsonl")
    text = _decoded(path.read_bytes(), str(path))
    yield from read_text(text, id=path.stem, suffix=suffix, published=published, outlet=outlet)


def _stdin(*, published: str | None, outlet: str | None) -> Iterator[Item]:
    text = _decoded(sys.stdin.buffer.read(), "standard input")
    suffix = ".jsonl" if text.lstrip().startswith("{") else ""
    yield from read_text(text, id="stdin", suffix=suffix, published=published, outlet=outlet)


def read_inputs(names: Sequence[str], *, published: str | None = None, outlet: str | None = None) -> Iterator[Item]:
    """Documents of files, folders, patterns and ``-``, in order; an input that fails is told and loses nothing else."""
    for found in [STDIN] if list(names) == [STDIN] else _expanded(names):
        if isinstance(found, Failure):
            yield found
            continue
        name = "standard input" if found == STDIN else str(found)
        try:
            if isinstance(found, Path):
                yield from _one_file(found, published=published, outlet=outlet)
            else:
                yield from _stdin(published=published, outlet=outlet)
        except InputError as error:
            message = str(error)
            yield Failure(name, message.split(": ", 1)[-1])
        except (OSError, UnicodeDecodeError) as error:
            yield Failure(name, f"cannot be read ({error.strerror if isinstance(error, OSError) else error}); check the file and its rights")


def _expanded(names: Sequence[str]) -> Iterator[Path | str | Failure]:
    for name in names:
        if name == STDIN:
            yield STDIN
        else:
            yield from find_files([name])
