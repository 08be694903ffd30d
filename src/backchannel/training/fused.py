"""The layer as it is exported: one product for query, key and value, and onnxruntime's own attention operator.

The numbers are those of `network.Layer` without padding; only the graph is shorter. It has no mask: without one onnxruntime
takes an attention that is up to a third faster.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from backchannel.training.network import Layer


class _Attention(torch.autograd.Function):
    """Multi-head attention over (batch, length, width) that exports as ``com.microsoft.MultiHeadAttention``."""

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        batch, length, width = query.shape

        def split(y: Tensor) -> Tensor:
            return y.reshape(batch, length, heads, width // heads).transpose(1, 2)

        scores = split(query) @ split(key).transpose(2, 3) * (width // heads) ** -0.5
        seen = torch.softmax(scores, dim=-1) @ split(value)
        return seen.transpose(1, 2).reshape(batch, length, width)

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        seen = g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        seen.setType(query.type())
        return seen


class FusedLayer(nn.Module):
    """A `Layer` with its three projections in one product."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        width = layer.query.in_features
        self.heads, self.width = layer.heads, width
        self.three = nn.Linear(width, 3 * width)
        with torch.no_grad():
            self.three.weight.copy_(torch.cat([layer.query.weight, layer.key.weight, layer.value.weight]))
            self.three.bias.copy_(torch.cat([layer.query.bias, layer.key.bias, layer.value.bias]))
        self.mix, self.up, self.down = layer.mix, layer.up, layer.down
        self.norm_attention, self.norm_output = layer.norm_attention, layer.norm_output

    def project(self, x: Tensor, *, bias: bool = True) -> Tensor:
        """As `network.Layer.project`."""
        out: Tensor = self.three(x) if bias else functional.linear(x, self.three.weight)
        return out

    def forward(self, x: Tensor, mask: None, projected: Tensor | None = None) -> Tensor:
        """x (batch, length, width), all of which is seen; ``projected`` as in `network.Layer.forward`."""
        query, key, value = (self.three(x) if projected is None else projected).split(self.width, dim=-1)
        seen = _Attention.apply(query, key, value, self.heads)  # type: ignore[no-untyped-call]
        x = self.norm_attention(x + self.mix(seen))
        out: Tensor = self.norm_output(x + self.down(functional.gelu(self.up(x))))
        return out
