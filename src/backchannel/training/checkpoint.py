"""What a training ended with, in full precision, so that another can go on from there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from backchannel.errors import ModelError
from backchannel.training.network import Network

CHECKPOINT = "network.pt"


@dataclass(frozen=True, slots=True)
class Start:
    """A file of `write_checkpoint`, and what the card of its training says of it."""

    path: Path
    made: Mapping[str, Any]


def write_checkpoint(network: Network, made: Mapping[str, Any], folder: Path) -> None:
    """Write ``network.pt``: the network's state and how it was made, as the card tells it."""
    torch.save({"made": dict(made), "state": network.state_dict()}, folder / CHECKPOINT)


def read_start(path: Path) -> Start:
    """What a training is to go on from.

    Raises:
        ModelError: the file is no ``network.pt`` of a training.
    """
    return Start(path, _content(path)["made"])


def load_start(network: Network, start: Start) -> None:
    """Give a network the state of the file.

    Raises:
        ModelError: the file holds another network's state.
    """
    try:
        network.load_state_dict(_content(start.path)["state"])
    except RuntimeError as error:
        raise ModelError(f"{start.path}: made by another version, whose network differs; train from the base weights") from error


def _content(path: Path) -> dict[str, Any]:
    try:
        content = torch.load(path, weights_only=True)
    except Exception as error:  # torch raises whatever the unpickler meets
        raise ModelError(f"{path}: no {CHECKPOINT} of `backchannel train`") from error
    if not isinstance(content, dict) or content.keys() != {"made", "state"}:
        raise ModelError(f"{path}: no {CHECKPOINT} of `backchannel train`")
    return content
