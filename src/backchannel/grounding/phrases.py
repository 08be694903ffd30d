"""Phrases that name places, to the places they name."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from backchannel.gazetteer.places import Places
from backchannel.grounding.setting import Setting
from backchannel.grounding.siting import locate, near_others, unlisted
from backchannel.grounding.toponyms import find_toponyms, runs_of, trimmed
from backchannel.records import Mention, PlaceRef, Span


def put_on_map(text: str, mentions: Sequence[Mention], places: Places, parties: Container[Span] = ()) -> tuple[PlaceRef, ...]:
    """The literal toponyms of a text with their points; what no list has is put beside the nearest known town.

    ``parties`` are the words that act or are acted on: states among them are no places unless the text is in or at them.
    """
    return near_others(locate(find_toponyms(text, mentions, places, parties), places))


def place_phrases(spans: Sequence[Span], places: Places, setting: Setting | None = None) -> dict[tuple[int, int], PlaceRef]:
    """What phrases such as ``a village near Hebron`` name, by their offsets; ``the town`` names nothing, whatever towns are so called.

    ``setting`` tells whose deeds the text tells.
    """
    named = [list(filter(None, (trimmed(run, places) for run in runs_of(span, places)))) for span in spans]
    every = tuple(dict.fromkeys(name for names in named for name in names))
    located = dict(zip(every, locate(every, places, setting), strict=True))
    chosen = [_chosen(span, names, places) for span, names in zip(spans, named, strict=True)]
    return {
        (span.start, span.end): replace(located[name], span=span) if name else unlisted(span)
        for span, name in zip(spans, chosen, strict=True)
    }


def _chosen(span: Span, names: Sequence[Span], places: Places) -> Span | None:
    """The first name of a phrase that is a place's, and rather that of what is had than of who has it: ``Ukraine's Kharkiv region``."""
    listed = [name for name in names if places.lists(name.text)] or list(names[:1])
    had = [name for name in listed if not span.text[name.end - span.start :].startswith(("'s", "’s"))]
    return next(iter(had or listed), None)
