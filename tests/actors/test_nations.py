"""People of several nations in one mention are several actors."""

from __future__ import annotations

import pytest

from backchannel.actors import ActorResolver
from backchannel.gazetteer import load_gazetteer
from backchannel.records import Document, Mention, Span


@pytest.mark.parametrize(
    ("words", "countries"),
    [
        ("Serbian and Croatian envoys", {"SRB", "HRV"}),
        ("the Polish, Czech and Slovak interior ministers", {"POL", "CZE", "SVK"}),
        ("Franco officials", set()),
        ("Malian envoys", {"MLI"}),
        ("Kenyan-backed Somali forces", {"SOM"}),
    ],
)
def test_each_nation_is_an_actor(words: str, countries: set[str]) -> None:
    text = f"{words} met behind closed doors."
    span = Span.of(text, 0, len(words))
    document = Document("d", None, None, None, None, None, "en", text, "")
    cast = ActorResolver(load_gazetteer())(document, [Mention(span, "group", 1.0)], [Span.of(text, 0, len(text))])
    assert {actor.country for actor in cast.actors_in(span) if actor.country} == countries
