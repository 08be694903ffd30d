"""JSON and JSON Lines to documents: one article an object, with a ``text`` and what else is known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from backchannel.errors import InputError
from backchannel.records import Document
from backchannel.sources.document import Failure, make_document

KNOWN = ("id", "title", "outlet", "author", "published", "url", "language")
TEXTS = ("text", "body", "content", "article")
MARK = "\ufeff"  # the byte order mark that some programs put before the first object


def _document(row: Any, columns: Mapping[str, str], *, id: str, published: str | None, outlet: str | None) -> Document:
    if not isinstance(row, dict):
        raise InputError(id, f"{type(row).__name__} where an object with a 'text' should stand")
    if columns.get("text", "text") not in row and "text" in columns:
        raise InputError(id, f"no {columns['text']!r} in the object; it has {', '.join(sorted(map(str, row))[:8]) or 'nothing'}")
    row = row | {fact: row[column] for fact, column in columns.items() if column in row}
    if isinstance(row.get("document"), dict):  # a reading: its document can be read again
        row = row["document"]
    text = next((row[key] for key in TEXTS if isinstance(row.get(key), str)), None)
    if text is None:
        raise InputError(id, f"no 'text' in the object; it has {', '.join(sorted(map(str, row))[:8]) or 'nothing'}")
    facts = {key: str(row[key]) for key in KNOWN if row.get(key) not in (None, "")}
    facts.setdefault("id", id)
    facts |= {key: value for key, value in (("published", published), ("outlet", outlet)) if value}
    return make_document(text, **facts)


def read_json(
    text: str,
    columns: Mapping[str, str] | None = None,
    *,
    id: str,
    name: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
) -> Iterator[Document | Failure]:
    """The documents of one object, or of a list of them; ``name`` is what a failure calls the input, the id if not given.

    ``columns`` are names of the facts of a document, where the objects call them otherwise.
    """
    name = name or id
    try:
        whole = json.loads(text.removeprefix(MARK))
    except (ValueError, RecursionError) as error:
        yield Failure(name, f"not JSON ({error}); correct it, or name it .jsonl if it holds one object a line")
        return
    many = isinstance(whole, list)
    if many and not whole:
        yield Failure(name, "an empty list; there should be objects with a 'text' in it")
    for number, row in enumerate(whole if many else [whole], 1):
        where = {"id": f"{id}-{number}", "name": f"{name} item {number}"} if many else {"id": id, "name": name}
        yield guarded(row, columns, **where, published=published, outlet=outlet)


def read_jsonl(
    lines: Iterable[str | bytes],
    columns: Mapping[str, str] | None = None,
    *,
    id: str,
    name: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
) -> Iterator[Document | Failure]:
    """The documents of a stream of lines; a bad line is told by its number and loses nothing else."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{name or id}:{number}"
        try:
            text = line.decode("utf-8") if isinstance(line, bytes) else line
            row = json.loads(text.removeprefix(MARK))
        except UnicodeDecodeError as error:
            yield Failure(where, f"not UTF-8 at byte {error.start:,}; convert the file, for instance with iconv")
            continue
        except (ValueError, RecursionError) as error:
            yield Failure(where, f"line is not JSON ({error}); correct or drop it")
            continue
        yield guarded(row, columns, id=f"{id}-{number}", name=where, published=published, outlet=outlet)


def guarded(
    row: Any, columns: Mapping[str, str] | None = None, *, id: str, name: str, published: str | None, outlet: str | None
) -> Document | Failure:
    """The document of an object, or the reason why there is none under the name given."""
    try:
        return _document(row, columns or {}, id=id, published=published, outlet=outlet)
    except InputError as error:
        return Failure(name, error.reason)
