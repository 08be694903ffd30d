"""Place phrases to places."""

from __future__ import annotations

import pytest

from backchannel.gazetteer.places import Places
from backchannel.records import Span


@pytest.fixture(scope="module")
def places() -> Places:
    return Places()


def spans(*names: str) -> list[Span]:
    at, made = 0, []
    for name in names:
        made.append(Span(at, at + len(name), name))
        at += len(name) + 1
    return made


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("Muscat", "OMN"),
        ("the Omani capital Muscat", None),
        ("Vilnius", "LTU"),
        ("Kyrgyzstan", "KGZ"),
        ("northern Syria", "SYR"),
        ("the city of Isfahan", "IRN"),
        ("Deir al-Zour", "SYR"),
        ("Fergana, Uzbekistan", "UZB"),
        ("Paris, Texas", "USA"),
        ("Paris", "FRA"),
        ("a guarded guest house", None),
    ],
)
def test_a_phrase_is_placed(places: Places, phrase: str, country: str | None) -> None:
    (found,) = places.resolve(spans(phrase)).values()
    assert found.country == country
    assert (found.lat is None) == (found.lon is None) == (found.geonameid is None) == (country is None)


def test_coordinates_are_in_degrees_and_where_the_place_is(places: Places) -> None:
    (found,) = places.resolve(spans("Muscat")).values()
    assert found.lat == pytest.approx(23.58, abs=0.3)
    assert found.lon == pytest.approx(58.4, abs=0.3)


def test_other_places_of_the_text_decide_between_namesakes(places: Places) -> None:
    alone = places.resolve(spans("Tripoli"))
    beside = places.resolve(spans("Tripoli", "Beirut", "Sidon", "Zahle", "Baalbek"))
    assert next(iter(alone.values())).country == "LBY"
    assert beside[0, 7].country in {"LBN", "LBY"}


def test_what_is_not_found_keeps_its_words(places: Places) -> None:
    (found,) = places.resolve(spans("the green room")).values()
    assert found.name == "the green room"
    assert places.named("qwertyuiop") == []
