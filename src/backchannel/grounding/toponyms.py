"""Toponyms: the names of places in a text, told from what only carries such a name.

A name is literal when the text speaks of the place itself (Gritta, Pilehvar and Collier, "A pragmatic guide to geoparsing
evaluation", 2020): what stands for a government, a people or a body is left to the actors.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from backchannel.gazetteer.places import STATE, Places
from backchannel.records import Mention, Span

CAPITAL = r"(?:(?:St|ST|Ste|Mt|Ft|Pt)\.|(?:[A-Z]\.){2,}|(?:(?:al|el|ad|an|ar|as|ash|at|az)-)?[A-ZÀ-ÖØ-ÞĀ-Ž](?:[\w’'.&-]*[\w’'-])?)"
LINK = r"(?:\s+(?:of|de|del|della|la|le|du|des|da|do|dos|el|al|on|upon|sur|an|am|im|and the)(?:\s+the)?)?"
NAME = re.compile(rf"{CAPITAL}(?:{LINK}\s+{CAPITAL})*")
TWO = re.compile(rf"{CAPITAL} (?:and|&) {CAPITAL}")
LOCATIVE = re.compile(
    r"\b(?:in|into|inside|from|near|at|around|across|throughout|through|outside|to|towards?|via|over|off|within|leaving|reached|entered|visit(?:ed|s|ing)?|left)\s+(?:the\s+|(?:north|south|east|west|central|northern|southern|eastern|western)(?:ern)?\s+)?$",
    re.I,
)
INNER = re.compile(r"\b(?:in|from|near|at|outside|of)\s+(?:the\s+)?$")
PART = re.compile(r"[^\s-]+")
POSSESSOR = re.compile(r"(?P<name>[^'’]+)['’]s(?=\s)")
INITIALS = re.compile(r"(?:[A-Z]\.){2,}$")
TITLES = frozenset(
    "Mr Mrs Ms Dr Sir President Prime Minister Senator General Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December The A An In On At He She It They We I This That There But And".split()
)


def find_toponyms(text: str, mentions: Sequence[Mention], places: Places, parties: Container[Span] = ()) -> tuple[Span, ...]:
    """The literal toponyms of a text, in its order."""
    found: list[Span] = []
    for mention in mentions:
        found += _names_in(text, mention, places, parties)
    return tuple(sorted(dict.fromkeys(found)))


def _names_in(text: str, mention: Mention, places: Places, parties: Container[Span]) -> Iterator[Span]:
    span = mention.span
    before = text[max(0, span.start - 40) : span.start]
    for name in filter(None, (trimmed(run, places) for run in runs_of(span, places))):
        inside = span.text[: name.start - span.start]
        if mention.kind == "place":
            yield name
        elif mention.kind == "state":
            if (LOCATIVE.search(before + inside) or span not in parties) and places.lists(name.text):
                yield name
        elif (
            mention.kind in {"person", "group", "organisation", "office"}
            and INNER.search(inside)
            and places.named(name.text)
            and not places.is_seat(name.text)
        ):
            yield name


def runs_of(span: Span, places: Places) -> Iterator[Span]:
    """Runs of words with capitals; two that are one name, as Bosnia and Herzegovina, as one; a possessor apart from what it has."""
    at = 0
    while match := NAME.search(span.text, at):
        double = TWO.match(span.text, match.start())
        whole = double[0] if double and places.named(double[0]) else match[0]
        owner = POSSESSOR.match(whole)
        if owner and not places.named(whole) and places.named(owner["name"]):
            whole = owner[0]
        at = match.start() + len(whole)
        yield from _parted(Span(span.start + match.start(), span.start + at, whole), places)


def _parted(run: Span, places: Places) -> Iterator[Span]:
    """A run, or each of the states and continents it only joins: ``Syrian-Turkish``, ``Asian-Pacific``."""
    parts = list(PART.finditer(run.text))
    if len(parts) > 1 and not places.named(run.text) and all(_is_wide(part[0], places) for part in parts):
        yield from (Span(run.start + part.start(), run.start + part.end(), part[0]) for part in parts)
    else:
        yield run


def _is_wide(name: str, places: Places) -> bool:
    return any(place.size >= STATE for place in places.named(name)[:1])


def trimmed(span: Span, places: Places) -> Span | None:
    """A run without titles and articles before its name, unless they are of it: The Hague."""
    words = span.text.split(" ")
    start = span.start
    while words and words[0] in TITLES and not (len(words) > 1 and places.named(" ".join(words))):
        start += len(words[0]) + 1
        words = words[1:]
    text = " ".join(words)
    for end in ("'s", "’s", "'", "’", "."):
        if text.endswith(end) and not (end == "." and INITIALS.search(text)):
            text = text[: -len(end)]
    return Span(start, start + len(text), text) if len(text) > 1 else None
