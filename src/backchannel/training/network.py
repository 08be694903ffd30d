"""The network: a BERT-shaped encoder with token heads, and one more layer run once per marked predicate.

Written out rather than taken from a library so that the graph which is exported is the graph which is trained, with
the attention mask as an additive float. A word stands in the crops of many predicates; what the predicate layer makes
of it as query, key and value is worked out once for the document, and what its mark and distance add to that is looked
up: projections are linear, so the sum is that of the marked word.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from backchannel.encoder.crops import DISTANCES
from backchannel.encoder.labels import Labels


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the encoder."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    heads: int = 12
    inner: int = 1536
    layers: int = 6


class Layer(nn.Module):
    """A transformer layer with normalisation after each block, as BERT has it."""

    def __init__(self, shape: Shape, dropout: float, inner: int | None = None) -> None:
        super().__init__()
        width, inner = shape.width, inner or shape.inner
        self.heads = shape.heads
        self.query, self.key, self.value, self.mix = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm_attention, self.norm_output = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def project(self, x: Tensor, *, bias: bool = True) -> Tensor:
        """Query, key and value of each place side by side: (..., width) to (..., 3 width)."""
        three = (self.query, self.key, self.value)
        return functional.linear(x, torch.cat([part.weight for part in three]), torch.cat([part.bias for part in three]) if bias else None)

    def forward(self, x: Tensor, mask: Tensor, projected: Tensor | None = None) -> Tensor:
        """x (batch, length, width); mask (batch, 1, 1, length), 0 to see and a large negative number not to.

        ``projected`` (batch, length, 3 width) is what `project` makes of x, where that is known already.
        """
        batch, length, width = x.shape
        size = width // self.heads

        def split(y: Tensor) -> Tensor:
            return y.reshape(batch, length, self.heads, size).transpose(1, 2)

        query, key, value = (self.project(x) if projected is None else projected).split(width, dim=-1)  # type: ignore[no-untyped-call]
        scores = split(query) @ split(key).transpose(2, 3) * (size**-0.5) + mask
        seen = torch.softmax(scores, dim=-1) @ split(value)
        x = self.norm_attention(x + self.dropout(self.mix(seen.transpose(1, 2).reshape(batch, length, width))))
        out: Tensor = self.norm_output(x + self.dropout(self.down(functional.gelu(self.up(x)))))
        return out


class Encoder(nn.Module):
    """Word pieces to vectors and token scores."""

    def __init__(self, shape: Shape, labels: Labels, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.case = nn.Embedding(3, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.dropout = nn.Dropout(dropout)
        self.tokens = nn.Linear(shape.width, labels.token_columns)
        nn.init.zeros_(self.case.weight)

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """ids, case (batch, length); mask as `Layer.forward` has it, None for fused layers. Vectors (batch, length, width) and token scores."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.words(ids) + self.places(places)[None] + self.case(case)))
        for layer in self.layers:
            x = layer(x, mask)
        return x, self.tokens(x)


class PredicateNet(nn.Module):
    """Words of a crop with one predicate marked, to role scores per word and labels of the predicate."""

    def __init__(self, shape: Shape, labels: Labels, dropout: float, inner: int) -> None:
        super().__init__()
        self.width = shape.width
        self.marks = nn.Embedding(labels.mark_rows, shape.width)
        self.distance = nn.Embedding(2 * DISTANCES, shape.width)
        self.layer = Layer(shape, 0.0, inner)
        self.roles = nn.Linear(shape.width, len(labels.roles))
        self.hidden = nn.Linear(2 * shape.width, shape.width)
        self.labels = nn.Linear(shape.width, labels.label_columns)
        self.dropout = nn.Dropout(dropout)
        nn.init.normal_(self.marks.weight, std=0.4)
        nn.init.normal_(self.distance.weight, std=0.2)
        nn.init.constant_(self.roles.bias, -3.0)

    def project(self, vectors: Tensor) -> Tensor:
        """Words of a document (..., width) as rows of the table that `forward` reads: vector and projections."""
        return torch.cat([vectors, self.layer.project(vectors).to(vectors.dtype)], dim=-1)

    def places(self) -> Tensor:
        """What each mark with each distance adds to a row of the table, (marks * distances, 4 width)."""
        added = (self.marks.weight[:, None] + self.distance.weight[None]).flatten(0, 1)
        return torch.cat([added, self.layer.project(added, bias=False).to(added.dtype)], dim=-1)

    def forward(
        self, table: Tensor, index: Tensor, marks: Tensor, distance: Tensor, mask: Tensor | None = None, places: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """table (words, 4 width) from `project`; index, marks, distance (batch, length). Roles (batch, length, roles), labels.

        ``mask`` as `Layer.forward` has it, None for a fused layer; ``places`` is what `places` gives, where that is known already.
        """
        rows = table[index] + (self.places() if places is None else places)[marks * self.distance.num_embeddings + distance]
        vectors, projected = rows.split([self.width, 3 * self.width], dim=-1)  # type: ignore[no-untyped-call]
        x = self.layer(vectors, mask, projected)
        on = (marks > 0).to(x.dtype)[..., None]
        count = on.sum(dim=1).clamp(min=1)
        pooled = torch.cat([(x * on).sum(dim=1) / count, (vectors * on).sum(dim=1) / count], dim=-1)
        hidden = functional.gelu(self.hidden(self.dropout(pooled)))
        return self.roles(self.dropout(x)), self.labels(self.dropout(hidden))


class Network(nn.Module):
    """Encoder and predicate layer together."""

    def __init__(self, labels: Labels, *, shape: Shape | None = None, dropout: float = 0.1, inner: int = 512) -> None:
        super().__init__()
        self.shape = shape or Shape()
        self.encoder = Encoder(self.shape, labels, dropout)
        self.predicates = PredicateNet(self.shape, labels, dropout, inner)


def load_base(network: Network, folder: Path) -> None:
    """Start from base weights: ``model.safetensors`` and ``config.json`` of a MiniLM-L6.

    The predicate layer starts from the last encoder layer, cut to its inner width.
    """
    from safetensors.torch import load_file

    config = json.loads((folder / "config.json").read_text("utf-8"))
    weights = load_file(folder / "model.safetensors")
    encoder, state = network.encoder, {}
    embeddings = "embeddings."
    types = weights[embeddings + "token_type_embeddings.weight"][0]
    state["words.weight"] = weights[embeddings + "word_embeddings.weight"]
    state["places.weight"] = weights[embeddings + "position_embeddings.weight"] + types
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = weights[embeddings + f"LayerNorm.{part}"]
    names = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "mix": "attention.output.dense",
        "norm_attention": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm_output": "output.LayerNorm",
    }
    for number in range(min(len(encoder.layers), config["num_hidden_layers"])):
        for ours, theirs in names.items():
            for part in ("weight", "bias"):
                state[f"layers.{number}.{ours}.{part}"] = weights[f"encoder.layer.{number}.{theirs}.{part}"]
    missing, unexpected = encoder.load_state_dict(state, strict=False)
    assert not unexpected and all(name.startswith(("case", "tokens")) for name in missing), missing
    source = dict(encoder.layers[-1].named_parameters())
    with torch.no_grad():
        for name, value in network.predicates.layer.named_parameters():
            value.copy_(source[name][tuple(slice(0, size) for size in value.shape)])
