"""The whole way from a corpus to a folder of weights with its card."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from backchannel.encoder.labels import default_labels
from backchannel.encoder.model import CARD, OnnxScorer
from backchannel.encoder.reader import PredicateReader
from backchannel.language import PieceMaker
from backchannel.training.batches import make_sample
from backchannel.training.calibrate import fit_confidence
from backchannel.training.checkpoint import Start, write_checkpoint
from backchannel.training.evaluate import Scores, evaluate
from backchannel.training.examples import write_examples
from backchannel.training.export import compare, export
from backchannel.training.fit import Recipe
from backchannel.training.parallel import train_network
from backchannel.training.passages import Passage
from backchannel.training.split import split_passages

COMPARED = 8  # held-out passages on which the exported graph is compared with the network
log = logging.getLogger(__name__)


def corpus_digest(passages: Sequence[Passage]) -> str:
    """A digest of everything the corpus says, so that a card tells which corpus made it."""
    state = sha256()
    for passage in passages:
        state.update(repr((passage.id, sorted(passage.facts.items()), passage.text, passage.mentions, passage.predicates)).encode("utf-8"))
    return state.hexdigest()[:16]


def score_weights(folder: Path, held: Sequence[Passage]) -> Scores:
    """Scores of exported weights on held-out passages."""
    return evaluate(_reader(folder), held)


def _reader(folder: Path) -> PredicateReader:
    labels = default_labels()
    return PredicateReader(OnnxScorer(folder, labels), PieceMaker(folder / "tokenizer.json"), labels)


def build(
    passages: Sequence[Passage], base: Path, out: Path, recipe: Recipe, *, workers: int = 2, start: Start | None = None
) -> dict[str, object]:
    """Train on nine tenths, export, score the exported weights on the held-out tenth, write the card; the card.

    With ``start`` the training goes on from where an earlier one ended; the card tells that one's recipe too.
    """
    begun = time.monotonic()
    train, held = split_passages(passages)
    log.info("%d passages to train on, %d held out", len(train), len(held))
    network = train_network(train, base, recipe, workers=workers, start=start)
    labels, maker = default_labels(), PieceMaker(base / "tokenizer.json")
    export(network, labels, base / "tokenizer.json", out)
    compare(network, labels, out, [w for p in held[:COMPARED] for w in make_sample(p, maker, labels, {}).windows])
    reader = _reader(out)
    kept = write_examples(reader, train, out)
    log.info("%d events kept as examples", kept)
    digest = corpus_digest(passages)
    made: dict[str, object] = {
        "name": f"backchannel-{digest[:8]}",
        "base": "all-MiniLM-L6-v2 (Apache-2.0)",
        "corpus": {
            "digest": digest,
            "passages": len(passages),
            "sentences": sum(len(p.sentences) for p in passages),
            "held_out": len(held),
        },
        "recipe": asdict(recipe) | {"processes": workers},
    }
    if start is not None:
        made["start"] = start.made
    write_checkpoint(network, made, out)
    card = made | {
        "minutes": round((time.monotonic() - begun) / 60, 1),
        "confidence": fit_confidence(reader, held),
        "scores": evaluate(reader, held),
    }
    (out / CARD).write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    return card
