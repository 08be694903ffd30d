"""Pages and feeds from the web, politely: one request at a time to a host, robots.txt respected, everything bounded."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from backchannel import __version__
from backchannel.errors import InputError

if TYPE_CHECKING:
    import httpx

AGENT = f"Backchannel/{__version__} (event intelligence; respects robots.txt)"
BIGGEST = 5_000_000  # bytes of a page
LONGEST = 20.0  # seconds a request may take
REDIRECTS = 5
DELAY = 2.0  # seconds between two requests to one host


class PassingError(InputError):
    """An address cannot be read now, but may be another time."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: the address it came from in the end, its bytes, and what to say next time to get it only if it changed.

    ``status`` 304 has no bytes: nothing changed.
    """

    url: str
    status: int
    body: bytes
    charset: str | None
    etag: str | None
    modified: str | None


@dataclass(slots=True)
class _Host:
    robots: RobotFileParser
    delay: float
    last: float = field(default=0.0)


class Fetcher:
    """Fetches. Keeps a client, and of each host its robots.txt and when it was last asked.

    Args:
        delay: seconds between two requests to one host; a longer Crawl-delay of its robots.txt holds.
        agent: how to present oneself.
        sleep: what waits; for tests.
    """

    def __init__(self, *, delay: float = DELAY, agent: str = AGENT, sleep: Callable[[float], None] = time.sleep) -> None:
        import httpx

        self._client = httpx.Client(headers={"User-Agent": agent}, timeout=LONGEST, follow_redirects=True, max_redirects=REDIRECTS)
        self._hosts: dict[str, _Host] = {}
        self._delay, self._agent, self._sleep = delay, agent, sleep

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Fetch an address, if it changed.

        Raises:
            InputError: it is no web address, robots.txt forbids it, the host does not answer, or what comes is too large.
        """
        try:
            parts = urlsplit(url)
        except ValueError as error:
            raise InputError(url, f"is no web address ({error}); check it") from error
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise InputError(url, "is no web address; it should begin with http:// or https://")
        host = self._host(f"{parts.scheme}://{parts.netloc}")
        if not host.robots.can_fetch(self._agent, url):
            raise InputError(url, "robots.txt of the host asks not to fetch it; it is left alone")
        self._wait(host)
        headers = {name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified)) if value}
        return self._fetch(url, headers)

    def _wait(self, host: _Host) -> None:
        left = host.last + host.delay - time.monotonic()
        if left > 0:
            self._sleep(left)
        host.last = time.monotonic()

    def _fetch(self, url: str, headers: dict[str, str]) -> Fetched:
        import httpx

        begun = time.monotonic()
        try:
            with self._client.stream("GET", url, headers=headers) as answer:
                if answer.status_code >= 400:
                    passing = answer.status_code >= 500 or answer.status_code == 429
                    kind = PassingError if passing else InputError
                    raise kind(url, f"the host answers {answer.status_code} {answer.reason_phrase}; check the address, or try later")
                body = self._body(url, answer, begun)
                return Fetched(
                    str(answer.url),
                    answer.status_code,
                    body,
                    answer.charset_encoding,
                    answer.headers.get("ETag"),
                    answer.headers.get("Last-Modified"),
                )
        except httpx.TooManyRedirects as error:
            raise InputError(url, f"more than {REDIRECTS} redirects; check the address") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise PassingError(url, f"cannot be fetched ({type(error).__name__}: {error}); check the address and the network") from error

    def _body(self, url: str, answer: httpx.Response, begun: float) -> bytes:
        body = bytearray()
        for part in answer.iter_bytes():
            body += part
            if len(body) > BIGGEST:
                raise InputError(url, f"larger than {BIGGEST / 1e6:.0f} MB; no article is")
            if time.monotonic() - begun > LONGEST:
                raise PassingError(url, f"took longer than {LONGEST:.0f} s; try later")
        return bytes(body)

    def _host(self, root: str) -> _Host:
        """What is known of a host; its robots.txt is asked for once. A host without one allows everything."""
        if root not in self._hosts:
            robots = RobotFileParser(f"{root}/robots.txt")
            try:
                robots.parse(self._fetch(f"{root}/robots.txt", {}).body.decode("utf-8", "replace").splitlines())
            except InputError:
                robots.parse([])
            asked = robots.crawl_delay(self._agent)
            self._hosts[root] = _Host(robots, max(self._delay, float(asked or 0)), time.monotonic())
        return self._hosts[root]
