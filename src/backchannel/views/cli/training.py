"""What the commands that train have in common."""

from __future__ import annotations

import importlib.util
import logging

from backchannel.errors import ModelError


def begin_training() -> None:
    """See that torch is there, and let a training say how far it is.

    Raises:
        ModelError: torch is not installed.
    """
    if importlib.util.find_spec("torch") is None:
        raise ModelError("torch is not installed; pip install '.[train]'")
    logging.basicConfig(format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    logging.getLogger("backchannel").setLevel(logging.INFO)
