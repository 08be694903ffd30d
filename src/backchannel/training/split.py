"""Which passages are held out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from backchannel.training.passages import Passage

HELD_OUT = 10  # one passage in so many is never trained on


def is_held_out(passage: Passage) -> bool:
    """Whether a passage belongs to the held-out tenth: by its id alone, so that it stays there as the corpus grows.

    The two halves of a minimal pair go together, or the held-out one would be half known.
    """
    key = min(passage.id, passage.facts.get("pair", passage.id))
    return int(hashlib.sha1(key.encode("utf-8")).hexdigest(), 16) % HELD_OUT == 0


def split_passages(passages: Sequence[Passage]) -> tuple[list[Passage], list[Passage]]:
    """Passages to train on, and those held out."""
    held = [p for p in passages if is_held_out(p)]
    return [p for p in passages if not is_held_out(p)], held
