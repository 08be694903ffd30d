"""What a training ended with, so that another can go on from there: in full precision, or as it ships."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from backchannel.encoder.model import read_card
from backchannel.errors import ModelError
from backchannel.training.network import Network
from backchannel.training.restore import restore

CHECKPOINT = "network.pt"
MADE = ("name", "base", "corpus", "articles", "recipe", "start", "blend")  # what a card says of how its weights were made


@dataclass(frozen=True, slots=True)
class Start:
    """A file of `write_checkpoint` or a folder of weights, and what the card of its training says of it."""

    path: Path
    made: Mapping[str, Any]

    @property
    def folder(self) -> Path:
        """The folder of the weights."""
        return self.path if self.path.is_dir() else self.path.parent


def write_checkpoint(network: Network, made: Mapping[str, Any], folder: Path) -> None:
    """Write ``network.pt``: the network's state and how it was made, as the card tells it."""
    torch.save({"made": dict(made), "state": network.state_dict()}, folder / CHECKPOINT)


def read_start(path: Path) -> Start:
    """What a training is to go on from: a ``network.pt``, or a folder of weights with their card.

    Raises:
        ModelError: it is neither.
    """
    if path.is_dir():
        card = read_card(path)
        return Start(path, {name: card[name] for name in MADE if name in card})
    return Start(path, _content(path)["made"])


def load_start(network: Network, start: Start) -> None:
    """Give a network the state of the file or folder.

    Raises:
        ModelError: it holds another network's state.
    """
    if start.path.is_dir():
        restore(network, start.path)
        return
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
