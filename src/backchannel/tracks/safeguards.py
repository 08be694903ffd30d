"""Safeguards: who inspects or watches what in which state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from backchannel.gazetteer.state_codes import state_code
from backchannel.records import Predicate, Safeguard, Span
from backchannel.tracks.gather import as_record, gather, numbered
from backchannel.tracks.material import Material, alike, stems
from backchannel.tracks.tellings import Telling, last_word, telling_of

INSPECTORS = re.compile(r"\b(?:inspectors?|inspection|monitors?|observers?|verifiers?|experts?|mission|team|staff)\b", re.IGNORECASE)
NEAR = 700  # characters before the sentence of inspectors in which the body that sends them is named
PLACED = re.compile(r"(?:^|\b(?:in|at|near|outside|around|of|from)\s+)(?:[Tt]he\s+)?((?:[A-Z][\w'’-]+)(?:\s+[A-Z][\w'’-]+)*)")


@dataclass(frozen=True, slots=True)
class _Matter(Safeguard):
    """An inspection matter as one sentence or several tell of it; ``what`` are the words for what is inspected."""

    telling: Telling
    what: Span | None


def _matter(predicate: Predicate, material: Material) -> _Matter:
    telling = telling_of(predicate, material, "pending")
    agency, state = _sides(predicate, material)
    if agency and (INSPECTORS.search(agency) or material.is_person(agency)):
        agency = next((body for body in material.bodies(predicate.sentence, NEAR) if body != state), agency)
    subject = predicate.first("subject")
    what = subject if subject and stems(subject.text) and subject != predicate.span else None
    return _Matter(
        id="",
        agency=agency,
        state=state,
        subject=what.text if what else None,
        status=telling.status,
        evidence=predicate.sentence,
        telling=telling,
        what=what,
    )


def _sides(predicate: Predicate, material: Material) -> tuple[str | None, str | None]:
    """Who inspects and who is inspected. Nobody inspects himself: where both are one, the next likeliest for the role that is less sure."""
    agencies, states = material.ranked(predicate, "agency"), material.ranked(predicate, "state")
    pairs = sorted(((a, s) for a in agencies for s in states), key=lambda pair: -pair[0][1] - pair[1][1])
    other = next(((a, s) for (a, _), (s, _) in pairs if material.land(a) != material.land(s)), None)
    if other or not (agencies and states):
        return other or (agencies[0][0] if agencies else None, states[0][0] if states else None)
    name = states[0][0]
    host = _host(predicate.first("subject"), name, material)
    if host:
        return name, host
    return (None, name) if state_code(name) or material.land(name) != name else (name, None)


def _host(subject: Span | None, agency: str | None, material: Material) -> str | None:
    """The state that what is inspected is of or in: of ``a depot near Homs in Syria`` Syria, unless the inspectors are its own."""
    country = material.country_in(subject) if subject else None
    return country if country and country != material.land(agency or "") else None


def make_safeguards(predicates: Sequence[Predicate], material: Material) -> tuple[Safeguard, ...]:
    """One item for each inspection matter; two of who inspects, who is inspected and what must be told, and one of the first two."""
    told = (p for p in predicates if p.frame == "safeguards" and material.is_of_actors(p, "agency", "state"))
    mentions = (_matter(p, material) for p in told)
    items = gather(mentions, lambda one, two: _same_matter(one, two, material), _merged_matter, "s")
    whole = (_filled(item, items, material) for item in items)
    known = (item for item in whole if sum(map(bool, (item.agency, item.state, item.subject))) > 1)
    return tuple(as_record(item, Safeguard) for item in numbered(known, "s"))


def _merged_matter(one: _Matter, two: _Matter) -> _Matter:
    telling = last_word(one.telling, two.telling)
    agency, state = one.agency or two.agency, one.state or two.state
    return replace(
        one,
        agency=agency,
        state=state,
        subject=one.subject or two.subject,
        status=telling.status,
        telling=telling,
        what=one.what or two.what,
    )


def _same_matter(one: _Matter, two: _Matter, material: Material) -> bool:
    """Whether two mentions speak of one matter: no party clashes, and what is inspected is alike, or of neither said and the parties do for it."""
    if any(a and b and a != b for a, b in ((one.agency, two.agency), (one.state, two.state))):
        return False
    if one.subject and two.subject:
        return not _apart(one.subject, two.subject) and (one.evidence == two.evidence or alike(one.subject, two.subject))
    if one.evidence == two.evidence:
        return True
    equal = bool(one.agency and one.state and (one.agency, one.state) == (two.agency, two.state))
    return not one.subject and not two.subject and (equal or _is_near(one, two, material))


def _apart(one: str, two: str) -> bool:
    """Whether two subjects name places, and different ones: ``the plant at Arak``, ``the plant at Natanz``."""
    here, there = ({name for name in PLACED.findall(text) if not state_code(name)} for text in (one, two))
    return bool(here and there and not here & there)


def _is_near(one: _Matter, two: _Matter, material: Material) -> bool:
    """Whether two mentions stand in one paragraph and one names no party that the other does not."""
    mine, theirs = ({party for party in (item.agency, item.state) if party} for item in (one, two))
    between = material.text[one.evidence.end : two.evidence.start]
    return "\n" not in between and (mine <= theirs or theirs <= mine)


def _filled(item: _Matter, items: Sequence[_Matter], material: Material) -> _Matter:
    """An item that names no agency or state with the state where it inspects, else with the article's only agency or state."""
    agencies, states = {i.agency for i in items if i.agency}, {i.state for i in items if i.state}
    agency = item.agency or (next(iter(agencies)) if len(agencies) == 1 else None)
    only = next(iter(states)) if len(states) == 1 else None
    state = item.state or _host(item.what, agency, material) or (only if only != material.land(agency or "") else None)
    return replace(item, agency=agency if agency != state else None, state=state)
