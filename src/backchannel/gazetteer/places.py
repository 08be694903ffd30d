"""Places by name, from a list built out of GeoNames."""

from __future__ import annotations

import gzip
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from backchannel.errors import GazetteerError
from backchannel.records import PlaceRef, Span

FILE, NAMES = "places.tsv.gz", "place_names.tsv.gz"
LEADING = re.compile(r"^(?:the|in|near|outside|northern|southern|eastern|western|central|north|south|east|west|north-?eastern|north-?western|south-?eastern|south-?western|greater|downtown|nearby|city of|town of|village of|province of|region of|port of|state of)\s+", re.I)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """One entry; coordinates in degrees, ``size`` is the population (a state's is raised above any city's)."""

    geonameid: int
    name: str
    country: str | None
    lat: float
    lon: float
    size: int


class Places:
    """Names to places. The two files are unpacked at the first look-up and searched in place, line by line."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._names: list[str] = []

    def named(self, name: str) -> list[Place]:
        """Every place of that name, case aside, greatest first."""
        if not self._names:
            self._lines, self._names = _lines(FILE), _lines(NAMES)
        key = name.casefold() + "\t"
        at = bisect_left(self._names, key, 1)
        if at == len(self._names) or not self._names[at].startswith(key):
            return []
        found = [self._place(int(number)) for number in self._names[at][len(key) :].split(",")]
        return sorted(found, key=lambda p: -p.size)

    def _place(self, number: int) -> Place:
        fields = self._lines[number].split("\t")
        if len(fields) != 6:
            raise GazetteerError(f"{FILE}:{number + 1}: {len(fields)} fields, not 6; build the file again with scripts/build_places.py")
        geonameid, name, country, lat, lon, size = fields
        return Place(int(geonameid), name, country or None, float(lat), float(lon), int(size))

    def resolve(self, spans: Sequence[Span]) -> dict[tuple[int, int], PlaceRef]:
        """Each phrase's place: the greatest of that name, those in countries the other phrases point to first."""
        options = {span: self._options(span.text) for span in spans}
        sure = Counter(found[0].country for found in options.values() if found and len({p.country for p in found}) == 1)
        resolved = {}
        for span, found in options.items():
            key = span.start, span.end
            if not found:
                resolved[key] = PlaceRef(span, span.text, None, None, None, None)
                continue
            best = max(found, key=lambda p: p.size * (1 + 3 * sure[p.country]))
            resolved[key] = PlaceRef(span, best.name, best.country, best.lat, best.lon, best.geonameid)
        return resolved

    def _options(self, phrase: str) -> list[Place]:
        """Places a phrase may name: the whole, or its first part, in the country of a later part where one is named."""
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


def _lines(name: str) -> list[str]:
    return gzip.decompress(files("backchannel.gazetteer").joinpath(name).read_bytes()).decode("utf-8").splitlines()
