"""Phrases that date by who governed: ``the start of the Biden administration``, ``the Mubarak years``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from backchannel.gazetteer.entries import Term
from backchannel.gazetteer.gazetteer import Gazetteer
from backchannel.grounding.calendar import DayRange, day

REIGN = re.compile(
    r"(?:\b(?P<edge>start|beginning|outset|dawn|end|close)\s+of\s+)?(?:the\s+)?(?P<name>[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,2}?)(?:['’]s)?\s+"
    r"(?:administration|presidency|premiership|chancellorship|government|era|years|reign|rule|tenure|term)\b"
)
STARTS = frozenset({"start", "beginning", "outset", "dawn"})
HEADS = frozenset({"president", "acting president", "prime minister", "chancellor", "premier", "king", "junta leader", "leader"})


def reign(phrase: str, published: date, gazetteer: Gazetteer) -> DayRange | None:
    """The days a phrase covers that names who governed; None where it names nobody the lists know as a head.

    Of several terms the last that had begun by publication counts.
    """
    match = REIGN.search(phrase)
    if not match:
        return None
    words = [word.casefold() for word in match["name"].removesuffix("'s").removesuffix("’s").split()]
    terms = [
        term
        for count in range(len(words))  # "Second Obama" is Obama's
        for name in gazetteer.named(words[count:])
        if name.kind == "holder"
        for term in gazetteer.terms(name.entry)
        if term.role in HEADS and term.start and date.fromisoformat(term.start) <= published
    ]
    latest = max(terms, key=lambda term: term.start or "", default=None)
    return _edge(match["edge"], latest, published) if latest else None


def _edge(edge: str | None, term: Term, published: date) -> DayRange:
    first = date.fromisoformat(term.start or published.isoformat())
    last = date.fromisoformat(term.end) - timedelta(days=1) if term.end else published
    if edge in STARTS:
        return day(first)
    return day(last) if edge else DayRange(first, max(first, min(last, published)))
