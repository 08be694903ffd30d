"""Word pieces of a document with their characters, sentences and letter case."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backchannel.language.residue import residue_spans
from backchannel.language.split import Sentence

Ints = NDArray[np.int32]
LOWER, TITLE, UPPER = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document, as runs of its pieces.

    Attributes:
        first, last: first and past-the-last piece of each word, shape (w,).
        starts, ends: character offsets, shape (w,).
        sentence: number of the sentence, shape (w,).
        bounds: first word of each sentence and, at the end, w.
    """

    first: Ints
    last: Ints
    starts: Ints
    ends: Ints
    sentence: Ints
    bounds: Ints

    def __len__(self) -> int:
        return len(self.first)

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """First and past-the-last word that share a character with a stretch of text; empty when none does."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        last = int(np.searchsorted(self.starts, end, side="left"))
        return first, max(first, last)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a document.

    Attributes:
        ids: vocabulary numbers, shape (n,).
        starts, ends: character offsets, shape (n,).
        sentence: number of the sentence, shape (n,).
        case: 0 lower, 1 title, 2 upper case, shape (n,): the vocabulary is uncased, names are not.
        opens: whether the piece opens a word, shape (n,).
        firsts: first piece of each sentence and, at the end, n.
        paragraphs: number of the paragraph of each sentence.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    sentence: Ints
    case: Ints
    opens: NDArray[np.bool_]
    firsts: Ints
    paragraphs: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.ids)

    def words(self) -> Words:
        """The words that the pieces make up."""
        first = np.flatnonzero(self.opens).astype(np.int32)
        last = np.append(first[1:], len(self)).astype(np.int32) if len(first) else first
        sentence = self.sentence[first]
        bounds = np.searchsorted(sentence, np.arange(len(self.firsts))).astype(np.int32)
        return Words(first, last, self.starts[first], self.ends[last - 1], sentence, bounds)


def _case(word: str) -> int:
    if not word[:1].isupper():
        return LOWER
    return UPPER if len(word) > 1 and word.isupper() else TITLE


class PieceMaker:
    """Cuts sentences into word pieces. Opening it reads the tokenizer file once."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        tokenizer: Any = Tokenizer.from_file(str(path))
        self._tokenizer = tokenizer
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.cls = int(self._tokenizer.token_to_id("[CLS]"))
        self.sep = int(self._tokenizer.token_to_id("[SEP]"))

    def __call__(self, text: str, sentences: Sequence[Sentence]) -> Pieces:
        """Word pieces of a text's sentences, without those of mark-up."""
        encoded = self._tokenizer.encode_batch([s.span.text for s in sentences], add_special_tokens=False)
        residue = residue_spans(text)
        residue_ends = [end for _, end in residue]
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        owner: list[int] = []
        case: list[int] = []
        opens: list[bool] = []
        firsts = [0]
        for number, (sentence, pieces) in enumerate(zip(sentences, encoded, strict=True)):
            shift, words = sentence.span.start, sentence.span.text
            last_word, word_case = -1, LOWER
            for piece, (first, last), word in zip(pieces.ids, pieces.offsets, pieces.word_ids, strict=True):
                start, end = shift + first, shift + last
                at = bisect_left(residue_ends, end)
                if at < len(residue) and residue[at][0] <= start:
                    continue
                if word != last_word:
                    # a word's case is that of its letters up to the next break
                    stop = last
                    while stop < len(words) and words[stop].isalnum():
                        stop += 1
                    word_case = _case(words[first:stop])
                opens.append(word != last_word)
                last_word = word
                ids.append(piece)
                starts.append(start)
                ends.append(end)
                owner.append(number)
                case.append(word_case)
            firsts.append(len(ids))

        def ints(values: list[int]) -> Ints:
            return np.asarray(values, dtype=np.int32)

        return Pieces(
            ints(ids),
            ints(starts),
            ints(ends),
            ints(owner),
            ints(case),
            np.asarray(opens, dtype=np.bool_),
            ints(firsts),
            tuple(s.paragraph for s in sentences),
        )
