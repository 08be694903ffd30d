"""Feeds followed into a store: what is new is fetched, read and stored, round after round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backchannel.errors import InputError
from backchannel.flow.adding import Added, add_documents
from backchannel.records import Document
from backchannel.sources import Failure
from backchannel.sources.feeds import Feed, Watched, announced
from backchannel.sources.html import decoded, read_html
from backchannel.sources.web import Fetcher, PassingError
from backchannel.store.feeds import FeedMemory
from backchannel.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from backchannel.flow.reader import Reader

READ = "read"


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a round saw, to be noted at its end: pages with their outcome; feeds with what to ask by next time."""

    pages: list[tuple[str, str]]
    feeds: list[tuple[str, str | None, str | None]]


def watch_round(
    watched: Watched, store: Store, reader: Reader, fetcher: Fetcher, told: Callable[[Failure], None], *, processes: int = 1
) -> Added:
    """One round over all feeds that are due; failures are told and lose nothing else."""
    memory, seen = FeedMemory(store.db), _Seen([], [])
    done = add_documents(_documents(watched, memory, fetcher, told, seen), store, reader, processes=processes)
    # Only now: a page counts as fetched, and a feed as answered, when the articles are in the store.
    for url, outcome in seen.pages:
        memory.fetched(url, outcome)
    for url, etag, modified in seen.feeds:
        memory.succeeded(url, etag, modified)
    return done


def _documents(watched: Watched, memory: FeedMemory, fetcher: Fetcher, told: Callable[[Failure], None], seen: _Seen) -> Iterator[Document]:
    for feed in watched.feeds:
        try:
            yield from _of_feed(feed, memory, fetcher, told, seen)
        except InputError as error:
            memory.failed(feed.url)
            told(Failure(error.name, error.reason))


def _of_feed(feed: Feed, memory: FeedMemory, fetcher: Fetcher, told: Callable[[Failure], None], seen: _Seen) -> Iterator[Document]:
    state = memory.state(feed.url)
    if not state.due:
        return
    answer = fetcher.get(feed.url, etag=state.etag, modified=state.modified)
    if answer.status == 304:
        seen.feeds.append((feed.url, state.etag, state.modified))
        return
    articles = announced(answer.body, feed.url)
    again = False
    for article in articles:
        if memory.knows_page(article.url):
            continue
        try:
            page = fetcher.get(article.url)
            document = read_html(
                decoded(page.body, page.charset),
                id=article.url,
                published=None,
                outlet=feed.outlet,
                url=page.url,
                fetched=article.published,
            )
        except InputError as error:
            told(Failure(article.url, error.reason))
            if isinstance(error, PassingError):
                again = True
            else:
                seen.pages.append((article.url, error.reason))
            continue
        seen.pages.append((article.url, READ))
        yield document
    # A feed whose pages are to be tried again is asked for as a whole next time, changed or not.
    seen.feeds.append((feed.url, None, None) if again else (feed.url, answer.etag, answer.modified))
