"""The words of the text around a trigger."""

from __future__ import annotations

from backchannel.records import Event
from backchannel.views.report.cells import around, clean, shorten


def snippet(event: Event, room: int, *, ascii_only: bool = False) -> tuple[str, str, str]:
    """What stands before the trigger in its sentence, the trigger, and what follows, in at most ``room`` cells."""
    start = event.trigger.start - event.sentence.start
    end = event.trigger.end - event.sentence.start
    if 0 <= start < end <= len(event.sentence.text):
        return around(event.sentence.text, start, end, room, ascii_only=ascii_only)
    more = "..." if ascii_only else "…"
    return "", shorten(clean(event.trigger.text, ascii_only=ascii_only), room, more=more), ""


def bare(words: str) -> str:
    """The words without the white space and quotation marks around them."""
    return words.strip("\"“”„«»‘’'` \t\r\n")
