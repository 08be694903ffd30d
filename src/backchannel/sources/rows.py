"""JSON and JSON Lines to documents: one article an object, with a ``text`` and what else is known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from backchannel.errors import InputError
from backchannel.records import Document
from backchannel.sources.document import Failure, make_document

KNOWN = ("id", "title", "outlet", "author", "published", "url", "language")
TEXTS = ("text", "body", "content", "article")


def _document(row: Any, *, id: str, published: str | None, outlet: str | None) -> Document:
    if not isinstance(row, dict):
        raise InputError(f"{id}: {type(row).__name__} where an object with a 'text' should stand")
    if isinstance(row.get("document"), dict):  # a reading: its document can be read again
        row = row["document"]
    text = next((row[key] for key in TEXTS if isinstance(row.get(key), str)), None)
    if text is None:
        raise InputError(f"{id}: no 'text' in the object; it has {', '.join(sorted(map(str, row))[:8]) or 'nothing'}")
    facts = {key: str(row[key]) for key in KNOWN if row.get(key) not in (None, "")}
    facts.setdefault("id", id)
    facts |= {key: value for key, value in (("published", published), ("outlet", outlet)) if value}
    return make_document(text, **facts)


def read_json(text: str, *, id: str, published: str | None = None, outlet: str | None = None) -> Iterator[Document | Failure]:
    """The documents of one object, or of a list of them."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield Failure(id, f"not JSON ({error}); correct it, or name it .jsonl if it holds one object a line")
        return
    many = isinstance(whole, list)
    for number, row in enumerate(whole if many else [whole], 1):
        yield _guarded(row, id=f"{id}-{number}" if many else id, published=published, outlet=outlet)


def read_jsonl(lines: Iterable[str], *, id: str, published: str | None = None, outlet: str | None = None) -> Iterator[Document | Failure]:
    """The documents of a stream of lines; a bad line is told and loses nothing else."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name = f"{id}:{number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Failure(name, f"line is not JSON ({error}); correct or drop it")
            continue
        yield _guarded(row, id=f"{id}-{number}", published=published, outlet=outlet)


def _guarded(row: Any, *, id: str, published: str | None, outlet: str | None) -> Document | Failure:
    try:
        return _document(row, id=id, published=published, outlet=outlet)
    except InputError as error:
        return Failure(*str(error).split(": ", 1))
