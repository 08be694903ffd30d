"""Where the content of an attribution begins and ends."""

from __future__ import annotations

import re

from backchannel.records import Span

OPENING = {"“": "”", "«": "»", '"': '"', "„": "“"}
MARKS = "\"'“”‘’«»„ \n\t,;:"
CONNECTIVES = ("that ", "of ", "about ")  # words that tie a cue to what is said and belong to neither
NEW_STATEMENT = re.compile(r"""[.!?]\s+(?=["“«„]|'')""")  # a stop, then a quotation that opens


def one_statement(text: str, content: Span, cue: Span) -> Span:
    """Of a content that is no quotation itself but runs on, after a stop, into one: the part nearest to the cue."""
    if text[: content.start].rstrip()[-1:] in OPENING:
        return content  # a quotation may run on over sentences and paragraphs
    parts, start = [], 0
    for match in NEW_STATEMENT.finditer(content.text):
        told = content.text[start : match.start()]
        if told.count('"') % 2 == 0 and told.count("“") <= told.count("”"):
            parts.append(Span.of(text, content.start + start, content.start + match.start() + 1))
            start = match.end()
    parts.append(Span.of(text, content.start + start, content.end))
    return min(parts, key=lambda part: max(0, part.start - cue.end, cue.start - part.end))


def trimmed(text: str, content: Span) -> Span:
    """The content without quotation marks around it and without a mark left dangling at its end."""
    start, end = content.start, content.end
    tie = next((word for word in CONNECTIVES if text.startswith(word, start)), "")
    start += len(tie)
    while start < end and text[start] in MARKS and not _opens_inside(text, start, end):
        start += 1
    while end > start and text[end - 1] in MARKS and not _closes_inside(text, start, end):
        end -= 1
    if end > start and text[end - 1] == "." and text[end : end + 1] not in {"”", '"'}:
        end -= 1
    return Span.of(text, start, end) if end > start else content


def _opens_inside(text: str, start: int, end: int) -> bool:
    """Whether the mark at the start closes again before the end, so that it belongs to the words."""
    close = OPENING.get(text[start])
    at = text.find(close, start + 1, end) if close else -1
    return 0 <= at < end - 2


def _closes_inside(text: str, start: int, end: int) -> bool:
    mark = text[end - 1]
    opens = [o for o, c in OPENING.items() if c == mark]
    return any(text.find(o, start, end - 1) >= 0 and not (o == mark and text.count(mark, start, end) % 2) for o in opens)
