"""Toponyms of GeoWebNews articles (Gritta, Pilehvar, Collier 2020): found, and put on the map.

    python benchmarks/geo.py FILE.xml --out P.jsonl [--weights FOLDER]

Writes per article ``{"doc", "toponyms": [{"start", "end", "name", "lat", "lon"}]}`` and prints F1 of the literal toponyms that
have coordinates, by spans that overlap and by spans that are the same, and the share of those found that lie within 161 km;
then what places cost: memory of the list, time of a look-up, and of placing all that was found. Linux only: memory is read from /proc.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from backchannel.flow import Reader
from backchannel.gazetteer.places import Places
from backchannel.grounding.phrases import place_phrases
from backchannel.records import PlaceRef, Span
from backchannel.sources import make_document

LITERAL = {"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"}
NEAR = 161.0  # km, the 100 miles usual in this field


@dataclass(frozen=True)
class Gold:
    """An annotated toponym."""

    start: int
    end: int
    lat: float
    lon: float


def articles(file: Path) -> Iterator[tuple[str, str, list[Gold]]]:
    """Name, text and literal toponyms with coordinates of each article."""
    for article in ET.parse(file).getroot().iter("article"):
        found = []
        for toponym in article.iter("toponym"):
            told = {part.tag: part.text for part in toponym}
            if told["type"] in LITERAL and told.get("latitude") and told.get("longitude"):
                found.append(
                    Gold(int(told["start"] or 0), int(told["end"] or 0), float(told["latitude"] or 0), float(told["longitude"] or 0))
                )
        yield article.get("file", ""), article.findtext("text") or "", found


def kilometres(gold: Gold, place: PlaceRef) -> float:
    if place.lat is None or place.lon is None:
        return float("inf")
    a, b, c, d = map(radians, (gold.lat, gold.lon, place.lat, place.lon))
    return 12742 * asin(min(1.0, sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2)))


def compare(gold: list[Gold], found: tuple[PlaceRef, ...]) -> Counter[str]:
    """Counts of one article."""
    n: Counter[str] = Counter(gold=len(gold), found=len(found))
    for one in gold:
        meeting = [p for p in found if p.span and p.span.start < one.end and one.start < p.span.end]
        same = [p for p in meeting if p.span and (p.span.start, p.span.end) == (one.start, one.end)]
        n["met"] += bool(meeting)
        n["same"] += bool(same)
        n["near"] += bool(meeting) and kilometres(one, (same or meeting)[0]) <= NEAR
    return n


def f1(hit: int, n: Counter[str]) -> str:
    return f"P {hit / n['found']:.3f}  R {hit / n['gold']:.3f}  F1 {2 * hit / (n['found'] + n['gold']):.3f}"


def resident() -> float:
    """Memory of this process in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


def cost(places: Places, found: list[tuple[Span, ...]], seconds: float) -> str:
    """What placing all toponyms of the articles costs beside ``seconds`` of finding them, in one line."""
    begun = time.perf_counter()
    for spans in found:
        place_phrases(spans, places)
    share = (time.perf_counter() - begun) / seconds
    names = {span.text for spans in found for span in spans}
    fresh = Places()  # that keeps none of them yet
    fresh.named("Oslo")  # unpacks the list
    begun = time.perf_counter()
    for name in names:
        fresh.named(name)
    each = 1000 * (time.perf_counter() - begun) / max(1, len(names))
    return f"{each:.3f} ms a look-up; placing them takes {100 * share:.1f} % of the time of finding them"


def main() -> int:
    parser = argparse.ArgumentParser(description="Toponyms of GeoWebNews.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--weights", type=Path)
    args = parser.parse_args()
    before, places = resident(), Places()
    places.named("Oslo")
    size = resident() - before
    reader, lines, total, spans = Reader(args.weights), [], Counter[str](), list[tuple[Span, ...]]()
    begun = time.perf_counter()
    for name, text, gold in articles(args.file):
        document = make_document(text, id=name, language="en")
        found = reader.toponyms(document)
        total.update(compare(gold, found))
        spans.append(tuple(place.span for place in found if place.span))
        spots = [{"start": p.span.start, "end": p.span.end, "name": p.name, "lat": p.lat, "lon": p.lon} for p in found if p.span]
        lines.append(json.dumps({"doc": name, "toponyms": spots}, ensure_ascii=False))
    seconds = time.perf_counter() - begun
    args.out.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{total['gold']} literal toponyms with coordinates, {total['found']} found")
    print(f"spans that overlap  {f1(total['met'], total)}")
    print(f"the same spans      {f1(total['same'], total)}")
    print(f"within {NEAR:.0f} km       {total['near'] / max(1, total['met']):.3f} of those found")
    print(f"list of places      {size:.0f} MB, {cost(places, spans, seconds)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
