"""Status of events on minimal pairs: nearly the same sentence, the deed happened, planned, possible or denied.

    python benchmarks/status.py [FILE] [--weights FOLDER] [--errors]

FILE (``benchmarks/status_pairs.tsv`` if not given) has the columns ``id sentence trigger status`` between tabs; lines with
one id are a pair. Each sentence is read by itself. Printed: how many of the triggers are found, the share of these with the
right status, that share for each status, and the share of pairs of which every member is found and right.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path

from backchannel.flow import Reader
from backchannel.sources import make_document

PAIRS = Path(__file__).parent / "status_pairs.tsv"


def main() -> int:
    parser = argparse.ArgumentParser(description="Status on minimal pairs.")
    parser.add_argument("file", type=Path, nargs="?", default=PAIRS)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    rows = [line.split("\t") for line in args.file.read_text("utf-8").splitlines() if line and not line.startswith(("#", "id\t"))]
    reader = Reader(args.weights)
    found = 0
    every, right = Counter[str](), Counter[str]()
    pairs: dict[str, list[bool]] = defaultdict(list)
    for id, sentence, trigger, status in rows:
        start = sentence.index(trigger)
        end = start + len(trigger)
        events = [
            e for e in reader.read(make_document(sentence, id=id, language="en")).events if e.trigger.start < end and start < e.trigger.end
        ]
        best = max(events, key=lambda e: min(e.trigger.end, end) - max(e.trigger.start, start), default=None)
        good = best is not None and best.status == status
        pairs[id].append(good)
        if best:
            found += 1
            every[status] += 1
            right[status] += good
        if args.errors and not good:
            print(f"{status:9} read as {best.status if best else 'no event':9} {trigger!r} in: {sentence}")
    print(f"{len(rows)} sentences, {len(pairs)} pairs; triggers found {found / len(rows):.3f}")
    print(
        f"status right of those found {sum(right.values()) / max(1, found):.3f}  "
        + "  ".join(f"{s} {right[s] / every[s]:.3f}" for s in every)
    )
    print(f"pairs wholly right {sum(map(all, pairs.values())) / len(pairs):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
