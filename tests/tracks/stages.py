"""Scenes with named states and coded events, and the tables made of them."""

from __future__ import annotations

from hand import Scene

from backchannel.records import Event, TimeRef, Tracks
from backchannel.tracks import make_tracks


def stage(text: str, **states: str) -> Scene:
    """A text in which states are named: ``stage("Peru met Chile.", Peru="PER", Chile="CHL")``."""
    scene = Scene(text)
    for name, code in states.items():
        scene.actor(name, country=code, sector="GOV")
    return scene


def coded(
    scene: Scene, type: str, trigger: str, sources: str = "", targets: str = "", *, day: str = "", nth: int = 1, mode: str = ""
) -> Event:
    """An event on words, between actors given by their ids, on a day."""
    span = scene.span(trigger, nth)
    time = TimeRef(span, day, day) if day else None
    parties = tuple(sources.split()), tuple(targets.split())
    return Event(f"e{span.start}", type, mode or None, (), None, None, *parties, span, span, "happened", time, None, (), (), 0.9, "")


def tables(scene: Scene, *events: Event) -> Tracks:
    """The tracks of a scene."""
    return make_tracks(scene.text, scene.predicates, scene.cast, scene.grounded, events)
