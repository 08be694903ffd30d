"""Force: who counts as dead and wounded, and which mentions are of one attack."""

from __future__ import annotations

import pytest
from hand import Scene
from stages import coded, stage, tables


@pytest.mark.parametrize(
    ("text", "people", "type", "mode", "deed"),
    [
        ("Raiders abducted 30 pupils near Kano.", "30 pupils", "ASSAULT", "abduct", "abducted"),
        ("Raiders stormed the mill near Kano and freed 12 miners.", "12 miners", "RETREAT", "release", "freed"),
        ("Soldiers raided the camp near Kano and arrested nine men.", "nine men", "COERCE", "arrest", "arrested"),
        ("Soldiers beat 20 strikers near Kano.", "20 strikers", "ASSAULT", "beat", "beat"),
    ],
)
def test_people_seized_freed_arrested_or_beaten_are_not_dead(text: str, people: str, type: str, mode: str, deed: str) -> None:
    scene = stage(text)
    scene.actor(people)
    scene.add("force", deed, roles={"place": "Kano", "killed": people})
    (item,) = tables(scene, coded(scene, type, deed, "", "a1", mode=mode)).force
    assert (item.killed, item.wounded) == (None, None)


def test_people_who_are_held_are_not_dead_unless_it_is_told_that_they_were_killed() -> None:
    scene = stage("Raiders attacked Kano and hold nine pupils. Raiders killed eight hostages at Jos.")
    scene.add("force", "attacked", roles={"place": "Kano", "killed": "nine pupils"})
    scene.add("detainees", "hold", status="held", roles={"person": "nine pupils"})
    scene.add("force", "killed", roles={"place": "Jos", "target": "eight hostages", "killed": "eight hostages"})
    scene.add("detainees", "hostages", status="held", roles={"person": "eight hostages"})
    assert [item.killed for item in tables(scene).force] == [None, 8]


@pytest.mark.parametrize(
    ("text", "told", "killed", "wounded"),
    [
        ("Raiders attacked the post, killing three drivers and two cooks.", ["three drivers", "two cooks"], 5, None),
        ("Raiders attacked the post; 5 raiders died, the army said, and the raiders said 9.", ["5 raiders", "9"], 5, None),
        ("Raiders attacked the post, killing a nurse and wounding four drivers.", ["a nurse", "four drivers"], 1, 4),
        ("Raiders attacked the post; 63 people, 12 of them drivers, were injured.", ["63 people", "12 of them"], None, 63),
        ("Raiders attacked the post and killed 11 people, including three drivers.", ["11 people", "three drivers"], 11, None),
    ],
)
def test_numbers_of_one_verb_add_up_and_parts_do_not(text: str, told: list[str], killed: int | None, wounded: int | None) -> None:
    scene = stage(text)
    scene.add("force", "attacked", roles={"attacker": "Raiders", "target": "the post", "killed": told})
    assert [(item.killed, item.wounded) for item in tables(scene).force] == [(killed, wounded)]


def test_the_targets_of_a_killing_are_counted_with_those_who_are_counted() -> None:
    scene = stage("A bomb killed two guards, a driver and a cook at Kabul.")
    scene.add("force", "killed", roles={"target": ["two guards", "a driver", "a cook"], "killed": "two guards", "place": "Kabul"})
    assert [item.killed for item in tables(scene).force] == [4]


def attacked(text: str, *told: dict[str, str]) -> Scene:
    """A scene of attacks by Peru on Chile, each told with some roles."""
    scene = stage(text, Peru="PER", Chile="CHL")
    for nth, roles in enumerate(told, 1):
        sides = {"attacker": scene.span("Peru", nth), "target": scene.span("Chile", nth)}
        scene.add("force", scene.span("bombed", nth), roles=sides | roles)
    return scene


def test_attacks_of_two_days_are_two() -> None:
    text = "Peru bombed Chile on Monday and killed five. On Thursday Peru bombed Chile again and killed nine."
    scene = attacked(text, {"period": "Monday", "killed": "five"}, {"period": "Thursday", "killed": "nine"})
    assert [(item.period, item.killed) for item in tables(scene).force] == [("Monday", 5), ("Thursday", 9)]
    coded_days = attacked("Peru bombed Chile. Then Peru bombed Chile.", {}, {})
    events = [coded(coded_days, "ASSAULT", "bombed", "a1", "a2", nth=nth, day=f"2024-03-0{nth}") for nth in (1, 2)]
    assert len(tables(coded_days, *events).force) == 2


def test_a_place_told_in_other_words_is_the_same_place() -> None:
    scene = attacked(
        "Peru bombed Chile in Kunduz province. Peru bombed Chile near Kunduz.", {"place": "in Kunduz province"}, {"place": "near Kunduz"}
    )
    assert [item.place for item in tables(scene).force] == ["in Kunduz province"]
    other = attacked("Peru bombed Chile near Herat. Peru bombed Chile near Kunduz.", {"place": "near Herat"}, {"place": "near Kunduz"})
    assert len(tables(other).force) == 2


def test_a_sentence_that_only_counts_people_is_of_the_attack_just_before() -> None:
    scene = attacked(
        "Peru bombed Chile on Monday. At least 79 people were wounded. It rained. Nine people were wounded.", {"period": "Monday"}
    )
    for people, nth in (("At least 79 people", 1), ("Nine people", 2)):
        scene.add("force", scene.span("wounded", nth), roles={"target": people, "killed": people})
    assert [(item.attacker, item.wounded) for item in tables(scene).force] == [("PER", 79), (None, 9)]


@pytest.mark.parametrize(("roles", "items"), [({}, 0), ({"period": "Monday"}, 1), ({"place": "Kunduz"}, 1)])
def test_an_attack_of_which_only_both_sides_are_told_is_none(roles: dict[str, str], items: int) -> None:
    assert len(tables(attacked("Peru bombed Chile in Kunduz on Monday.", roles)).force) == items


def test_that_fighting_went_on_for_a_time_is_no_item() -> None:
    scene = stage("Fighting went on since March.")
    scene.add("force", "Fighting", roles={"period": "since March"})
    assert tables(scene).force == ()


def test_a_preposition_torn_from_its_date_is_no_period() -> None:
    scene = stage("Raiders shelled Kano nine times since October.")
    scene.add("force", "shelled", roles={"count": "nine times", "period": ["since", "October"]})
    (item,) = tables(scene).force
    assert item.period == "October"


@pytest.mark.parametrize(
    ("anchor", "period", "count"),
    [
        ("stormed", "Monday", 1),
        ("bombing", "Monday", 1),
        ("shelling", "Monday", None),
        ("raids", "Monday", None),
        ("stormed", "March", None),
    ],
)
def test_an_attack_of_one_day_is_one_and_what_goes_on_is_many(anchor: str, period: str, count: int | None) -> None:
    scene = Scene(f"Rebels in Chad were said to have done the {anchor} of the port of Sarh in {period}.")
    scene.add("force", anchor, roles={"attacker": "Rebels", "place": "the port of Sarh", "period": period})
    assert [force.count for force in tables(scene).force] == [count]
