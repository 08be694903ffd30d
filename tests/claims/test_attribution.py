"""Attributions to claims: sources, kinds, stances, nesting."""

from __future__ import annotations

import pytest
from hand import Scene
from hypothesis import given
from hypothesis import strategies as st

from backchannel.claims import make_claims
from backchannel.claims.source import whole_source
from backchannel.records import Span

TEXT = (
    "A European diplomat said that the envoy had told him the talks were over. Axios reported it. “Nothing happened,” the ministry said. "
    "Reportedly the envoy left. Both governments deny that papers were exchanged."
)


def scene() -> Scene:
    made = Scene(TEXT)
    made.actor("A European diplomat", "him", sector="GOV")
    made.actor("the envoy", country="OMN", sector="GOV")
    made.actor("the ministry", country="IRN", sector="GOV")
    return made


def test_a_claim_has_its_source_kind_cue_content_and_stance() -> None:
    made = scene()
    content = made.span("papers were exchanged.")
    made.add("SAY", "deny", stance="denies", source_kind="office", roles={"source": "Both governments", "content": content})
    (claim,) = make_claims(TEXT, made.predicates, made.cast)
    assert (claim.id, claim.stance, claim.source_kind, claim.source_actor) == ("c1", "denies", "office", None)
    assert claim.source == made.span("Both governments")
    assert claim.cue == made.span("deny")
    assert claim.content.text == "papers were exchanged"


def test_a_claim_told_inside_another_knows_the_innermost() -> None:
    made = scene()
    outer = made.span("the envoy had told him the talks were over")
    made.add("SAY", "said", stance="asserts", source_kind="anonymous", roles={"source": "A European diplomat", "content": outer})
    inner = {"source": "the envoy", "content": "the talks were over"}
    made.add("SAY", "told", stance="asserts", source_kind="person", roles=inner)
    first, second = make_claims(TEXT, made.predicates, made.cast)
    assert (first.inside, second.inside) == (None, "c1")
    assert (first.source_actor, second.source_actor) == ("a1", "a2")


def test_a_quotation_mark_is_no_cue() -> None:
    made = scene()
    made.add("SAY", "“", stance="asserts", source_kind="office", roles={"source": "the ministry", "content": "Nothing"})
    (claim,) = make_claims(TEXT, made.predicates, made.cast)
    assert claim.cue is None
    assert claim.content.text == "Nothing happened"


def test_nobody_s_word_is_anonymous_whatever_the_encoder_thinks() -> None:
    made = scene()
    made.add("SAY", "Reportedly", stance="asserts", source_kind="media", roles={"content": "the envoy left"})
    (claim,) = make_claims(TEXT, made.predicates, made.cast)
    assert (claim.source, claim.source_actor, claim.source_kind) == (None, None, "anonymous")


@pytest.mark.parametrize(
    ("sector", "org", "predicted", "kind"),
    [
        ("MED", "AXIOS", "organisation", "media"),
        ("MED", "AXIOS", "person", "person"),
        ("MED", None, "office", "office"),
        ("IGO", "IAEA", "office", "organisation"),
        ("GOV", None, "office", "office"),
        ("IGO", "IAEA", "anonymous", "anonymous"),
    ],
)
def test_the_lists_correct_the_kind_of_source(sector: str, org: str | None, predicted: str, kind: str) -> None:
    made = Scene("Axios reported that the envoy left.")
    made.actor("Axios", sector=sector, org=org)
    made.add("SAY", "reported", stance="asserts", source_kind=predicted, roles={"source": "Axios", "content": "the envoy left"})
    assert [claim.source_kind for claim in make_claims(made.text, made.predicates, made.cast)] == [kind]


def test_an_attribution_without_content_is_no_claim_and_one_told_twice_is_one() -> None:
    made = scene()
    made.add("SAY", "reported", stance="asserts", source_kind="media", roles={"source": "Axios"})
    for _ in range(2):
        made.add("SAY", "deny", stance="denies", source_kind="office", roles={"content": "papers were exchanged"})
    made.add("CONSULT", "talks", status="happened")
    assert [claim.id for claim in make_claims(TEXT, made.predicates, made.cast)] == ["c1"]


def test_claims_do_not_hold_each_other() -> None:
    made = scene()
    whole = made.span("the envoy had told him the talks were over")
    for cue in ("said", "told"):
        made.add("SAY", cue, stance="asserts", source_kind="person", roles={"content": whole})
    assert [claim.inside for claim in make_claims(TEXT, made.predicates, made.cast)] == [None, None]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "whole"),
    [
        ("Ana Kolar, the deputy minister, said it rained.", "Ana Kolar", "said", "it rained", "Ana Kolar, the deputy minister"),
        ("Ana Kolar has also said it rained.", "Ana Kolar", "said", "it rained", "Ana Kolar"),
        ("A spokesman for the guild later said it rained.", "A spokesman", "said", "it rained", "A spokesman for the guild"),
        ("Ana Kolar (Green) said it rained.", "Ana Kolar", "said", "it rained", "Ana Kolar (Green)"),
        ("An envoy who would not be named said on Friday it rained.", "An envoy", "said", "it rained", "An envoy who would not be named"),
        ("It rained, said Ana Kolar, a former envoy.", "Ana Kolar", "said", "It rained", "Ana Kolar, a former envoy"),
        ("It rained, said Ana Kolar on Friday.", "Ana Kolar", "said", "It rained", "Ana Kolar"),
        ("The minister, she said, was wet.", "she", "said", "The minister", "she"),
    ],
)
def test_the_whole_source_is_given(text: str, source: str, cue: str, content: str, whole: str) -> None:
    def at(words: str) -> Span:
        return Span.of(text, text.index(words), text.index(words) + len(words))

    assert whole_source(text, at(source), at(cue), at(content), at(text)).text == whole


@given(st.text(alphabet='ab ,(who)said"“.', min_size=12, max_size=60), st.data())
def test_a_grown_source_holds_the_source_and_neither_cue_nor_content(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=6, max_size=6, unique=True)))
    spans = [Span.of(text, a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    source, cue, content = data.draw(st.permutations(spans))
    grown = whole_source(text, source, cue, content, Span.of(text, 0, len(text)))
    assert grown.holds(source)
    assert grown == source or not (grown.overlaps(cue) or grown.overlaps(content))


@pytest.mark.parametrize(
    ("text", "sources", "cue", "content", "whole"),
    [
        ("Ana Kolar and Ivo Bek said it rained.", ["Ana Kolar", "Ivo Bek"], "said", "it rained", "Ana Kolar and Ivo Bek"),
        ("The deputy minister, Ana Kolar, said it rained.", ["Ana Kolar"], "said", "it rained", "The deputy minister, Ana Kolar"),
        ("“It rained,” said Ana Kolar, head of the guild.", ["Ana Kolar"], "said", "It rained,", "Ana Kolar, head of the guild"),
        ("Ana Kolar, a baker, walked out, saying it rained.", ["Ana Kolar"], "saying", "it rained", "Ana Kolar, a baker"),
        ("A study published by the guild says it rained.", ["A study"], "says", "it rained", "A study published by the guild"),
        ("Ana Kolar, who said it rained, left.", ["Ana Kolar"], "said", "it rained", "Ana Kolar"),
    ],
)
def test_a_source_is_all_who_speak_and_what_is_told_of_them(text: str, sources: list[str], cue: str, content: str, whole: str) -> None:
    made = Scene(text)
    made.add("SAY", cue, stance="asserts", source_kind="person", roles={"source": sources, "content": content})
    (claim,) = make_claims(text, made.predicates, made.cast)
    assert claim.source is not None and claim.source.text == whole
