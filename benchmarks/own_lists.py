"""What a user's own actor lists cost: seconds to load, and seconds a word while reading.

    python benchmarks/own_lists.py TEXT_DIR [FILE…] [--entries 100000]

FILEs are lists as for `--actors`; without any, so many made-up entries are written to a table and loaded. The articles of
TEXT_DIR are read with and without the lists, in turn, in this process; medians of five passes.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from backchannel.flow import Reader
from backchannel.gazetteer.own_files import read_own_lists
from backchannel.sources import make_document

SYLLABLES = ("ka", "ro", "min", "ta", "vel", "sha", "du", "bek", "or", "lin", "gua", "zem")


def made_up(entries: int, folder: Path) -> Path:
    """A table of invented names."""
    lines = ["name\tcode"]
    for n in range(entries):
        word = "".join(SYLLABLES[n // 12**k % 12] for k in range(5)).capitalize()
        lines.append(f"{word} Front {n}\t{'IRNREB' if n % 2 else 'NGAMIL'}")
    path = folder / "own.tsv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def main() -> int:
    parser = argparse.ArgumentParser(description="Cost of own actor lists.")
    parser.add_argument("texts", type=Path)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--entries", type=int, default=100_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        files = args.files or [made_up(args.entries, Path(scratch))]
        begun = time.perf_counter()
        lists, left_out = read_own_lists(files)
        print(f"{len(lists):,} names loaded in {time.perf_counter() - begun:.2f} s, {len(left_out)} left out")
        readers = {"without": Reader(), "with": Reader(actors=files)}
    documents = [make_document(path.read_text("utf-8"), id=path.stem) for path in sorted(args.texts.glob("*.txt"))]
    words = sum(len(document.text.split()) for document in documents)
    times: dict[str, list[float]] = {name: [] for name in readers}
    for round in range(6):
        for name, reader in readers.items():
            begun = time.perf_counter()
            for document in documents:
                reader.read(document)
            if round:
                times[name].append(time.perf_counter() - begun)
    for name, seconds in times.items():
        print(f"{name:8} {1e6 * statistics.median(seconds) / words:.1f} µs a word")
    return 0


if __name__ == "__main__":
    sys.exit(main())
