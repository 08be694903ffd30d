"""Scores on the held-out tenth against the number of sentences trained on.

    python benchmarks/learning_curve.py [--corpus corpus] [--base FOLDER] [--shares 0.125 0.25 0.5 1] [--epochs N]

Trains anew on each share of the training passages, chosen by a fixed shuffle (a smaller share is part of a larger one),
and prints a Markdown table. Needs the extra ``train``; takes about twice as long as one training.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np

from backchannel.encoder.labels import default_labels
from backchannel.training.base import base_weights
from backchannel.training.build import score_weights
from backchannel.training.export import export
from backchannel.training.fit import Recipe
from backchannel.training.parallel import train_network
from backchannel.training.passages import read_corpus
from backchannel.training.split import split_passages

COLUMNS = ("mention.f1", "event.detect.f1", "event.typed.f1", "event.status.accuracy", "event.source.f1", "event.target.f1", "claim.detect.f1", "claim.content.f1", "claim.source.f1", "track.detect.f1")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description="Learning curve.")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--base", type=Path)
    parser.add_argument("--shares", type=float, nargs="+", default=[0.125, 0.25, 0.5, 1.0])
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    parser.add_argument("--processes", type=int, default=2)
    args = parser.parse_args()
    train, held = split_passages(read_corpus(args.corpus).passages)
    order = np.random.default_rng(7).permutation(len(train))
    print("| sentences | " + " | ".join(COLUMNS) + " |\n|" + "---|" * (1 + len(COLUMNS)), flush=True)
    for share in args.shares:
        some = [train[i] for i in order[: max(1, round(share * len(train)))]]
        with base_weights(args.base) as base, tempfile.TemporaryDirectory() as scratch:
            network = train_network(some, base, Recipe(epochs=args.epochs), workers=args.processes)
            export(network, default_labels(), base / "tokenizer.json", Path(scratch))
            scores = score_weights(Path(scratch), held)
        cells = " | ".join(f"{scores.get(column, 0.0):.3f}" for column in COLUMNS)
        print(f"| {sum(len(p.sentences) for p in some)} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
