"""A saved page to its main text, title, date, author and outlet."""

from __future__ import annotations

import re

from backchannel.errors import InputError
from backchannel.records import Document
from backchannel.sources.document import make_document

SHORTEST = 60  # characters; what is shorter is a menu or a notice, not an article

DECLARED = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?([\w.:-]+)", re.I)
# What browsers take a declared character set for (WHATWG Encoding Standard, section 4.2).
AS_BROWSERS_READ = dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii"), "cp1252") | dict.fromkeys(
    ("utf-16", "utf-16le", "utf-16be"), "utf-8"
)
HEAD = 4096  # bytes of a page in which it declares its character set


def declares_charset(page: bytes) -> bool:
    """Whether a page names its character set in its head."""
    return bool(DECLARED.search(page[:HEAD]))


def decoded(page: bytes, charset: str | None = None) -> str:
    """A page's bytes as text, by the character set that is given, else that which the page declares, else UTF-8."""
    declared = [name.decode("ascii", "replace") for name in DECLARED.findall(page[:HEAD])]
    for name in (*filter(None, [charset]), *declared[:1]):
        try:
            return page.decode(AS_BROWSERS_READ.get(name.casefold(), name), "replace")
        except (LookupError, ValueError):  # no such character set
            continue
    return page.decode("utf-8", "replace")


def read_html(
    page: str, *, id: str, published: str | None = None, outlet: str | None = None, url: str | None = None, fetched: str | None = None
) -> Document:
    """The document of a page; what is given goes before what the page says of itself.

    ``fetched`` is the day it was fetched, which stands for that of publication where nothing else tells it.

    Raises:
        InputError: the page has no main text, or the text is not fit to be read.
    """
    import trafilatura

    text = trafilatura.extract(page, include_comments=False, include_tables=False, favor_precision=True)
    if not text or len(text) < SHORTEST:
        raise InputError(id, "no article found in the page; save the article itself, or give its text")
    facts = trafilatura.extract_metadata(page, extensive=False)  # the extensive search takes a copyright year for a date
    return make_document(
        text,
        id=id,
        title=facts.title,
        outlet=outlet or facts.sitename,
        author=facts.author,
        published=published or facts.date or fetched,
        url=url or facts.url,
    )
