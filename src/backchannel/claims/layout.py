"""What the layout of a text attributes: the lines of a transcript, and quotations signed on a line of their own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backchannel.claims.quotations import PARAGRAPH, Quotation
from backchannel.records import Span

# "PENCE: …", "Q. …", "MINISTER OF TRADE: …" at the head of a paragraph.
SPEAKER = re.compile(r"([A-Z][A-Z.'’-]*(?: [A-Z(][A-Z.'’()-]*){0,4}|Q|A)(?::|\.(?=\s+[A-Z]))\s+(?=\S)")
SIGNATURE = re.compile(r"\s*[-–—―]+\s*(?=[^\W\d_])")
LONGEST_SIGNATURE = 14  # words
FEWEST = 2  # paragraphs that must open so for a text to be a transcript


@dataclass(frozen=True, slots=True)
class Laid:
    """An attribution by layout: the words that name the source, the mark that attributes, what is said, and where."""

    source: Span
    cue: Span
    content: Span
    line: Span


def laid_out(text: str, quotations: Sequence[Quotation]) -> tuple[Laid, ...]:
    """The attributions the layout makes, in the order of the text.

    >>> [(laid.source.text, laid.content.text) for laid in laid_out("ROE: We go.\\nPOLK: When?\\nROE: Now.", ())]
    [('ROE', 'We go.'), ('POLK', 'When?'), ('ROE', 'Now.')]
    """
    lines = [Span.of(text, m.start(), m.start() + len(m[0].rstrip())) for m in PARAGRAPH.finditer(text) if m[0].strip()]
    return tuple(sorted((*_transcript(text, lines), *_signed(text, lines, quotations)), key=lambda laid: laid.content.start))


def _transcript(text: str, lines: Sequence[Span]) -> Iterator[Laid]:
    heads = [(line, match) for line in lines if (match := SPEAKER.match(line.text))]
    marks = {match[0].strip()[-1] for _, match in heads}
    for mark in marks:
        own = [(line, match) for line, match in heads if match[0].strip()[-1] == mark]
        if len(own) < FEWEST or (mark == "." and {m[1] for _, m in own} != {"Q", "A"}):
            continue
        for line, match in own:
            end = line.start + match.end(1)
            content = Span.of(text, line.start + match.end(), line.end)
            yield Laid(Span.of(text, line.start, end), Span.of(text, end, end + 1), content, line)


def _signed(text: str, lines: Sequence[Span], quotations: Sequence[Quotation]) -> Iterator[Laid]:
    filling = {q.paragraph.end: q for q in quotations if q.fills_paragraph}
    for before, line in itertools.pairwise(lines):
        quotation, match = filling.get(before.end), SIGNATURE.match(line.text)
        if quotation and match and len(line.text.split()) <= LONGEST_SIGNATURE and not line.text.endswith(("?", "!", "”", '"')):
            name = Span.of(text, line.start + match.end(), line.end)
            mark = match[0].strip()
            start = text.index(mark, line.start)
            yield Laid(name, Span.of(text, start, start + len(mark)), quotation.span, line)
