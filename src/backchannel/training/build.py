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
from backchannel.training.blend import mean_network
from backchannel.training.calibrate import fit_confidence
from backchannel.training.checkpoint import Start, write_checkpoint
from backchannel.training.corpus import Corpus
from backchannel.training.evaluate import Scores, evaluate, evaluate_told
from backchannel.training.examples import write_examples
from backchannel.training.export import TOKENIZER, compare, export
from backchannel.training.fit import Recipe
from backchannel.training.network import Network
from backchannel.training.parallel import train_network
from backchannel.training.passages import Passage

COMPARED = 8  # held-out passages on which the exported graph is compared with the network
Card = dict[str, object]
log = logging.getLogger(__name__)


def score_weights(folder: Path, held: Sequence[Passage]) -> Scores:
    """Scores of exported weights on held-out passages."""
    return evaluate(_reader(folder), held)


def _reader(folder: Path) -> PredicateReader:
    labels = default_labels()
    return PredicateReader(OnnxScorer(folder, labels), PieceMaker(folder / "tokenizer.json"), labels)


def build(corpus: Corpus, base: Path, out: Path, recipe: Recipe, *, workers: int = 2, start: Start | None = None) -> Card:
    """Train on nine tenths, export, score the exported weights on the held-out tenth, write the card; the card.

    With ``start`` the training goes on from where an earlier one ended; the card tells that one's recipe too.
    """
    begun = time.monotonic()
    log.info("%d passages to train on, %d held out", len(corpus.train), len(corpus.held) + len(corpus.held_told))
    network = train_network(corpus.train, base, recipe, workers=workers, start=start)
    made = corpus.facts() | {"recipe": asdict(recipe) | {"processes": workers}} | ({"start": start.made} if start else {})
    return _finish(network, corpus, base / TOKENIZER, out, made, begun)


def blend(corpus: Corpus, parts: Sequence[Start], out: Path) -> Card:
    """The mean of what several trainings ended with, exported and scored as `build` does; the card.

    Raises:
        ModelError: a part is that of another network.
    """
    begun = time.monotonic()
    network = mean_network(parts)
    made = corpus.facts() | {"blend": [part.made for part in parts]}
    return _finish(network, corpus, parts[0].folder / TOKENIZER, out, made, begun)


def _finish(network: Network, corpus: Corpus, tokenizer: Path, out: Path, facts: Card, begun: float) -> Card:
    """Export a network, keep its examples, score it; ``begun`` is when the work on it began."""
    labels, maker = default_labels(), PieceMaker(tokenizer)
    export(network, labels, tokenizer, out)
    compare(network, labels, out, [w for p in corpus.held[:COMPARED] for w in make_sample(p, maker, labels, {}).windows])
    reader = _reader(out)
    log.info("%d events kept as examples", write_examples(reader, corpus.train, out))
    digest = sha256(json.dumps(facts, sort_keys=True).encode("utf-8")).hexdigest()
    made: Card = {"name": f"backchannel-{digest[:8]}", "base": "all-MiniLM-L6-v2 (Apache-2.0)"} | facts
    write_checkpoint(network, made, out)
    card = made | {
        "minutes": round((time.monotonic() - begun) / 60, 1),
        "confidence": fit_confidence(reader, corpus.held),
        "scores": evaluate(reader, corpus.held),
        "scores_articles": evaluate_told(reader, corpus.held_told),
    }
    (out / CARD).write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    return card
