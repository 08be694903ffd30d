"""Several trainings that went on from the same weights, as one network.

What trainings that began alike end with lies so close together that the mean of their weights is a network too, and one that
errs less on unseen text than any of them (Wortsman et al. 2022, Model soups, arXiv 2203.05482), at the price of one.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from backchannel.encoder.labels import default_labels
from backchannel.training.checkpoint import Start, load_start
from backchannel.training.network import Network

MARKS, DISTANCES = "predicates.marks.weight", "predicates.distance.weight"


def mean_network(parts: Sequence[Start]) -> Network:
    """The network whose weights are the mean of those of the parts, each of which counts as often as it is given.

    Raises:
        ModelError: a part is that of another network.
    """
    states = [_state(part) for part in parts]
    network = Network(default_labels())
    network.load_state_dict({name: torch.stack([state[name] for state in states]).mean(dim=0) for name in states[0]})
    return network


def _state(part: Start) -> dict[str, Tensor]:
    """The state of a part. Only the sum of a mark and a distance has a meaning, so what the two may trade is put on the distances."""
    torch.manual_seed(0)  # shipped weights leave out the places beyond a window; they are to be the same each time
    network = Network(default_labels())
    load_start(network, part)
    state = dict(network.state_dict())
    shared = state[MARKS][0]
    state[MARKS], state[DISTANCES] = state[MARKS] - shared, state[DISTANCES] + shared
    return state
