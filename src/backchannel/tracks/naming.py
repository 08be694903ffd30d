"""What a deal is called, and whether its name points to one named before."""

from __future__ import annotations

import re

from backchannel.records import Predicate, Span
from backchannel.tracks.material import stems

INDEFINITE = re.compile(r"^(?:an?|any|no|another)\b", re.IGNORECASE)
OPENED = re.compile(r"\b(?:an?|any|no|another)\s+$", re.IGNORECASE)
POINTING = re.compile(r"^(?:this|these|those)\b", re.IGNORECASE)
REST_OF_WORD = re.compile(r"[\w-]*\w")
TRUCE = re.compile(r"\b(?:truces?|cease[- ]?fires?|armistices?|cessation)\b", re.IGNORECASE)


def label_span(predicate: Predicate) -> Span:
    """The words that name a deal, else its anchor; a label of mere function words names nothing."""
    label = predicate.first("label")
    return _whole(label, predicate) if label and stems(label.text) else predicate.span


def _whole(label: Span, predicate: Predicate) -> Span:
    """A label to the end of its last word, and of the anchor where that comes next: of ``the grain`` right before *deal* both words."""
    sentence, anchor = predicate.sentence, predicate.span
    if not sentence.holds(label):
        return label
    start, end = label.start - sentence.start, label.end - sentence.start
    rest = REST_OF_WORD.match(sentence.text, end)
    end = rest.end() if rest else end
    if sentence.start + end + 1 == anchor.start and sentence.text[end].isspace():
        end = anchor.end - sentence.start
    return Span(label.start, sentence.start + end, sentence.text[start:end])


def label_of(predicate: Predicate) -> str | None:
    """The phrase that names a deal, without a possessor's ending; None where it is a function word."""
    text = label_span(predicate).text.removeprefix("'s ").removeprefix("’s ")
    return text if stems(text) else None


def is_bare(label: str | None) -> bool:
    """Whether a deal is named by a single word (``the agreement``)."""
    return len(stems(POINTING.sub("", INDEFINITE.sub("", label or "")))) < 2


def is_vague(predicate: Predicate, text: str) -> bool:
    """Whether a single word names just any deal: ``denied that any bargain had been struck``."""
    span = label_span(predicate)
    before = OPENED.search(text[max(0, span.start - 10) : span.start])
    return is_bare(label_of(predicate)) and bool(before or INDEFINITE.match(span.text))


def is_another_kind(one: str | None, two: str | None) -> bool:
    """Whether a name cannot mean what an earlier one named: ``the truce`` is no trade agreement, while an agreement may be a truce."""
    return bool(one and TRUCE.search(two or "") and not TRUCE.search(one))
