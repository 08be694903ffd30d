"""Web archives: pages are read, whatever is broken loses only itself."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backchannel.records import Document
from backchannel.sources import Failure, read_inputs

ARTICLE = (ROOT / "examples" / "muscat-talks.txt").read_text("utf-8").split("\n\n")


def page(title: str) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in ARTICLE[2:9])
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>".encode()


def record(
    url: str, content: bytes, *, kind: str = "text/html; charset=utf-8", status: str = "200 OK", length: int | None = None, coding: str = ""
) -> bytes:
    sized = coding or f"Content-Length: {len(content)}"
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{sized}\r\n\r\n".encode() + content
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2024-03-05T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {length or len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


GOOD = [record(f"https://wire.example/{n}", page(f"Talks in Muscat, part {n}")) for n in range(3)]


def read(folder: Path, data: bytes, name: str = "news.warc") -> tuple[list[str | None], list[str]]:
    """Addresses of the documents and reasons of the failures."""
    (folder / name).write_bytes(data)
    found = list(read_inputs([str(folder / name)]))
    return [d.url for d in found if isinstance(d, Document)], [f.reason for f in found if isinstance(f, Failure)]


def urls(*numbers: int) -> list[str | None]:
    return [f"https://wire.example/{n}" for n in numbers]


@pytest.mark.parametrize(("name", "pack"), [("news.warc", bytes), ("news.warc.gz", gzip.compress)])
def test_pages_of_an_archive_are_documents(tmp_path: Path, name: str, pack: object) -> None:
    info = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2024-03-05T10:00:00Z\r\nContent-Length: 2\r\n\r\nok\r\n\r\n"
    others = [
        record("https://wire.example/x.png", b"png", kind="image/png"),
        record("https://wire.example/y", page("gone"), status="404 Not Found"),
    ]
    assert read(tmp_path, b"".join(map(pack, [info, *others, *GOOD])), name) == (urls(0, 1, 2), [])  # type: ignore[arg-type, call-overload]
    (first, *_) = [d for d in read_inputs([str(tmp_path)]) if isinstance(d, Document)]
    assert (first.published, first.title, first.url) == ("2024-03-05", "Talks in Muscat, part 0", "https://wire.example/0")


def test_a_truncated_archive_gives_what_is_whole(tmp_path: Path) -> None:
    found, reasons = read(tmp_path, b"".join(map(gzip.compress, GOOD))[:-40], "news.warc.gz")
    assert found == urls(0, 1)
    assert len(reasons) == 1 and "ends in the middle" in reasons[0]


def test_a_broken_member_loses_itself_only(tmp_path: Path) -> None:
    broken = bytearray(gzip.compress(GOOD[1]))
    broken[30:60] = b"\x00" * 30
    found, reasons = read(tmp_path, gzip.compress(GOOD[0]) + bytes(broken) + gzip.compress(GOOD[2]), "news.warc.gz")
    assert found == urls(0, 2)
    assert reasons and "cannot be unpacked" in reasons[0]


@pytest.mark.parametrize("length", [100, 99_999_999])
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_a_record_that_lies_about_its_length_harms_itself_only(tmp_path: Path, length: int, pack: object) -> None:
    lying = record("https://wire.example/lie", page("Lies"), length=length)
    found, _ = read(tmp_path, b"".join(map(pack, [GOOD[0], lying, GOOD[1], GOOD[2]])), "news.warc" if pack is bytes else "news.warc.gz")  # type: ignore[arg-type, call-overload]
    assert [url for url in found if url != "https://wire.example/lie"] == urls(0, 1, 2)


def test_what_is_no_archive_is_told(tmp_path: Path) -> None:
    assert read(tmp_path, b"not an archive at all\n" * 30)[0] == []
    assert read(tmp_path, b"") == ([], ["the file is empty; fetch the archive again"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.integers(0, 4000), st.binary(min_size=1, max_size=40), st.booleans())
def test_damage_anywhere_leaves_what_comes_before_it(tmp_path: Path, at: int, junk: bytes, zipped: bool) -> None:
    pack = gzip.compress if zipped else bytes
    data = bytearray(b"".join(map(pack, [GOOD[0], GOOD[1], GOOD[2]])))  # type: ignore[operator]
    start = len(pack(GOOD[0])) + at % len(pack(GOOD[1]))  # type: ignore[operator]
    data[start : start + len(junk)] = junk
    found, _ = read(tmp_path, bytes(data), "news.warc.gz" if zipped else "news.warc")
    assert found[:1] == urls(0)


def _chunked(data: bytes) -> bytes:
    parts = [data[at : at + 150] for at in range(0, len(data), 150)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("Transfer-Encoding: chunked", _chunked), ("Content-Encoding: gzip", gzip.compress)],
    ids=["chunked", "packed"],
)
def test_what_the_transfer_did_to_a_page_is_undone(tmp_path: Path, coding: str, pack: object) -> None:
    plain, coded = (tmp_path / name for name in ("plain.warc", "coded.warc"))
    plain.write_bytes(GOOD[0])
    coded.write_bytes(record("https://wire.example/0", pack(page("Talks in Muscat, part 0")), coding=coding))  # type: ignore[operator]
    texts = [d.text for path in (plain, coded) for d in read_inputs([str(path)]) if isinstance(d, Document)]
    assert len(texts) == 2 and texts[0] == texts[1]


def test_a_page_is_read_in_the_character_set_it_declares(tmp_path: Path) -> None:
    text = page("Muñoz in Côte d'Ivoire").decode().replace("<head>", '<head><meta charset="windows-1252">')
    path = tmp_path / "news.warc"
    path.write_bytes(record("https://wire.example/0", text.encode("windows-1252", "replace"), kind="text/html"))
    (document,) = read_inputs([str(path)])
    assert isinstance(document, Document) and document.title == "Muñoz in Côte d'Ivoire"


def test_an_archive_packed_as_a_whole_loses_no_record(tmp_path: Path) -> None:
    assert read(tmp_path, gzip.compress(b"".join(GOOD)), "news.warc.gz") == (urls(0, 1, 2), [])
