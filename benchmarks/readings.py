"""Read every article of a gold folder and score the readings.

    python benchmarks/readings.py GOLD_DIR --out PRED_DIR [--weights FOLDER] [--score SCORE_READINGS.py]

For each ID.txt, with ``published`` and ``outlet`` from its ID.json, PRED_DIR/ID.json gets the reading. The table is
printed by score_readings.py where it is given or stands beside the gold folder; corpus/articles is a gold folder too.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from backchannel.flow import Reader
from backchannel.sources import make_document
from backchannel.training.articles import read_answer


def main() -> int:
    parser = argparse.ArgumentParser(description="Read a gold folder and score the readings.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--score", type=Path)
    args, rest = parser.parse_known_args()
    args.out.mkdir(parents=True, exist_ok=True)
    reader = Reader(args.weights)
    for path in sorted(args.gold.glob("*.json")):
        facts = read_answer(path)
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        document = make_document(text, id=path.stem, published=facts.get("published"), outlet=facts.get("outlet"))
        (args.out / path.name).write_text(json.dumps(reader.read(document).to_dict(), ensure_ascii=False), "utf-8")
    script = args.score or args.gold.parent / "score_readings.py"
    if not script.is_file():
        print(f"{args.out}: readings written; no {script.name} beside {args.gold}, so nothing is scored", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for path in args.gold.glob("*.json"):
            (Path(folder) / path.name).write_text(json.dumps(read_answer(path), ensure_ascii=False), "utf-8")
            shutil.copy(path.with_suffix(".txt"), folder)
        return subprocess.run([sys.executable, str(script), folder, str(args.out), *rest], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
