"""Put fresh figures and the tool's real output into README.md, with date and commit.

    python benchmarks/refresh.py GOLD_DIR TEXT_DIR PLV_FILE POLNEAR_DIR GEO_FILE [STORE_TEXTS]

GOLD_DIR as for readings.py and confidence.py, TEXT_DIR as for speed.py, PLV_FILE as for plv.py, POLNEAR_DIR as for
polnear.py, GEO_FILE as for geo.py, STORE_TEXTS as for throughput.py. Everything between ``<!-- NAME -->`` and
``<!-- /NAME -->`` is written anew: ``output`` and ``explain`` (examples), ``accuracy``, ``plover``, ``attribution``,
``geo``, ``confidence``, ``speed``, ``store``; ``store`` takes a quarter of an hour and stays as it is without STORE_TEXTS.
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
SENTENCE = "Police in Kenya arrested two Ugandan journalists on Monday, a spokesman said."
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
        f"`python benchmarks/readings.py` on {articles} annotated development articles (never trained on; the decoder's thresholds were chosen on them, those of the tracks on `corpus/articles`), {stamp}:",
        "",
        "| what | figure |",
        "|---|---|",
    ]
    lines += [f"| {label} | {totals[key]:.2f} |" for key, label in ROWS.items() if totals.get(key) is not None]
    return "\n".join(lines)


def plover(file: str, stamp: str) -> str:
    with tempfile.TemporaryDirectory() as scratch:
        told = run(sys.executable, "benchmarks/plv.py", file, "--out", f"{scratch}/p.jsonl")
    found = {name: re.search(rf"^{name} +macro-F1 (\S+) +micro-F1 (\S+)", told, re.M) for name in ("root", "penta")}
    (root, root_micro), (penta, penta_micro) = ((m[1], m[2]) for m in found.values() if m)
    first = told.partition("\n")[0]
    return (
        f"`python benchmarks/plv.py` on the development half of a public test of PLOVER types given source and target ({first}), {stamp}: "
        f"root macro-F1 {root}, micro {root_micro}; penta macro-F1 {penta}, micro {penta_micro}. Nothing of that set was trained on."
    )


def confidence(gold: str, stamp: str) -> str:
    figures = json.loads(run(sys.executable, "benchmarks/confidence.py", gold, "--json"))
    lines = [
        f"`python benchmarks/confidence.py`, {stamp}: an event is right when a gold event of its type stands at its trigger.",
        "",
        "| confidence | events | mean | right |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {r['from']:.1f} to {r['from'] + 0.1:.1f} | {r['events']} | {r['confidence']:.2f} | {r['right']:.2f} |" for r in figures["table"]
    ]
    lines += ["", "| `--min-confidence` | events | precision | recall | F1 |", "|---|---|---|---|---|"]
    lines += [f"| {r['least']:.1f} | {r['events']} | {r['precision']:.2f} | {r['recall']:.2f} | {r['f1']:.2f} |" for r in figures["curve"]]
    return "\n".join(lines)


def attribution(folder: str, stamp: str) -> str:
    with tempfile.TemporaryDirectory() as scratch:
        told = run(sys.executable, "benchmarks/polnear.py", folder, "--out", f"{scratch}/p.jsonl")
    pairs = run(sys.executable, "benchmarks/status.py")
    return (
        f"`python benchmarks/polnear.py` on the development half of PolNeAR (84 articles; nothing of it was trained on), {stamp}:\n\n"
        f"```\n{told.strip()}\n```\n\n`python benchmarks/status.py` on 600 minimal pairs of status written for this project, kept apart from the training "
        f"sentences:\n\n```\n{pairs.strip()}\n```"
    )


def geo(file: str, stamp: str) -> str:
    with tempfile.TemporaryDirectory() as scratch:
        told = run(sys.executable, "benchmarks/geo.py", file, "--out", f"{scratch}/p.jsonl")
    return f"`python benchmarks/geo.py` on 200 articles of GeoWebNews, {stamp}:\n\n```\n{told.strip()}\n```"


def store(texts: str, stamp: str) -> str:
    f = json.loads(run(sys.executable, "benchmarks/throughput.py", texts, "--json", "--kills", "10"))
    against = f", {f['ratio']:.2f} × spaCy's full `en_core_web_sm` in one process in the same run" if "ratio" in f else ""
    kills = f"after {f['killed']} kills the store was {'the same' if f['same_after_kills'] else 'NOT the same'}"
    again = f"adding all again took {100 * f['again_share']:.0f} % of the time and changed {'rows' if f['again_changed'] else 'nothing'}"
    questions = run(sys.executable, "benchmarks/questions.py").strip()
    return (
        f"`python benchmarks/throughput.py --kills 10`, {stamp}: {f['articles']} articles, {f['words']:,} words, {f['words_a_second']:,.0f} words a second with "
        f"{f['processes']} processes{against}; {f['memory_mb']:,.0f} MB for all processes together; {again}; {kills}.\n\n"
        f"`python benchmarks/questions.py`:\n\n```\n{questions}\n```"
    )


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
    gold, texts, pairs, polnear, places, *stream = (str(Path(name).resolve()) for name in sys.argv[1:7])
    stamp = f"{date.today().isoformat()}, commit {run('git', 'rev-parse', '--short', 'HEAD').strip()}"
    text = README.read_text("utf-8")
    command = (sys.executable, "-c", "from backchannel.views.cli import main; main()")
    text = replaced(text, "output", f"```\n{run(*command, 'read', 'examples/muscat-talks.txt').rstrip()}\n```")
    text = replaced(text, "explain", f"```\n{run(*command, 'explain', SENTENCE).rstrip()}\n```")
    text = replaced(text, "accuracy", accuracy(gold, stamp))
    text = replaced(text, "plover", plover(pairs, stamp))
    text = replaced(text, "attribution", attribution(polnear, stamp))
    text = replaced(text, "geo", geo(places, stamp))
    if stream:
        text = replaced(text, "store", store(stream[0], stamp))
    text = replaced(text, "confidence", confidence(gold, stamp))
    README.write_text(replaced(text, "speed", speed(texts, stamp)), "utf-8")


if __name__ == "__main__":
    main()
