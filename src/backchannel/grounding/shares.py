"""Parts of a whole in words: ``two-thirds of the seats``, ``one in five``."""

from __future__ import annotations

import re

from backchannel.grounding.numbers import SCALE, WORDS, parse_number

DENOMINATORS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
_COUNTS, _NTH = "|".join(WORDS), "|".join(word for word in DENOMINATORS if word != "half")
_SCALED = rf"\s+(?:of\s+)?(?:an?\s+)?(?:{SCALE})\b"  # "three quarters of a million" is a number
SEVERAL = re.compile(rf"(?<!and )\b(?P<count>{_COUNTS})[ -](?P<nth>{_NTH})s\b(?!{_SCALED})")
ONE = re.compile(rf"(?<!and )\b(?:an?|one)[ -](?P<nth>{_NTH})\b(?=\s+of\b|\W*$)(?!{_SCALED})")
HALF = re.compile(rf"(?<!first )(?<!second )(?<!and )\bhalf\b(?=\s+(?:of|the|its|their|his|her|all)\b)(?!{_SCALED})")
OUT_OF = re.compile(rf"\b(?P<part>{_COUNTS}|\d+)\s+(?:out of|in every|of every)\s+(?P<whole>{_COUNTS}|\d+)\b")
IN = re.compile(r"\b(?P<part>one|1)\s+in\s+(?P<whole>two|three|four|five|six|seven|eight|nine|ten|twenty|[2-9]|10|12|15|20|50|100|1,?000)\b(?!\s*\w*(?:second|minute|hour|day|week|month|year|decade)s?\b)")  # fmt: skip


def share_of(folded: str) -> tuple[float, int] | None:
    """A part of a whole as a percentage, and where its words begin; of a phrase in small letters.

    >>> share_of("nearly two-thirds of the seats")
    (66.7, 7)
    """
    for pattern in (OUT_OF, IN):
        if found := pattern.search(folded):
            part, whole = parse_number(found["part"]), parse_number(found["whole"].replace(",", ""))
            if part and whole and part.value < whole.value:
                return round(100 * part.value / whole.value, 1), found.start()
    if found := SEVERAL.search(folded):
        return round(100 * WORDS[found["count"]] / DENOMINATORS[found["nth"]], 1), found.start()
    if found := ONE.search(folded):
        return round(100 / DENOMINATORS[found["nth"]], 1), found.start()
    found = HALF.search(folded)
    return (50.0, found.start()) if found else None
