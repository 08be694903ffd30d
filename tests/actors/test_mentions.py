"""Who a mention is."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import cases
from scenes import cast_of


@pytest.mark.parametrize("case", cases("actors/mentions.toml"))
def test_a_mention_tells_who_it_is(case: dict[str, Any]) -> None:
    cast, (span,) = cast_of(case["text"], [f"{case['kind']}: {case['mention']}"], published=case.get("published"))
    actor = cast.actor_at(span)
    assert actor is not None
    assert (actor.country or "", actor.sector or "") == (case["country"], case["sector"]), case["why"]
    if "org" in case:
        assert (actor.org or "") == case["org"], case["why"]


def test_role_and_name_are_told_apart() -> None:
    cast, (span,) = cast_of("Deputy Foreign Minister Ana Kolar spoke.", ["person: Deputy Foreign Minister Ana Kolar"])
    actor = cast.actor_at(span)
    assert actor is not None
    assert (actor.name, actor.role) == ("Ana Kolar", "Deputy Foreign Minister")


def test_a_known_holder_has_the_listed_name() -> None:
    cast, (span,) = cast_of("Putin waited.", ["person: Putin"], published="2015-01-01")
    actor = cast.actor_at(span)
    assert actor is not None
    assert (actor.name, actor.country, actor.code) == ("Vladimir Putin", "RUS", "RUSGOV")


def test_a_ministry_without_a_state_is_of_the_state_named_before() -> None:
    text = "Kenya and Uganda quarrelled. Kenya closed its border, and the interior ministry called up reservists."
    cast, spans = cast_of(text, ["state: Kenya", "state: Uganda", "state: Kenya", "office: the interior ministry"])
    actor = cast.actor_at(spans[3])
    assert actor is not None
    assert (actor.country, actor.sector) == ("KEN", "GOV")


def test_senators_are_of_the_senate_named_nearest() -> None:
    text = "The US Senate debated sanctions on Chad. Chad protested. Two senators left."
    cast, spans = cast_of(text, ["office: The US Senate", "state: Chad", "state: Chad", "group: Two senators"])
    actor = cast.actor_at(spans[3])
    assert actor is not None
    assert (actor.country, actor.sector) == ("USA", "LEG")


def test_names_in_a_row_share_a_title() -> None:
    text = "The bill of Sens. Ed Roe (D-N.Y.), Al Dunn and Jo Beck failed in the US Senate."
    cast, spans = cast_of(text, ["person: Ed Roe", "person: Al Dunn", "person: Jo Beck"])
    assert [getattr(cast.actor_at(span), "sector", None) for span in spans] == ["LEG", "LEG", "LEG"]


def test_a_text_that_names_no_state_is_of_its_outlet() -> None:
    cast, (span,) = cast_of("Police closed the bridge.", ["office: Police"], outlet="The Irish Times")
    actor = cast.actor_at(span)
    assert actor is not None
    assert actor.country == "IRL"


def test_allies_are_not_of_the_state_that_has_them() -> None:
    text = "Niger trusted its allies. Niger was wrong about Niger."
    cast, spans = cast_of(text, ["state: Niger", "group: its allies"])
    actor = cast.actor_at(spans[1])
    assert actor is not None
    assert actor.country is None


def test_the_sentence_before_gives_a_name_no_title() -> None:
    text = "The mayor was fined for insulting election officials. Halil Demirkan appealed."
    cast, (span,) = cast_of(text, ["person: Halil Demirkan"])
    actor = cast.actor_at(span)
    assert actor is not None
    assert actor.role is None


def test_a_title_in_short_is_one() -> None:
    cast, (span,) = cast_of("Peru sent Brig. Gen. Luis Arana.", ["person: Luis Arana"])
    actor = cast.actor_at(span)
    assert actor is not None
    assert (actor.country, actor.sector) == ("PER", "MIL")


def test_a_number_is_no_newspaper() -> None:
    cast, (_, span) = cast_of("Chad held 12 reporters.", ["state: Chad", "group: 12 reporters"])
    actor = cast.actor_at(span)
    assert actor is not None
    assert (actor.name, actor.country) == ("12 reporters", "TCD")


def test_the_people_of_a_body_named_before_are_of_it() -> None:
    cast, spans = cast_of(
        "The OPCW wrote to Chad. The agency's inspectors left.", ["organisation: The OPCW", "group: The agency's inspectors"]
    )
    actor = cast.actor_at(spans[1])
    assert actor is not None
    assert (actor.country, actor.sector, actor.org) == (None, "IGO", "OPCW")


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Chad needs rice, Chad said. Donors paid Chad.", "group: Donors"),
        ("Chad said a delegation was in Chad.", "group: a delegation"),
        ("Chad said coalition jets flew over Chad.", "group: coalition jets"),
    ],
)
def test_those_nobody_places_are_of_no_state(text: str, mention: str) -> None:
    cast, (span,) = cast_of(text, [mention])
    actor = cast.actor_at(span)
    assert actor is not None
    assert actor.country is None
