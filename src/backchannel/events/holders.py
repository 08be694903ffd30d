"""Who jails and frees a prisoner where a sentence leaves it out: whoever holds him elsewhere in the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from backchannel.gazetteer.state_codes import state_code
from backchannel.records import Actor, Event

CUSTODY = frozenset({("COERCE", "arrest"), ("RETREAT", "release")})
TOLD_OFTEN = 3  # custody by one state so often, and by no other: whoever else is jailed in the article is jailed by it
ORGANS = frozenset({"GOV", "LEG", "JUD", "COP", "MIL", "SPY"})
JUDGING = frozenset({"GOV", "LEG", "JUD", "COP"})  # organs that charge, try and grant bail; troops and rebels do not


def with_holders(events: Sequence[Event], actors: Sequence[Actor]) -> tuple[Event, ...]:
    """Charges, arrests, prison terms and releases without a source get who holds their target elsewhere, else the article's only jailer.

    News names a jailer once and goes on in the passive ("she was sentenced", "he is free"). Governments as targets are no prisoners.
    """
    by_id = {actor.id: actor for actor in actors}
    told = [event for event in events if event.type == "COERCE" or (event.type, event.mode) in CUSTODY]
    holders = {target: event for event in told if event.sources for target in event.targets if not set(event.sources) & set(event.targets)}
    trials = [event for event in events if is_legal(event) and _judges(event, by_id)]
    judged = {target: event for event in trials for target in event.targets if target not in event.sources}
    sources = [s for event in told if (event.type, event.mode) in CUSTODY for s in event.sources if by_id[s].country]
    jailer, judge = _only_jailer(sources, by_id), _only_jailer([s for s in sources if by_id[s].sector in ORGANS], by_id)
    return tuple(_held(e, {**holders, **judged}, judge, by_id) if is_legal(e) else _held(e, holders, jailer, by_id) for e in events)


def _judges(event: Event, actors: Mapping[str, Actor]) -> bool:
    return any(actors[source].sector in JUDGING for source in event.sources)


def _only_jailer(sources: Sequence[str], actors: Mapping[str, Actor]) -> str | None:
    """The only state among those who jail or free anybody, as itself, else as the organ of it that judges and stands most often.

    A group that holds people is a jailer beside the state in which it is: the FARC are not Colombia.
    """
    jailers = Counter(actors[s].country if actors[s].sector in ORGANS else s for s in sources)
    if len(jailers) != 1 or jailers.total() < TOLD_OFTEN or actors[sources[0]].sector not in ORGANS:
        return None
    state = next((actor.id for actor in actors.values() if state_code(actor.name) == actor.country == actors[sources[0]].country), None)
    judging = Counter(s for s in sources if actors[s].sector in JUDGING)
    return state or next((organ for organ, _ in judging.most_common(1)), None)


def is_legal(event: Event) -> bool:
    """Whether an accusation is one before the law: a charge, a trial, a conviction."""
    return event.type == "ACCUSE" and "legal" in event.contexts


def _held(event: Event, holders: Mapping[str, Event], jailer: str | None, actors: Mapping[str, Actor]) -> Event:
    people = [target for target in event.targets if actors[target].sector != "GOV"]
    if event.sources or not people or not ((event.type, event.mode) in CUSTODY or is_legal(event)):
        return event
    known = next((holders[target] for target in people if target in holders), None)
    if known and (not is_legal(event) or _judges(known, actors)):
        return replace(event, sources=known.sources, why=f"{event.why}; source: holder in {known.id}")
    if jailer and jailer not in event.targets:
        return replace(event, sources=(jailer,), why=f"{event.why}; source: the article's only jailer")
    return event
