"""Who says so: claims as trees, set against each other where several speak of one deed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backchannel.records import Claim, Reading
from backchannel.views.report.deeds import Deed
from backchannel.views.report.labels import SOURCE_KINDS, STANCES


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim and the claims its content holds, in the order of the text."""

    claim: Claim
    inner: tuple[Voice, ...]

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Claim]]:
        """This claim and all inside it with their depth, outer before inner."""
        yield depth, self.claim
        for voice in self.inner:
            yield from voice.walk(depth + 1)


@dataclass(frozen=True, slots=True)
class Chorus:
    """Voices that belong together: about one deed (``deed``), or else from one kind of source (``kind``)."""

    deed: Deed | None
    kind: str | None
    voices: tuple[Voice, ...]

    def lines(self) -> Iterator[tuple[int, Claim]]:
        """Every claim with its depth, in the order to show."""
        for voice in self.voices:
            yield from voice.walk()

    def position(self, claim: Claim) -> str:
        """Where a claim stands to the deed, as a stance; its own stance where it takes no position on it.

        "There were no talks" is asserted, but it denies the talks; `events.standing` tells.
        """
        return positions(self.deed).get(claim.id, claim.stance)

    def tally(self) -> dict[str, int]:
        """How many of the claims take each position on the deed."""
        taken = positions(self.deed)
        return dict(Counter(taken[claim.id] for _, claim in self.lines() if claim.id in taken))


def positions(deed: Deed | None) -> dict[str, str]:
    """The claims that take a position on a deed, by their ids, with the position."""
    found: dict[str, str] = {}
    for event in deed.events if deed else ():
        for stance in ("asserts", "denies", "doubts"):
            found |= {claim: found.get(claim, stance) for claim in getattr(event.standing, stance)}
    return found


def claim_trees(claims: Sequence[Claim]) -> tuple[Voice, ...]:
    """The claims nested as they say; one whose outer claim is missing, or that goes round in a circle, stands alone."""
    by_id = {claim.id: claim for claim in claims}
    inner: dict[str, list[Claim]] = {}
    roots: list[Claim] = []
    for claim in sorted(claims, key=lambda claim: (claim.content.start, -claim.content.end, claim.id)):
        if claim.inside in by_id and not _in_circle(claim, by_id):
            inner.setdefault(claim.inside or "", []).append(claim)
        else:
            roots.append(claim)
    return tuple(_tree(claim, inner) for claim in roots)


def _in_circle(claim: Claim, by_id: dict[str, Claim]) -> bool:
    seen = {claim.id}
    outer = by_id.get(claim.inside or "")
    while outer is not None and outer.id not in seen:
        seen.add(outer.id)
        outer = by_id.get(outer.inside or "")
    return outer is not None and outer.id == claim.id


def _tree(claim: Claim, inner: dict[str, list[Claim]]) -> Voice:
    return Voice(claim, tuple(_tree(held, inner) for held in inner.get(claim.id, ())))


def group_voices(reading: Reading, deeds: Sequence[Deed]) -> tuple[Chorus, ...]:
    """Claims about a deed on which several take a position, the disputed first; then what is left by kind of source.

    Each tree stands in one place only: with the first deed, in that order, of which any of its claims speaks.
    """
    left = list(claim_trees(reading.claims))
    choruses: list[Chorus] = []
    for deed in sorted(deeds, key=lambda deed: _dispute(deed, left), reverse=True):
        chorus = _about(deed, left)
        if sum(chorus.tally().values()) > 1:
            choruses.append(chorus)
            left = [voice for voice in left if voice not in chorus.voices]
    for kind in dict.fromkeys((*SOURCE_KINDS, *(voice.claim.source_kind for voice in left))):
        if voices := tuple(voice for voice in left if voice.claim.source_kind == kind):
            choruses.append(Chorus(None, kind, voices))
    return tuple(choruses)


def _about(deed: Deed, voices: Sequence[Voice]) -> Chorus:
    """The voices that speak of a deed, those for it before those against it."""
    taken = positions(deed)
    about = [voice for voice in voices if any(claim.id in taken for _, claim in voice.walk())]
    chorus = Chorus(deed, None, tuple(about))
    order = {stance: number for number, stance in enumerate(STANCES)}
    ranked = sorted(about, key=lambda voice: order.get(chorus.position(voice.claim), len(order)))
    return Chorus(deed, None, tuple(ranked))


def _dispute(deed: Deed, voices: Sequence[Voice]) -> tuple[bool, int, float]:
    """Sorts deeds: on which positions differ first, then by number of voices, then by weight."""
    chorus = _about(deed, voices)
    return len(chorus.tally()) > 1, len(chorus.voices), deed.weight
