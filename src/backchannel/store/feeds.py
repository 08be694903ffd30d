"""What a store remembers of feeds and pages, so that nothing is fetched in vain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

FIRST_PAUSE = timedelta(minutes=15)  # after a failure, doubled with each further one
LONGEST_PAUSE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FeedState:
    """What to say to get a feed only if it changed, and whether it is due."""

    etag: str | None
    modified: str | None
    due: bool


def now() -> datetime:
    """This moment in UTC, as the store keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


class FeedMemory:
    """Reads and notes the state of feeds and pages in a store's database."""

    def __init__(self, db: duckdb.DuckDBPyConnection) -> None:
        self._db = db

    def state(self, url: str) -> FeedState:
        """The state of a feed; one never seen is due."""
        row = self._db.execute("SELECT etag, modified, next_try FROM feeds WHERE url = ?", [url]).fetchone()
        return FeedState(row[0], row[1], row[2] is None or row[2] <= now()) if row else FeedState(None, None, True)

    def succeeded(self, url: str, etag: str | None, modified: str | None) -> None:
        """Note that a feed answered."""
        self._db.execute("INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, 0, NULL)", [url, etag, modified])

    def failed(self, url: str) -> None:
        """Note that a feed did not answer; it is left alone for a while, longer each time."""
        row = self._db.execute("SELECT etag, modified, failures FROM feeds WHERE url = ?", [url]).fetchone() or (None, None, 0)
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(row[2], 10))
        self._db.execute("INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?)", [url, row[0], row[1], row[2] + 1, now() + pause])

    def knows_page(self, url: str) -> bool:
        """Whether a page was fetched before, with whatever outcome."""
        return self._db.execute("SELECT 1 FROM pages WHERE url = ?", [url]).fetchone() is not None

    def fetched(self, url: str, outcome: str) -> None:
        """Note that a page was fetched."""
        self._db.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", [url, now(), outcome])
