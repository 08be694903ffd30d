"""PLOVER gold records: type and actors of each record's event.

    python benchmarks/gsr.py FILE --out P.jsonl [--weights FOLDER]

FILE is a JSON list of records with ``id``, ``date`` and ``text``. Each text is read; of its events the foremost is taken
(two parties before one, done before planned, then the surest), and ``{"id", "event", "source", "target"}`` is written for
it, actors as CAMEO codes. Where a record has a gold ``event``, accuracy is printed; the set's older type names count as
the newer ones (DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT is ASSAULT, YIELD CONCEDE or RETREAT).
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from backchannel.events.relation import PENTA
from backchannel.flow import Reader
from backchannel.ontology.leaves import load_leaves
from backchannel.records import Actor, Event, Reading
from backchannel.sources import make_document

OLD = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "CONCEDE": "YIELD", "RETREAT": "YIELD"}
STATUSES = ("happened", "planned", "possible", "denied")


def foremost(reading: Reading) -> Event | None:
    """The event a record would be made of."""

    def rank(event: Event) -> tuple[int, int, float]:
        return (len(event.sources) + len(event.targets) > 1, -STATUSES.index(event.status), event.confidence)

    return max(reading.events, key=rank, default=None)


def type_of(event: Event) -> str:
    """The type in the CAMEO to PLOVER table of the event's code, an intent for what is planned, under the newer names."""
    type = load_leaves().type_of(event.cameo, event.type)
    if event.status == "planned" and PENTA[type] != 3:
        type = "AGREE" if PENTA[type] < 3 else "THREATEN"
    return OLD.get(type, type)


def _codes(ids: tuple[str, ...], actors: dict[str, Actor]) -> list[str]:
    return [actors[id].code or "" for id in ids]


def _sides(value: Any) -> list[dict[str, str]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def main() -> int:
    parser = argparse.ArgumentParser(description="PLOVER gold records.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--weights", type=Path)
    args = parser.parse_args()
    records = json.loads(args.file.read_text("utf-8"))
    reader, lines = Reader(args.weights), []
    right = {"event": [0, 0], "source country": [0, 0], "target country": [0, 0]}
    for record in records:
        reading = reader.read(make_document(record["text"], id=str(record["id"]), published=record.get("date")))
        actors = {actor.id: actor for actor in reading.actors}
        event = foremost(reading)
        found = {
            "id": record["id"],
            "event": type_of(event) if event else None,
            "source": _codes(event.sources, actors) if event else [],
            "target": _codes(event.targets, actors) if event else [],
        }
        lines.append(json.dumps(found))
        if record.get("event"):
            right["event"][0] += found["event"] == OLD.get(record["event"], record["event"])
            right["event"][1] += 1
        for side in ("source", "target"):
            gold = {one["code"][:3] for one in _sides(record.get(side)) if one.get("code")}
            if gold:
                right[f"{side} country"][0] += bool(gold & {code[:3] for code in found[side]})
                right[f"{side} country"][1] += 1
    args.out.write_text("\n".join(lines) + "\n", "utf-8")
    for name, (good, every) in right.items():
        if every:
            print(f"{name:15} {good / every:.3f} of {every}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
