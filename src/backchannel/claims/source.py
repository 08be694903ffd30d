"""The whole of the words that name a source: apposition, relative clause, affiliation."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from backchannel.records import Span

# What goes on about a noun before it: brackets, an affiliation, a relative clause, an apposition after a comma.
GOES_ON = re.compile(
    r"\s*\(|\s+(?:of|for|at|from|with|in|by|who|whose|which|that|close to|familiar with|briefed on|released|published|conducted|commissioned|issued|representing)\b|\s*,"
)
# What belongs to the verb that follows, not to the source.
VERBAL = re.compile(
    r"""[\s,–—-]+(?:(?:has|have|had|is|are|was|were|will|would|could|may|might|do|does|did|not|also|then|later|again|still|just|now|never|
    ever|once|only|even|always|often|repeatedly|publicly|privately|reportedly|already|recently|earlier|meanwhile|however|too|himself|herself|
    themselves|itself|\w+ly|on\s+\w+day(?:\s+(?:morning|evening|night|afternoon))?|last\s+\w+|this\s+\w+|yesterday|today)[\s,]*)*$""",
    re.X | re.I,
)
# A part between commas that tells of what stands before it: an apposition, a relative clause, a party and state.
TELLS_OF = re.compile(
    r"\s*(?:(?:an?|the|who|whose|which|that|one|its|his|her|their|our|my|now|once|formerly|former|both|himself|herself|itself)\b|\d|[A-Z]|\w+(?:[ -]\w+)? (?:of|for|at|and)\b)"
)
RELATIVE = re.compile(r"\b(?:who|which|that|whom)\s*$")  # the cue is that of the relative clause, whose subject is the source itself
TITLE = re.compile(r"(?:^|[\"“”’']\s*|,\s)((?:the|an?|his|her|its|their|one of|another)\s[^,\"“”.;:]{2,90}),\s$", re.I)
FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|said|says|told)\b", re.I)  # no title holds a verb
JOINS = re.compile(r",?\s*(?:and|or|&|as well as)\s+|,\s+")
AND = re.compile(r"^,?\s*(?:and|or|&|as well as)\s+$")
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
    elif cue.end <= source.start <= cue.end + FARTHEST and not source.end <= content.start < sentence.end and sentence.holds(source):
        end = _to_close(text, source.end, sentence.end)
    grown = Span.of(text, _from_title(text, source.start, sentence.start), end)
    return source if grown.overlaps(content) or grown.overlaps(cue) else grown


def _before_cue(text: str, start: int, cue: int) -> int:
    between = text[start:cue]
    if not GOES_ON.match(between) or QUOTE.search(between):
        return start
    verbal = VERBAL.search(between)
    told = _about_it(between[: verbal.start()] if verbal else between)
    return start if RELATIVE.search(told) else start + len(told.rstrip(" ,–—-"))


def _about_it(between: str) -> str:
    """Of what stands between a source and its cue the parts that go on about the source, up to the first that does something."""
    first, *parts = between.split(",")
    kept = first
    for part in parts:
        if part.strip() and not TELLS_OF.match(part):
            break
        kept += f",{part}"
    return kept


def coordinated(text: str, sources: Sequence[Span], best: Span) -> Span:
    """The likeliest source with those that *and* or *or* joins to it; a comma joins in a list that ends so."""
    start, end = best.start, best.end
    if not any(AND.search(text[one.end : two.start]) for one, two in itertools.pairwise(sorted(sources, key=lambda span: span.start))):
        return best
    for source in sorted(sources, key=lambda span: span.start):
        if source.start >= end and JOINS.fullmatch(text[end : source.start]):
            end = source.end
    for source in sorted(sources, key=lambda span: -span.end):
        if source.end <= start and JOINS.fullmatch(text[source.end : start]):
            start = source.start
    return Span.of(text, start, end)


def _to_close(text: str, start: int, stop: int) -> int:
    rest = text[start:stop]
    if not GOES_ON.match(rest):
        return start
    quote = QUOTE.search(rest)
    told = _about_it(rest[: quote.start()] if quote else rest)
    return start + len(told.rstrip(" .,!?\n;:–—-"))


def _from_title(text: str, start: int, low: int) -> int:
    """Where a description that stands before a name in apposition begins: ``The minister of trade, Ana Kolar``."""
    match = TITLE.search(text[low:start])
    return low + match.start(1) if match and not FINITE.search(match[1]) else start
