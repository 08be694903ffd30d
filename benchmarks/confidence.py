"""Is confidence what it says, and what does `--min-confidence` cost and bring?

    python benchmarks/confidence.py GOLD_DIR [--weights FOLDER] [--json]

Events of the articles of a gold folder (ID.txt with ID.json, as for readings.py). An event is right when a gold event of
the same type, CONCEDE and RETREAT counting as one, has a trigger that overlaps its own, each gold event used once. First
the reliability table: of the events whose confidence lies in a tenth, the mean and the share that is right; then for
each least confidence precision, recall and F1.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from backchannel.flow import Reader
from backchannel.records import Event
from backchannel.sources import make_document

ONE = {"RETREAT": "CONCEDE"}
LEAST = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def spans_of(gold: list[dict[str, Any]], text: str) -> list[tuple[int, int, str]]:
    """Where each gold trigger stands: its next occurrence from where its sentence begins."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for event in gold:
        begin = max(0, text.find(event["sentence"]))
        at = begin
        for _ in range(seen[event["sentence"], event["trigger"]] + 1):
            next_at = text.find(event["trigger"], at)
            if next_at < 0:
                break
            start, at = next_at, next_at + 1
        else:
            found.append((start, start + len(event["trigger"]), ONE.get(event["type"], event["type"])))
        seen[event["sentence"], event["trigger"]] += 1
    return found


def judged(events: tuple[Event, ...], gold: list[tuple[int, int, str]]) -> list[tuple[float, bool]]:
    """Confidence of each event, and whether it is right; the surest are matched first."""
    free = list(gold)
    rows = []
    for event in sorted(events, key=lambda e: -e.confidence):
        hit = next(
            (g for g in free if g[2] == ONE.get(event.type, event.type) and g[0] < event.trigger.end and event.trigger.start < g[1]), None
        )
        if hit:
            free.remove(hit)
        rows.append((event.confidence, hit is not None))
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description="Reliability of confidence.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    reader, rows, total = Reader(args.weights), list[tuple[float, bool]](), 0
    for path in sorted(args.gold.glob("*.json")):
        facts = json.loads(path.read_text("utf-8"))
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        gold = spans_of(facts["events"], text)
        total += len(gold)
        rows += judged(reader.read(make_document(text, id=path.stem, published=facts.get("published"))).events, gold)
    table = []
    for low in range(10):
        inside = [(c, r) for c, r in rows if low / 10 <= c < (low + 1) / 10 or (low == 9 and c == 1.0)]
        if inside:
            table.append(
                {
                    "from": low / 10,
                    "events": len(inside),
                    "confidence": sum(c for c, _ in inside) / len(inside),
                    "right": sum(r for _, r in inside) / len(inside),
                }
            )
    curve = []
    for least in LEAST:
        kept = [r for c, r in rows if c >= least]
        precision, recall = sum(kept) / max(1, len(kept)), sum(kept) / max(1, total)
        curve.append(
            {"least": least, "events": len(kept), "precision": precision, "recall": recall, "f1": 2 * sum(kept) / max(1, len(kept) + total)}
        )
    error = sum(row["events"] * abs(row["confidence"] - row["right"]) for row in table) / max(1, len(rows))
    if args.json:
        print(json.dumps({"table": table, "curve": curve, "error": error}))
        return 0
    print(f"{'confidence':>10} {'events':>7} {'mean':>6} {'right':>6}")
    for row in table:
        print(f"{row['from']:.1f}-{row['from'] + 0.1:.1f}    {row['events']:7d} {row['confidence']:6.2f} {row['right']:6.2f}")
    print(f"mean distance {error:.3f}\n\n{'least':>6} {'events':>7} {'precision':>9} {'recall':>7} {'F1':>6}")
    for row in curve:
        print(f"{row['least']:6.1f} {row['events']:7d} {row['precision']:9.2f} {row['recall']:7.2f} {row['f1']:6.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
