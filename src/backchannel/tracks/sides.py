"""The two sides of talks and deals."""

from __future__ import annotations

from collections.abc import Collection

from backchannel.records import Predicate
from backchannel.tracks.material import Material


def sides(predicate: Predicate, material: Material, types: Collection[str]) -> tuple[str, ...]:
    """The parties of a predicate: those of the deed its anchor tells if they are two or more, else with them its own fillers.

    In ``Israel agreed to give back the Sinai to Egypt`` the deed may know of Israel only.
    """
    event = material.coded(predicate, types)
    told = material.names((*event.sources, *event.targets)) if event else ()
    return told if len(told) > 1 else tuple(dict.fromkeys((*told, *material.parties(predicate.role("party")))))


def truce_sides(predicate: Predicate, material: Material) -> tuple[str, ...]:
    """The two or more parties of the cease-fire that an anchor tells of; empty where it tells of none: ``the truce between Iran and Turkey``."""
    event = material.coded(predicate, {"RETREAT"})
    told = material.names((*event.sources, *event.targets)) if event and event.mode == "ceasefire" else ()
    return told if len(told) > 1 else ()
