"""Deeds that are told to say who somebody is, and not as news: ``Hamad, convicted of spying, has been in prison since 2000``."""

from __future__ import annotations

import re

from backchannel.records import Event, TimeRef

LEGAL = re.compile(
    r"\b(?:accused|acquitted|arrested|charged|convicted|detained|held|indicted|imprisoned|jailed|sentenced|suspected|tried|wanted)\b", re.I
)  # they take an object, so that right before a preposition they are participles
CASE = re.compile(r"\s+(?:of|with|for|to|by|in|on|over|after|since|last)\b", re.I)
AGENT = re.compile(r"\w+ed\s+by\b", re.I)
FINITE = re.compile(
    r"(?:\b(?:am|is|are|was|were|be|been|being|gets?|got|has|have|had|having|but|as)|['’]s)\s+"
    r"(?:(?:\w+ly|not|also|first|later|then|again|once|already|all|both|never)\s+)*$",
    re.I,
)  # before a participle that is no apposition
AND = re.compile(r"\b(?:and|or)\s+(?:\w+ly\s+|later\s+|then\s+)?$", re.I)
RELATIVE_START = re.compile(
    r"\b(?:who|whom|which|that)\s+(?:(?:am|is|are|was|were|be|been|being|has|have|had|not|also|\w+ly|first|later|then|once)\s+)*$", re.I
)
RELATIVE_OBJECT = re.compile(
    r"\b(?:whom|which)\s+(?:(?:the|an?|its|his|her|their)\s+\w+|[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)*|he|she|it|they)\s+$"
)
ON_CHARGES = re.compile(r"\b(?:on|facing)\s+(?:[\w-]+\s+){0,2}$", re.I)
CHARGE = re.compile(r"(?:charges?|suspicion|allegations?)\b", re.I)
CHARGED_WITH = re.compile(
    r"\b(?:charges?|suspicion|allegations?|guilty|accused|acquitted|convicted|suspected|wanted)\s+(?:of|for)\s+(?:[\w-]+\s+){0,2}$"
    r"|\bcharged\s(?:[\w-]+\s){0,3}?with\s+(?:[\w-]+\s+){0,2}$",
    re.I,
)
NEAR = re.compile(
    r"(?:\s+(?!(?:am|is|are|was|were|has|have|had|will|would)\b)[\w.-]+){0,5}\s+(?:the\s+)?"
)  # up to a time of its own clause


def is_background(event: Event) -> bool:
    """Whether a deed is told by a participle after its noun, in a relative clause, or as the noun of a charge.

    A line without a full stop is a headline, which leaves out its verb: ``Ex-minister charged with fraud``.
    """
    text = event.sentence.text
    before = text[: event.trigger.start - event.sentence.start]
    if is_charge(event) or RELATIVE_START.search(before) or RELATIVE_OBJECT.search(before):
        return True
    return text.rstrip(" \n\"'”’").endswith((".", "!", "?")) and is_participle(event)


def is_charge(event: Event) -> bool:
    """Whether a deed is what somebody is charged with, or the charge itself as a noun: ``charged with plotting a coup``."""
    text, at = event.sentence.text, event.trigger.start - event.sentence.start
    return bool(CHARGED_WITH.search(text[:at]) or (CHARGE.match(text, at) and ON_CHARGES.search(text[:at])))


def is_participle(event: Event) -> bool:
    """Whether a deed is told by a participle that stands by its noun: ``two men convicted of theft``, ``a plan rejected by Chad``."""
    return _is_participle(event.sentence.text, event.trigger.start - event.sentence.start)


def _is_participle(text: str, at: int) -> bool:
    """Whether a participle by its noun stands at a place, or goes on another one: ``arrested in March and accused of spying``."""
    legal = LEGAL.match(text, at)
    if not ((legal and CASE.match(text, legal.end())) or AGENT.match(text, at)):
        return False
    joined = AND.search(text[:at])
    if joined is None:
        return not FINITE.search(text[:at])
    first = [match.start() for match in LEGAL.finditer(text[: joined.start()])]
    return bool(first) and _is_participle(text, first[-1])


def follows(time: TimeRef, event: Event) -> bool:
    """Whether a time stands some words after a deed in the same clause: ``arrested in Cairo on March 7``."""
    if time.span is None:
        return False
    between = event.sentence.text[event.trigger.end - event.sentence.start : max(0, time.span.start - event.sentence.start)]
    return time.span.start > event.trigger.end and bool(NEAR.fullmatch(between))
