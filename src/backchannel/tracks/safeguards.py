"""Safeguards: who inspects or watches what in which state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backchannel.records import Predicate, Safeguard
from backchannel.tracks.gather import gather
from backchannel.tracks.material import Material, alike


def _safeguard(predicate: Predicate, material: Material) -> Safeguard:
    subject = predicate.first("subject")
    agency, state = material.party(predicate, "agency"), material.party(predicate, "state")
    return Safeguard(
        id="",
        agency=agency if agency != state else None,  # nobody inspects himself
        state=state,
        subject=subject.text if subject else predicate.span.text,
        status=predicate.status or "pending",
        evidence=predicate.sentence,
    )


def make_safeguards(predicates: Sequence[Predicate], material: Material) -> tuple[Safeguard, ...]:
    """One item for each inspection matter; somebody must inspect or be inspected."""
    told = (p for p in predicates if p.frame == "safeguards" and material.is_of_actors(p, "agency", "state"))
    mentions = (_safeguard(p, material) for p in told)
    items = gather(mentions, _same_matter, _merged_matter, "s")
    return tuple(_filled(item, items) for item in items)


def _merged_matter(one: Safeguard, two: Safeguard) -> Safeguard:
    return replace(one, agency=one.agency or two.agency, state=one.state or two.state, status=two.status)


def _same_matter(one: Safeguard, two: Safeguard) -> bool:
    clash = any(a and b and a != b for a, b in ((one.agency, two.agency), (one.state, two.state)))
    return not clash and (one.evidence == two.evidence or alike(one.subject, two.subject))


def _filled(item: Safeguard, items: Sequence[Safeguard]) -> Safeguard:
    """The agency or state of the article's only one, where an item names none."""
    agencies, states = {i.agency for i in items if i.agency}, {i.state for i in items if i.state}
    return replace(
        item,
        agency=item.agency or (next(iter(agencies)) if len(agencies) == 1 else None),
        state=item.state or (next(iter(states)) if len(states) == 1 else None),
    )
