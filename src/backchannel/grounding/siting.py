"""Where on the globe the toponyms of a text are: of its namesakes the one that the rest of the article speaks for."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from math import asin, cos, log10, pi, radians, sin, sqrt

from backchannel.gazetteer.places import STATE, Place, Places
from backchannel.gazetteer.words import plain
from backchannel.grounding.setting import Setting
from backchannel.records import PlaceRef, Span

SAINT = re.compile(r"^st ")
LIES = re.compile(
    r",? (?:in|(?P<near>near|outside|close to|on the outskirts of)) (?:the )?(?:(?:north|south|east|west|central|upper|lower)\w*[ -])*(?:\w+ of )?(?:the )?"
)
EARTH = 6371.0  # km
LARGE = 50_000  # people of a town that gives its name to what is in it
BESIDE = 100  # characters: two places of which one is nearer by less stand equally near
TOWN = 100_000  # people; what is smaller is meant only in a country of which the article speaks otherwise
VILLAGE = 3000  # the same where it speaks of no other
SPOKEN = 2.0  # powers of ten of people by which a town in a state of which the article speaks is likelier, at most
CAPITAL = 0.5  # and a state's capital, wherever
OWN_NAME = 2.0  # powers of ten of people by which a place's own name outweighs another one's other name: Dili is not Delhi
REACH = 600.0  # km from the middle of a unit to its farthest town
CLOSE = 300.0  # km within which two places of an article speak for each other
FEW = 3  # namesakes of a place that may hold another
CLOSE_LATITUDE = CLOSE / EARTH * 180 / pi  # degrees that are as far, from south to north


def great_circle(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points, latitude and longitude in degrees."""
    a, b, c, d = map(radians, (*one, *other))
    return 2 * EARTH * asin(min(1.0, sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2)))


def kilometres(one: Place, other: Place) -> float:
    """Great-circle distance."""
    return great_circle((one.lat, one.lon), (other.lat, other.lon))


def locate(spans: Sequence[Span], places: Places, setting: Setting | None = None) -> tuple[PlaceRef, ...]:
    """Where each toponym is: the greatest place of its name that lies where the rest of the article is.

    ``setting`` tells whose deeds the article tells; towns of their states are likelier, though less so than beside other places
    there. What no list has (streets, halls, hamlets) is put where the town its name begins with is, if it does; it keeps its own
    name and has no ``geonameid``.
    """
    setting = setting or Setting(places)
    options = _meant(spans, places, setting)
    focus = Counter(country for _, country in _sure(spans, options))
    weigh = _Weights(places, focus, setting)
    priors = [weigh(span, found) for found, span in zip(options, spans, strict=True)]
    chosen: list[Place | None] = [
        max(found, key=lambda p: prior[p]) if found else None for found, prior in zip(options, priors, strict=True)
    ]
    anchors = [place for place in chosen if place]
    for number, found in enumerate(options):
        if len(found) > 1:
            namesakes = {place.geonameid for place in found}
            others = [anchor for anchor in anchors if anchor.geonameid not in namesakes]
            chosen[number] = max(found, key=lambda p: priors[number][p] + _company(p, others))
    return tuple(
        _ref(span, place) if place else unlisted(span, _part(span, places, {a.country for a in anchors}))
        for span, place in zip(spans, chosen, strict=True)
    )


def _meant(spans: Sequence[Span], places: Places, setting: Setting) -> list[list[Place]]:
    """The namesakes that each name may mean: those that the article may speak of, and that lie where the words after the name say.

    A small town of another place than these say is none of them: the name is of something that no list has.
    """
    options = [_distinct(_options(span.text, places)) for span in spans]
    sure = _sure(spans, options)
    options = [_expected(found, span, sure, setting(span)) for found, span in zip(options, spans, strict=True)]
    for number, (span, following) in reversed(list(enumerate(itertools.pairwise(spans)))):
        if options[number + 1] and (said := lies(setting.between(span, following))):
            options[number + 1] = _around(options[number + 1], options[number]) or options[number + 1]
            inside = _inside(options[number], options[number + 1], said)
            options[number] = inside or [p for p in options[number] if p.level is not None or p.size >= TOWN]
    return options


def near_others(refs: Sequence[PlaceRef], grain: Callable[[PlaceRef], int]) -> tuple[PlaceRef, ...]:
    """Places in the order of the text, those of unknown site put where a known one of the text is.

    The nearer that stands the likelier it is, and much the likelier the more of the article's other places lie around it and the less
    wide it is: ``grain`` tells how wide, from 0 of a town.
    """
    known = [ref for ref in refs if ref.lat is not None]
    if not known or len(known) == len(refs):
        return tuple(refs)
    points = Counter(map(_point, known))
    around = {point: sum(count for other, count in points.items() if _is_close(point, other)) for point in points}
    weighed = [(ref, around[_point(ref)] / (1 + grain(ref))) for ref in known]
    return tuple(ref if ref.lat is not None else _beside(ref, weighed) for ref in refs)


def _beside(ref: PlaceRef, known: Sequence[tuple[PlaceRef, float]]) -> PlaceRef:
    def far(other: tuple[PlaceRef, float]) -> float:
        here, there = ref.span, other[0].span
        gap = max(there.start - here.end, here.start - there.end) if here and there else 0
        return (BESIDE + gap) / other[1] ** 2

    nearest, _ = min(known, key=far)
    return replace(ref, country=nearest.country, lat=nearest.lat, lon=nearest.lon)


def apart(one: PlaceRef, other: PlaceRef) -> float:
    """Kilometres between two places of known site."""
    return great_circle(_point(one), _point(other))


def _point(ref: PlaceRef) -> tuple[float, float]:
    return ref.lat or 0.0, ref.lon or 0.0


def _is_close(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two points speak for each other."""
    return abs(one[0] - other[0]) < CLOSE_LATITUDE and great_circle(one, other) < CLOSE


def _distinct(found: Sequence[Place]) -> list[Place]:
    """The places without the units whose name, where it stands alone, means the greater town in them: New York."""
    return [p for p in found if not (p.level and any(t.level is None and t.size > p.size and _within(t, p) for t in found))]


def _within(town: Place, unit: Place) -> bool:
    return town.country == unit.country and kilometres(town, unit) < REACH


def lies(between: str) -> str | None:
    """How the words between two places say that the one lies to the other: ``in`` (``Granada, in the province of Meta``; ``Paris, Texas``) or ``near``."""
    if 0 < len(between) <= len(", "):
        return "in"
    said = LIES.fullmatch(between)
    return ("near" if said["near"] else "in") if said else None


def _sure(spans: Sequence[Span], options: Sequence[Sequence[Place]]) -> list[tuple[str, str | None]]:
    """Names, in small letters, with the states of which they speak whatever stands around them."""
    found = ((span.text, places) for span, places in zip(spans, options, strict=True) if places)
    return [(called.casefold(), places[0].country) for called, places in found if _is_sure(places, called)]


def _expected(found: Sequence[Place], name: Span, sure: Sequence[tuple[str, str | None]], acting: Container[str | None]) -> list[Place]:
    """The namesakes that the article may mean: units, towns of the states of which other names or those acting speak, and large ones anywhere."""
    spoken = {country for called, country in sure if called != name.text.casefold()}
    least = TOWN if spoken else VILLAGE if sure else 0
    return [p for p in found if p.level is not None or p.size >= least or p.country in spoken or p.country in acting]


def _inside(found: Sequence[Place], around: Sequence[Place], said: str) -> list[Place]:
    """The places that lie in another: of its country, and of a unit within its reach; or those near it."""
    for other in around[:FEW]:
        near = [p for p in found if kilometres(p, other) < (REACH if said == "in" else CLOSE)]
        here = [p for p in (found if other.size >= STATE else near) if p.country == other.country or said == "near"]
        if here:
            return here
    return []


def _around(found: Sequence[Place], inside: Sequence[Place]) -> list[Place]:
    """The states and first-level units that a town so called lies in: in ``Tacoma, Washington`` the state."""
    towns = [place for place in inside if place.level is None]
    return [p for p in found if p.level in {0, 1} and any(p.country == t.country if p.level == 0 else _within(t, p) for t in towns)]


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


def unlisted(span: Span, place: Place | None = None) -> PlaceRef:
    """What no list has, under its own name: where ``place`` is, or nobody knows where."""
    if place is None:
        return PlaceRef(span, span.text, None, None, None, None)
    return PlaceRef(span, span.text, place.country, place.lat, place.lon, None)


def _is_sure(found: Sequence[Place], called: str) -> bool:
    """Whether a name tells a country whatever stands around it: all that are so called lie in one, or it is a state's."""
    return len({p.country for p in found}) == 1 or (found[0].size >= STATE and not _is_clipped(found[0], called))


def _is_clipped(place: Place, called: str) -> bool:
    """Whether a name is only the first part of a state's: Trinidad, which is a town of Bolivia too."""
    return place.level == 0 and plain_name(place.name).startswith(plain_name(called) + " ")


def plain_name(name: str) -> str:
    """A name in small letters without accents and stops, its saint written out."""
    return SAINT.sub("saint ", plain(name).casefold())


class _Weights:
    """How likely each namesake is meant: by its size, by how much the article is about its country, and by whose name it is.

    Args:
        places: names to places, which knows the capitals.
        focus: how often the article names places of each state.
        setting: whose deeds it tells.
    """

    def __init__(self, places: Places, focus: Counter[str | None], setting: Setting) -> None:
        self._places, self._focus, self._setting = places, focus, setting

    def __call__(self, span: Span, found: Sequence[Place]) -> dict[Place, float]:
        """Powers of ten of people, for each place a name may mean."""
        if len(found) < 2:
            return dict.fromkeys(found, 0.0)
        acting = self._setting(span)
        own = {place for place in found if plain_name(place.name) == plain_name(span.text)}
        towns = Counter(place.country for place in own if place.level is None and place.size >= VILLAGE)
        weights = {}
        for place in found:
            told = (
                acting.get(place.country, 0.0) if towns[place.country] < 2 else 0.0
            )  # of a name that a state has twice the town is told apart
            spoken = min(SPOKEN, 0.7 * self._focus[place.country] + told)
            weights[place] = log10(10 + place.size) + spoken + CAPITAL * self._places.is_capital(place) + OWN_NAME * (place in own)
            weights[place] -= _is_clipped(place, span.text)
        return weights


def _company(place: Place, others: Sequence[Place]) -> float:
    band = [other for other in others if abs(other.lat - place.lat) < CLOSE_LATITUDE]
    return min(1.5, 0.5 * sum(kilometres(place, other) < CLOSE for other in band))


def _ref(span: Span, place: Place) -> PlaceRef:
    return PlaceRef(span, place.name, place.country, place.lat, place.lon, place.geonameid)
