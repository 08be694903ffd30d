"""What a source does with a content, whom it answers, and what is told of one without a name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand import Scene

from backchannel.claims import make_claims, with_replies
from backchannel.claims.anonymity import anonymity_of
from backchannel.claims.lexicon import CueLexicon, load_cues
from backchannel.errors import OntologyError


@pytest.mark.parametrize(
    ("cue", "attitude", "stance"),
    [
        ("said", "assertion", "asserts"),
        ("According to", "assertion", "asserts"),
        ("denied", "assertion", "denies"),
        ("believed", "belief", "asserts"),
        ("is concerned that", "belief", "asserts"),
        ("admitted", "fact", "asserts"),
        ("plans", "eventuality", "asserts"),
        ("called for", "eventuality", "asserts"),
        ("declined to comment", "evasion", "doubts"),
        ("neither confirmed nor denied", "evasion", "doubts"),
        ("withdrew the", "retraction", "denies"),
        ("walked back", "retraction", "denies"),
    ],
)
def test_the_lexicon_knows_attitude_and_stance(cue: str, attitude: str, stance: str) -> None:
    found = load_cues().lookup(cue)
    assert found and (found.attitude, found.stance) == (attitude, stance)


def test_a_word_of_no_saying_is_not_in_the_lexicon() -> None:
    assert load_cues().lookup("the harbour") is None
    assert "harbour" not in load_cues()


def test_a_broken_lexicon_names_the_line() -> None:
    head = "attitude\tstance\tclass\tsyntax\tcues\n"
    with pytest.raises(OntologyError, match=r"cues\.tsv:2: 3 cells"):
        CueLexicon(head + "belief\tasserts\tverb\n")
    with pytest.raises(OntologyError, match="'mood' is none of"):
        CueLexicon(head + "mood\tasserts\tverb\tthat\tsulk\n")


def test_evasion_is_no_denial_and_a_retraction_is_one() -> None:
    scene = Scene("The ministry declined to comment on the raid. The paper withdrew its report of the raid.")
    scene.actor("The ministry")
    scene.actor("The paper")
    scene.add(
        "SAY", "declined to", stance="denies", source_kind="office", roles={"source": "The ministry", "content": "comment on the raid"}
    )
    scene.add("SAY", "withdrew", stance="asserts", source_kind="media", roles={"source": "The paper", "content": "its report of the raid"})
    ministry, paper = make_claims(scene.text, scene.predicates, scene.cast)
    assert (ministry.attitude, ministry.stance) == ("evasion", "doubts")
    assert (paper.attitude, paper.stance) == ("retraction", "denies")


def test_a_denial_answers_what_it_denies() -> None:
    scene = Scene("The paper reported that the envoy had fled. The ministry denied the report. The paper later retracted the report.")
    for name in ("The paper", "The ministry"):
        scene.actor(name)
    scene.add("SAY", "reported", stance="asserts", source_kind="media", roles={"source": "The paper", "content": "the envoy had fled"})
    scene.add("SAY", "denied", stance="denies", source_kind="office", roles={"source": "The ministry", "content": "the report"})
    scene.add(
        "SAY",
        "retracted",
        stance="denies",
        source_kind="media",
        roles={"source": scene.span("The paper", 2), "content": scene.span("the report", 2)},
    )
    claims = with_replies(make_claims(scene.text, scene.predicates, scene.cast), {})
    assert [(claim.id, claim.answers) for claim in claims] == [("c1", None), ("c2", "c1"), ("c3", "c1")]


def test_a_denial_of_a_deed_answers_who_tells_of_it_wherever_it_stands() -> None:
    scene = Scene("The army did not fire, the ministry said. Villagers said the army had fired.")
    scene.add("SAY", "said", stance="denies", source_kind="office", roles={"source": "the ministry", "content": "The army did not fire"})
    scene.add(
        "SAY",
        scene.span("said", 2),
        stance="asserts",
        source_kind="anonymous",
        roles={"source": "Villagers", "content": "the army had fired"},
    )
    one, two = make_claims(scene.text, scene.predicates, scene.cast)
    told = (replace(one, events=("e1",)), replace(two, events=("e2",)))
    assert with_replies(told, {"e1": "d1", "e2": "d1"})[0].answers == "c2"
    assert with_replies(told, {"e1": "d1", "e2": "d2"})[0].answers is None


@pytest.mark.parametrize(
    ("text", "source", "told"),
    [
        (
            "Three senior officials at the central bank, who asked not to be named because talks go on, said it was over.",
            "Three senior officials at the central bank",
            (3, "senior", "the central bank", "asked not to be named because talks go on"),
        ),
        ("A former envoy said it was over.", "A former envoy", (1, "former", None, None)),
        (
            "One of the officials said on condition of anonymity that it was over, and left.",
            "One of the officials",
            (1, None, None, "on condition of anonymity that it was over"),
        ),
        ("12 members of the guild said so.", "12 members of the guild", (12, None, "the guild", None)),
        ("Villagers said so.", "Villagers", (None, None, None, None)),
    ],
)
def test_what_is_told_of_an_unnamed_source(text: str, source: str, told: tuple[object, ...]) -> None:
    scene = Scene(text)
    found = anonymity_of(scene.span(source), None, scene.span(text))
    parts = [span.text if span else None for span in (found.institution, found.reason)]
    assert (found.count, found.rank, *parts) == told
