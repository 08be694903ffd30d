"""How sure the encoder is of an event, as a share of such events that are right."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from backchannel.errors import ModelError

EDGE = 1e-4


@dataclass(frozen=True, slots=True)
class Calibration:
    """Platt's scaling (1999) of two scores: that there is an event, and that it is of this type.

    The coefficients are fitted on the held-out passages of the corpus and stand in the model card.
    """

    base: float
    event: float
    type: float

    def __call__(self, score: float, label_score: float) -> float:
        """The chance, 0 to 1, that an event with these scores is one and of its type."""
        z = self.base + self.event * _logit(score) + self.type * _logit(label_score)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))


def _logit(p: float) -> float:
    p = min(1 - EDGE, max(EDGE, p))
    return math.log(p / (1 - p))


def calibration_of(card: Mapping[str, Any]) -> Calibration:
    """The calibration in a model card.

    Raises:
        ModelError: the card has none.
    """
    try:
        return Calibration(**card["confidence"])
    except (KeyError, TypeError) as error:
        raise ModelError("the model card has no confidence; run `backchannel train` with this version") from error
