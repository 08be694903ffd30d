"""Claims of a folder of PolNeAR articles (Newell, Margolin, Ruths 2018), in the shape its scorer reads.

    python benchmarks/polnear.py DIR --out P.jsonl [--weights FOLDER] [--score SCORE_POLNEAR.py]

DIR holds ``text/NAME.txt`` and ``attributions/``. Each article is read, and a line ``{"doc", "claims": [{"source", "cue",
"content"}]}`` written, spans as code points; claims that share source and cue are one with several contents, and a *that*
before a content belongs to it, as that corpus has it (our own guide leaves it out). The table
is that of score_polnear.py with ``--flat``, where it is given or stands two folders above DIR's parent.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from backchannel.flow import Reader
from backchannel.records import Reading, Span
from backchannel.sources import make_document

THAT = "that "


def ends(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def content_of(text: str, span: Span) -> list[int]:
    """Ends of a content, with the conjunction that introduces it."""
    return [span.start - len(THAT) if text.endswith(f" {THAT}", 0, span.start) else span.start, span.end]


def claims_of(reading: Reading) -> list[dict[str, Any]]:
    """The claims of a reading, contents of one attribution together."""
    together: dict[tuple[Any, Any], dict[str, Any]] = {}
    for claim in reading.claims:
        if not claim.cue:
            continue
        key = (claim.source, claim.cue)
        one = together.setdefault(key, {"source": ends(claim.source), "cue": ends(claim.cue), "content": []})
        one["content"] += [content_of(reading.document.text, content) for content in claim.contents]
    return list(together.values())


def main() -> int:
    parser = argparse.ArgumentParser(description="Claims of PolNeAR articles.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--score", type=Path)
    args = parser.parse_args()
    reader, lines = Reader(args.weights), []
    for path in sorted((args.folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        reading = reader.read(make_document(text, id=path.stem, language="en"))
        lines.append(json.dumps({"doc": path.stem, "claims": claims_of(reading)}))
    args.out.write_text("\n".join(lines) + "\n", "utf-8")
    script = args.score or args.folder.resolve().parents[2] / "score_polnear.py"
    if not script.is_file():
        print(f"{args.out}: written; no {script.name} found, so nothing is scored", file=sys.stderr)
        return 0
    return subprocess.run([sys.executable, str(script), str(args.folder), str(args.out), "--flat"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
