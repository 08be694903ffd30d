"""What the word before a time makes of it: ``since April 3`` runs up to publication, ``until June 8`` from there on."""

from __future__ import annotations

import re
from datetime import date, timedelta

from backchannel.grounding.calendar import DayRange
from backchannel.grounding.dates import SEASON
from backchannel.grounding.relative import COUNT, UNIT

_TIE = r"(?P<tie>since|until|till|by|before|in|within)\s+(?:the\s+)?"
_AT_END = re.compile(rf"\b{_TIE}$", re.I)
_AT_START = re.compile(rf"\W*(?:ever\s+)?{_TIE}", re.I)
_LENGTH = re.compile(rf"{COUNT}\s+{UNIT}", re.I)
_OLD_YEAR = re.compile(r"1[0-7]\d\d")
_SEASON = re.compile(rf"the\s+{SEASON}", re.I)
_OF = re.compile(r"\s+(?:of|after)\b", re.I)  # "within six months of the accord" does not count from publication
_CLOSING = re.compile(r"\b(?:end|close|late)\b", re.I)
_NOT_UNTIL = re.compile(r"(?:\b(?:not|never|no)\b|n['’]t\b)[^.;]*$", re.I)  # "will not meet until June 8": on that day
_LIMITS = frozenset({"until", "till", "by", "before"})
_UP_TO = frozenset({"until", "till", "before"})
_COMING = frozenset({"planned", "possible"})
_BEFORE = 80  # characters of the text before a time that are looked at


def tie_of(phrase: str, before: str) -> str:
    """The preposition that a time opens with or that stands right before it, in small letters; empty where there is none.

    >>> tie_of("April 3", "They have been negotiating since ")
    'since'
    """
    match = _AT_START.match(phrase) or _AT_END.search(before[-_BEFORE:])
    tie = match["tie"].casefold() if match else ""
    return "" if tie in {"until", "till"} and _NOT_UNTIL.search(before[-_BEFORE:]) else tie


def is_deadline(tie: str, after: str) -> bool:
    """Whether an end is that by which something is to be done: ``gave them until June 8 to leave``."""
    return tie in {"until", "till"} and after.startswith(" to ")


def side_of(status: str | None, tie: str) -> str | None:
    """The status that tells the side on which a time lies: ``since`` looks back; ``may close by Monday`` and ``will not meet before
    August`` look ahead, the second where that is clearly nearer."""
    if tie == "since":
        return "happened"
    if tie in _LIMITS:
        return {"possible": "planned", "denied": "possible"}.get(status or "", status)
    return status


def with_tie(phrase: str, tie: str, after: str, status: str | None) -> str:
    """A phrase with the preposition that makes a time of it: a length of what is to come (``in ten days``), an old year (``in 1543``), a
    season (``in the spring``)."""
    is_length = tie in {"in", "within"} and status in _COMING and _LENGTH.fullmatch(phrase) and not _OF.match(after)
    names_it = tie and (_OLD_YEAR.fullmatch(phrase) or (_SEASON.fullmatch(phrase) and tie not in {"before", "within"}))
    return f"{tie} {phrase}" if is_length or names_it else phrase


def stretched(days: DayRange, tie: str, phrase: str, published: date, status: str | None) -> DayRange:
    """The stretch that a time is one end of: from ``since April 3`` to publication; of what is to come ``until June 8`` and ``before
    June 8`` from publication on. Else the days themselves: what is to be done ``by June 8`` has that day."""
    if tie == "since" and days.first <= published:
        return DayRange(days.first, published)
    if status not in _COMING or tie not in _UP_TO or days.last <= published:
        return days
    if tie != "before":
        return DayRange(published, days.last)
    is_over = days.first > published and not _CLOSING.search(phrase)
    return DayRange(published, days.first - timedelta(days=1)) if is_over else days
