"""Feeds followed into a store: what is new is fetched, read and stored, round after round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from backchannel.errors import InputError
from backchannel.flow.adding import Added, add_documents
from backchannel.records import Document
from backchannel.sources import Failure
from backchannel.sources.feeds import Feed, Watched, announced
from backchannel.sources.html import read_html
from backchannel.sources.web import Fetcher
from backchannel.store.feeds import FeedMemory
from backchannel.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from backchannel.flow.reader import Reader

READ = "read"


def watch_round(
    watched: Watched, store: Store, reader: Reader, fetcher: Fetcher, told: Callable[[Failure], None], *, processes: int = 1
) -> Added:
    """One round over all feeds that are due; failures are told and lose nothing else."""
    memory, outcomes = FeedMemory(store.db), list[tuple[str, str]]()
    done = add_documents(_documents(watched, memory, fetcher, told, outcomes), store, reader, processes=processes)
    for url, outcome in outcomes:  # only now: a page counts as fetched when its article is in the store
        memory.fetched(url, outcome)
    return done


def _documents(
    watched: Watched, memory: FeedMemory, fetcher: Fetcher, told: Callable[[Failure], None], outcomes: list[tuple[str, str]]
) -> Iterator[Document]:
    for feed in watched.feeds:
        try:
            yield from _of_feed(feed, memory, fetcher, told, outcomes)
        except InputError as error:
            memory.failed(feed.url)
            told(Failure(error.name, error.reason))


def _of_feed(
    feed: Feed, memory: FeedMemory, fetcher: Fetcher, told: Callable[[Failure], None], outcomes: list[tuple[str, str]]
) -> Iterator[Document]:
    state = memory.state(feed.url)
    if not state.due:
        return
    answer = fetcher.get(feed.url, etag=state.etag, modified=state.modified)
    if answer.status == 304:
        return
    articles = announced(answer.body, feed.url)
    for article in articles:
        if memory.knows_page(article.url):
            continue
        try:
            page = fetcher.get(article.url)
            text = page.body.decode(page.charset or "utf-8", "replace")
            document = read_html(text, id=article.url, published=None, outlet=feed.outlet, url=page.url, fetched=article.published)
        except (InputError, LookupError) as error:
            reason = error.reason if isinstance(error, InputError) else f"of an unknown character set ({error})"
            outcomes.append((article.url, reason))
            told(Failure(article.url, reason))
            continue
        outcomes.append((article.url, READ))
        yield document
    memory.succeeded(feed.url, answer.etag, answer.modified)
