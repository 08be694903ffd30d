"""How far the words of an attribution reach: whole quotations, both sides of a reporting clause, speech that runs on."""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.claims.quotations import Quotation
from backchannel.records import Span

SHARED = 25  # characters of a quotation that a content must hold for all of it to belong to the content
STOPS = ".!?…"
LATE_MARKS = " \"'“”‘’«»)"


def whole_quotations(text: str, run: Span, cue: Span, quotations: Sequence[Quotation]) -> Span:
    """A run of content with all of each quotation it lies in or ends in; of a cue that is itself quoted, nothing outside its quotation."""
    start, end = run.start, run.end
    for quotation in quotations:
        inner = quotation.span
        if inner.end <= run.start and inner.end <= cue.start:
            continue
        if inner.start >= run.end and inner.start >= cue.end:
            break
        if inner.holds(cue):
            start, end = max(start, inner.start), min(end, inner.end)
        elif _enters(run, quotation):
            start, end = _with_quotation(start, end, run, quotation)
    return Span.of(text, start, end) if start < end else run


def _enters(run: Span, quotation: Quotation) -> bool:
    """Whether a run is of a quotation: it crosses one of the marks, or holds much of what stands between them."""
    inner, shared = quotation.span, _shared(run, quotation.span)
    crosses = run.start < inner.start < run.end <= inner.end or inner.start <= run.start < inner.end < run.end
    return shared > 0 and (crosses or 2 * shared >= min(len(run.text), len(inner.text)) or shared >= SHARED)


def _with_quotation(start: int, end: int, run: Span, quotation: Quotation) -> tuple[int, int]:
    """The bounds grown over a quotation; its marks belong to it where the content has words outside of them."""
    inner, outer = quotation.span, quotation.outer
    reaches_out = run.start < outer.start, run.end > outer.end
    low = outer.start if reaches_out[1] else inner.start
    high = outer.end if reaches_out[0] else inner.end
    return min(start, low), max(end, high)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def merged(text: str, runs: Sequence[Span]) -> tuple[Span, ...]:
    """Runs in the order of the text, those that touch or overlap as one."""
    found: list[Span] = []
    for run in sorted(runs, key=lambda r: (r.start, r.end)):
        if found and run.start <= found[-1].end:
            found[-1] = Span.of(text, found[-1].start, max(found[-1].end, run.end))
        else:
            found.append(run)
    return tuple(found)


def both_sides(text: str, content: Span, source: Span | None, cue: Span, sentence: Span) -> Span | None:
    """What stands before a reporting clause in the middle of reported speech; None where there is no such clause.

    >>> text = "If it rains, the guild said, the fair will close."
    >>> def at(words):
    ...     return Span.of(text, text.index(words), text.index(words) + len(words))
    >>> both_sides(text, at("the fair will close"), at("the guild"), at("said"), at(text)).text
    'If it rains'
    """
    if source is None or not (sentence.holds(source) and sentence.holds(cue) and sentence.holds(content)):
        return None
    low, high = min(source.start, cue.start), max(source.end, cue.end)
    before, after = text[sentence.start : low].rstrip(), text[high : content.start]
    if content.start < high or not before.endswith(",") or not after.lstrip().startswith(",") or after.strip(", ") or high - low > 160:
        return None
    told = before.rstrip(",").rstrip()
    if len(told.split()) < 3 or any(mark in told for mark in '"“”«»'):
        return None
    return Span.of(text, sentence.start, sentence.start + len(told))


def runs_on(text: str, last: Quotation, here: int, quotations: Sequence[Quotation], taken: Sequence[Span]) -> Quotation | None:
    """The quotation in which a speaker goes on after ``last`` and the reporting clause that ends at ``here``; None if there is none.

    It goes on in the same sentence or opens a later sentence of the paragraph, or opens the next paragraph because ``last``
    was left open or because that paragraph is nothing but a quotation. ``taken``: spans that others are known to have said.
    """
    following = [q for q in quotations if q.outer.start >= max(here, last.outer.end)]
    if not following:
        return None
    found = following[0]
    if any(_shared(found.span, span) > len(found.span.text) // 2 for span in taken):
        return None
    if found.paragraph == last.paragraph:
        return found if _opens_sentence(text, found, here) else None
    next_opens = not text[last.paragraph.end : found.paragraph.start].strip() and found.outer.start == found.paragraph.start
    return found if next_opens and (last.goes_on or found.fills_paragraph) else None


def _opens_sentence(text: str, quotation: Quotation, here: int) -> bool:
    before = text[: quotation.outer.start].rstrip()
    told = before.rstrip(LATE_MARKS)
    if told.endswith(tuple(STOPS)):
        return True
    return told.endswith((",", ":")) and not any(stop in text[here : quotation.outer.start] for stop in STOPS)
