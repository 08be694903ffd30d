"""Place phrases to places."""

from __future__ import annotations

import pytest
from hand import Scene

from backchannel.gazetteer.places import Places
from backchannel.gazetteer.tables import list_text, read_table
from backchannel.grounding.phrases import place_phrases, put_on_map
from backchannel.grounding.setting import Setting
from backchannel.grounding.siting import kilometres
from backchannel.grounding.toponyms import find_toponyms
from backchannel.records import Mention, PlaceRef, Span


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
        ("the Omani capital Muscat", "OMN"),
        ("Vilnius", "LTU"),
        ("Kyrgyzstan", "KGZ"),
        ("northern Syria", "SYR"),
        ("the city of Isfahan", "IRN"),
        ("Deir al-Zour", "SYR"),
        ("Fergana, Uzbekistan", "UZB"),
        ("Paris, Texas", "USA"),
        ("Paris", "FRA"),
        ("a guarded guest house", None),
        ("the town", None),
        ("The north", None),
    ],
)
def test_a_phrase_is_placed(places: Places, phrase: str, country: str | None) -> None:
    (found,) = place_phrases(spans(phrase), places).values()
    assert found.country == country
    assert (found.lat is None) == (found.lon is None) == (found.geonameid is None) == (country is None)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [("Ukraine's Kharkiv region", "Kharkiv"), ("King's Lynn", "King's Lynn"), ("Manila's Rizal Park", "Manila"), ("Dili", "Dili")],
)
def test_what_is_had_is_the_place_and_a_name_of_its_own_comes_first(places: Places, phrase: str, name: str) -> None:
    (found,) = place_phrases(spans(phrase), places).values()
    assert found.name == name


def test_coordinates_are_in_degrees_and_where_the_place_is(places: Places) -> None:
    (found,) = place_phrases(spans("Muscat"), places).values()
    assert found.lat == pytest.approx(23.58, abs=0.3)
    assert found.lon == pytest.approx(58.4, abs=0.3)


def test_other_places_of_the_text_decide_between_namesakes(places: Places) -> None:
    alone = place_phrases(spans("Tripoli"), places)
    beside = place_phrases(spans("Tripoli", "Beirut", "Sidon", "Zahle", "Baalbek"), places)
    assert next(iter(alone.values())).country == "LBY"
    assert beside[0, 7].country in {"LBN", "LBY"}


@pytest.mark.parametrize(
    ("written", "country", "like"),
    [
        ("Rajasthan", "IND", (26.6, 73.9)),
        ("Gujarat", "IND", (22.7, 71.6)),
        ("Qamishli", "SYR", (37.05, 41.23)),
        ("Hasakah", "SYR", (36.5, 40.75)),
        ("Zurich", "CHE", (47.37, 8.55)),
        ("Łódź", "POL", (51.75, 19.47)),
        ("Lodz", "POL", (51.75, 19.47)),
    ],
)
def test_a_name_is_found_without_its_accents_and_its_article(places: Places, written: str, country: str, like: tuple[float, float]) -> None:
    found = places.named(written)[0]
    assert found.country == country
    assert (found.lat, found.lon) == pytest.approx(like, abs=1.5)


def test_what_is_not_found_keeps_its_words(places: Places) -> None:
    (found,) = place_phrases(spans("the green room"), places).values()
    assert found.name == "the green room"
    assert places.named("qwertyuiop") == []


def toponyms(text: str, places: Places, *parties: str, **mentions: str) -> list[str]:
    """Literal toponyms among mentions, given as words by kind, several after bars; ``parties`` act."""
    made = [
        Mention(Span.of(text, text.index(words), text.index(words) + len(words)), kind, 1.0)
        for kind, every in mentions.items()
        for words in every.split("|")
    ]
    acting = {m.span for m in made if m.span.text in parties}
    return [span.text for span in find_toponyms(text, sorted(made, key=lambda m: m.span.start), places, acting)]


def test_a_toponym_is_literal_where_the_text_speaks_of_the_place(places: Places) -> None:
    text = "Russia closed a post in Georgia near St. Petersburg's old road, a man from Tbilisi told the Washington Post in Bosnia and Herzegovina."
    found = toponyms(
        text,
        places,
        "Russia",
        "Georgia",
        state="Russia|Georgia",
        place="St. Petersburg's old road|Bosnia and Herzegovina",
        person="a man from Tbilisi",
        media="the Washington Post",
    )
    assert found == ["Georgia", "St. Petersburg", "Tbilisi", "Bosnia and Herzegovina"]


def on_map(places: Places, text: str, *names: str) -> dict[str, PlaceRef]:
    found = [Span.of(text, text.index(name), text.index(name) + len(name)) for name in names]
    return {ref.span.text: ref for ref in put_on_map(text, [Mention(span, "place", 1.0) for span in found], places) if ref.span}


def test_a_place_no_list_has_is_put_beside_the_nearest_known_town(places: Places) -> None:
    found = on_map(places, "They met in Muscat, then at Wattle Rise.", "Muscat", "Wattle Rise")
    known, street = found["Muscat"], found["Wattle Rise"]
    assert (street.lat, street.lon, street.country) == (known.lat, known.lon, "OMN")
    assert (street.name, street.geonameid) == ("Wattle Rise", None)
    assert on_map(places, "They met at Wattle Rise.", "Wattle Rise")["Wattle Rise"].lat is None


def test_a_place_no_list_has_lies_in_a_town_rather_than_in_the_midst_of_a_state(places: Places) -> None:
    found = on_map(
        places, "They came to Peru. In Arequipa a crowd met them. It rained in Peru and at Wattle Rise.", "Peru", "Arequipa", "Wattle Rise"
    )
    assert found["Wattle Rise"].lat == found["Arequipa"].lat


def test_a_place_no_list_has_is_where_the_words_after_it_say(places: Places) -> None:
    found = on_map(places, "From Muscat they flew to the Zubra Hall in Ljubljana.", "Muscat", "Zubra Hall", "Ljubljana")
    assert found["Zubra Hall"].country == "SVN"


def test_a_small_town_is_meant_only_in_a_state_of_which_the_article_speaks(places: Places) -> None:
    text = "In Sydney and in Newcastle, New South Wales, people walked to Glenrock."
    assert on_map(places, text, "Sydney", "New South Wales", "Glenrock")["Glenrock"].country == "AUS"


def test_a_state_of_a_federation_is_told_by_the_town_before_it(places: Places) -> None:
    washington = on_map(places, "He lives in Tacoma, Washington.", "Tacoma", "Washington")["Washington"]
    assert (washington.lat or 0) > 45


def test_what_joins_two_states_is_two_toponyms(places: Places) -> None:
    assert set(on_map(places, "Shells fell on the Syrian-Turkish border.", "Syrian-Turkish")) == {"Syrian", "Turkish"}


def test_landmarks_lie_in_or_near_their_towns(places: Places) -> None:
    rows = read_table(list_text("landmarks.tsv"), "landmarks.tsv", ("name", "names", "country", "town", "lat", "lon"))
    for where, (name, _, country, town, _, _) in rows:
        (site,) = places.named(name)
        near = [place for place in places.named(town) if place.country == country and kilometres(place, site) < 160]
        assert site.country == country and near, where


@pytest.mark.parametrize(
    ("name", "country", "like"),
    [
        ("the Middle East", None, (33, 36)),
        ("eastern Ghouta", "SYR", (33.5, 36.4)),
        ("Mindanao", "PHL", (7.8, 125)),
        ("the Euphrates", None, (35, 40)),
        ("Calif.", "USA", (36, -119)),
        ("Ga.", "USA", (33, -83)),
        ("Ontario", "CAN", (48, -85)),
        ("New York", "USA", (41, -74)),
        ("Greek", "GRC", (39, 22)),
        ("Russia", "RUS", (60, 100)),
    ],
)
def test_areas_abbreviations_and_adjectives_have_a_point(places: Places, name: str, country: str | None, like: tuple[float, float]) -> None:
    (found,) = place_phrases(spans(name), places).values()
    assert found.country == country
    assert (found.lat, found.lon) == pytest.approx(like, abs=2.5)


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        (["SA", "Johannesburg", "Durban"], ("South Africa", "ZAF")),
        (["SA", "Melbourne", "Victoria"], ("South Australia", "AUS")),
        (["HK", "Macau"], ("Hong Kong", "HKG")),
    ],
)
def test_an_abbreviation_of_a_state_and_of_a_unit_is_that_of_which_the_article_speaks(
    places: Places, names: list[str], meant: tuple[str, str]
) -> None:
    found = place_phrases(spans(*names), places)
    first = found[0, len(names[0])]
    assert (first.name, first.country) == meant


@pytest.mark.parametrize(
    ("text", "actor", "country", "town", "meant"),
    [
        ("Venezuelan troops shot two men in Merida.", "Venezuelan troops", "VEN", "Merida", "VEN"),
        ("Spanish police searched a flat in Merida.", "Spanish police", "ESP", "Merida", "ESP"),
        ("Lebanon's army lost two soldiers in Tripoli.", "Lebanon's army", "LBN", "Tripoli", "LBN"),
        ("Pakistani troops closed a bridge in Hyderabad.", "Pakistani troops", "PAK", "Hyderabad", "PAK"),
        ("The Bolivian president was hurt in Trinidad.", "The Bolivian president", "BOL", "Trinidad", "BOL"),
        ("Canadian envoys were received in London.", "Canadian envoys", "CAN", "London", "GBR"),
        ("American diplomats signed the lease in Athens.", "American diplomats", "USA", "Athens", "GRC"),
        ("Police shot two men in Merida.", "Police", "VEN", "Merida", "MEX"),
    ],
)
def test_the_states_of_those_who_act_decide_between_namesakes(text: str, actor: str, country: str, town: str, meant: str) -> None:
    scene = Scene(text)
    scene.actor(actor, country=country)
    deed = scene.add("ASSAULT", text.split()[2], roles={"place": town})
    place = scene.grounded.place(deed.first("place"))
    assert place is not None and place.country == meant


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the Westgate shopping mall in Nairobi", "Nairobi"),
        ("the Police post in Colombo", "Colombo"),
        ("Gisenyi near Goma", "Gisenyi"),
        ("the Blue Nile at Guba", "Blue Nile"),
        ("a hamlet outside Homs in Syria", "Homs"),
    ],
)
def test_a_name_that_is_not_where_the_phrase_says_is_none(places: Places, phrase: str, name: str) -> None:
    (found,) = place_phrases(spans(phrase), places).values()
    assert found.name == name


@pytest.mark.parametrize(
    ("text", "phrases", "country", "like"),
    [
        ("They seized Granada, in the province of Meta.", ("Granada", "the province of Meta"), "COL", (3.5, -73.7)),
        ("Shells fell on Zolote-4, near Luhansk in Ukraine.", ("Zolote-4", "Luhansk", "Ukraine"), "UKR", (48.6, 39.3)),
        ("A man was shot in Ban Wattle in Thailand.", ("Ban Wattle", "Thailand"), "THA", (15, 100)),
        ("Shells fell on Wattle Rise and then on Muscat.", ("Wattle Rise", "Muscat"), "OMN", (23.6, 58.4)),
        ("Shells fell on the old mill near Muscat.", ("the old mill", "Muscat"), None, None),
    ],
)
def test_a_place_is_where_the_words_after_it_say(
    places: Places, text: str, phrases: tuple[str, ...], country: str | None, like: tuple[float, float] | None
) -> None:
    given = [Span.of(text, text.index(words), text.index(words) + len(words)) for words in phrases]
    found = place_phrases(given, places, Setting(places, text))[given[0].start, given[0].end]
    assert found.country == country
    assert (found.lat, found.lon) == (pytest.approx(like, abs=0.5) if like else (None, None))


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("They met at the White House.", "the White House", "Washington"),
        ("They met at the Elysee.", "the Elysee", "Paris"),
        ("They met in the Kremlin.", "the Kremlin", "Moscow"),
        ("They met at Downing Street.", "Downing Street", "London"),
        ("Rebels crossed the Congo on Tuesday.", "the Congo", "Congo River"),
        ("Troops fought in the Congo.", "the Congo", "Republic of the Congo"),
        ("They blew up a bridge over the Niger.", "Niger", "Niger River"),
        ("They crossed the Niger border.", "the Niger", "Niger"),
        ("They fired at men on the Jordan.", "the Jordan", "Jordan River"),
        ("They fired at men in Jordan.", "Jordan", "Jordan"),
    ],
)
def test_seats_are_in_their_capital_and_states_on_the_water_are_rivers(places: Places, text: str, phrase: str, name: str) -> None:
    span = Span.of(text, text.index(phrase), text.index(phrase) + len(phrase))
    (found,) = place_phrases([span], places, Setting(places, text)).values()
    assert found.name == name
    assert found.span == span


def test_a_seat_that_is_a_towns_own_name_may_be_the_town(places: Places) -> None:
    alone, beside = place_phrases(spans("Westminster"), places), place_phrases(spans("Westminster", "Denver", "Colorado"), places)
    assert next(iter(alone.values())).name == "London"
    assert beside[0, 11].country == "USA"


def test_who_sits_in_a_seat_is_no_toponym(places: Places) -> None:
    text = "An aide at the Kremlin flew to Sochi."
    assert toponyms(text, places, person="An aide at the Kremlin", place="Sochi") == ["Sochi"]
