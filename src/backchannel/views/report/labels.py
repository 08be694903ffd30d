"""Short names for what a reading holds: parties, statuses, sums, dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from backchannel.records import Actor, Amount, Claim, Reading, Standing, TimeRef

STATUS_LETTERS = {"happened": "H", "planned": "P", "possible": "?", "denied": "X"}
SOURCE_KINDS = {
    "office": "Offices and spokespersons",
    "person": "Named persons",
    "organisation": "Organisations",
    "media": "Media",
    "document": "Documents",
    "anonymous": "Unnamed sources",
}
STANCES = {"asserts": "asserts", "doubts": "doubts", "denies": "DENIES"}  # in the order to show
_BY_STANCE = {"asserts": "asserted by", "doubts": "doubted by", "denies": "DENIED by"}
NOBODY = "unnamed"

# What a status means for the eye: "done", "ahead", "open", "no"; a status that is not listed stays plain.
TONES = {
    **dict.fromkeys(("happened", "agreed", "implemented", "resolved", "released", "paid", "exchanged"), "done"),
    **dict.fromkeys(("planned", "proposed", "pending", "negotiated", "sought"), "ahead"),
    **dict.fromkeys(("possible", "reported", "disputed"), "open"),
    **dict.fromkeys(("denied", "rejected", "collapsed", "refused", "executed"), "no"),
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def status_letter(status: str) -> str:
    """One letter for an event's status: H happened, P planned, ? possible, X denied; else its initial."""
    return STATUS_LETTERS.get(status, status[:1].upper() or " ")


def tone_of(status: str) -> str:
    """``done``, ``ahead``, ``open`` or ``no``; ``plain`` for a status that is none of these."""
    return TONES.get(status, "plain")


def labels_of(ids: Iterable[str], actors: dict[str, Actor]) -> tuple[str, ...]:
    """Labels of the actors with these ids, each once, in order; an id without an actor stands for itself."""
    return tuple(dict.fromkeys(actors[i].label if i in actors else i for i in ids))


def parties(sources: Sequence[str], targets: Sequence[str], *, reciprocal: bool = False) -> str:
    """Who to whom: ``USA GOV → IRN GOV``; ``USA ↔ IRN`` where the deed runs both ways.

    >>> parties(["USA GOV"], [])
    'USA GOV'
    >>> parties([], ["IRN CVL"])
    'unnamed → IRN CVL'
    """
    if reciprocal:
        return " ↔ ".join(dict.fromkeys((*sources, *targets))) or NOBODY
    if not targets:
        return ", ".join(sources) or NOBODY
    return f"{', '.join(sources) or NOBODY} → {', '.join(targets)}"


def source_label(claim: Claim, actors: dict[str, Actor]) -> str:
    """Who speaks: the words of the text; the actor's name for a pronoun or another single word that is not part of it."""
    actor = actors.get(claim.source_actor or "")
    if claim.source is None:
        return actor.name if actor else NOBODY
    words = claim.source.text
    if actor and " " not in words.strip() and words.casefold() not in actor.name.casefold():
        return actor.name
    return words


def actors_by_id(reading: Reading) -> dict[str, Actor]:
    """The actors of a reading by their ids."""
    return {actor.id: actor for actor in reading.actors}


def tally_label(tally: Mapping[str, int]) -> str:
    """How many claims take each stance.

    >>> tally_label({"denies": 1, "asserts": 2})
    'asserted by 2 · DENIED by 1'
    """
    known = [stance for stance in _BY_STANCE if stance in tally]
    others = [stance for stance in tally if stance not in _BY_STANCE]
    return " · ".join(f"{_BY_STANCE.get(stance, stance)} {tally[stance]}" for stance in (*known, *others))


def standing_label(standing: Standing) -> str:
    """On whose word a deed stands.

    >>> standing_label(Standing(own=True, asserts=("c1", "c2"), denies=("c3",), sources=2))
    'told by the article, 2 independent sources, denied in 1 claim'
    """
    parts = ["told by the article"] if standing.own else []
    if standing.sources:
        parts.append(f"{standing.sources} independent source{'s' if standing.sources > 1 else ''}")
    for word, claims in (("denied", standing.denies), ("doubted", standing.doubts)):
        if claims:
            parts.append(f"{word} in {len(claims)} claim{'s' if len(claims) > 1 else ''}")
    return ", ".join(parts)


def amount_label(amount: Amount | None) -> str:
    """A sum in words: ``7 billion USD``, ``83 attacks``.

    >>> amount_label(Amount(6.5e6, "EUR"))
    '6.5 million EUR'
    """
    if amount is None:
        return ""
    number, scale = amount.value, ""
    for size, name in _SCALES:
        if abs(amount.value) >= size:
            number, scale = amount.value / size, name
            break
    digits = f"{number:,.2f}".rstrip("0").rstrip(".")
    return " ".join(filter(None, (digits, scale, amount.unit)))


def count_words(text: str) -> int:
    """How many words the text has; a run of letters without spaces counts as one."""
    return sum(1 for _ in _WORD.finditer(text))


def day_label(iso: str | None) -> str:
    """``2023-05-31`` as ``31 May 2023``, ``2023-05`` as ``May 2023``; what is no such date stays as it is."""
    found = _DATE.fullmatch(iso or "")
    if not found:
        return iso or ""
    year, month, day = found.groups()
    name = _MONTHS[int(month) - 1] if month and 1 <= int(month) <= len(_MONTHS) else None
    if month and name is None:
        return iso or ""
    return " ".join(filter(None, (day and str(int(day)), name, year)))


def time_label(time: TimeRef | None) -> str:
    """The days a time covers: ``2 May 2023``, ``2–9 May 2023``, ``May 2023``, ``2015``, ``since 3 Jun 2020``; else empty."""
    if time is None or not (time.start or time.end):
        return ""
    if not time.end:
        return f"since {day_label(time.start)}"
    if not time.start:
        return f"until {day_label(time.end)}"
    try:
        first, last = date.fromisoformat(time.start), date.fromisoformat(time.end)
    except ValueError:
        start, end = day_label(time.start), day_label(time.end)
        return start if start == end else f"{start} – {end}"
    return _range_label(first, last)


def _range_label(first: date, last: date) -> str:
    whole_months = first.day == 1 and last < date.max and (last + timedelta(days=1)).day == 1
    if first == last:
        return day_label(first.isoformat())
    if whole_months and (first.month, last.month) == (1, len(_MONTHS)):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    left, right = (day.isoformat()[: 7 if whole_months else 10] for day in (first, last))
    if left == right:
        return day_label(left)
    if first.year != last.year:
        return f"{day_label(left)} – {day_label(right)}"
    if first.month == last.month:
        return f"{first.day}–{day_label(right)}"
    return f"{day_label(left).removesuffix(f' {first.year}')} – {day_label(right)}"
