"""The whole of the words that name a source: apposition, relative clause, affiliation."""

from __future__ import annotations

import re

from backchannel.records import Span

# What goes on about a noun before it: brackets, an affiliation, a relative clause, an apposition after a comma.
GOES_ON = re.compile(r"\s*\(|\s+(?:of|for|at|from|with|in|who|whose|which|that|close to|familiar with|briefed on)\b|\s*,")
# What belongs to the verb that follows, not to the source.
VERBAL = re.compile(
    r"""[\s,–—-]+(?:(?:has|have|had|is|are|was|were|will|would|could|may|might|do|does|did|not|also|then|later|again|still|just|now|never|
    ever|once|only|even|always|often|repeatedly|publicly|privately|reportedly|already|recently|earlier|meanwhile|however|too|himself|herself|
    themselves|itself|\w+ly|on\s+\w+day(?:\s+(?:morning|evening|night|afternoon))?|last\s+\w+|this\s+\w+|yesterday|today)[\s,]*)*$""",
    re.X | re.I,
)
APPOSITION = re.compile(r", (?:an?|the|who|whose|which|one|its|his|her|their|now|once|formerly|former|\d)\b|\s*\(")
QUOTE = re.compile(r"[\"“”«»]")
FARTHEST = 240  # characters from a source to its cue


def whole_source(text: str, source: Span, cue: Span, content: Span, sentence: Span) -> Span:
    """The source grown over what else the sentence says of it between it and the cue, or after it where the cue comes first.

    >>> text = "Ana Kolar, who chairs the panel, has said it rained."
    >>> def at(words):
    ...     start = text.index(words)
    ...     return Span.of(text, start, start + len(words))
    >>> whole_source(text, at("Ana Kolar"), at("said"), at("it rained"), at(text)).text
    'Ana Kolar, who chairs the panel'
    """
    end = source.end
    if source.end <= cue.start and cue.start - source.end <= FARTHEST and sentence.holds(source) and sentence.holds(cue):
        end = _before_cue(text, source.end, cue.start)
    elif cue.end <= source.start <= cue.end + FARTHEST and content.end <= cue.start and sentence.holds(source):
        end = _to_close(text, source.end, sentence.end)
    grown = Span.of(text, source.start, end)
    return source if grown.overlaps(content) or grown.overlaps(cue) else grown


def _before_cue(text: str, start: int, cue: int) -> int:
    between = text[start:cue]
    if not GOES_ON.match(between) or QUOTE.search(between):
        return start
    verbal = VERBAL.search(between)
    end = start + (verbal.start() if verbal else len(between.rstrip()))
    while end > start and text[end - 1] in " ,–—-":
        end -= 1
    return end


def _to_close(text: str, start: int, stop: int) -> int:
    rest = text[start:stop]
    if not APPOSITION.match(rest):
        return start
    quote = QUOTE.search(rest)
    told = rest[: quote.start()] if quote else rest
    return start + len(told.rstrip(" .,!?\n;:"))
