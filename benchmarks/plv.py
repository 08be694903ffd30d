"""The PLOVER type of sentences whose source and target are marked (Hu et al., ACL 2024).

    python benchmarks/plv.py FILE --out P.jsonl [--weights FOLDER]

FILE is tab-separated with a column ``marked_sentence`` in which ``<s>…</s>`` and ``<t>…</t>`` mark the two. For each row
a line ``{"row": n, "root": …, "penta": …}`` is written, in order. Where the columns ``gold_root`` and ``gold_penta`` are
there, macro- and micro-F1 are printed. The set's older names hold: CONCEDE and RETREAT are YIELD.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from backchannel.events.relation import PENTA
from backchannel.flow import Reader
from backchannel.records import Span

MARK = re.compile(r"</?([st])>")
OLD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
NONE = "NONE"


def unmarked(sentence: str) -> tuple[str, dict[str, Span]]:
    """The sentence without its marks, and the spans of s and t."""
    text, at = "", 0
    ends: dict[str, list[int]] = {}
    for mark in MARK.finditer(sentence):
        text += sentence[at : mark.start()]
        at = mark.end()
        ends.setdefault(mark[1], []).append(len(text))
    text += sentence[at:]
    return text, {name: Span.of(text, found[0], found[1]) for name, found in ends.items() if len(found) > 1}


def coded(reader: Reader, sentence: str) -> tuple[str, int]:
    """Type, under the set's names, and penta class."""
    text, spans = unmarked(sentence)
    relation = reader.relate(text, spans.get("s"), spans.get("t"))
    if relation is None:
        return NONE, 0
    sums: dict[str, float] = {}
    for type, chance in relation.chances.items():
        sums[OLD.get(type, type)] = sums.get(OLD.get(type, type), 0.0) + chance
    best = max(sums, key=lambda name: sums[name])
    return best, PENTA.get(best, 2)


def scores(gold: Sequence[str], found: Sequence[str]) -> tuple[float, float, dict[str, float]]:
    """Macro-F1 over the classes of gold, micro-F1, and the F1 of each class."""
    each = {}
    for name in sorted(set(gold)):
        hit = sum(g == name == f for g, f in zip(gold, found, strict=True))
        each[name] = 2 * hit / (gold.count(name) + found.count(name))
    return sum(each.values()) / len(each), sum(g == f for g, f in zip(gold, found, strict=True)) / len(gold), each


def main() -> int:
    parser = argparse.ArgumentParser(description="Type of marked pairs.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--weights", type=Path)
    args = parser.parse_args()
    with args.file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    if not rows or "marked_sentence" not in rows[0]:
        print(f"{args.file}: no column marked_sentence", file=sys.stderr)
        return 2
    reader = Reader(args.weights)
    begun = time.perf_counter()
    found = [coded(reader, row["marked_sentence"]) for row in rows]
    seconds = time.perf_counter() - begun
    lines_out = [json.dumps({"row": n, "root": root, "penta": penta}) for n, (root, penta) in enumerate(found)]
    args.out.write_text("\n".join(lines_out) + "\n", "utf-8")
    print(f"{len(rows)} sentences, {len(rows) / seconds:.0f} a second")
    for column, guesses in (("gold_root", [r for r, _ in found]), ("gold_penta", [str(p) for _, p in found])):
        gold = [row.get(column) or "" for row in rows]
        if all(gold):
            macro, micro, each = scores(gold, guesses)
            print(f"{column[5:]:6} macro-F1 {macro:.3f}  micro-F1 {micro:.3f}  " + "  ".join(f"{k} {v:.2f}" for k, v in each.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
