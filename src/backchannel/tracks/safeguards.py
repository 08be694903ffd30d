"""Safeguards: who inspects or watches what in which state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from backchannel.records import Predicate, Safeguard
from backchannel.tracks.gather import gather
from backchannel.tracks.material import Material, alike
from backchannel.tracks.tellings import Telling, last_word, telling_of


@dataclass(frozen=True, slots=True)
class _Matter(Safeguard):
    """An inspection matter as one sentence or several tell of it."""

    telling: Telling


def _matter(predicate: Predicate, material: Material) -> _Matter:
    telling = telling_of(predicate, material, "pending")
    subject = predicate.first("subject")
    agency, state = material.party(predicate, "agency"), material.party(predicate, "state")
    return _Matter(
        id="",
        agency=agency if agency != state else None,  # nobody inspects himself
        state=state,
        subject=subject.text if subject else predicate.span.text,
        status=telling.status,
        evidence=predicate.sentence,
        telling=telling,
    )


def make_safeguards(predicates: Sequence[Predicate], material: Material) -> tuple[Safeguard, ...]:
    """One item for each inspection matter; somebody must inspect or be inspected."""
    told = (p for p in predicates if p.frame == "safeguards" and material.is_of_actors(p, "agency", "state"))
    mentions = (_matter(p, material) for p in told)
    items = gather(mentions, _same_matter, _merged_matter, "s")
    filled = (_filled(item, items) for item in items)
    return tuple(Safeguard(**{field.name: getattr(item, field.name) for field in fields(Safeguard)}) for item in filled)


def _merged_matter(one: _Matter, two: _Matter) -> _Matter:
    telling = last_word(one.telling, two.telling)
    return replace(one, agency=one.agency or two.agency, state=one.state or two.state, status=telling.status, telling=telling)


def _same_matter(one: _Matter, two: _Matter) -> bool:
    clash = any(a and b and a != b for a, b in ((one.agency, two.agency), (one.state, two.state)))
    return not clash and (one.evidence == two.evidence or alike(one.subject, two.subject))


def _filled(item: _Matter, items: Sequence[_Matter]) -> _Matter:
    """The agency or state of the article's only one, where an item names none."""
    agencies, states = {i.agency for i in items if i.agency}, {i.state for i in items if i.state}
    return replace(
        item,
        agency=item.agency or (next(iter(agencies)) if len(agencies) == 1 else None),
        state=item.state or (next(iter(states)) if len(states) == 1 else None),
    )
