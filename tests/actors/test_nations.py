"""People of several nations in one mention are several actors."""

from __future__ import annotations

import pytest
from scenes import cast_of

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
        ("The mayors of Malta and Cyprus", {"MLT", "CYP"}),
        ("Judges from Peru, Bolivia and Chile", {"PER", "BOL", "CHL"}),
        ("Fiji and Tonga", {"FJI", "TON"}),
        ("The envoy of Peru to Chile", {"PER"}),
        ("Clerks in Apia, Samoa", {"WSM"}),
    ],
)
def test_each_nation_is_an_actor(words: str, countries: set[str]) -> None:
    text = f"{words} met behind closed doors."
    span = Span.of(text, 0, len(words))
    document = Document("d", None, None, None, None, None, "en", text, "")
    cast = ActorResolver(load_gazetteer())(document, [Mention(span, "group", 1.0)], [Span.of(text, 0, len(text))])
    assert {actor.country for actor in cast.actors_in(span) if actor.country} == countries


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Danish, Dutch and European diplomats", [("DNK", "GOV"), ("NLD", "GOV"), (None, "GOV")]),
        ("Officials of the UN and Chad", [(None, "IGO"), ("TCD", "GOV")]),
    ],
)
def test_those_without_a_state_stand_in_the_row(words: str, who: list[tuple[str | None, str]]) -> None:
    cast, (span,) = cast_of(f"{words} dined.", [f"group: {words}"])
    assert [(actor.country, actor.sector) for actor in cast.actors_in(span)] == who
