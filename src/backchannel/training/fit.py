"""Fine-tune the network on passages."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from backchannel.encoder.crops import Crop
from backchannel.encoder.labels import Labels
from backchannel.training.batches import HIDDEN, OPEN, Sample, Target, batches, crop_of, in_step, jitter, pad_windows, rounded
from backchannel.training.network import Network

log = logging.getLogger(__name__)
IGNORE = -100
CROP_ROWS, CROP_LENGTH = 4, 8  # what the shape of a pack of crops is rounded up to, as in `batches.pad_windows`


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How to train."""

    epochs: int = field(default=12, metadata={"help": "passes over the corpus"})
    pieces: int = field(default=1000, metadata={"help": "word pieces in a step"})
    rate: float = field(default=1e-4, metadata={"help": "peak learning rate of the encoder"})
    layer_rate: float = field(default=3e-4, metadata={"help": "peak learning rate of the predicate layer"})
    head_rate: float = field(default=6e-4, metadata={"help": "peak learning rate of the heads"})
    warmup: float = field(default=0.08, metadata={"help": "share of steps in which the rate rises"})
    decay: float = field(default=0.01, metadata={"help": "weight decay"})
    role_weight: float = field(default=8.0, metadata={"help": "weight of the role loss"})
    lures: float = field(default=0.15, metadata={"help": "chance from which a wrong trigger is shown as a lure"})
    pairs: float = field(default=0.5, metadata={"help": "share of the pairs of parties shown in an epoch"})
    inner: int = field(default=512, metadata={"help": "inner width of the predicate layer"})
    dropout: float = field(default=0.1, metadata={"help": "dropout"})
    seed: int = field(default=13, metadata={"help": "seed of everything random"})

    def at_pace(self, factor: float) -> Recipe:
        """The recipe with its learning rates multiplied: under 1 to go on from weights that know most of it."""
        rate, layer_rate, head_rate = (float(f"{one * factor:.6g}") for one in (self.rate, self.layer_rate, self.head_rate))
        return replace(self, rate=rate, layer_rate=layer_rate, head_rate=head_rate)


@dataclass(slots=True)
class _Step:
    """A batch after the encoder: vectors and token scores of each sample's words."""

    vectors: list[Tensor]
    scores: list[Tensor]


def encode_samples(network: Network, samples: Sequence[Sample]) -> _Step:
    """Run the encoder over all windows of the samples and put their words together."""
    windows = [window for sample in samples for window in sample.windows]
    ids, case, mask = pad_windows(windows)
    vectors, scores = network.encoder(ids, case, mask)
    step, row = _Step([], []), 0
    for sample in samples:
        own_vectors, own_scores = [], []
        for places in sample.rows:
            own_vectors.append(vectors[row, places])
            own_scores.append(scores[row, places])
            row += 1
        step.vectors.append(torch.cat(own_vectors))
        step.scores.append(torch.cat(own_scores))
    return step


def _lures(sample: Sample, scores: Tensor, labels: Labels, least: float, generator: np.random.Generator) -> list[Target]:
    """Words the token heads take for a trigger, cue or anchor though there is none."""
    slices = labels.token_slices()
    found: list[Target] = []
    with torch.no_grad():
        for mark, family in enumerate(("event", "claim")):
            chance = 1 - torch.softmax(scores[:, slices[family]].float(), -1)[:, 0]
            wrong = (chance > least) & (sample.tags[:, 1 + mark] == 0)
            found += [Target(mark, family, int(i), int(i) + 1, {}, (), real=False) for i in torch.nonzero(wrong)[:, 0]]
        chance = torch.sigmoid(scores[:, slices["track"]].float())
        for i, track in torch.nonzero((chance > least) & (sample.anchors == 0)):
            found.append(Target(2 + int(track), "track", int(i), int(i) + 1, {}, (), real=False))
    most = 4 + sum(target.family != "pair" for target in sample.targets) // 3
    if len(found) > most:
        found = [found[i] for i in sorted(generator.permutation(len(found))[:most])]
    return found


def token_loss(samples: Sequence[Sample], scores: Sequence[Tensor], labels: Labels) -> Tensor:
    """Cross entropy of the tags and anchors, per word of which they are known."""
    every = torch.cat(list(scores)).float()
    tags = torch.cat([sample.tags for sample in samples])
    anchors = torch.cat([sample.anchors for sample in samples])
    slices = labels.token_slices()
    loss = torch.zeros(())
    for column, family in enumerate(("mention", "event", "claim")):
        told = tags[:, column] != OPEN
        if told.any():
            loss = loss + 2.0 * functional.cross_entropy(every[told, slices[family]], tags[told, column])
    known = anchors != OPEN
    if known.any():
        scores_known = every[:, slices["track"]][known]
        loss = loss + 4.0 * functional.binary_cross_entropy_with_logits(scores_known, anchors[known], pos_weight=torch.tensor(2.0))
    return loss


@dataclass(frozen=True, slots=True)
class _Marked:
    """A predicate to be read: where the words of its passage begin in the batch's table, its crop, what is to be learned."""

    base: int
    crop: Crop
    target: Target


@dataclass(frozen=True, slots=True)
class _Pack:
    """Predicates of like length as one batch, with what the layer says of them and what it should say."""

    roles: Tensor
    verdicts: Tensor
    wanted: Tensor
    weight: Tensor
    real: Tensor
    columns: dict[str, Tensor]


def _packs(rows: Sequence[_Marked]) -> list[list[_Marked]]:
    """Rows of like length together, so that little is padding."""
    packs: list[list[_Marked]] = []
    for row in sorted(rows, key=lambda r: r.crop.first - r.crop.last):
        size = row.crop.last - row.crop.first
        if packs and size > 0.7 * (packs[-1][0].crop.last - packs[-1][0].crop.first):
            packs[-1].append(row)
        else:
            packs.append([row])
    return packs


def _run_pack(network: Network, table: Tensor, places: Tensor, rows: Sequence[_Marked], labels: Labels) -> _Pack:
    shown, longest = rounded(len(rows), CROP_ROWS), rounded(rows[0].crop.last - rows[0].crop.first, CROP_LENGTH)
    index, marks, distance = (torch.zeros(shown, longest, dtype=torch.long) for _ in range(3))
    mask = torch.full((shown, 1, 1, longest), HIDDEN)
    wanted, weight = (torch.zeros(len(rows), longest, len(labels.roles)) for _ in range(2))
    columns = {name: torch.full((len(rows),), IGNORE) for name, _ in labels.label_groups}
    for at, row in enumerate(rows):
        crop, size = row.crop, row.crop.last - row.crop.first
        index[at, :size] = torch.arange(row.base + crop.first, row.base + crop.last)
        marks[at, :size] = torch.from_numpy(crop.marks.astype(np.int64))
        distance[at, :size] = torch.from_numpy(crop.distance.astype(np.int64))
        mask[at, :, :, :size] = 0.0
        if row.target.real:
            if row.target.family != "pair":
                weight[at, :size, list(labels.allowed[labels.marks[row.target.mark]])] = 1.0
                weight[at, :size, list(row.target.open)] = 0.0
            for role, start, end in row.target.fillers:
                wanted[at, max(0, start - crop.first) : max(0, end - crop.first), role] = 1.0
            for name, value in row.target.labels.items():
                columns[name][at] = value
    roles, verdicts = network.predicates(table, index, marks, distance, mask, places)
    real = torch.tensor([float(row.target.real) for row in rows])
    return _Pack(roles[: len(rows)].float(), verdicts[: len(rows)].float(), wanted, weight, real, columns)


def predicate_loss(network: Network, vectors: Sequence[Tensor], rows: Sequence[_Marked], labels: Labels, recipe: Recipe) -> Tensor:
    """Loss of roles and labels of the marked predicates; lures only learn that they are none."""
    if not rows:
        return torch.zeros(())
    table = network.predicates.project(torch.cat(list(vectors))).to(torch.bfloat16)
    places = network.predicates.places().to(torch.bfloat16)
    packs = [_run_pack(network, table, places, pack, labels) for pack in _packs(rows)]
    role_sum, role_count = torch.zeros(()), torch.zeros(())
    for pack in packs:
        by_piece = functional.binary_cross_entropy_with_logits(pack.roles, pack.wanted, reduction="none", pos_weight=torch.tensor(1.5))
        role_sum, role_count = role_sum + (by_piece * pack.weight).sum(), role_count + pack.weight.sum()
    loss = recipe.role_weight * 4.0 * role_sum / role_count.clamp(min=1)
    verdicts, slices = torch.cat([pack.verdicts for pack in packs]), labels.label_slices()
    loss = loss + 0.5 * functional.binary_cross_entropy_with_logits(
        verdicts[:, slices["real"]][:, 0], torch.cat([pack.real for pack in packs])
    )
    for name, share in (("type", 1.0), ("mode", 0.5), ("status", 1.0), ("stance", 0.5), ("kind", 0.5), ("track_status", 0.5)):
        column = torch.cat([pack.columns[name] for pack in packs])
        if (column != IGNORE).any():
            loss = loss + share * functional.cross_entropy(verdicts[:, slices[name]], column, ignore_index=IGNORE, label_smoothing=0.03)
    return loss


def _groups(network: Network, recipe: Recipe) -> list[dict[str, Any]]:
    """Parameters by the rate they learn at: what comes from the base slowly, the predicate layer faster, heads fastest."""
    rates = {
        "encoder.places": recipe.rate,
        "encoder.layers": recipe.rate,
        "encoder.norm": recipe.rate,
        "predicates.layer": recipe.layer_rate,
    }
    by_rate: dict[float, list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            rate = next((rate for prefix, rate in rates.items() if name.startswith(prefix)), recipe.head_rate)
            by_rate.setdefault(rate, []).append(parameter)
    return [{"params": parameters, "lr": rate} for rate, parameters in by_rate.items()]


def _average(parameters: Sequence[Tensor], workers: int) -> None:
    """Replace each gradient by its mean over all processes."""
    import torch.distributed as dist

    grads = [p.grad if p.grad is not None else torch.zeros_like(p) for p in parameters]
    flat = torch.cat([grad.flatten() for grad in grads])
    dist.all_reduce(flat)
    pieces = torch.split(flat.div_(workers), [p.numel() for p in parameters])
    for parameter, piece in zip(parameters, pieces, strict=True):
        parameter.grad = piece.view_as(parameter)


def _loss(
    network: Network, batch: Sequence[Sample], labels: Labels, recipe: Recipe, generator: np.random.Generator, *, lured: bool
) -> Tensor:
    """The loss of a batch; with ``lured``, wrong triggers are shown beside the right ones."""
    step = encode_samples(network, batch)
    marked: list[_Marked] = []
    base = 0
    for sample, vectors, scores in zip(batch, step.vectors, step.scores, strict=True):
        lures = _lures(sample, scores, labels, recipe.lures, generator) if lured else []
        shown = (t for t in sample.targets if t.family != "pair" or generator.random() < recipe.pairs)
        targets = [*(jitter(t, sample.words, generator) for t in shown), *lures]
        marked += [_Marked(base, crop_of(t, sample.words, labels), t) for t in targets]
        base += len(vectors)
    return token_loss(batch, step.scores, labels) + predicate_loss(network, step.vectors, marked, labels, recipe)


def fit(network: Network, samples: Sequence[Sample], labels: Labels, recipe: Recipe, *, rank: int = 0, workers: int = 1) -> None:
    """Train in place; process ``rank`` of ``workers`` takes every so-many-th batch."""
    torch.manual_seed(recipe.seed + rank)
    order, own = np.random.default_rng(recipe.seed), np.random.default_rng((recipe.seed, rank))
    # The word table is half of all weights and a corpus this size would only bend the words it happens to hold.
    network.encoder.words.weight.requires_grad_(False)
    learned = [p for p in network.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(_groups(network, recipe), weight_decay=recipe.decay, fused=True)
    pieces = recipe.pieces // workers
    steps = recipe.epochs * (sum(1 for _ in batches(samples, pieces=pieces, generator=np.random.default_rng(0))) // workers)
    rise = max(1, int(recipe.warmup * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / rise, max(0.0, (steps - s) / max(1, steps - rise))))
    for epoch in range(recipe.epochs):
        network.train()
        total, begun = 0.0, time.monotonic()
        every = list(batches(samples, pieces=pieces, generator=order))
        mine = in_step(every, workers, order)[rank::workers] or every
        for batch in mine:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = _loss(network, batch, labels, recipe, own, lured=epoch > 0)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            if workers > 1:
                _average(learned, workers)
            torch.nn.utils.clip_grad_norm_(learned, 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        log.info("epoch %d: loss %.3f, %.0f s", epoch + 1, total / max(1, len(mine)), time.monotonic() - begun)
