"""Track predicates to tables: names of parties, and mentions of one matter merged into one item."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand import Scene

from backchannel.records import Amount, Event, TimeRef, Tracks
from backchannel.tracks import make_tracks
from backchannel.tracks.material import alike, party_name
from backchannel.tracks.rivals import told_apart

TALKS = (
    "American and Iranian officials held secret talks in Muscat on Friday, with Oman as mediator. The talks between the United States and Iran went well. "
    "A new round between the United States and Iran is planned for April in Doha. Talks between Sudan and Chad failed."
)


def make(scene: Scene) -> Tracks:
    return make_tracks(scene.text, scene.predicates, scene.cast, scene.grounded)


def talks() -> Scene:
    scene = Scene(TALKS)
    scene.actor("American", "the United States", country="USA", sector="GOV")
    scene.actor("Iranian officials", "Iran ", country="IRN", sector="GOV")
    scene.actor("Oman ", country="OMN", sector="GOV")
    scene.actor("Sudan", country="SDN")
    scene.actor("Chad", country="TCD")
    return scene


def test_talks_told_twice_are_one_item_with_all_that_is_said_of_them() -> None:
    scene = talks()
    roles = {
        "party": ["American", "Iranian officials", "Oman "],
        "mediator": "Oman ",
        "venue": "Muscat",
        "time": "Friday",
        "channel": "secret",
    }
    scene.add("talks", "talks", status="happened", roles=roles)
    scene.add("talks", scene.span("talks", 2), status="happened", roles={"party": ["the United States", "Iran "]})
    (item,) = make(scene).talks
    assert (item.id, item.parties, item.mediator, item.venue) == ("t1", ("USA", "IRN"), "OMN", "Muscat")
    assert (item.date, item.channel, item.status) == ("2024-03-08", "secret", "happened")
    assert item.evidence.text.startswith("American and Iranian")


@pytest.mark.parametrize(
    ("times", "date"), [(["for hours", "Friday"], "2024-03-08"), (["from Feb. 20 to 23"], "2024-02"), (["last week"], "2024-03")]
)
def test_talks_are_dated_by_the_first_time_that_has_days(times: list[str], date: str) -> None:
    scene = Scene(f"Envoys met {' '.join(times)}.")
    scene.add("talks", "met", status="happened", roles={"party": "Envoys", "time": times})
    (item,) = make(scene).talks
    assert item.date == date


def test_talks_of_other_parties_days_or_status_are_others() -> None:
    scene = talks()
    scene.add("talks", "talks", status="happened", roles={"party": ["American", "Iranian officials"], "time": "Friday"})
    parties = [scene.span("the United States", 2), scene.span("Iran ", 2)]
    scene.add("talks", "round", status="planned", roles={"party": parties, "time": "April", "venue": "Doha"})
    scene.add("talks", "Talks", status="happened", roles={"party": ["Sudan", "Chad"]})
    first, second, third = make(scene).talks
    assert (first.date, second.date, third.date) == ("2024-03-08", "2024-04", None)
    assert (second.status, second.venue, third.parties) == ("planned", "Doha", ("SDN", "TCD"))


@pytest.mark.parametrize(
    ("words", "channel"),
    [
        ("secret", "secret"),
        ("low-profile", "secret"),
        ("behind closed doors", "secret"),
        ("indirect", "indirect"),
        ("go-between", "indirect"),
        ("televised", "open"),
    ],
)
def test_the_channel_by_the_words_that_show_it(words: str, channel: str) -> None:
    scene = Scene(f"They held {words} talks.")
    scene.add("talks", "talks", status="happened", roles={"channel": words})
    assert [item.channel for item in make(scene).talks] == [channel]


def event(scene: Scene, type: str, trigger: str, sources: list[str], targets: list[str]) -> Event:
    span = scene.span(trigger)
    return Event("e1", type, None, (), None, None, tuple(sources), tuple(targets), span, span, "happened", None, None, (), (), 0.9, "")


def test_the_parties_are_those_of_the_deed_that_the_anchor_names() -> None:
    scene = talks()
    made = scene.add("talks", "talks", status="happened", roles={"party": ["American", "Oman "]})
    deed = event(scene, "CONSULT", "secret talks", ["a1"], ["a2"])
    other = event(scene, "ASSAULT", "secret talks", ["a4"], ["a5"])
    assert [item.parties for item in make_tracks(scene.text, [made], scene.cast, scene.grounded, [other, deed]).talks] == [("USA", "IRN")]


def test_the_evidence_is_the_sentence_that_tells_most_and_no_headline() -> None:
    text = "Sudan and Chad Talk\n\nTalks began in May. Sudan and Chad held talks in Cairo on Friday. The talks of Sudan and Chad went on."
    scene = Scene(text)
    scene.actor("Sudan", country="SDN")
    scene.actor("Chad", country="TCD")
    both = {"party": ["Sudan", "Chad"]}
    scene.add("talks", "Talk", status="happened", roles=both)
    scene.add("talks", scene.span("talks", 2), status="happened", roles={"party": [scene.span("Sudan", 3), scene.span("Chad", 3)]})
    scene.add("talks", "talks", status="happened", roles={"party": [scene.span("Sudan", 2), scene.span("Chad", 2)], "venue": "Cairo"})
    (item,) = make(scene).talks
    assert (item.id, item.venue, item.evidence.text) == ("t1", "Cairo", "Sudan and Chad held talks in Cairo on Friday.")


def test_a_deal_named_by_one_word_is_the_last_one_its_parties_may_have_made() -> None:
    scene = Scene("Peru signed a lithium accord with Chile. Togo proposed a port treaty. Peru praised the deal. Nobody else did.")
    scene.actor("Peru", country="PER")
    scene.actor("Chile", country="CHL")
    scene.actor("Togo", country="TGO")
    scene.add("deals", "accord", status="agreed", roles={"label": "a lithium accord", "party": ["Peru", "Chile"]})
    scene.add("deals", "treaty", status="proposed", roles={"label": "a port treaty", "party": "Togo"})
    scene.add("deals", "deal", status="agreed", roles={"label": "the deal", "party": scene.span("Peru", 2)})
    assert [(deal.label, deal.parties) for deal in make(scene).deals] == [("a lithium accord", ("PER", "CHL")), ("a port treaty", ("TGO",))]


@pytest.mark.parametrize(
    ("parties", "anchor", "level"),
    [
        (["Prime Minister Ilir Doda", "President Hana Vrba"], "met", "leaders"),
        (["Foreign Minister Ana Kolar", "the president"], "talks", "ministers"),
        (["the deputy foreign minister", "Foreign Minister Ana Kolar"], "talks", "officials"),
        (["the prime minister's envoy", "President Hana Vrba"], "met", "envoys"),
        (["Sudan", "Chad"], "summit", "leaders"),
        (["Sudan", "Chad"], "talks", None),
    ],
)
def test_talks_are_at_the_lowest_level_named(parties: list[str], anchor: str, level: str | None) -> None:
    scene = Scene(f"{parties[0]} and {parties[1]} saw each other for a {anchor} in Cairo.")
    scene.add("talks", anchor, status="happened", roles={"party": parties})
    assert [item.level for item in make(scene).talks] == [level]


def test_another_round_is_another_item() -> None:
    scene = Scene("Sudan and Chad held the third round of talks in Doha. The 12th round of talks between Sudan and Chad failed.")
    scene.actor("Sudan", country="SDN")
    scene.actor("Chad", country="TCD")
    scene.add("talks", "talks", status="happened", roles={"party": ["Sudan", "Chad"]})
    again = {"party": [scene.span("Sudan", 2), scene.span("Chad", 2)]}
    scene.add("talks", scene.span("talks", 2), status="happened", roles=again)
    assert [item.round for item in make(scene).talks] == [3, 12]


def test_two_rounds_in_one_sentence_are_two_items() -> None:
    scene = Scene("Sudan and Chad ended the third round of talks and will open the fourth round of meetings.")
    scene.actor("Sudan", country="SDN")
    scene.actor("Chad", country="TCD")
    scene.add("talks", "talks", status="happened", roles={"party": ["Sudan", "Chad"]})
    scene.add("talks", "meetings", status="planned", roles={"party": ["Sudan", "Chad"]})
    assert [item.round for item in make(scene).talks] == [3, 4]


DEALS = (
    "The two sides discussed a prisoner exchange deal. Under the exchange deal Belarus would free nine prisoners and Lithuania would unblock \\$310 million. "
    "Minsk agreed to the prisoner exchange deal on Monday. A separate grain accord collapsed."
)


def deals() -> Scene:
    scene = Scene(DEALS)
    scene.actor("Belarus", "Minsk", country="BLR", sector="GOV")
    scene.actor("Lithuania", country="LTU", sector="GOV")
    return scene


def test_a_deal_gathers_its_terms_and_goes_as_far_as_the_article_tells() -> None:
    scene = deals()
    scene.add("deals", "deal", status="proposed", roles={"label": "prisoner exchange deal"})
    scene.add("terms", "prisoners", roles={"giver": "Belarus", "item": "nine prisoners"})
    scene.add("terms", "unblock", roles={"giver": "Lithuania", "receiver": "Belarus", "amount": "\\$310 million"})
    scene.add("deals", scene.span("deal", 3), status="agreed", roles={"label": scene.span("prisoner exchange deal", 2)})
    (deal,) = make(scene).deals
    assert (deal.label, deal.status, deal.parties) == ("prisoner exchange deal", "agreed", ("BLR", "LTU"))
    assert [(t.giver, t.receiver, t.item, t.amount) for t in deal.terms] == [
        ("BLR", "LTU", "nine prisoners", None),
        ("LTU", "BLR", "unblock", "$310 million"),
    ]


@pytest.mark.parametrize(
    ("label", "anchor", "items"),
    [
        ("a fish-for-fuel accord", "accord", ["fish", "fuel"]),
        ("a “guns for amnesty” offer", "offer", ["guns", "amnesty"]),
        ("oil for food", "premise", ["oil", "food"]),
        ("proposals for peace", "proposals", []),
        ("an accord for the north", "accord", []),
    ],
)
def test_a_label_may_name_the_exchange(label: str, anchor: str, items: list[str]) -> None:
    scene = Scene(f"On the premise that both must give, Peru and Chile discussed {label}.")
    scene.add("deals", anchor, status="proposed", roles={"label": label})
    (deal,) = make(scene).deals
    assert [term.item for term in deal.terms] == items


def test_people_given_under_a_deal_are_counted() -> None:
    scene = Scene("Chad traded a Libyan pilot for three doctors and Omar Deby in a swap.")
    scene.add("detainees", "pilot", status="exchanged", roles={"person": "a Libyan pilot"})
    scene.add("terms", "pilot", roles={"giver": "Chad", "item": "a Libyan pilot"})
    scene.add("detainees", "doctors", status="exchanged", roles={"person": "three doctors", "count": "three"})
    scene.add("terms", "doctors", roles={"receiver": "Chad", "item": "three doctors"})
    scene.add("deals", "swap", status="implemented", roles={"label": "a swap"})
    tracks = make(scene)
    assert tracks.detainees[0].count == 1
    assert [(term.item, term.amount) for term in tracks.deals[0].terms] == [("a Libyan pilot", "1"), ("three doctors", "3")]


def test_another_deal_is_another_and_a_term_far_from_any_is_none() -> None:
    scene = deals()
    scene.add("deals", "deal", status="proposed", roles={"label": "prisoner exchange deal", "party": "Belarus"})
    scene.add("deals", "accord", status="collapsed", roles={"label": "grain accord"})
    assert [(d.label, d.status) for d in make(scene).deals] == [("prisoner exchange deal", "proposed"), ("grain accord", "collapsed")]
    alone = Scene("It would free them. " + "Nobody knew. " * 60 + "The deal stood.")
    alone.add("terms", "free", roles={"item": "free"})
    alone.add("deals", "deal", status="agreed")
    (deal,) = make(alone).deals
    assert deal.terms == ()


def test_an_exchange_told_without_a_word_for_it_is_a_deal() -> None:
    scene = Scene("In 1991 Peru traded two pilots for a captain whom Chile held. Togo gave Benin a boat.")
    for name, code in (("Peru", "PER"), ("Chile", "CHL"), ("Togo", "TGO"), ("Benin", "BEN")):
        scene.actor(name, country=code)
    scene.add("terms", "pilots", roles={"giver": "Peru", "receiver": "Chile", "item": "two pilots"})
    scene.add("terms", "captain", roles={"giver": "Chile", "receiver": "Peru", "item": "a captain"})
    scene.add("terms", "boat", roles={"giver": "Togo", "receiver": "Benin", "item": "a boat"})
    traded = event(scene, "RETREAT", "traded", ["a1"], ["a2"])
    (deal,) = make_tracks(scene.text, scene.predicates, scene.cast, scene.grounded, [traded]).deals
    assert (deal.id, deal.parties, deal.label, deal.status) == ("d1", ("PER", "CHL"), "two pilots for a captain", "implemented")
    assert [term.item for term in deal.terms] == ["two pilots", "a captain"]


def test_an_inspection_is_by_somebody_or_of_somebody() -> None:
    scene = Scene("Inspectors of the harbour board saw Peru's port. The network could protect cables.")
    scene.actor("Peru", country="PER")
    scene.add("safeguards", "Inspectors", status="implemented", roles={"state": "Peru", "subject": "port"})
    scene.add("safeguards", "protect", status="pending", roles={"agency": "The network", "subject": "cables"})
    assert [(item.state, item.subject) for item in make(scene).safeguards] == [("PER", "port")]


FUNDS = (
    "Iraq holds 2.4 billion euros of Iran's money. The 2.4 billion euros were released on Friday. Seoul holds another $7 billion of Iran's."
)


def test_a_sum_told_twice_is_one_and_another_sum_another() -> None:
    scene = Scene(FUNDS)
    scene.actor("Iraq", country="IRQ", sector="GOV")
    scene.actor("Iran", country="IRN", sector="GOV")
    scene.actor("Seoul", country="KOR", sector="GOV")
    scene.add("funds", "money", status="frozen", roles={"holder": "Iraq", "owner": "Iran", "amount": "2.4 billion euros"})
    scene.add("funds", "released", status="released", roles={"amount": scene.span("2.4 billion euros", 2)})
    scene.add("funds", "$7 billion", status="frozen", roles={"holder": "Seoul", "owner": scene.span("Iran", 2), "amount": "$7 billion"})
    first, second = make(scene).funds
    assert (first.owner, first.holder, first.amount, first.status) == ("IRN", "IRQ", Amount(2.4e9, "EUR"), "released")
    assert (second.owner, second.holder, second.amount, second.status) == ("IRN", "KOR", Amount(7e9, "USD"), "frozen")


@pytest.mark.parametrize(
    ("anchor", "amount", "kept"), [("funds", None, True), ("deal", None, False), ("deal", "$3 million", True), ("men", "nine men", False)]
)
def test_funds_need_a_sum_or_a_word_for_money(anchor: str, amount: str | None, kept: bool) -> None:
    scene = Scene("The deal frees funds of $3 million and nine men in Togo.")
    scene.add("funds", anchor, status="released", roles={"owner": "The deal", "holder": "Togo"} | ({"amount": amount} if amount else {}))
    assert len(make(scene).funds) == kept


def test_shares_and_sums_count_nobody() -> None:
    scene = Scene("Iran holds 60 percent of them, $3 million and nine men.")
    scene.actor("Iran", country="IRN", sector="GOV")
    for words in ("60 percent of them", "$3 million", "nine men"):
        scene.add("detainees", words, status="held", roles={"count": words})
    assert [item.count for item in make(scene).detainees if item.count] == [9]


def test_equal_sums_of_two_currencies_are_two() -> None:
    scene = Scene("Iran wants $2 billion of its money back and 2 billion euros of its loans.")
    scene.actor("Iran", country="IRN", sector="GOV")
    scene.add("funds", "money", status="sought", roles={"owner": "Iran", "amount": "$2 billion"})
    scene.add("funds", "loans", status="sought", roles={"owner": "Iran", "amount": "2 billion euros"})
    assert [item.amount for item in make(scene).funds] == [Amount(2e9, "USD"), Amount(2e9, "EUR")]


def test_prisoners_are_no_persons_by_name_and_not_of_their_captors_state() -> None:
    scene = Scene("Two Iranian Sailors whom Oman holds wrote home.")
    scene.actor("Two Iranian Sailors", "Two Iranian Sailors whom Oman holds", country="IRN", sector="CVL")
    scene.actor("Oman", country="OMN", sector="GOV")
    scene.add("detainees", "holds", status="held", roles={"holder": "Oman", "person": "Two Iranian Sailors whom Oman holds"})
    (item,) = make(scene).detainees
    assert (item.persons, item.nationality) == ((), ("IRN",))


HELD = "Iran holds four dual nationals, among them the Briton Nasrin Kamali, on charges of espionage. Kamali, a botanist, was freed on Friday. Israel holds nine men."


def test_prisoners_by_name_by_number_and_by_holder() -> None:
    scene = Scene(HELD)
    scene.actor("Iran", country="IRN", sector="GOV")
    scene.actor("Nasrin Kamali", "Kamali", country="GBR", sector="CVL")
    scene.actor("Israel", country="ISR", sector="GOV")
    scene.add("detainees", "holds", status="held", roles={"holder": "Iran", "count": "four", "charge": "espionage"})
    scene.add("detainees", "Kamali", status="held", roles={"holder": "Iran", "person": "Nasrin Kamali", "charge": "espionage"})
    scene.add("detainees", "freed", status="released", roles={"person": scene.span("Kamali", 2)})
    scene.add("detainees", scene.span("holds", 2), status="held", roles={"holder": "Israel", "count": "nine men"})
    items = make(scene).detainees
    assert [(i.persons, i.holder, i.count, i.nationality, i.charge, i.status) for i in items] == [
        ((), "IRN", 4, (), "espionage", "held"),
        (("Nasrin Kamali",), "IRN", 1, ("GBR",), "espionage", "released"),
        ((), "ISR", 9, (), None, "held"),
    ]


WATCH = (
    "The agency asked for access to the workshop. Iran refused the agency access to the workshop. Monitors of the OSCE wait at the border."
)


def test_an_inspection_matter_takes_the_last_word_on_it() -> None:
    scene = Scene(WATCH)
    scene.actor("The agency", "the agency", org="IAEA", sector="IGO")
    scene.actor("Iran", country="IRN", sector="GOV")
    scene.actor("the OSCE", org="OSCE", sector="IGO")
    scene.add("safeguards", "access", status="pending", roles={"agency": "The agency", "subject": "access to the workshop"})
    scene.add(
        "safeguards", scene.span("access", 2), status="refused", roles={"state": "Iran", "subject": scene.span("access to the workshop", 2)}
    )
    scene.add("safeguards", "Monitors", status="pending", roles={"agency": "the OSCE"})
    first, second = make(scene).safeguards
    assert (first.agency, first.state, first.subject, first.status) == ("IAEA", "IRN", "access to the workshop", "refused")
    assert (second.agency, second.state, second.subject) == ("OSCE", "IRN", None)  # the anchor is not what is inspected


FORCE = "Militias attacked American bases in Syria 31 times since October. The United States answered with two air strikes that killed nine fighters."


def test_attacks_and_the_answer_are_two() -> None:
    scene = Scene(FORCE)
    scene.actor("Militias", sector="REB")
    scene.actor("American bases", "The United States", country="USA", sector="MIL")
    roles = {"attacker": "Militias", "target": "American bases", "count": "31 times", "place": "Syria", "period": "since October"}
    scene.add("force", "attacked", roles=roles)
    scene.add("force", "air strikes", roles={"attacker": "The United States", "count": "two air strikes", "killed": "nine fighters"})
    first, second = make(scene).force
    assert (first.attacker, first.target, first.count, first.place, first.period) == ("Militias", "USA", 31, "Syria", "since October")
    assert (second.attacker, second.count, second.killed) == ("USA", 2, 9)


def test_an_answer_is_by_whom_the_attack_was_on() -> None:
    scene = Scene("Militias launched 83 attacks on American troops in Iraq, with only four responses.")
    scene.actor("Militias", sector="REB")
    scene.actor("American troops", country="USA", sector="MIL")
    scene.actor("Iraq", country="IRQ", sector="GOV")
    scene.add("force", "attacks", roles={"attacker": "Militias", "target": "American troops", "count": "83 attacks"})
    scene.add("force", "responses", roles={"attacker": "Iraq", "target": "Militias", "count": "four responses"})
    assert [(item.attacker, item.target) for item in make(scene).force] == [("Militias", "USA"), ("USA", "Militias")]


def test_the_number_of_attacks_does_not_count_the_dead() -> None:
    scene = Scene("Militias attacked the bases 31 times and killed two soldiers.")
    scene.add("force", "attacked", roles={"attacker": "Militias", "count": "31 times", "killed": ["31 times", "two soldiers"]})
    assert [(item.count, item.killed) for item in make(scene).force] == [(31, 2)]
    alone = Scene("Militias attacked the bases 31 times.")
    alone.add("force", "attacked", roles={"attacker": "Militias", "count": "31 times", "killed": "31 times"})
    assert [(item.count, item.killed) for item in make(alone).force] == [(31, None)]


def test_an_attack_and_its_dead_are_one_and_a_weight_counts_no_attacks() -> None:
    scene = Scene("Rebels shelled the barracks with 100-pound rockets, killing nine villagers.")
    scene.actor("Rebels", sector="REB")
    scene.actor("the barracks", country="MLI", sector="MIL")
    scene.actor("villagers", country="MLI", sector="CVL")
    scene.add("force", "shelled", roles={"attacker": "Rebels", "target": "the barracks", "count": "100-pound rockets"})
    scene.add("force", "killing", roles={"target": "villagers", "killed": "nine villagers"})
    (item,) = make(scene).force
    assert (item.attacker, item.target, item.count, item.killed) == ("Rebels", "MLI", None, 9)


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("Gunmen attacked the post, killing four officers and wounding nine.", 4, 9),
        ("Gunmen attacked the post; four officers died and nine were injured.", 4, 9),
        ("Nine people were hurt when gunmen attacked the post.", None, 9),
        ("Gunmen attacked the post and killed nine.", 9, None),
    ],
)
def test_the_wounded_are_told_from_the_dead(text: str, killed: int | None, wounded: int | None) -> None:
    scene = Scene(text)
    numbers = [words for words in ("four officers", "Nine people", "nine") if words in text]
    scene.add("force", "attacked", roles={"attacker": "gunmen" if "gunmen" in text else "Gunmen", "killed": numbers})
    (item,) = make(scene).force
    assert (item.killed, item.wounded) == (killed, wounded)


def test_nobody_inspects_himself() -> None:
    scene = Scene("Iran shut its sites to inspectors.")
    scene.actor("Iran", country="IRN", sector="GOV")
    scene.add("safeguards", "inspectors", status="refused", roles={"agency": "Iran", "state": "Iran", "subject": "its sites"})
    assert [(item.agency, item.state) for item in make(scene).safeguards] == [(None, "IRN")]


def test_the_same_attacks_told_again_are_one() -> None:
    scene = Scene("Militias attacked the bases. Militias attacked the bases 31 times.")
    scene.actor("Militias", sector="REB")
    scene.actor("the bases", country="USA", sector="MIL")
    for nth in (1, 2):
        roles = {"attacker": scene.span("Militias", nth), "target": scene.span("the bases", nth)} | (
            {"count": "31 times"} if nth == 2 else {}
        )
        scene.add("force", scene.span("attacked", nth), roles=roles)
    (item,) = make(scene).force
    assert item.count == 31


def test_without_track_predicates_the_tables_are_empty() -> None:
    scene = Scene("Envoys met.")
    scene.add("CONSULT", "met", status="happened")
    assert make(scene) == Tracks()


def test_a_party_by_the_name_a_table_gives_it() -> None:
    scene = Scene("the Iranian ministry, the IAEA, Hezbollah, a Leeds botanist")
    state = scene.actor("the Iranian ministry", country="IRN", sector="GOV", org="MFA")
    agency = scene.actor("the IAEA", org="IAEA", sector="IGO")
    group = scene.actor("Hezbollah", country="LBN", sector="REB")
    person = scene.actor("a Leeds botanist", country="GBR", sector="CVL")
    assert [party_name(actor) for actor in (state, agency, group, person)] == ["IRN", "IAEA", "Hezbollah", "a Leeds botanist"]


def test_phrases_that_share_their_stems_are_alike() -> None:
    assert alike("the prisoner exchange deal", "a deal on exchanging prisoners")
    assert not alike("the grain accord", "the prisoner exchange")
    assert not alike(None, "deal") and not alike("the", "the")


def test_groups_told_of_in_one_sentence_keep_their_own_numbers() -> None:
    scene = Scene("Chad traded three Libyan spies for a Malian pilot held in Tripoli.")
    spies = scene.add("detainees", "spies", status="exchanged", roles={"person": "three Libyan spies", "count": "three Libyan spies"})
    pilot = scene.add("detainees", "pilot", status="exchanged", roles={"person": "a Malian pilot"})
    doubtful = replace(spies.fillers[1], score=0.6)
    found = told_apart([spies, replace(pilot, fillers=(*pilot.fillers, doubtful))])
    assert [p.first("count") is not None for p in found] == [True, False]
    same = told_apart([spies, replace(pilot, fillers=(spies.fillers[0], doubtful))])
    assert [p.first("count") is not None for p in same] == [True, True]  # two anchors for one group


@pytest.mark.parametrize(
    ("text", "anchor", "label", "item", "amount"),
    [
        ("Peru signed a $3 billion arms deal in May.", "deal", "a $3 billion arms deal", "arms", "$3 billion"),
        ("Peru signed a €40m accord.", "accord", "a €40m accord", "accord", "€40m"),
    ],
)
def test_a_deal_is_worth_what_its_label_says(text: str, anchor: str, label: str, item: str, amount: str) -> None:
    scene = Scene(text)
    scene.add("deals", anchor, status="agreed", roles={"label": label})
    ((term,),) = (deal.terms for deal in make(scene).deals)
    assert (term.item, term.amount) == (item, amount)


def test_the_sum_of_a_label_is_not_told_beside_the_term_that_tells_it() -> None:
    scene = Scene("Peru signed a $3 billion arms deal. Chile will give Peru tanks for $3 billion.")
    for name, code in (("Peru", "PER"), ("Chile", "CHL")):
        scene.actor(name, country=code)
    scene.add("deals", "deal", status="agreed", roles={"label": "a $3 billion arms deal", "party": ["Peru", "Chile"]})
    scene.add(
        "terms", "tanks", roles={"giver": scene.span("Chile"), "receiver": "Peru", "item": "tanks", "amount": scene.span("$3 billion", 2)}
    )
    (deal,) = make(scene).deals
    assert [(term.item, term.amount) for term in deal.terms] == [("tanks", "$3 billion")]


@pytest.mark.parametrize(
    ("text", "anchor", "target", "count"),
    [
        ("Rebels ambushed a convoy near Gao.", "ambushed", "a convoy", 1),
        ("A convoy was lost in an ambush near Gao.", "ambush", "A convoy", 1),
        ("Rebels pressed an offensive against a garrison near Gao.", "offensive", "a garrison", None),
        ("Rebels made a series of raids on a garrison near Gao.", "raids", "a garrison", None),
        ("Rebels ambushed convoys near Gao.", "ambushed", "convoys", None),
    ],
)
def test_an_attack_told_as_one_counts_one(text: str, anchor: str, target: str, count: int | None) -> None:
    scene = Scene(text)
    scene.add("force", anchor, roles={"target": target, "place": "Gao"})
    assert [item.count for item in make(scene).force] == [count]


def test_of_two_parties_the_one_receives_what_the_other_gives() -> None:
    scene = Scene("In 1991 Peru traded two pilots for a captain whom Chile held.")
    for name, code in (("Peru", "PER"), ("Chile", "CHL")):
        scene.actor(name, country=code)
    scene.add("terms", "pilots", roles={"giver": "Peru", "item": "two pilots"})
    scene.add("terms", "captain", roles={"giver": "Chile", "item": "a captain"})
    (deal,) = make(scene).deals
    assert [(term.giver, term.receiver) for term in deal.terms] == [("PER", "CHL"), ("CHL", "PER")]


def test_an_exchange_of_another_year_is_another_deal() -> None:
    scene = Scene("In 1991 Peru traded two pilots for a captain of Chile. In 2004 Peru traded three sailors for a nurse of Chile.")
    for name, code in (("Peru", "PER"), ("Chile", "CHL")):
        scene.actor(name, country=code)
    for nth, (given, got) in enumerate((("two pilots", "a captain"), ("three sailors", "a nurse")), 1):
        scene.add("terms", given, roles={"giver": scene.span("Peru", nth), "receiver": scene.span("Chile", nth), "item": given})
        scene.add("terms", got, roles={"giver": scene.span("Chile", nth), "receiver": scene.span("Peru", nth), "item": got})
    events = []
    for nth, year in ((1, "1991"), (2, "2004")):
        traded = scene.add("RETREAT", scene.span("traded", nth), status="happened")
        time = TimeRef(scene.span(year), f"{year}-01-01", f"{year}-12-31")
        plain = Event(
            f"e{nth}", "RETREAT", "release", (), None, None, (), (), traded.span, traded.sentence, "happened", time, None, (), (), 0.9, ""
        )
        events.append(plain)
    tracks = make_tracks(scene.text, [p for p in scene.predicates if p.family == "track"], scene.cast, scene.grounded, events)
    assert [deal.label for deal in tracks.deals] == ["two pilots for a captain", "three sailors for a nurse"]


def test_who_takes_part_in_talks_does_not_mediate_them() -> None:
    scene = Scene("Peru met Bolivia in Lima, with Chile as host. The talks of Peru, Bolivia and Chile went on.")
    for name, code in (("Peru", "PER"), ("Bolivia", "BOL"), ("Chile", "CHL")):
        scene.actor(name, country=code)
    scene.add("talks", "met", status="happened", roles={"party": ["Peru", "Bolivia"], "venue": "Lima", "mediator": "Chile"})
    scene.add("talks", "talks", status="happened", roles={"party": [scene.span(name, 2) for name in ("Peru", "Bolivia", "Chile")]})
    assert [(item.parties, item.mediator) for item in make(scene).talks] == [(("PER", "BOL", "CHL"), None)]


def test_a_place_stands_for_its_state_and_a_bare_number_for_no_nation() -> None:
    scene = Scene("Ten Chadians are held in Niger. Chad asked for the seven. A Soviet spy was freed.")
    scene.actor("Ten Chadians", "the seven", country="TCD", sector="CVL")
    scene.actor("A Soviet spy", country="SUN", sector="SPY")
    scene.add("detainees", "held", status="held", roles={"person": "Ten Chadians", "place": "Niger", "holder": "Niger"})
    scene.add("detainees", "seven", status="sought", roles={"person": "the seven", "count": "the seven"})
    scene.add("detainees", "spy", status="released", roles={"person": "A Soviet spy"})
    found = [(item.holder, item.nationality, item.persons) for item in make(scene).detainees]
    assert found == [("NER", ("TCD",), ()), (None, (), ()), (None, ("SUN",), ())]
