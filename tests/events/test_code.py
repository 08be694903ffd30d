"""Event predicates to coded events, and events to the claims that carry them."""

from __future__ import annotations

from hand import Scene

from backchannel.claims import make_claims
from backchannel.events import EventCoder, link_claims
from backchannel.events.contexts import contexts_of
from backchannel.events.places import with_hosts
from backchannel.events.speakers import with_speakers
from backchannel.ontology import load_ontology
from backchannel.records import Event, Span

TEXT = (
    "Iran and Oman held talks in Muscat on Friday about 30 prisoners, a diplomat said. Iran arrested the Omani envoy. "
    "The ministry denied that it had arrested anybody."
)


def scene() -> Scene:
    made = Scene(TEXT)
    made.actor("Iran", country="IRN", sector="GOV")
    made.actor("Oman ", country="OMN", sector="GOV")
    made.actor("the Omani envoy", country="OMN", sector="GOV")
    return made


def code(made: Scene) -> tuple[Event, ...]:
    coder = EventCoder(load_ontology(), lambda score, label: score * label)
    return coder(coder.worth(made.predicates), made.cast, made.grounded)


def test_an_event_is_coded_by_the_ontology() -> None:
    made = scene()
    roles = {"source": "Iran and Oman held", "time": "Friday", "place": "Muscat", "quantity": "30 prisoners"}
    made.add("CONSULT", "held talks", status="happened", mode="visit", roles=roles, others=(("AGREE", 0.1),))
    (event,) = code(made)
    assert (event.type, event.mode, event.cameo, event.goldstein, event.status) == ("CONSULT", "visit", "042", 1.9, "happened")
    assert event.sources == ("a1", "a2")
    assert event.targets == ()
    assert event.time is not None and event.time.start == "2024-03-08"
    assert event.place is not None and event.place.country == "OMN"
    assert [(q.value, q.unit) for q in event.quantities] == [(30.0, "prisoners")]
    assert event.sentence.text.endswith("a diplomat said.")
    assert event.confidence == 0.9
    assert event.why.startswith("trigger 'held talks' 0.90, CONSULT 1.00, next AGREE 0.10; source 'Iran and Oman held' 0.90")


def test_who_does_it_is_not_whom_it_is_done_to() -> None:
    made = scene()
    made.add(
        "COERCE", "arrested", status="happened", roles={"source": made.span("Iran", 2), "target": ["the Omani envoy", made.span("Iran", 2)]}
    )
    (event,) = code(made)
    assert (event.sources, event.targets) == (("a1",), ("a3",))


def test_a_place_that_is_on_no_list_keeps_its_words() -> None:
    made = scene()
    made.add("CONSULT", "talks", status="happened", roles={"place": "about"})
    (event,) = code(made)
    assert event.place is not None
    assert (event.place.name, event.place.country, event.place.lat) == ("about", None, None)


def test_what_gives_neither_number_nor_unit_is_no_quantity() -> None:
    made = scene()
    made.add("CONSULT", "talks", status="happened", roles={"quantity": ["30 prisoners", "the Omani envoy"]})
    (event,) = code(made)
    assert [quantity.value for quantity in event.quantities] == [30]


def test_nobody_named_is_nobody() -> None:
    made = scene()
    made.add("COERCE", "arrested", status="happened", roles={"source": "The ministry"})
    (event,) = code(made)
    assert (event.sources, event.targets, event.time, event.place, event.quantities, event.mode) == ((), (), None, None, (), None)
    assert event.cameo == "173"


def test_events_and_the_claims_that_carry_them_know_each_other() -> None:
    made = scene()
    made.add("CONSULT", "held talks", status="happened")
    made.add("COERCE", made.span("arrested", 2), status="denied")
    made.add("SAY", "said", stance="asserts", source_kind="anonymous", roles={"content": "Iran and Oman held talks"})
    made.add("SAY", "denied", stance="denies", source_kind="office", roles={"content": "it had arrested anybody"})
    events, claims = link_claims(code(made), make_claims(TEXT, made.predicates, made.cast))
    assert [(e.id, e.claims) for e in events] == [("e1", ("c1",)), ("e2", ("c2",))]
    assert [(c.id, c.events) for c in claims] == [("c1", ("e1",)), ("c2", ("e2",))]


def test_contexts_are_those_whose_words_open_a_word_of_the_sentence() -> None:
    assert contexts_of("The court jailed two spies near the border.") == ("intelligence", "legal", "territory")
    assert contexts_of("A mistrial of unhurried thoughts.") == ()
    assert set(contexts_of("Nuclear inspectors, ambassadors and the army met.")) == {"military", "diplomatic", "cbrn"}


SPOKEN = "“They must leave,” the ministry said. “They left,” it said. A diplomat denied that “they must leave”."


def spoken(trigger: str, frame: str, nth: int = 1, stance: str = "asserts", status: str = "happened") -> Event:
    """The one event of words that the ministry is said to have said."""
    made = Scene(SPOKEN)
    made.actor("the ministry", " it ", country="IRN", sector="GOV")
    made.add(frame, made.span(trigger, nth), status=status)
    roles: dict[str, str | Span] = {"source": "the ministry", "content": made.span("They must leave" if nth == 1 else "they must leave")}
    made.add("SAY", made.span("said"), stance=stance, source_kind="office", roles=roles)
    (event,) = with_speakers(*link_claims(code(made), make_claims(SPOKEN, made.predicates, made.cast)))
    return event


def test_a_speech_act_in_somebody_s_words_is_the_speaker_s() -> None:
    event = spoken("must leave", "REQUEST")
    assert event.sources == ("a1",)
    assert event.why.endswith("; source: speaker of c1")


def test_a_deed_told_or_a_speech_act_denied_is_not_the_speaker_s() -> None:
    assert spoken("leave", "RETREAT").sources == ()
    assert spoken("must leave", "REQUEST", stance="denies").sources == ()
    assert spoken("must leave", "REQUEST", status="possible").sources == ()
    assert spoken("must leave", "REQUEST", nth=2).sources == ("a1",)


PLACES = "Oman's envoy arrived in Iran on Friday. Two reporters were jailed in Iran in May. Iran arrested two men in Oman."


def test_hosts_and_jailers_are_taken_from_the_place() -> None:
    made = Scene(PLACES)
    made.actor("Oman's envoy", country="OMN", sector="GOV")
    made.actor("Two reporters", sector="MED")
    made.actor("Iran arrested", country="IRN", sector="GOV")
    made.actor("Oman.", country="OMN", sector="GOV")
    made.add("CONSULT", "arrived", status="happened", mode="visit", roles={"source": "Oman's envoy", "place": "Iran"})
    made.add("COERCE", "jailed", status="happened", mode="arrest", roles={"target": "Two reporters", "place": made.span("Iran", 2)})
    made.add("COERCE", "arrested", status="happened", mode="arrest", roles={"source": "Iran arrested", "place": made.span("Oman", 2)})
    visit, jailed, arrested = with_hosts(code(made), made.cast.actors)
    assert visit.targets == ("a3",) and "host" in visit.why
    assert jailed.sources == ("a3",) and jailed.targets == ("a2",)
    assert arrested.sources == ("a3",)


def test_several_who_meet_somewhere_have_no_host_and_a_minister_visits_the_state_itself() -> None:
    made = Scene("Norway's minister Dahl praised Norway. Envoys of Chad went to Oslo for talks. Sudan's envoy arrived in Oslo.")
    made.actor("Norway's minister Dahl", country="NOR", sector="GOV")
    made.actor("Norway", country="NOR", sector="GOV")
    made.actor("Envoys of Chad", country="TCD", sector="GOV")
    made.actor("Sudan's envoy", country="SDN", sector="GOV")
    made.add("CONSULT", "went", status="happened", mode="visit", roles={"source": "Envoys of Chad", "place": "Oslo"})
    made.add("CONSULT", "arrived", status="happened", mode="visit", roles={"source": "Sudan's envoy", "place": made.span("Oslo", 2)})
    several, one = with_hosts(code(made), made.cast.actors)
    assert (several.targets, one.targets) == ((), ("a2",))
