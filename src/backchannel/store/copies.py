"""Copies of an article: the same words again, near enough, under another address (Broder 1997, MinHash with banding)."""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Iterable, Iterator

HASHES = 64
ROWS = 4  # hashes in a band: two texts that share eight tenths of their shingles meet in one of 16 bands with a chance of 0.9998
SHINGLE = 4  # words
ALIKE = 0.8  # share of equal hashes from which a text is a copy
SHORTEST = 60  # words; shorter texts are alike too easily
WORD = re.compile(r"\w+")
SEED = 1997
Signature = tuple[int, ...]


def signature(text: str) -> Signature:
    """The MinHash signature of a text, HASHES numbers of 32 bits; empty where the text is too short to have copies."""
    words = WORD.findall(text.casefold())
    if len(words) < SHORTEST:
        return ()
    from rensa import RMinHash  # type: ignore[import-untyped]

    made = RMinHash(num_perm=HASHES, seed=SEED)
    made.update([" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)])
    return tuple(made.digest())


def bands(of: Signature) -> Iterator[tuple[int, int]]:
    """Number and hash, of 64 bits, of each band of a signature."""
    for number in range(0, len(of), ROWS):
        digest = hashlib.blake2b(array("Q", of[number : number + ROWS]).tobytes(), digest_size=8).digest()
        yield number // ROWS, int.from_bytes(digest, "little")


def likeness(one: Signature, two: Signature) -> float:
    """The share of equal hashes, which estimates the share of common shingles."""
    return sum(a == b for a, b in zip(one, two, strict=True)) / len(one) if one and len(one) == len(two) else 0.0


class Originals:
    """Finds the first document that a text is a copy of. Holds signatures in memory: some 700 bytes a document."""

    def __init__(self, known: Iterable[tuple[str, Signature]] = ()) -> None:
        self._signatures: dict[str, Signature] = {}
        self._bands: dict[tuple[int, int], list[str]] = {}
        for document, made in known:
            self.add(document, made)

    def add(self, document: str, made: Signature) -> None:
        """Make a document known as an original."""
        if made:
            self._signatures[document] = made
            for band in bands(made):
                self._bands.setdefault(band, []).append(document)

    def find(self, made: Signature) -> str | None:
        """The original that a signature is most like, if it is like enough; of equals the one known first."""
        near = dict.fromkeys(document for band in bands(made) for document in self._bands.get(band, ()))
        best = max(near, key=lambda document: likeness(made, self._signatures[document]), default=None)
        return best if best and likeness(made, self._signatures[best]) >= ALIKE else None
