"""Paragraphs and sentences by offsets; the text itself is never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from backchannel.records import Span

PARAGRAPH = re.compile(r"[^\n]+")
# A full stop, question or exclamation mark with closing marks, then white space and something that can open a sentence.
BREAK = re.compile(r"""(?<=[.!?…])["'”’»)\]*_]*\s+(?=["'“‘«(\[*_]*[^\W_a-z]|\W*$)""")
ABBREVIATION = re.compile(
    r"(?:^|[\s(\[\"'“‘])(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Gen|Gens|Sen|Rep|Reps|Sens|Gov|Lt|Col|Sgt|Capt|Maj|Brig|Cpl|Cmdr|Adm|Amb|Supt|Insp|Prof|Rev|Hon|Pres|"
    r"St|Jr|Sr|No|vs|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Ltd|Co|Corp|approx|ca|e\.g|i\.e|etc)\.$"
)
INITIALISM = re.compile(r"(?:[A-Z]\.){2,}$")
OPENERS = re.compile(
    r"[\"'“‘(\[]*(?:The|A|An|He|She|It|They|We|In|On|At|But|And|That|This|These|Those|There|His|Her|Its|Their|After|As|If|For|Earlier|Last)\b"
)
LONGEST = 1200  # characters; a longer run without a stop is cut at white space so that no window overflows


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's span and the number of the paragraph it stands in."""

    span: Span
    paragraph: int


def _is_break(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a stop followed by a capital ends the sentence, and not an abbreviation or an initial."""
    stop = match.start()
    before = text[max(start, stop - 12) : stop].rstrip("\"'”’»)]*_")
    if INITIALISM.search(before):  # "the U.S. The army" breaks, "the U.S. Senate" does not
        return bool(OPENERS.match(text, match.end()))
    return not ABBREVIATION.search(before)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in BREAK.finditer(text, start, end):
        if match.end() < end and _is_break(text, at, match):
            closing = match.start() + len(match[0]) - len(match[0].lstrip("\"'”’»)]*_"))
            yield at, closing
            at = match.end()
    yield at, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Lines, joined where a line breaks off in mid-sentence and the next goes on in lower case."""
    joined: list[tuple[int, int]] = []
    for match in PARAGRAPH.finditer(text):
        start, end = _trimmed(text, *match.span())
        if start == end:
            continue
        if joined and text[start].islower() and text[joined[-1][1] - 1] not in '.!?:;”"…':
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Sentences of a text in order; headlines and captions on lines of their own are sentences of their own.

    >>> [s.span.text for s in split_sentences("Gen. Abo left. He met the U.S. Senate.")]
    ['Gen. Abo left.', 'He met the U.S. Senate.']
    """
    found = []
    for number, (start, end) in enumerate(_paragraphs(text)):
        for piece in _pieces(text, start, end):
            for part in _short(text, *piece):
                first, last = _trimmed(text, *part)
                if last > first:
                    found.append(Sentence(Span.of(text, first, last), number))
    return tuple(found)
