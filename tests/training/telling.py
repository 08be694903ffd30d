"""An article of which only the deeds are told, for the tests of what is learned from such."""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.sources import make_document
from backchannel.training.articles import Article, Deed
from backchannel.training.passages import Passage
from backchannel.training.told import stretches

TEXT = """Chad Frees Nine

Chad freed nine soldiers of Mali in Abeche on Friday after envoys of Niger and Togo had met there. They were glad.

Togo thanked Chad, and Benin warned it. A trader was arrested in Oman.
"""


def deed(trigger: str, kind: str, sources: Sequence[str] = (), targets: Sequence[str] = (), place: str | None = None) -> Deed:
    start = TEXT.index(trigger)
    return Deed(start, start + len(trigger), kind, "happened", "2024-03-15", tuple(sources), tuple(targets), place)


def passages(*deeds: Deed, text: str = TEXT) -> list[Passage]:
    return stretches([Article(make_document(text, id="chad"), deeds)])
