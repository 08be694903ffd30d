"""Backchannel reads news as a diplomatic desk does.

>>> import backchannel
>>> reading = backchannel.read("Oman said on Monday it had hosted talks between the two sides.", published="2023-05-31")
>>> [event.type for event in reading.events]  # doctest: +SKIP
['CONSULT']
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from backchannel.records import Document, Reading

if TYPE_CHECKING:
    from backchannel.flow import Reader

__version__ = "0.1.0"
__all__ = ["Document", "Reader", "Reading", "__version__", "read"]


@cache
def _reader() -> Reader:
    from backchannel.flow import Reader

    return Reader()


def read(text: str, *, published: str | None = None, outlet: str | None = None, title: str | None = None, id: str = "text") -> Reading:
    """Read one text.

    Args:
        text: the article; ``reading.document.text`` is this text, unchanged.
        published: day of publication, ``YYYY-MM-DD``; found in the text where it is not given.
        outlet: who published it.
        title: its headline; the first line where it is short enough, if not given.
        id: the document's id.

    Raises:
        InputError: the text is empty, binary, too long, not English or not valid Unicode, or the date is none.
    """
    from backchannel.sources import make_document

    return _reader().read(make_document(text, id=id, title=title, outlet=outlet, published=published))


def __getattr__(name: str) -> Any:
    """``backchannel.Reader``, imported when it is first asked for, so that importing the package stays light."""
    if name == "Reader":
        from backchannel.flow import Reader

        return Reader
    raise AttributeError(f"module 'backchannel' has no attribute {name!r}")
