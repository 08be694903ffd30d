"""Places by name, from a list built out of GeoNames."""

from __future__ import annotations

import gzip
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from backchannel.errors import GazetteerError
from backchannel.gazetteer.tables import list_text, read_table, several
from backchannel.gazetteer.words import plain

FILE, NAMES, AREAS, ALIASES, STATES = "places.tsv.gz", "place_names.tsv.gz", "areas.tsv", "place_aliases.tsv", "states.tsv"
SEATS, LANDMARKS = "seats.tsv", "landmarks.tsv"
AREA_COLUMNS = ("name", "names", "country", "geonameid", "lat", "lon")
LANDMARK_COLUMNS = ("name", "names", "country", "town", "lat", "lon")
STATE_COLUMNS = ("code", "name", "names", "adjectives", "people", "capitals")
STATE = 10**8  # size from which an entry is a state or an area
SHARED = 10**5  # size of a state whose abbreviation is that of a unit too: South Africa, South Australia
LANDMARK = 10**6  # size of a landmark: its name means it, as that of a great town does
AREA_SIZE = 2 * 10**8  # a continent's or a sea's name means it rather than a town, a state's rather than either
KEPT = 4096  # names of late: states and capitals are asked for again and again
LEADING = re.compile(r"^(?:the|in|near|outside|northern|southern|eastern|western|central|north|south|east|west|north-?eastern|north-?western|south-?eastern|south-?western|greater|downtown|nearby|city of|town of|village of|province of|region of|port of|state of)\s+", re.I)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """One entry; coordinates in degrees, ``size`` is the population (a state's and an area's are raised above any city's).

    ``level`` is 0 of a state, 1 and 2 of its administrative units, None of towns and areas.
    """

    geonameid: int | None
    name: str
    country: str | None
    lat: float
    lon: float
    size: int
    level: int | None = None


class Places:
    """Names to places. The two files are unpacked at the first look-up and searched in place, line by line."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._names: list[str] = []
        self._areas: dict[str, Place] = {}  # and landmarks
        self._adjectives: dict[str, tuple[str, ...]] = {}
        self._short: dict[str, tuple[str, ...]] = {}
        self._capitals: dict[tuple[str | None, str], str] = {}
        self._seats: dict[str, str] = {}
        self._named = lru_cache(maxsize=KEPT)(self._find)

    def named(self, name: str) -> list[Place]:
        """Every place of that name, case aside, greatest first."""
        return list(self._named(name))

    def _find(self, name: str) -> tuple[Place, ...]:
        if not self._names:
            self._lines, self._names = _lines(FILE), _lines(NAMES)
            self._areas = _read_sites(LANDMARKS, LANDMARK_COLUMNS, LANDMARK) | _read_sites(AREAS, AREA_COLUMNS, AREA_SIZE)
            states = [cells for _, cells in read_table(list_text(STATES), STATES, STATE_COLUMNS)]
            self._adjectives, self._short = _adjectives(states), _read_short()
            self._capitals, self._seats = _capitals(states), _read_seats()
        folded = name.casefold()
        if area := self._areas.get(folded):
            return (area,)
        if seat := self._seats.get(folded):
            return tuple(self._seated(folded, seat))
        found = [p for called in (folded, *self._adjectives.get(folded, ())) for p in self._listed(called)]
        found += self._abbreviated(self._short.get(name, self._short.get(folded, ())))
        return tuple(sorted(found, key=lambda p: -p.size))

    def lists(self, name: str) -> bool:
        """Whether a place is so named, and not only abbreviated so or known by an adjective."""
        self.named(name)
        return name.casefold() in self._areas or bool(self._listed(name.casefold()))

    def _seated(self, name: str, country: str) -> list[Place]:
        """The capital in which a seat of power stands, ``the White House``, and the places whose own name it is, but none that only has it too."""
        capital = next((called for (code, _), called in self._capitals.items() if code == country), None)
        towns = [p for p in self._listed(capital.casefold()) if p.country == country and self.is_capital(p)] if capital else []
        own = [p for p in self._listed(name) if plain(p.name).casefold() == plain(name).casefold()]
        return sorted((*towns[:1], *own), key=lambda p: -p.size)

    def is_seat(self, name: str) -> bool:
        """Whether a name is that of a seat of power: ``Downing Street``."""
        self.named(name)
        return name.casefold() in self._seats

    def is_capital(self, place: Place) -> bool:
        """Whether a town is the capital of its state."""
        return place.level is None and (place.country, plain(place.name).casefold()) in self._capitals

    def _listed(self, name: str) -> list[Place]:
        key = name + "\t"
        at = bisect_left(self._names, key, 1)
        if at == len(self._names) or not self._names[at].startswith(key):
            return []
        found = [self._place(int(number)) for number in self._names[at][len(key) :].split(",")]
        return sorted(found, key=lambda p: -p.size)

    def _abbreviated(self, names: Sequence[str]) -> list[Place]:
        """What an abbreviation of some names stands for; a state that shares it with a unit, South Africa with South Australia, does not
        outweigh that."""
        found = [place for name in names for place in self._units(name)]
        return [replace(p, size=min(p.size, SHARED)) if p.level == 0 else p for p in found] if len(names) > 1 else found

    def _units(self, name: str) -> list[Place]:
        """The first-level units so called, Georgia in America for ``Ga.``, or, where there is none, all places."""
        found = self._listed(name)
        return [place for place in found if place.level == 1 and place.name.casefold() == name] or found

    def _place(self, number: int) -> Place:
        fields = self._lines[number].split("\t")
        if len(fields) != 7:
            raise GazetteerError(f"{FILE}:{number + 1}: {len(fields)} fields, not 7; build the file again with scripts/build_places.py")
        geonameid, name, country, lat, lon, size, level = fields
        return Place(int(geonameid), name, country or None, float(lat), float(lon), int(size), int(level) if level else None)

    def options(self, phrase: str) -> list[Place]:
        """Places that a phrase may name: the whole, or its first part, in the country of a later part where one is named."""
        whole = self.named(phrase)
        if whole:
            return whole
        parts = [part.strip(" .'\"") for part in re.split(r",| in | near |\(|\)", phrase) if part.strip(" .'\"")]
        if not parts:
            return []
        found: list[Place] = []
        for text in (parts[0], *parts[1:]):
            name = text
            while not found:
                found = self.named(name)
                shorter = LEADING.sub("", name)
                if shorter == name:
                    break
                name = shorter
            if found:
                break
        countries = {p.country for part in parts[1:] for p in self.named(part)[:1]}
        return [p for p in found if p.country in countries] or found


def _read_sites(name: str, columns: Sequence[str], size: int) -> dict[str, Place]:
    """The places of a list with their points, by their folded names, all of one size."""
    found: dict[str, Place] = {}
    for where, cells in read_table(list_text(name), name, columns):
        row = dict(zip(columns, cells, strict=True))
        number = row.get("geonameid")
        try:
            place = Place(int(number) if number else None, row["name"], row["country"] or None, float(row["lat"]), float(row["lon"]), size)
        except ValueError as error:
            raise GazetteerError(f"{where}: {error}; lat and lon are degrees, geonameid is a number or empty") from error
        found |= dict.fromkeys((place.name.casefold(), *map(str.casefold, several(row["names"]))), place)
    return found


def _read_short() -> dict[str, tuple[str, ...]]:
    """Folded abbreviations, and codes in capitals, to the folded names of the units."""
    found: dict[str, tuple[str, ...]] = {}
    for _, (name, names) in read_table(list_text(ALIASES), ALIASES, ("name", "names")):
        for alias in several(names):
            found[alias] = (*found.get(alias, ()), name.casefold())
    return found


def _adjectives(states: Iterable[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Folded adjectives and other names of states to their folded names."""
    found: dict[str, tuple[str, ...]] = {}
    for _, name, names, adjectives, _, _ in states:
        words = [word.casefold() for word in (*several(names), *several(adjectives)) if not word.endswith("?")]
        found = dict.fromkeys(words, (name.casefold(),)) | found
    return found


def _capitals(states: Iterable[Sequence[str]]) -> dict[tuple[str | None, str], str]:
    """Codes of states and folded names of their capitals, to the names."""
    found = [(code, name.rstrip("?")) for code, _, _, _, _, capitals in states for name in several(capitals)]
    return {(code, plain(name).casefold()): name for code, name in found}


def _read_seats() -> dict[str, str]:
    """Folded names of the seats of power, to the codes of their states."""
    rows = read_table(list_text(SEATS), SEATS, ("name", "names", "country", "sector", "org"))
    return {
        name.casefold(): country
        for _, (first, names, country, _, _) in rows
        for name in (first, *several(names))
        if country and not name.endswith("?")
    }


def _lines(name: str) -> list[str]:
    return gzip.decompress(files("backchannel.gazetteer").joinpath(name).read_bytes()).decode("utf-8").splitlines()
