"""Web archives (WARC, ISO 28500): the pages of their responses as documents, one bad record losing nothing else.

Compressed archives are read member by member, as Common Crawl writes them, so that a record that lies about its length
harms itself only; in plain ones the next record is looked for by its first line.
"""

from __future__ import annotations

import io
import mmap
import zlib
from collections.abc import Iterator
from pathlib import Path

from backchannel.errors import InputError
from backchannel.records import Document
from backchannel.sources.document import Failure
from backchannel.sources.html import decoded, read_html

GZIP, HEAD = b"\x1f\x8b\x08", b"WARC/1."
CHUNK = 1 << 20  # bytes read at once
BIGGEST = 20_000_000  # bytes of one record
PAGES = ("text/html", "application/xhtml+xml")


def read_warc(path: Path, *, published: str | None = None, outlet: str | None = None) -> Iterator[Document | Failure]:
    """Documents of the pages in an archive; records that are no pages of success are passed over."""
    with path.open("rb") as stream:
        zipped = stream.read(len(GZIP)) == GZIP
    raw = _members(path) if zipped else _records(path)
    for number, record in enumerate(raw, 1):
        name = f"{path} record {number}"
        if isinstance(record, str):
            yield Failure(name, record)
            continue
        try:
            document = _document(record, f"{path.stem.removesuffix('.warc')}-{number}", published=published, outlet=outlet)
        except InputError as error:
            yield Failure(name, error.reason)
            continue
        if document:
            yield document


def _document(record: bytes, id: str, *, published: str | None, outlet: str | None) -> Document | None:
    """The document of one record; None where it is no page.

    Raises:
        InputError: the record is broken, or the page holds no article that can be read.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    try:
        for one in ArchiveIterator(io.BytesIO(record), record_types=WarcRecordType.response, parse_http=True):
            declared, raw = one.content_length, one.reader.read()
            if one.http_content_type not in PAGES or (one.http_headers and one.http_headers.status_code != 200):
                return None
            if len(raw) < declared:
                raise InputError(id, f"cut off: {len(raw):,} bytes where {declared:,} are announced; fetch the archive again")
            break
        # Once more without the codings of the transfer (chunks, gzip), with which lengths cannot be compared.
        for one in ArchiveIterator(io.BytesIO(record), record_types=WarcRecordType.response, parse_http=True, auto_decode="all"):
            text = decoded(one.reader.read(), one.http_charset)
            address, day = one.headers.get("WARC-Target-URI"), (one.headers.get("WARC-Date") or "")[:10] or None
            return read_html(text, id=id, published=published, outlet=outlet, url=address, fetched=day)
    except (OSError, LookupError, ValueError) as error:
        raise InputError(id, f"no WARC record ({error}); it is passed over") from error
    return None


def _members(path: Path) -> Iterator[bytes | str]:
    """The gzip members of a file, unpacked; what is broken as a reason."""
    with path.open("rb") as stream:
        rest = b""
        while True:
            rest = rest or stream.read(CHUNK)
            if not rest:
                return
            unpack, parts, size = zlib.decompressobj(31), list[bytes](), 0
            try:
                while not unpack.eof:
                    part = unpack.decompress(rest, BIGGEST)
                    rest = unpack.unconsumed_tail
                    size += len(part)
                    if size > BIGGEST:
                        raise ValueError(f"more than {BIGGEST / 1e6:.0f} MB")
                    parts.append(part)
                    if not unpack.eof and not rest and not (rest := stream.read(CHUNK)):
                        yield "the file ends in the middle of it; fetch the archive again"
                        return
            except (zlib.error, ValueError) as error:
                yield f"cannot be unpacked ({error}); it is passed over"
                rest = _next(rest[1:], stream)
                continue
            rest = unpack.unused_data
            member = b"".join(parts)
            yield from _split(member) if b"\n" + HEAD in member else (member,)


def _next(rest: bytes, stream: io.BufferedReader) -> bytes:
    """What follows from the next beginning of a member on."""
    while True:
        at = rest.find(GZIP)
        if at >= 0:
            return rest[at:]
        more = stream.read(CHUNK)
        if not more:
            return b""
        rest = rest[-len(GZIP) :] + more


def _records(path: Path) -> Iterator[bytes | str]:
    """The records of an archive that is not compressed, by where they begin; what stands between them as a reason."""
    if path.stat().st_size == 0:
        yield "the file is empty; fetch the archive again"
        return
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as held:
        yield from _split(held)


def _split(held: mmap.mmap | bytes) -> Iterator[bytes | str]:
    """The records that stand one after the other."""
    at = 0 if held[: len(HEAD)] == HEAD else _after(held, 0)
    if at:
        yield "no WARC record at the beginning; what stands before the first record is passed over"
    while 0 <= at < len(held):
        end = _end(held, at)
        yield held[at:end] if end - at <= BIGGEST else f"more than {BIGGEST / 1e6:.0f} MB; it is passed over"
        at = end if held[end : end + len(HEAD)] == HEAD else _after(held, end)


def _after(held: mmap.mmap | bytes, at: int) -> int:
    """Where the next record begins after an offset; the end where none does."""
    found = held.find(b"\n" + HEAD, at)
    return found + 1 if found >= 0 else len(held)


def _end(held: mmap.mmap | bytes, at: int) -> int:
    """Where a record ends: where it says, if another begins there or the file ends, else where the next begins."""
    head = held.find(b"\r\n\r\n", at)
    length = next(
        (
            int(line[15:])
            for line in held[at : max(at, head)].lower().split(b"\r\n")
            if line.startswith(b"content-length:") and line[15:].strip().isdigit()
        ),
        -1,
    )
    said = head + 4 + length + 4
    if length >= 0 and (said >= len(held) - 4 or held[said : said + len(HEAD)] == HEAD) and said <= len(held) + 4:
        return min(said, len(held))
    return _after(held, at + 1)
