"""The form in which a deed is told, by the words before it: a rough guide to whether it is news, background or not done."""

from __future__ import annotations

import re

# Each form with what stands right before a trigger; the first that fits counts.
BEFORE = (
    ("pluperfect", re.compile(r"\b(?:had|having)\s+(?:\w+\s+){0,3}$", re.I)),
    ("perfect", re.compile(r"(?:\b(?:has|have)|['’](?:ve|s\sbeen))\s+(?:\w+\s+){0,3}$", re.I)),
    ("modal", re.compile(r"\b(?:will|would|can|could|may|might|should|must|shall|to|not|cannot)\s+(?:\w+\s+)?$", re.I)),
    ("passive", re.compile(r"\b(?:was|were|been)\s+(?:\w+\s+){0,2}$", re.I)),
    ("present passive", re.compile(r"\b(?:am|is|are|be|being)\s+(?:\w+\s+){0,2}$", re.I)),
    (
        "noun",
        re.compile(
            r"(?:\b(?:the|an?|its|his|her|their|our|my|this|that|these|those|of|no|any|other|more|new|\w+['’]s)|\w+['’])\s+(?:[\w-]+\s+){0,2}$",
            re.I,
        ),
    ),
)
PAST = frozenset(
    "began broke brought built bought came caught chose cut drew drove fell flew fought found gave got held hit kept knew laid led left let"
    " lost made met paid put quit ran said sat saw sent set shot sold sought spoke stood struck swore taught threw told took went won wrote".split()
)


def form_of(trigger: str, before: str) -> str:
    """How a trigger is told, given the words of its sentence before it.

    >>> form_of("signed", "Peru and Chile had ")
    'pluperfect'
    >>> form_of("met", "On Monday the envoys ")
    'past'
    """
    told = next((form for form, shape in BEFORE if shape.search(before)), None)
    if told:
        return told
    word = trigger.split(maxsplit=1)[0].casefold()
    if word.endswith("ing"):
        return "participle"
    if word.endswith("ed") or word in PAST:
        return "past"
    return "present" if word.endswith("s") else "other"
