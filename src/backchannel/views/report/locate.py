"""Where in the text something stands, as a person counts: by paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_ENDS = re.compile(r"\s*\n\s*")


class Paragraphs:
    """The paragraphs of a text: stretches between blank lines, or its lines where no line is blank.

    ``bounds`` holds the start and end offsets (code points) of each.
    """

    def __init__(self, text: str) -> None:
        """Split the text; a text of white space has no paragraph."""
        body_start = len(text) - len(text.lstrip())
        body_end = len(text.rstrip())
        breaks = _BLANK_LINES if _BLANK_LINES.search(text, body_start, body_end) else _LINE_ENDS
        gaps = [match.span() for match in breaks.finditer(text, body_start, body_end)]
        starts = [body_start, *(end for _, end in gaps)]
        ends = [*(start for start, _ in gaps), body_end]
        self.bounds = tuple(zip(starts, ends, strict=True)) if body_start < body_end else ()
        self._starts = [start for start, _ in self.bounds]

    def number(self, offset: int) -> int:
        """The paragraph an offset stands in, counted from 1; before the first paragraph also 1."""
        return max(1, bisect_right(self._starts, offset))
