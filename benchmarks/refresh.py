"""Put fresh figures and the tool's real output into README.md, with date and commit.

    python benchmarks/refresh.py GOLD_DIR TEXT_DIR

GOLD_DIR as for readings.py, TEXT_DIR as for speed.py. Everything between ``<!-- NAME -->`` and ``<!-- /NAME -->`` is
written anew: ``output`` (the example), ``accuracy``, ``speed``.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
ROWS = {
    "detect": "events found, F1",
    "type": "… with the right type",
    "status": "… with the right status",
    "date": "… with the right date, where gold has one",
    "place": "… with the right place, where gold has one",
    "strict": "events strictly right (type, both parties' countries), F1",
    "claims": "claims found, F1",
    "claim_source": "… with the right source",
    "claim_kind": "… with the right kind of source",
    "claim_stance": "… with the right stance",
    "tracks": "six tracks, mean F1",
    "amounts": "amounts and counts right in matched items",
}


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def replaced(text: str, name: str, body: str) -> str:
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.S)
    if not pattern.search(text):
        raise SystemExit(f"README.md has no <!-- {name} --> … <!-- /{name} -->")
    return pattern.sub(lambda m: m[1] + body + "\n" + m[2], text)


def accuracy(gold: str, stamp: str) -> str:
    with tempfile.TemporaryDirectory() as scratch:
        totals: dict[str, Any] = json.loads(run(sys.executable, "benchmarks/readings.py", gold, "--out", scratch, "--json"))["totals"]
    articles = len(list(Path(gold).glob("*.json")))
    lines = [
        f"`python benchmarks/readings.py` on {articles} annotated development articles (never trained on; the decoder's thresholds were chosen on them), {stamp}:",
        "",
        "| what | figure |",
        "|---|---|",
    ]
    lines += [f"| {label} | {totals[key]:.2f} |" for key, label in ROWS.items() if totals.get(key) is not None]
    return "\n".join(lines)


def speed(texts: str, stamp: str) -> str:
    parts = []
    for threads in ("2", "1"):
        f = json.loads(run(sys.executable, "benchmarks/speed.py", texts, "--json", "--threads", threads))
        against = f", {f['ratio']:.2f} × spaCy's full `en_core_web_sm` in the same run" if f["ratio"] else ""
        parts.append(f"{f['ours']:,.0f} words a second with {threads} thread{'s' if threads != '1' else ''}{against}")
        if threads == "2":
            stages = ", ".join(f"{name} {100 * share:.0f} %" for name, share in f["stages"].items())
            last = (
                f"Cold start of `backchannel read` on one core: {f['cold']:.1f} s. Peak memory: {f['memory']:.0f} MB. By stage: {stages}."
            )
    return f"`python benchmarks/speed.py`, {stamp}: " + "; ".join(parts) + ".\n" + last


def main() -> None:
    gold, texts = (str(Path(name).resolve()) for name in sys.argv[1:3])
    stamp = f"{date.today().isoformat()}, commit {run('git', 'rev-parse', '--short', 'HEAD').strip()}"
    text = README.read_text("utf-8")
    output = run(sys.executable, "-c", "from backchannel.views.cli import main; main()", "read", "examples/muscat-talks.txt")
    text = replaced(text, "output", f"```\n{output.rstrip()}\n```")
    text = replaced(text, "accuracy", accuracy(gold, stamp))
    README.write_text(replaced(text, "speed", speed(texts, stamp)), "utf-8")


if __name__ == "__main__":
    main()
