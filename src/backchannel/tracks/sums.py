"""Sums of money beside one anchor: the one it is about, and those of others told in the same breath."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from backchannel.records import Amount, Filler, Predicate, Span
from backchannel.tracks.material import Material

CONVERTED = re.compile(r"(?:[(\[]|\bor)\s*(?:about|around|some|roughly|nearly)?\s*$", re.IGNORECASE)  # before a sum in another currency
JOINED = re.compile(r"\s*[,;]?\s*(?:and|but)?\s+(?:the\s+)?", re.IGNORECASE)


def main_sum(predicate: Predicate, material: Material) -> Amount | None:
    """The likeliest of its sums; what only describes money (``North Korean money``) is none."""
    found = _sums(predicate, material)
    return material.sum(max(found, key=lambda filler: filler.score).span) if found else None


def sums_of_others(predicate: Predicate, material: Material) -> Iterator[tuple[str, str, Amount]]:
    """Role, party and sum of whoever is named between two sums: in ``Togo owes Peru $3 million and Chile $5 million`` Chile, an owner."""
    found = [filler.span for filler in _sums(predicate, material) if not CONVERTED.search(material.text[: filler.span.start])]
    parties = [f for f in predicate.fillers if f.role in {"owner", "holder"} and found and f.span.end <= found[0].start]
    for before, after in pairwise(found):
        party, amount = _named_between(before, after, material), material.sum(after)
        if parties and party and amount:
            yield max(parties, key=lambda filler: filler.span.end).role, party, amount


def _sums(predicate: Predicate, material: Material) -> list[Filler]:
    found = (filler for filler in predicate.fillers if filler.role == "amount" and material.sum(filler.span))
    return sorted(found, key=lambda filler: filler.span.start)


def _named_between(before: Span, after: Span, material: Material) -> str | None:
    """The party that stands between two sums and nothing else with it."""
    gap = material.text[before.end : after.start]
    joined = JOINED.match(gap)
    if not joined or not gap[joined.end() :].strip():
        return None
    named = Span.of(material.text, before.end + joined.end(), before.end + len(gap.rstrip()))
    actor = material.cast.actor_at(named)
    return (
        material.parties([named])[0]
        if actor and any(m.end == named.end and named.start - m.start in range(5) for m in actor.mentions)
        else None
    )
