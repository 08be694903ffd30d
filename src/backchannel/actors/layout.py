"""Where sentences, paragraphs and quotations lie."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from backchannel.records import Span

OPENING, CLOSING = "“«„", "”»"
CONJUNCTION = re.compile(r"\b(?:and|but|that|so|or|because|if|unless|while|as)\s+$", re.IGNORECASE)
BLANK = re.compile(r"\n")


class Layout:
    """Sentence, paragraph and speaker of an offset.

    Args:
        text: the document's text.
        sentences: its sentences in order.
        speakers: content of a claim to its source.
    """

    def __init__(self, text: str, sentences: Sequence[Span], speakers: Mapping[Span, Span]) -> None:
        self.text = text
        self._sentences = [s.start for s in sentences]
        self._paragraphs = [0, *(m.end() for m in BLANK.finditer(text))]
        self._said = sorted(speakers.items(), key=lambda pair: pair[0].end - pair[0].start)

    def sentence(self, at: int) -> int:
        """Number of the sentence at an offset."""
        return max(0, bisect_right(self._sentences, at) - 1)

    def sentence_start(self, at: int) -> int:
        """Where the sentence of an offset begins."""
        return self._sentences[self.sentence(at)] if self._sentences else 0

    def sentence_before(self, at: int) -> int:
        """Where the sentence before that of an offset begins."""
        return self._sentences[max(0, self.sentence(at) - 1)] if self._sentences else 0

    def paragraph_start(self, at: int) -> int:
        """Where the paragraph of an offset begins."""
        return self._paragraphs[bisect_right(self._paragraphs, at) - 1]

    def speaker(self, at: int) -> Span | None:
        """Who says what stands at an offset, by the innermost claim."""
        return next((source for content, source in self._said if content.start <= at < content.end), None)

    def opens_clause(self, at: int) -> bool:
        """Whether what somebody says, or a clause of it, begins at an offset: a pronoun there is likely the speaker's own."""
        begins = any(content.start <= at <= content.start + len("that ") for content, _ in self._said)
        return begins or bool(CONJUNCTION.search(self.text[max(0, at - 10) : at]))

    def said_by(self, at: int) -> list[Span]:
        """What is said by the source that stands at an offset."""
        return [content for content, source in self._said if source.start <= at < source.end]

    def is_quoted(self, at: int) -> bool:
        """Whether an offset lies between quotation marks of its paragraph."""
        before = self.text[self.paragraph_start(at) : at]
        curly = sum(before.count(mark) for mark in OPENING) > sum(before.count(mark) for mark in CLOSING)
        return curly or before.count('"') % 2 == 1
