"""CAMEO codes down to the leaf, with the Goldstein score and the PLOVER type of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from backchannel.errors import OntologyError

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
WHOLE = 3  # words of up to so many letters are themselves, longer ones beginnings of words


@dataclass(frozen=True, slots=True)
class Leaf:
    """One line of ``leaves.tsv``."""

    mode: str
    words: tuple[str, ...]
    context: str
    code: str

    def fits(self, mode: str | None, trigger: Sequence[str], contexts: Sequence[str]) -> bool:
        """Whether an event with this mode, trigger and contexts is of this leaf."""
        if (self.mode not in ("*", mode or "")) or (self.context and self.context not in contexts):
            return False
        return not self.words or any(w == own or (len(own) > WHOLE and w.startswith(own)) for own in self.words for w in trigger)


class Leaves:
    """Finds the leaf of an event.

    Raises:
        OntologyError: a line has not five cells, or a code has no Goldstein score; the message names the line.
    """

    def __init__(self, leaves: str, codes: str) -> None:
        rows = [row for _, row in _rows(codes, "cameo.tsv", 3)]
        self._scores = {code: float(score) for code, score, _ in rows}
        self._types = {code: type for code, _, type in rows if type}
        self._leaves: dict[str, list[Leaf]] = {}
        for where, (type, mode, words, context, code) in _rows(leaves, "leaves.tsv", 5):
            if code not in self._scores:
                raise OntologyError(f"{where}: no CAMEO code {code!r} in cameo.tsv")
            own = tuple(word for word in words.split("|") if word)
            self._leaves.setdefault(type, []).append(Leaf(mode, own, context, code))

    def code(self, type: str, mode: str | None, trigger: str, contexts: Sequence[str]) -> str | None:
        """CAMEO code of the first leaf that fits; None where none does."""
        words = WORD.findall(trigger.lower())
        return next((leaf.code for leaf in self._leaves.get(type, ()) if leaf.fits(mode, words, contexts)), None)

    def type_of(self, code: str | None, type: str) -> str:
        """PLOVER type of a CAMEO code in the table of 2021; the type given where the table has none."""
        return self._types.get(code or "", type)

    def goldstein(self, code: str | None) -> float | None:
        """Goldstein (1992) score of a CAMEO code, -10 to 10."""
        return self._scores.get(code or "")


def _rows(text: str, name: str, cells: int) -> list[tuple[str, list[str]]]:
    lines = [(number, line.split("\t")) for number, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    for number, row in lines:
        if len(row) != cells:
            raise OntologyError(f"{name}:{number}: {len(row)} cells between tabs, not {cells}")
    return [(f"{name}:{number}", row) for number, row in lines[1:]]


@cache
def load_leaves() -> Leaves:
    """The leaves that ship with the package."""
    folder = files("backchannel.ontology")
    return Leaves(*(folder.joinpath(name).read_text("utf-8") for name in ("leaves.tsv", "cameo.tsv")))
