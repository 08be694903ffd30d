"""Fit how sure an event is, on passages that were not trained on."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from backchannel.encoder.reader import PredicateReader
from backchannel.training.evaluate import matched_events
from backchannel.training.passages import Passage, sentences_of


def fit_confidence(reader: PredicateReader, held: Sequence[Passage]) -> dict[str, float]:
    """Coefficients of `Calibration`: Platt's scaling by maximum likelihood; right is an event found, and of its type."""
    rows: list[tuple[float, float]] = []
    right: list[float] = []
    for passage in held:
        _, found = reader(passage.text, sentences_of(passage))
        pairs = {id(two): one for one, two in matched_events(passage.predicates, found)}
        for event in (p for p in found if p.family == "event"):
            one = pairs.get(id(event))
            rows.append((event.score, event.label_score))
            right.append(float(one is not None and one.frame == event.frame))
    scores = torch.logit(torch.tensor(rows, dtype=torch.float64), eps=1e-4)
    wanted = torch.tensor(right, dtype=torch.float64)
    weights = torch.zeros(3, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        z = weights[0] + scores @ weights[1:]
        value = torch.nn.functional.binary_cross_entropy_with_logits(z, wanted) + 1e-4 * (weights**2).sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimizer.step(loss)  # type: ignore[no-untyped-call, arg-type]
    return {name: round(w, 4) for name, w in zip(("base", "event", "type"), weights.tolist(), strict=True)}
