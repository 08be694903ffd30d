"""Feeds (RSS, Atom) to the articles they announce, and the file that lists the feeds to follow."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from urllib.parse import urljoin

from backchannel.errors import InputError
from backchannel.sources.web import DELAY

EVERY = 900.0  # seconds between two rounds


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed to follow; ``outlet`` stands for what its pages do not say."""

    url: str
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Watched:
    """What a file of feeds asks for: the feeds, seconds between requests to one host, and between rounds."""

    feeds: tuple[Feed, ...]
    delay: float = DELAY
    every: float = EVERY


@dataclass(frozen=True, slots=True)
class Announced:
    """An article a feed announces; ``published`` is an ISO date."""

    url: str
    published: str | None


def read_watched(path: Path) -> Watched:
    """The feeds of a TOML file: ``[[feed]]`` tables with ``url`` and, if wanted, ``outlet``; ``delay`` and ``every`` in seconds.

    Raises:
        InputError: the file cannot be read, or is not in order.
    """
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror}); check the name") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"is not TOML ({error}); see docs/guide.md") from error
    feeds = told.get("feed")
    if not isinstance(feeds, list) or not feeds or not all(isinstance(f, dict) and isinstance(f.get("url"), str) for f in feeds):
        raise InputError(str(path), "has no [[feed]] with a url; see docs/guide.md")
    numbers = {name: told.get(name, default) for name, default in (("delay", DELAY), ("every", EVERY))}
    for name, value in numbers.items():
        least = 1 if name == "every" else 0
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value) or value < least:
            raise InputError(str(path), f"{name} is {value!r}; it should be a number of seconds, at least {least}")
    if not all(isinstance(f.get("outlet", ""), str) for f in feeds):
        raise InputError(str(path), "an outlet is no text in quotation marks; see docs/guide.md")
    return Watched(tuple(Feed(f["url"], f.get("outlet")) for f in feeds), **numbers)


def announced(body: bytes, name: str) -> tuple[Announced, ...]:
    """The articles of a feed in its order, each address once.

    Raises:
        InputError: the bytes are no feed.
    """
    import feedparser  # type: ignore[import-untyped]

    told = feedparser.parse(body)
    if not told.get("version"):
        looks = "an HTML page" if b"<html" in body[:2000].lower() else "something else"
        raise InputError(name, f"is {looks} and no feed; give the address of its RSS or Atom feed")
    found: dict[str, Announced] = {}
    for entry in told.entries:
        link = entry.get("link")
        if link and link not in found:
            day = entry.get("published_parsed") or entry.get("updated_parsed")
            found[link] = Announced(urljoin(name, link), f"{day.tm_year:04}-{day.tm_mon:02}-{day.tm_mday:02}" if day else None)
    return tuple(found.values())
