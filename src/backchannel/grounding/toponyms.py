"""Toponyms: the names of places in a text, told from what only carries such a name, and where on the globe they are.

A name is literal when the text speaks of the place itself (Gritta, Pilehvar and Collier, "A pragmatic guide to geoparsing
evaluation", 2020): what stands for a government, a people or a body is left to the actors.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from math import asin, cos, log10, pi, radians, sin, sqrt

from backchannel.gazetteer.places import Place, Places
from backchannel.gazetteer.words import plain
from backchannel.records import Mention, PlaceRef, Span

CAPITAL = r"(?:(?:St|ST|Ste|Mt|Ft|Pt)\.|(?:[A-Z]\.){2,}|(?:(?:al|el|ad|an|ar|as|ash|at|az)-)?[A-ZÀ-ÖØ-ÞĀ-Ž](?:[\w’'.&-]*[\w’'-])?)"
LINK = r"(?:\s+(?:of|de|del|della|la|le|du|des|da|do|dos|el|al|on|upon|sur|an|am|im|and the)(?:\s+the)?)?"
NAME = re.compile(rf"{CAPITAL}(?:{LINK}\s+{CAPITAL})*")
TWO = re.compile(rf"{CAPITAL} (?:and|&) {CAPITAL}")
LOCATIVE = re.compile(
    r"\b(?:in|into|inside|from|near|at|around|across|throughout|through|outside|to|towards?|via|over|off|within|leaving|reached|entered|visit(?:ed|s|ing)?|left)\s+(?:the\s+|(?:north|south|east|west|central|northern|southern|eastern|western)(?:ern)?\s+)?$",
    re.I,
)
INNER = re.compile(r"\b(?:in|from|near|at|outside|of)\s+(?:the\s+)?$")
POSSESSOR = re.compile(r"(?P<name>[^'’]+)['’]s(?=\s)")
SAINT = re.compile(r"^st ")
INITIALS = re.compile(r"(?:[A-Z]\.){2,}$")
TITLES = frozenset(
    "Mr Mrs Ms Dr Sir President Prime Minister Senator General Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December The A An In On At He She It They We I This That There But And".split()
)
EARTH = 6371.0  # km
STATE = 10**8  # size from which an entry is a state or an area
LARGE = 50_000  # people of a town that gives its name to what is in it
BESIDE = 100  # characters: two places of which one is nearer by less stand equally near
VILLAGE = 3000  # people; what is smaller is meant only in a country of which the article speaks otherwise
OWN_NAME = 2.0  # powers of ten of people by which a place's own name outweighs another one's other name: Dili is not Delhi
REACH = 600.0  # km from the middle of a unit to its farthest town
CLOSE = 300.0  # km within which two places of an article speak for each other
CLOSE_LATITUDE = CLOSE / EARTH * 180 / pi  # degrees that are as far, from south to north


def great_circle(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points, latitude and longitude in degrees."""
    a, b, c, d = map(radians, (*one, *other))
    return 2 * EARTH * asin(min(1.0, sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2)))


def kilometres(one: Place, other: Place) -> float:
    """Great-circle distance."""
    return great_circle((one.lat, one.lon), (other.lat, other.lon))


def find_toponyms(text: str, mentions: Sequence[Mention], places: Places, parties: Container[Span] = ()) -> tuple[Span, ...]:
    """The literal toponyms of a text, in its order."""
    found: list[Span] = []
    for mention in mentions:
        found += _names_in(text, mention, places, parties)
    return tuple(sorted(dict.fromkeys(found)))


def put_on_map(text: str, mentions: Sequence[Mention], places: Places, parties: Container[Span] = ()) -> tuple[PlaceRef, ...]:
    """The literal toponyms of a text with their points; what no list has is put beside the nearest known town.

    ``parties`` are the words that act or are acted on: states among them are no places unless the text is in or at them.
    """
    return near_others(locate(find_toponyms(text, mentions, places, parties), places))


def _names_in(text: str, mention: Mention, places: Places, parties: Container[Span]) -> Iterator[Span]:
    span = mention.span
    before = text[max(0, span.start - 40) : span.start]
    for name in filter(None, (_trimmed(run, places) for run in _runs(span, places))):
        inside = span.text[: name.start - span.start]
        if mention.kind == "place":
            yield name
        elif mention.kind == "state":
            if (LOCATIVE.search(before + inside) or span not in parties) and places.lists(name.text):
                yield name
        elif mention.kind in {"person", "group", "organisation", "office"} and INNER.search(inside) and places.named(name.text):
            yield name


def _runs(span: Span, places: Places) -> Iterator[Span]:
    """Runs of words with capitals; two that are one name, as Bosnia and Herzegovina, as one; a possessor apart from what it has."""
    at = 0
    while match := NAME.search(span.text, at):
        double = TWO.match(span.text, match.start())
        whole = double[0] if double and places.named(double[0]) else match[0]
        owner = POSSESSOR.match(whole)
        if owner and not places.named(whole) and places.named(owner["name"]):
            whole = owner[0]
        at = match.start() + len(whole)
        yield Span(span.start + match.start(), span.start + at, whole)


def _trimmed(span: Span, places: Places) -> Span | None:
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


def locate(spans: Sequence[Span], places: Places) -> tuple[PlaceRef, ...]:
    """Where each toponym is: the greatest place of its name that lies where the rest of the article is.

    What no list has (streets, halls, hamlets) is put where the town its name begins with is, if it does; it keeps its own
    name and has no ``geonameid``.
    """
    options = [_distinct(_options(span.text, places)) for span in spans]
    for number, (span, following) in enumerate(itertools.pairwise(spans)):
        if 0 < following.start - span.end <= len(", "):  # "Paris, Texas"
            options[number] = _inside(options[number], options[number + 1]) or options[number]
    focus = Counter(found[0].country for found in options if found and (len({p.country for p in found}) == 1 or found[0].size >= STATE))
    if focus:
        options = [[p for p in found if p.size >= VILLAGE or p.country in focus] for found in options]
    priors = [{p: _prior(p, focus) + _by_name(p, span.text) for p in found} for found, span in zip(options, spans, strict=True)]
    chosen: list[Place | None] = [
        max(found, key=lambda p: prior[p]) if found else None for found, prior in zip(options, priors, strict=True)
    ]
    anchors = [place for place in chosen if place]
    for number, found in enumerate(options):
        if len(found) > 1:
            chosen[number] = max(found, key=lambda p: priors[number][p] + _company(p, anchors))
    return tuple(
        _ref(span, place) if place else _about(span, _part(span, places, {a.country for a in anchors}))
        for span, place in zip(spans, chosen, strict=True)
    )


def near_others(refs: Sequence[PlaceRef]) -> tuple[PlaceRef, ...]:
    """Places in the order of the text, those of unknown site put where a known one of the text is.

    The nearer that stands the likelier it is, and much the likelier the more of the article's other places lie around it.
    """
    known = [ref for ref in refs if ref.lat is not None]
    weighed = [(ref, sum(_apart(ref, other) < CLOSE for other in known)) for ref in known]
    return tuple(ref if ref.lat is not None or not known else _beside(ref, weighed) for ref in refs)


def _beside(ref: PlaceRef, known: Sequence[tuple[PlaceRef, int]]) -> PlaceRef:
    def far(other: tuple[PlaceRef, int]) -> float:
        here, there = ref.span, other[0].span
        gap = max(there.start - here.end, here.start - there.end) if here and there else 0
        return (BESIDE + gap) / other[1] ** 2

    nearest, _ = min(known, key=far)
    return replace(ref, country=nearest.country, lat=nearest.lat, lon=nearest.lon)


def _apart(one: PlaceRef, other: PlaceRef) -> float:
    return great_circle((one.lat or 0.0, one.lon or 0.0), (other.lat or 0.0, other.lon or 0.0))


def place_phrases(spans: Sequence[Span], places: Places) -> dict[tuple[int, int], PlaceRef]:
    """What phrases such as ``a village near Hebron`` name, by their offsets; ``the town`` names nothing, whatever towns are so called."""
    named = [list(filter(None, (_trimmed(run, places) for run in _runs(span, places)))) for span in spans]
    every = tuple(dict.fromkeys(name for names in named for name in names))
    located = dict(zip(every, locate(every, places), strict=True))
    chosen = [_chosen(span, names, places) for span, names in zip(spans, named, strict=True)]
    return {
        (span.start, span.end): replace(located[name], span=span) if name else _about(span, None)
        for span, name in zip(spans, chosen, strict=True)
    }


def _chosen(span: Span, names: Sequence[Span], places: Places) -> Span | None:
    """The first name of a phrase that is a place's, and rather that of what is had than of who has it: ``Ukraine's Kharkiv region``."""
    listed = [name for name in names if places.lists(name.text)] or list(names[:1])
    had = [name for name in listed if not span.text[name.end - span.start :].startswith(("'s", "’s"))]
    return next(iter(had or listed), None)


def _distinct(found: Sequence[Place]) -> list[Place]:
    """The places without the units whose name, where it stands alone, means the greater town in them: New York."""
    return [p for p in found if not (p.level and any(t.level is None and t.size > p.size and _within(t, p) for t in found))]


def _within(town: Place, unit: Place) -> bool:
    return town.country == unit.country and kilometres(town, unit) < REACH


def _inside(found: Sequence[Place], around: Sequence[Place]) -> list[Place]:
    """The places that lie in another: of its country, and of a unit within its reach."""
    return [p for p in found if any(p.country == o.country and (o.size >= STATE or kilometres(p, o) < REACH) for o in around[:1])]


def _options(name: str, places: Places) -> list[Place]:
    return places.named(name + ".") or places.named(name) or places.options(name)


def _part(span: Span, places: Places, countries: Container[str | None]) -> Place | None:
    """The town a name begins with, that of ``Manila Cathedral``, if it is in a country of which the article speaks."""
    words = span.text.split()
    for count in range(len(words) - 1, 0, -1):
        found = places.named(" ".join(words[:count]).removesuffix("'s").removesuffix("’s"))
        here = [place for place in found if place.size > LARGE and place.country in countries]
        if here:
            return here[0]
    return None


def _about(span: Span, place: Place | None) -> PlaceRef:
    if place is None:
        return PlaceRef(span, span.text, None, None, None, None)
    return PlaceRef(span, span.text, place.country, place.lat, place.lon, None)


def plain_name(name: str) -> str:
    """A name in small letters without accents and stops, its saint written out."""
    return SAINT.sub("saint ", plain(name).casefold())


def _prior(place: Place, focus: Counter[str | None]) -> float:
    """How likely a place is meant: by its size and by how much the article is about its country."""
    return log10(10 + place.size) + min(2.0, 0.7 * focus[place.country])


def _by_name(place: Place, called: str) -> float:
    """How much likelier a place is meant because the name is its own, and not another one that it also has."""
    return OWN_NAME * (plain_name(place.name) == plain_name(called))


def _company(place: Place, others: Sequence[Place]) -> float:
    band = [other for other in others if abs(other.lat - place.lat) < CLOSE_LATITUDE and other.geonameid != place.geonameid]
    return min(1.5, 0.5 * sum(kilometres(place, other) < CLOSE for other in band))


def _ref(span: Span, place: Place) -> PlaceRef:
    return PlaceRef(span, place.name, place.country, place.lat, place.lon, place.geonameid)
