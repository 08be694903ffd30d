"""A stream of documents into a store: each read once, copies linked and not read, every batch whole."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from backchannel.flow.reader import dated
from backchannel.records import Document, Reading
from backchannel.store.copies import Originals, signature
from backchannel.store.rows import document_key
from backchannel.store.store import Entry, Store

if TYPE_CHECKING:
    from backchannel.flow.reader import Reader

BATCH = 32  # documents written at once


@dataclass(slots=True)
class Added:
    """What came of a stream: documents read and stored, copies linked, documents known before."""

    read: int = 0
    copies: int = 0
    known: int = 0
    words: int = 0


def add_documents(
    documents: Iterable[Document], store: Store, reader: Reader, *, processes: int = 1, told: Callable[[Added], None] | None = None
) -> Added:
    """Add documents to a store; ``told`` is called after each batch with what was done so far.

    An interruption loses no batch that was written; adding the same again goes on where it stopped.
    """
    done = Added()
    fresh = _fresh(documents, store, done)
    waiting: deque[Entry] = deque()  # in the order in which they came, those to be read without a reading yet

    def unread() -> Iterator[Document]:
        for entry in fresh:
            waiting.append(entry)
            if entry.copy_of is None:
                yield entry.document

    with closing(reader.pipe(unread(), batch_size=8, n_process=processes)) as readings:
        entries = _in_order(waiting, readings)
        while batch := list(islice(entries, BATCH)):
            store.put(batch)
            done.read += sum(entry.reading is not None for entry in batch)
            done.copies += sum(entry.reading is None for entry in batch)
            done.words += sum(len(entry.document.text.split()) for entry in batch if entry.reading)
            if told:
                told(done)
    return done


def _fresh(documents: Iterable[Document], store: Store, done: Added) -> Iterator[Entry]:
    """Documents the store does not know, with their signatures and with the original where they are copies."""
    keys, originals = store.keys(), Originals(store.signatures())
    for document in documents:
        key = document_key(document)
        if key in keys:
            done.known += 1
            continue
        keys.add(key)
        made = signature(document.text)
        original = originals.find(made)
        if original is None:
            originals.add(key, made)
        yield Entry(dated(document) if original else document, None, () if original else made, original)


def _in_order(waiting: deque[Entry], readings: Iterator[Reading]) -> Iterator[Entry]:
    """Entries in the order in which they came, each with its reading; copies follow what stands before them."""
    for reading in readings:
        while waiting and waiting[0].copy_of is not None:
            yield waiting.popleft()
        entry = waiting.popleft()
        yield Entry(reading.document, reading, entry.signature)
    yield from waiting


def recode_documents(
    keys: Sequence[str], store: Store, reader: Reader, *, run: int, processes: int = 1, told: Callable[[Added], None] | None = None
) -> Added:
    """Read documents again, given by their keys; what that changes is noted under ``run``."""
    done = Added()
    kept = dict(store.signatures())
    readings = reader.pipe(store.documents(keys), batch_size=8, n_process=processes)
    while batch := list(islice(readings, BATCH)):
        store.put([Entry(r.document, r, kept.get(document_key(r.document), ())) for r in batch], run=run)
        done.read += len(batch)
        done.words += sum(len(r.document.text.split()) for r in batch)
        if told:
            told(done)
    return done
