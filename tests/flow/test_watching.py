"""Feeds followed into a store, against a real server on loopback."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from conftest import ROOT

from backchannel.errors import InputError
from backchannel.flow import Reader
from backchannel.flow.watching import watch_round
from backchannel.sources import Failure
from backchannel.sources.feeds import Feed, Watched, announced, read_watched
from backchannel.sources.folder import WatchedFolder
from backchannel.sources.web import BIGGEST, Fetcher
from backchannel.store import Store

PARAGRAPHS = (ROOT / "examples" / "muscat-talks.txt").read_text("utf-8").split("\n\n")


def page(title: str, first: int) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[first : first + 6])
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"


class Site(BaseHTTPRequestHandler):
    """A small news site with a feed, two articles, and some that go wrong."""

    asked: ClassVar[Counter[str]] = Counter()
    feed_etag = '"one"'
    down: ClassVar[set[str]] = set()

    def do_GET(self) -> None:
        Site.asked[self.path] += 1
        here = f"http://{self.headers['Host']}"
        if self.path == "/feed.xml" and self.headers.get("If-None-Match") == Site.feed_etag:
            self._answer(304, "")
            return
        items = "".join(
            f"<item><title>{n}</title><link>{here}/{n}</link><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate></item>"
            for n in ("first", "second", "private/third", "missing", "large", "loop")
        )
        pages = {
            "/robots.txt": "User-agent: *\nDisallow: /private/\n",
            "/feed.xml": f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>',
            "/first": page("Talks in Muscat", 2),
            "/second": page("Money in Baghdad", 9),
            "/private/third": page("Private", 2),
            "/large": "x" * (BIGGEST + 1),
            "/html": page("No feed", 2),
        }
        if self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path in Site.down:
            self._answer(503, "later")
        elif self.path in pages:
            self._answer(200, pages[self.path])
        else:
            self._answer(404, "gone")

    def _answer(self, status: int, text: str) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        if self.path == "/feed.xml":
            self.send_header("ETag", Site.feed_etag)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked.clear()
    Site.down.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_a_round_reads_what_is_new_and_only_that(site: str, reader: Reader, tmp_path: Path) -> None:
    waits: list[float] = []
    failures: list[Failure] = []
    watched = Watched((Feed(f"{site}/feed.xml", "Example Wire"),), delay=0.5)
    with Store(tmp_path / "s.duckdb") as store, Fetcher(delay=0.5, sleep=waits.append) as fetcher:
        done = watch_round(watched, store, reader, fetcher, failures.append)
        stored = store.db.execute("SELECT title, outlet, url, published FROM documents ORDER BY rowid").fetchall()
        assert (done.read, [row[:3] for row in stored]) == (
            2,
            [("Talks in Muscat", "Example Wire", f"{site}/first"), ("Money in Baghdad", "Example Wire", f"{site}/second")],
        )
        assert {str(row[3]) for row in stored} == {"2024-03-05"}
        assert sorted(failure.name.removeprefix(site) for failure in failures) == ["/large", "/loop", "/missing", "/private/third"]
        assert Site.asked["/private/third"] == 0 and Site.asked["/robots.txt"] == 1
        assert waits and all(0 < wait <= 0.5 for wait in waits)
        again = watch_round(watched, store, reader, fetcher, failures.append)
    assert (again.read, again.known) == (0, 0)
    assert Site.asked["/first"] == 1 and Site.asked["/missing"] == 1 and Site.asked["/feed.xml"] == 2


def test_a_feed_that_fails_is_told_and_left_alone(site: str, reader: Reader, tmp_path: Path) -> None:
    failures: list[Failure] = []
    watched = Watched((Feed(f"{site}/html"), Feed(f"{site}/nowhere"), Feed(f"{site}/feed.xml")))
    with Store(tmp_path / "s.duckdb") as store, Fetcher(delay=0, sleep=lambda _: None) as fetcher:
        done = watch_round(watched, store, reader, fetcher, failures.append)
        assert done.read == 2
        assert "an HTML page and no feed" in failures[0].reason and "404" in failures[1].reason
        watch_round(watched, store, reader, fetcher, failures.append)
    assert (Site.asked["/html"], Site.asked["/nowhere"]) == (1, 1)


def test_a_host_that_does_not_answer_is_told() -> None:
    with Fetcher(delay=0) as fetcher:
        for url, reason in (("http://127.0.0.1:9/x", "cannot be fetched"), ("ftp://127.0.0.1/x", "no web address")):
            with pytest.raises(InputError, match=reason):
                fetcher.get(url)


def test_atom_is_a_feed_too() -> None:
    atom = b'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><link href="https://a.example/1"/><updated>2024-03-05T10:00:00Z</updated></entry></feed>'
    assert [(a.url, a.published) for a in announced(atom, "x")] == [("https://a.example/1", "2024-03-05")]


def test_a_file_of_feeds_is_read_and_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text('delay = 5\n[[feed]]\nurl = "https://a.example/rss"\noutlet = "A"\n[[feed]]\nurl = "https://b.example/rss"\n')
    assert read_watched(path) == Watched((Feed("https://a.example/rss", "A"), Feed("https://b.example/rss")), delay=5)
    for text, reason in (
        ("delay = 1", "no \\[\\[feed\\]\\]"),
        ("= x", "is not TOML"),
        ("every = 0\n[[feed]]\nurl = 'u'", "number of seconds, at least 1"),
        ("feed = []", "no \\[\\[feed\\]\\]"),
        ('delay = "x"\n[[feed]]\nurl = "u"', "number of seconds"),
    ):
        path.write_text(text)
        with pytest.raises(InputError, match=reason):
            read_watched(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_watched(tmp_path / "none.toml")


def test_a_page_that_is_down_for_a_while_is_asked_for_again(site: str, reader: Reader, tmp_path: Path) -> None:
    Site.down.add("/second")
    watched = Watched((Feed(f"{site}/feed.xml"),), delay=0)
    with Store(tmp_path / "s.duckdb") as store, Fetcher(delay=0) as fetcher:
        assert watch_round(watched, store, reader, fetcher, lambda _: None).read == 1
        Site.down.clear()
        assert watch_round(watched, store, reader, fetcher, lambda _: None).read == 1
    assert (Site.asked["/first"], Site.asked["/second"]) == (1, 2)


def test_a_round_cut_off_before_its_articles_are_stored_is_done_again(site: str, reader: Reader, tmp_path: Path) -> None:
    class Stopped(Reader):
        def read(self, document: object) -> object:  # type: ignore[override]
            raise KeyboardInterrupt

    watched = Watched((Feed(f"{site}/feed.xml"),), delay=0)
    with Store(tmp_path / "s.duckdb") as store, Fetcher(delay=0) as fetcher:
        with pytest.raises(KeyboardInterrupt):
            watch_round(watched, store, Stopped(), fetcher, lambda _: None)
        assert watch_round(watched, store, reader, fetcher, lambda _: None).read == 2


def test_an_address_that_is_none_is_one_line() -> None:
    with Fetcher() as fetcher, pytest.raises(InputError, match="no web address"):
        fetcher.get("http://[bad/page.html")


def test_a_folder_gives_what_is_new_or_changed_and_whole(tmp_path: Path) -> None:
    folder = WatchedFolder(tmp_path, settled=0)
    assert folder.fresh() == {}
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text("Envoys met.")
    found = folder.fresh()
    assert list(found) == [str(one)]
    one.write_text("Envoys met in Muscat.")  # while it is being read
    folder.taken(found)
    assert list(folder.fresh()) == [str(one)]
    folder.taken(folder.fresh())
    two.write_text("Troops left.")
    assert list(folder.fresh()) == [str(two)]
    assert WatchedFolder(tmp_path, settled=3600).fresh() == {}
    with pytest.raises(InputError, match="no such folder"):
        WatchedFolder(tmp_path / "gone").fresh()
