"""The weights that ship, as a network that can go on learning.

They are int8 with a scale for each column or row; what is lost of each number, at most half a step, the next training makes good.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from backchannel.encoder.decode import Floats
from backchannel.errors import ModelError
from backchannel.training.export import ENCODER, PREDICATES
from backchannel.training.network import Network

Arrays = dict[str, NDArray[np.generic]]
PARTS = ("query", "key", "value")  # what the exported product ``three`` holds, one after the other


def restore(network: Network, folder: Path) -> None:
    """Give a network the weights of a folder that `export` wrote.

    Raises:
        ModelError: the folder holds none, or those of another network.
    """
    try:
        found = _encoder(folder / ENCODER) | _predicates(folder / PREDICATES)
        network.load_state_dict(_as_state(found, network.state_dict()))
    except (OSError, KeyError, ValueError, RuntimeError) as error:
        raise ModelError(f"{folder}: no weights that this version can go on from; name a folder that `backchannel train` wrote") from error


def _read(path: Path) -> tuple[Arrays, dict[str, Floats]]:
    """Initial values of a graph by name, and its products (out, in) by the module that they are of."""
    import onnx
    from onnx.numpy_helper import to_array

    if not path.is_file():
        raise FileNotFoundError(path)
    graph = onnx.load(str(path)).graph
    values: Arrays = {value.name: to_array(value) for value in graph.initializer}
    products: dict[str, Floats] = {}
    for node in (node for node in graph.node if node.op_type == "MatMulInteger"):
        name, module = node.input[1].removesuffix("_quantized"), node.name.strip("/").rpartition("/")[0].replace("/", ".")
        rows, zero, scale = (values[f"{name}_{part}"].astype(np.float32) for part in ("quantized", "zero_point", "scale"))
        products[module] = ((rows - zero) * scale).T
    return values, products


def _encoder(path: Path) -> dict[str, Floats]:
    values, products = _read(path)
    found = {name: value.astype(np.float32) for name, value in values.items() if name.startswith(("encoder.", "predicates."))}
    for table in ("words", "places"):
        found[f"encoder.{table}.weight"] = found.pop(f"encoder.{table}.rows") * found.pop(f"encoder.{table}.scale")
    products["predicates.layer.three"] = products.pop("three")
    return found | {f"{module}.weight": product for module, product in products.items()}


def _predicates(path: Path) -> dict[str, Floats]:
    """What the predicate layer has of its own; its projections are in the encoder's graph, and here once more for its marks."""
    values, products = _read(path)
    del products[""]
    plain = {name: value.astype(np.float32) for name, value in values.items() if name.endswith((".bias", ".weight"))}
    found = plain | {f"{module}.weight": product for module, product in products.items()}
    # What each mark with each distance adds is exported as their sum: one row of it is taken for the distances.
    (added,) = (value.astype(np.float32) for value in values.values() if value.ndim == 3)
    found |= {"distance.weight": added[0], "marks.weight": added[:, 0] - added[0, 0]}
    return {f"predicates.{name}": value for name, value in found.items()}


def _as_state(found: dict[str, Floats], fresh: dict[str, Tensor]) -> dict[str, Tensor]:
    """The values as the network's state; places beyond the windows' length, which are not exported, stay as they are."""
    state: dict[str, Tensor] = {}
    for name, value in found.items():
        owner, dot, part = name.rpartition(".three.")
        if dot:
            thirds = np.split(value, len(PARTS))
            state |= {f"{owner}.{one}.{part}": torch.from_numpy(third.copy()) for one, third in zip(PARTS, thirds, strict=True)}
        else:
            state[name] = torch.from_numpy(np.array(value))
    places = "encoder.places.weight"
    state[places] = torch.cat([state[places], fresh[places][len(state[places]) :]])
    return state
