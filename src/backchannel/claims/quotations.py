"""Quotations by their marks, paragraph by paragraph: a mark that is never closed harms only its own paragraph."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from backchannel.records import Span

PARAGRAPH = re.compile(r"[^\n]+")
CLOSING = {"“": "”", "„": "“”", "«": "»", '"': '"', "''": "''", "``": "''", "‘": "’", "'": "'"}
MARK = re.compile("''|``|[“”„«»\"‘’']")
SINGLE = frozenset("‘’'")
SHORTEST = 12  # characters between single marks, below which they are an apostrophe's or a nickname's


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks, and what they and their paragraph cover.

    ``goes_on``: it is not closed in its paragraph because the next paragraph opens with the same mark and quotes on.
    """

    span: Span
    outer: Span
    paragraph: Span
    goes_on: bool

    @property
    def fills_paragraph(self) -> bool:
        """Whether the paragraph holds nothing else."""
        return self.outer.start == self.paragraph.start and self.outer.end == self.paragraph.end


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, in its order.

    >>> [q.span.text for q in find_quotations('"We go," he said. "Now." An odd " mark\\n“Here.”')]
    ['We go,', 'Now.', 'Here.']
    """
    paragraphs = [Span.of(text, match.start(), match.start() + len(match[0].rstrip())) for match in PARAGRAPH.finditer(text)]
    paragraphs = [Span.of(text, p.start + len(p.text) - len(p.text.lstrip()), p.end) for p in paragraphs if p.text.strip()]
    return tuple(
        quotation
        for paragraph, following in itertools.zip_longest(paragraphs, paragraphs[1:])
        for quotation in _in_paragraph(text, paragraph, following)
    )


def _in_paragraph(text: str, paragraph: Span, following: Span | None) -> Iterator[Quotation]:
    at = paragraph.start
    while at < paragraph.end:
        match = MARK.search(text, at, paragraph.end)
        if match is None:
            return
        at = match.end()
        mark = match[0]
        if mark not in CLOSING or not _may_open(text, match, paragraph):
            continue
        close = _closing(text, match.end(), paragraph.end, mark)
        if close and not text[match.end() : close[0]].strip():
            at = close[1]  # two marks with nothing between quote nothing
        elif close:
            yield Quotation(Span.of(text, match.end(), close[0]), Span.of(text, match.start(), close[1]), paragraph, False)
            at = close[1]
        elif following and following.text.startswith(mark) and mark != "'":
            yield Quotation(Span.of(text, match.end(), paragraph.end), Span.of(text, match.start(), paragraph.end), paragraph, True)
            return


def _may_open(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end() : mark.end() + 1]
    return (
        not after.isspace()
        and after != ""
        and (before.isspace() or before in "([{—–-/:" or (mark[0] not in SINGLE and not before.isalnum()))
    )


def _closing(text: str, start: int, stop: int, mark: str) -> tuple[int, int] | None:
    """Start and end of the mark that closes a quotation opened before ``start``."""
    for match in MARK.finditer(text, start, stop):
        if match[0] not in CLOSING[mark] and not (mark == "``" and match[0] == "''"):
            continue
        if mark not in SINGLE:
            return match.span()
        after = text[match.end() : match.end() + 1]
        if match.start() - start >= SHORTEST and not after.isalnum() and text[match.start() - 1] in ".,!?…;" + "abcdefghijklmnopqrtuvwxyz":
            return match.span()
    return None
