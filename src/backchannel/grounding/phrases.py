"""Phrases that name places, to the places they name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Sequence
from dataclasses import replace

from backchannel.gazetteer.places import STATE, Places
from backchannel.grounding.setting import Setting
from backchannel.grounding.siting import REACH, apart, lies, locate, near_others, plain_name, unlisted
from backchannel.grounding.toponyms import find_toponyms, runs_of, trimmed
from backchannel.records import Mention, PlaceRef, Span

WITHIN = re.compile(r"\b(?:in|inside|at|(?P<near>near|outside|on|by|around|from|along))\b")  # words by which one place lies to another
ON_WATER = re.compile(
    r"\b(?:cross(?:ed|es|ing)?|over|across|along|on|beside|beyond|(?:banks?|side|bend|mouth|waters) of) the $", re.I
)  # words before a river
NO_NOUN = re.compile(
    r"\W*$|[^\w\s]|\s+(?:on|in|at|to|from|into|and|with|by|near|for|after|before|as|when|where|while|river)\b"
)  # after it, as "the Niger border" is none
WIDE = 3


def put_on_map(text: str, mentions: Sequence[Mention], places: Places, parties: Container[Span] = ()) -> tuple[PlaceRef, ...]:
    """The literal toponyms of a text with their points; what no list has is put beside the nearest known town.

    ``parties`` are the words that act or are acted on: states among them are no places unless the text is in or at them.
    """
    setting = Setting(places, text)
    return _beside_known([*locate(find_toponyms(text, mentions, places, parties), places, setting)], setting, places)


def place_phrases(spans: Sequence[Span], places: Places, setting: Setting | None = None) -> dict[tuple[int, int], PlaceRef]:
    """What phrases such as ``a village near Hebron`` name, by their offsets; ``the town`` names nothing, whatever towns are so called.

    ``setting`` tells whose deeds the text tells.
    """
    setting = setting or Setting(places)
    named = [list(filter(None, (trimmed(run, places) for run in runs_of(span, places)))) for span in spans]
    named = [[_as_river(name, places, setting) for name in names] for names in named]
    every = tuple(sorted({name for names in named for name in names}))
    located = dict(zip(every, locate(every, places, setting), strict=True))
    chosen = [_chosen([located[name] for name in names], span, places) for span, names in zip(spans, named, strict=True)]
    known = {span: replace(ref, span=span) for span, ref in zip(spans, chosen, strict=True) if ref}
    return {(span.start, span.end): unlisted(span) for span in spans} | {
        (ref.span.start, ref.span.end): ref for ref in _beside_known([known[span] for span in sorted(known)], setting, places) if ref.span
    }


def _as_river(name: Span, places: Places, setting: Setting) -> Span:
    """A name with its article where the text means a river, and not the state or the unit on it: ``crossed the Congo``."""
    before, after = setting.around(name)
    if ON_WATER.search(before) and NO_NOUN.match(after) and places.named(f"the {name.text}"):
        return Span(name.start - len("the "), name.end, f"the {name.text}")
    return name


def _beside_known(refs: list[PlaceRef], setting: Setting, places: Places) -> tuple[PlaceRef, ...]:
    """Places in the order of the text, with what no list has put where it is said to lie: ``Zolote-4, near Luhansk``; else beside the others."""
    for number in range(len(refs) - 2, -1, -1):
        one, there = refs[number], refs[number + 1]
        if one.lat is None and one.span and there.span and lies(setting.between(one.span, there.span)):
            refs[number] = replace(one, country=there.country, lat=there.lat, lon=there.lon)
    return near_others(refs, lambda ref: grain(ref, places))


def _chosen(names: Sequence[PlaceRef], span: Span, places: Places) -> PlaceRef | None:
    """The first name of a phrase that is a place's, and rather that of what is had than of who has it: ``Ukraine's Kharkiv region``.

    A name that is said to be in another place and has no namesake there is none: ``the Westgate mall in Nairobi`` is Nairobi.
    """
    listed = [ref for ref in names if ref.span and places.lists(ref.span.text)] or list(names[:1])
    had = [ref for ref in listed if ref.span and not span.text[ref.span.end - span.start :].startswith(("'s", "’s"))] or listed
    there = (one for one, other in itertools.pairwise(had) if _may_lie(one, other, span, places))
    return next(there, had[-1] if had else None)


def _may_lie(one: PlaceRef, other: PlaceRef, phrase: Span, places: Places) -> bool:
    """Whether a place can be where the words between it and another of a phrase say: in its country, or near it."""
    if one.span is None or other.span is None:
        return True
    said = WITHIN.search(phrase.text, one.span.end - phrase.start, other.span.start - phrase.start)
    if said is None or other.country is None or one.country == other.country:
        return True
    if plain_name(other.name) != plain_name(other.span.text):  # "Guba", which is another name of Quba, tells little
        return True
    return bool(said["near"]) and (grain(other, places) == WIDE or apart(one, other) < REACH)


def grain(ref: PlaceRef, places: Places) -> int:
    """How wide a place is: 0 a town or what no list has, 1 and 2 units of the second and the first level, WIDE states and areas."""
    found = next((place for place in places.named(ref.name) if place.geonameid == ref.geonameid), None)
    if found is None:
        return 0
    return WIDE if found.size >= STATE else 3 - found.level if found.level else 0
