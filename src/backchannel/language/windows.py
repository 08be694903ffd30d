"""Windows: the stretches of a document that the encoder reads at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backchannel.language.pieces import Ints, Pieces

LONGEST = 160  # word pieces a window may hold, without the marks at its ends
CONTEXT = 28  # of which at most so many are the end of the stretch before


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch to read.

    Attributes:
        ids, case: shape (m,); opens with [CLS], closes with [SEP], and has a [SEP] where a paragraph ends.
        piece: number of the document's piece at each place, -1 at marks, shape (m,).
        first, last: the pieces this window answers for; those before ``first`` are context.
    """

    ids: Ints
    case: Ints
    piece: Ints
    first: int
    last: int


def _stretches(pieces: Pieces, longest: int) -> list[tuple[int, int]]:
    """Runs of whole sentences of at most ``longest`` pieces; a longer sentence is cut."""
    runs: list[tuple[int, int]] = []
    start = 0
    for number in range(len(pieces.firsts) - 1):
        first, last = int(pieces.firsts[number]), int(pieces.firsts[number + 1])
        if last - start > longest and first > start:
            runs.append((start, first))
            start = first
        while last - start > longest:
            runs.append((start, start + longest))
            start += longest
    if len(pieces) > start:
        runs.append((start, len(pieces)))
    return runs


def _context(pieces: Pieces, start: int, context: int) -> int:
    """Where reading starts so that up to ``context`` pieces of whole sentences before are seen."""
    number = int(pieces.sentence[start])
    best = int(pieces.firsts[number]) if start - int(pieces.firsts[number]) <= context else start
    while number > 0 and start - int(pieces.firsts[number - 1]) <= context:
        number -= 1
        best = int(pieces.firsts[number])
    return best


def cut_windows(pieces: Pieces, *, cls: int, sep: int, longest: int = LONGEST, context: int = CONTEXT) -> list[Window]:
    """Windows that together answer for every piece once."""
    windows = []
    for start, end in _stretches(pieces, longest - context):
        begin = _context(pieces, start, context)
        ids, case, piece = [cls], [0], [-1]
        for at in range(begin, end):
            number = int(pieces.sentence[at])
            if at > begin and at == pieces.firsts[number] and pieces.paragraphs[number] != pieces.paragraphs[number - 1]:
                ids.append(sep)
                case.append(0)
                piece.append(-1)
            ids.append(int(pieces.ids[at]))
            case.append(int(pieces.case[at]))
            piece.append(at)
        ids.append(sep)
        case.append(0)
        piece.append(-1)
        windows.append(Window(np.array(ids, np.int32), np.array(case, np.int32), np.array(piece, np.int32), start, end))
    return windows
