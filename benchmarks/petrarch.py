"""Records in PETRARCH's validation format, read with a user's own dictionaries.

    python benchmarks/petrarch.py RECORDS.xml --actors FILE… --agents FILE… --out P.jsonl [--weights FOLDER]

For each ``<Sentence id= date=>`` its ``<Text>`` is read and ``{"id", "source", "target", "root", "cameo"}`` written for
each event and each pair of its parties, both ways where both did it; ``root`` is the PLOVER type, a party without a code
is ``---``. Where the records have ``<EventCoding>``, precision and recall of (source, target) and of CAMEO roots are printed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from itertools import permutations
from pathlib import Path
from xml.etree import ElementTree

from backchannel.flow import Reader
from backchannel.records import Actor, Event, Reading
from backchannel.sources import make_document

NOBODY = "---"


def sentences(text: str) -> list[ElementTree.Element]:
    """The Sentence elements of a file, which need not have one root."""
    body = re.sub(r"<\?xml[^>]*\?>|<!DOCTYPE[^>]*>", "", text)
    return list(ElementTree.fromstring(f"<all>{body}</all>").iter("Sentence"))


def iso(date: str) -> str | None:
    digits = re.sub(r"\D", "", date)
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if len(digits) == 8 else None


def pairs(event: Event, actors: dict[str, Actor]) -> list[tuple[str, str]]:
    """Source and target codes of an event; of a deed without a target, each source with each other one."""
    codes = {id: actors[id].code or NOBODY for id in (*event.sources, *event.targets)}
    if len(event.sources) > 1 and not event.targets:
        return [(codes[a], codes[b]) for a, b in permutations(event.sources, 2)]
    return [(codes.get(a, NOBODY), codes.get(b, NOBODY)) for a in event.sources or ("",) for b in event.targets or ("",)]


def coded(reading: Reading, id: str) -> list[dict[str, str]]:
    """The lines of one sentence."""
    actors = {actor.id: actor for actor in reading.actors}
    lines = []
    for event in reading.events:
        for source, target in pairs(event, actors):
            lines.append({"id": id, "source": source, "target": target, "root": event.type, "cameo": event.cameo or ""})
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description="PETRARCH validation records.")
    parser.add_argument("records", type=Path)
    parser.add_argument("--actors", type=Path, nargs="+", default=[])
    parser.add_argument("--agents", type=Path, nargs="+", default=[])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--weights", type=Path)
    args = parser.parse_args()
    reader = Reader(args.weights, actors=[*args.actors, *args.agents])
    for fault in reader.left_out:
        print(f"left out: {fault}", file=sys.stderr)
    every: list[dict[str, str]] = []
    counts: Counter[str] = Counter()
    for sentence in sentences(args.records.read_text("utf-8")):
        text = " ".join((sentence.findtext("Text") or "").split())
        id = sentence.get("id", "")
        lines = coded(reader.read(make_document(text, id=id, published=iso(sentence.get("date", "")))), id) if text else []
        every += lines
        gold = [e for e in sentence.iter("EventCoding") if e.get("eventcode")]
        want = {(e.get("sourcecode"), e.get("targetcode")) for e in gold}
        roots = {(e.get("eventcode") or "")[:2] for e in gold}
        have = {(line["source"], line["target"]) for line in lines}
        found = {line["cameo"][:2] for line in lines}
        counts.update({"pairs": len(want & have), "pairs.gold": len(want), "pairs.found": len(have)})
        counts.update({"roots": len(roots & found), "roots.gold": len(roots), "roots.found": len(found)})
    args.out.write_text("".join(json.dumps(line) + "\n" for line in every), "utf-8")
    for name in ("pairs", "roots"):
        if counts[f"{name}.gold"]:
            recall, precision = (counts[name] / max(1, counts[f"{name}.{side}"]) for side in ("gold", "found"))
            print(f"{name:6} recall {recall:.3f} of {counts[f'{name}.gold']}, precision {precision:.3f} of {counts[f'{name}.found']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
