"""Which claim another one answers: what is denied, doubted, evaded or taken back was said by somebody before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from backchannel.records import Claim

SAYINGS = re.compile(
    r"\b(?:claims?|reports?|allegations?|accusations?|assertions?|statements?|suggestions?|rumou?rs?|speculation|accounts?|charges?|remarks?|stories|story|it|that|this|them|so)\b",
    re.I,
)
SAID = frozenset({"assertion", "belief", "fact"})  # attitudes that say something to be answered
NEAR = 900  # characters back to a saying that "it" or "the report" may stand for


def with_replies(claims: Sequence[Claim], deeds: Mapping[str, str]) -> tuple[Claim, ...]:
    """Claims with the one each answers; ``deeds`` gives the deed that an event, by its id, tells of."""
    return tuple(replace(claim, answers=_answered(claim, claims, deeds)) for claim in claims)


def _answered(claim: Claim, claims: Sequence[Claim], deeds: Mapping[str, str]) -> str | None:
    taking_back = claim.attitude == "retraction"
    if claim.stance == "asserts" and claim.attitude != "evasion" and not taking_back:
        return None
    inner = [other for other in claims if other.inside == claim.id and other.stance == "asserts" and other.attitude in SAID]
    if inner and not taking_back:
        return inner[0].id  # "denied reports that": the report stands inside
    before = [
        other
        for other in claims
        if other.id not in (claim.id, claim.inside)
        and other.stance == "asserts"
        and other.attitude in SAID
        and _same_source(claim, other) == taking_back
    ]
    spoken = {deeds[e] for e in claim.events if e in deeds}
    alike = [other for other in before if spoken & {deeds[e] for e in other.events if e in deeds}]
    if alike:
        return min(alike, key=lambda other: _distance(claim, other)).id
    earlier = [other for other in before if 0 < claim.content.start - other.content.start < NEAR]
    if earlier and SAYINGS.search(" ".join(claim.content.text.split()[:4])):
        return earlier[-1].id
    return None


def _distance(claim: Claim, other: Claim) -> tuple[bool, bool, int]:
    """Sorts the claims another may answer: earlier ones first, outer ones first, near ones first."""
    return other.content.start > claim.content.start, other.inside is not None, abs(other.content.start - claim.content.start)


def _same_source(one: Claim, other: Claim) -> bool:
    if one.source_actor and other.source_actor:
        return one.source_actor == other.source_actor
    return bool(one.source and other.source and one.source.text.casefold() == other.source.text.casefold())
