"""What the text gives of a source without a name: nation, rank, body, number, and why it is not named."""

from __future__ import annotations

import re

from backchannel.records import Actor, Anonymity, Span

RANKS = (
    "senior",
    "top",
    "high-ranking",
    "high-level",
    "ranking",
    "mid-level",
    "middle-ranking",
    "junior",
    "former",
    "retired",
    "serving",
    "veteran",
)
NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "a dozen": 12,
}
PART_OF = re.compile(r"(?:one|two|three|four|some|many|several|most|both|each|all|any|none|half|\d+)", re.I)  # "one of the officials"
COUNT = re.compile(r"\s*(?:at least\s+)?(\d+|a dozen|" + "|".join(NUMBERS) + r")\b", re.I)
UNIT = re.compile(
    r"\b(?:of|at|in|from|with)\s+((?:the\s+|a\s+|an\s+)?[^,;()]+?)(?=\s*(?:$|,|;|\(|who\b|which\b|that\b|whose\b|familiar\b|briefed\b|close\b))"
)
# Idioms of anonymity (Reuters, AP and BBC style books treat them under "anonymous sources").
REASON = re.compile(
    r"""\b(?:(?:spoke|speaking|spoken|talked|talking|commented|commenting|agreed\s+to\s+(?:speak|talk))\s+)?
    (?:on\s+(?:the\s+)?condition\s+(?:of\s+anonymity|(?:that\s+)?(?:he|she|they|it)\s+not\s+be\s+(?:named|identified))
    |(?:declin|ask|refus|request|wish|prefer)(?:ed|ing)\s+(?:not\s+)?to\s+(?:be\s+(?:named|identified|quoted(?:\s+by\s+name)?)|give\s+(?:his|her|their)\s+names?)
    |(?:request|insist)(?:ed|ing)\s+(?:on\s+)?anonymity
    |(?:did|do|does)\s+not\s+(?:want|wish)\s+to\s+be\s+(?:named|identified)
    |(?:was|were|is|are|been|being)?\s*not\s+(?:been\s+)?(?:authori[sz]ed|permitted|allowed|cleared)\s+to\s+(?:speak|talk|discuss|comment|brief|address)
    |would\s+not\s+be\s+(?:named|identified)
    |(?:granted|given)\s+anonymity
    |who\s+cannot\s+be\s+(?:named|identified)
    )[^.;”"“]*""",
    re.X | re.I,
)


def anonymity_of(source: Span, actor: Actor | None, sentence: Span) -> Anonymity:
    """What the words that name an unnamed source, and their sentence, tell of it.

    >>> def at(words):
    ...     return Span.of(text, text.index(words), text.index(words) + len(words))
    >>> text = "Two senior officials at the treasury, who were not authorised to speak publicly, said it was over."
    >>> told = anonymity_of(at("Two senior officials at the treasury"), None, at(text))
    >>> told.count, told.rank, told.institution.text, told.reason.text
    (2, 'senior', 'the treasury', 'were not authorised to speak publicly')
    """
    words = source.text
    unit = next((match for match in UNIT.finditer(words) if not PART_OF.fullmatch(words[: match.start()].strip())), None)
    counted = COUNT.match(words)
    number = counted[1].casefold() if counted else ""
    reason = _reason(source, sentence)
    return Anonymity(
        nationality=actor.country if actor else None,
        institution=_part(source, unit.start(1), unit.end(1)) if unit else None,
        rank=next((rank for rank in RANKS if re.search(rf"\b{rank}\b", words, re.I)), None),
        count=(int(number) if number.isdigit() else NUMBERS.get(number)) if counted else None,
        reason=reason,
    )


def _reason(source: Span, sentence: Span) -> Span | None:
    """The words that say why; of words in the source's own clause none after it, of others none after a comma."""
    match = REASON.search(sentence.text)
    if not match:
        return None
    start = match.start()
    stop = source.end - sentence.start if source.start - sentence.start <= start < source.end - sentence.start else len(sentence.text)
    told = sentence.text[start : min(match.end(), stop)]
    if stop == len(sentence.text):
        told = told.split(",")[0]
    return _part(sentence, start, start + len(told.rstrip(" ,")))


def _part(whole: Span, start: int, end: int) -> Span:
    return Span(whole.start + start, whole.start + end, whole.text[start:end])
