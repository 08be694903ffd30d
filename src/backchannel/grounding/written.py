"""Ways to write the days of a month, brought to one: ``28/29 May`` and ``the first of May`` to figures."""

from __future__ import annotations

import re

from backchannel.grounding.calendar import MONTHS

_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_NTHS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth "
    "eighteenth nineteenth twentieth"
).split()
_ORDINALS = (
    {word: n for n, word in enumerate(_NTHS, 1)}
    | {f"twenty-{word}": n for n, word in enumerate(_NTHS[:9], 21)}
    | {"thirtieth": 30, "thirty-first": 31}
)
_NTH = rf"\b(?P<nth>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
_ORDINAL = re.compile(rf"{_NTH}(?=\s+(?:day\s+)?of\s+(?:{_MONTH}|(?:this|last|next|the)\s+month\b))")
_THE = re.compile(rf"\b(?P<month>{_MONTH})\s+the\s+(?=\d)")
_SOME = r"[0-3]?\d(?:/|(?:,\s+[0-3]?\d)+,?\s+(?:and|or)\s+)[0-3]?\d"
_BEFORE = re.compile(rf"(?<![\d/.,]){_SOME}(?=\s+(?:of\s+)?{_MONTH})")
_AFTER = re.compile(rf"(?P<month>\b{_MONTH}\s+){_SOME}(?![\d/])")


def figures(folded: str) -> str:
    """A time phrase in small letters with its days of a month in figures.

    >>> figures("3, 4 and 5 may")
    '3-5 may'
    """
    folded = _ORDINAL.sub(lambda match: f"{_ORDINALS[match['nth']]}th", folded)
    folded = _THE.sub(r"\g<month> ", folded)
    return _AFTER.sub(_range, _BEFORE.sub(_range, folded))


def _range(match: re.Match[str]) -> str:
    """Days of a month, one after the other, as the first and the last of them: ``3, 4 and 5`` as ``3-5``."""
    days, month = [int(day) for day in re.findall(r"\d+", match[0])], match.groupdict().get("month") or ""
    return f"{month}{days[0]}-{days[-1]}" if days == list(range(days[0], days[0] + len(days))) else match[0]
