"""Prisoners: who they are, of which nation, and what became of them."""

from __future__ import annotations

import pytest
from hand import Scene

from backchannel.records import Detainees
from backchannel.tracks import make_tracks


def detainees(made: Scene) -> tuple[Detainees, ...]:
    return make_tracks(made.text, made.predicates, made.cast, made.grounded).detainees


@pytest.mark.parametrize(
    ("second", "status", "later"),
    [
        ("Mali freed the three poets on Tuesday.", "released", "released"),
        ("The three poets were in good health.", "held", "held"),
        ("The three poets had been freed before.", "released", "held"),
    ],
)
def test_what_became_of_a_group_is_told_last(second: str, status: str, later: str) -> None:
    made = Scene(f"Mali arrested three poets on Monday. {second}")
    made.actor("Mali", country="MLI", sector="GOV")
    made.actor("three poets", sector="CVL")
    for nth, became in ((1, "held"), (2, status)):
        poets = made.span("three poets", nth)
        made.add("detainees", poets, status=became, roles={"person": poets, "count": poets} | ({"holder": "Mali"} if nth == 1 else {}))
    assert [(item.holder, item.count, item.status) for item in detainees(made)] == [("MLI", 3, later)]


def test_the_freed_are_not_held_again_because_they_are_told_of_again() -> None:
    made = Scene("Mali freed nine poets. Of the nine poets two are women.")
    made.actor("nine poets", sector="CVL")
    made.add("detainees", "freed", status="released", roles={"person": "nine poets", "count": "nine poets"})
    again = made.span("nine poets", 2)
    made.add("detainees", again, status="held", roles={"person": again, "count": again})
    assert [item.status for item in detainees(made)] == ["released"]


def test_what_became_of_one_of_a_group_became_not_of_all_and_more_names_are_more() -> None:
    made = Scene("Mali arrested Awa Keita and Ada Diallo. Ada Diallo was freed.")
    for name in ("Awa Keita", "Ada Diallo"):
        made.actor(name, sector="CVL")
    made.add("detainees", "arrested", status="held", roles={"person": ["Awa Keita", "Ada Diallo"]})
    made.add("detainees", "freed", status="released", roles={"person": made.span("Ada Diallo", 2)})
    assert [(item.persons, item.count, item.status) for item in detainees(made)] == [(("Awa Keita", "Ada Diallo"), 2, "held")]
    made.predicates.reverse()
    assert [(item.persons, item.count) for item in detainees(made)] == [(("Awa Keita", "Ada Diallo"), 2)]


def test_nations_clash_only_where_none_is_shared() -> None:
    made = Scene("Mali holds two Chadians and Togolese there, two Chadians in all.")
    made.actor("two Chadians", country="TCD", sector="CVL")
    made.actor("Togolese", country="TGO", sector="CVL")
    made.add("detainees", "holds", status="held", roles={"person": "two Chadians", "nationality": ["two Chadians", "Togolese"]})
    made.add("detainees", "in all", status="held", roles={"person": made.span("two Chadians", 2)})
    assert [item.nationality for item in detainees(made)] == [("TCD", "TGO")]


@pytest.mark.parametrize(
    ("words", "holder", "nations"),
    [("a Malian poet", "Togo", ("MLI",)), ("a poet", "Togo", ()), ("a poet", "Mali", ("MLI",))],
)
def test_the_country_of_an_article_is_nobodys_nation(words: str, holder: str, nations: tuple[str, ...]) -> None:
    made = Scene(f"{holder} arrested {words}.")
    made.actor(holder, country={"Togo": "TGO", "Mali": "MLI"}[holder], sector="GOV")
    made.actor(words, country="MLI", sector="CVL")
    made.add("detainees", "arrested", status="held", roles={"holder": holder, "person": words})
    assert [item.nationality for item in detainees(made)] == [nations]
