"""Quotations by their marks, and how far contents reach over them."""

from __future__ import annotations

import itertools

import pytest
from hand import Scene
from hypothesis import given
from hypothesis import strategies as st

from backchannel.claims import make_claims
from backchannel.claims.extent import whole_quotations
from backchannel.claims.quotations import find_quotations
from backchannel.records import Claim, Span


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We leave,” he said. “We go home.”", ["We leave,", "We go home."]),
        ('"We leave," he said. "We go home."', ["We leave,", "We go home."]),
        ("''We leave,'' he said.", ["We leave,"]),
        ("«We leave», he said; „We go“, she said.", ["We leave", "We go"]),
        ("‘We leave the house’s owner here,’ he said.", ["We leave the house’s owner here,"]),
        ("The players’ wages and the owner's house.", []),
        ('"We leave, he said.\n\n"We go," she said.', ["We leave, he said.", "We go,"]),
        ('He said "we leave.\n\nNobody knew. "No," she said.', ["No,"]),
        ("“We leave.\n\n“We go.”", ["We leave.", "We go."]),
        ('A gauge of 5" was used.', []),
        ("\"\" and '' are empty.", []),
    ],
    ids=[
        "curly",
        "straight",
        "doubled single",
        "angled and low",
        "single",
        "apostrophes",
        "open, next goes on",
        "unbalanced",
        "paragraphs",
        "inches",
        "empty",
    ],
)
def test_quotations_are_found_by_their_marks(text: str, found: list[str]) -> None:
    assert [quotation.span.text for quotation in find_quotations(text)] == found


@given(st.text(st.sampled_from("aB.,; \n\"'“”«»„‘’"), max_size=80))
def test_quotations_stand_in_the_text_apart_and_inside_their_paragraphs(text: str) -> None:
    quotations = find_quotations(text)
    for quotation in quotations:
        assert quotation.span == Span.of(text, quotation.span.start, quotation.span.end)
        assert quotation.paragraph.holds(quotation.outer) and quotation.outer.holds(quotation.span)
        assert "\n" not in quotation.span.text and quotation.span.text.strip()
    assert all(one.outer.end <= two.outer.start for one, two in itertools.pairwise(quotations))


@pytest.mark.parametrize(
    ("text", "cue", "found", "content"),
    [
        ("“We leave. We go home. Nobody stays,” he said.", "said", "We leave. We", "We leave. We go home. Nobody stays,"),
        ('"We leave. We go home," he said.', "said", "go home", "We leave. We go home,"),
        ("He called the vote “a farce of the old kind” and left.", "called", "the vote “a farce", "the vote “a farce of the old kind”"),
        ("“He told us it was over. We left,” she said.", "told", "it was over. We left,” she", "it was over. We left,"),
        ("He said it was over. “No,” she said.", "said", "it was over", "it was over"),
    ],
    ids=["to its end", "to its start", "a fragment", "a quoted cue stays inside", "none"],
)
def test_a_content_in_a_quotation_is_all_of_it(text: str, cue: str, found: str, content: str) -> None:
    scene = Scene(text)
    assert whole_quotations(text, scene.span(found), scene.span(cue), find_quotations(text)).text == content


def claims_of(text: str, *attributions: tuple[str, str, str]) -> tuple[Claim, ...]:
    """Claims of (source, cue, content) found by an encoder."""
    scene = Scene(text)
    for source, cue, content in attributions:
        scene.actor(source)
        near = scene.span(content)
        span = min((scene.span(cue, nth) for nth in range(1, text.count(cue) + 1)), key=lambda span: abs(span.start - near.end))
        scene.add("SAY", span, stance="asserts", source_kind="person", roles={"source": source, "content": content})
    return make_claims(text, scene.predicates, scene.cast)


def test_a_speaker_goes_on_in_the_next_sentences_and_paragraphs() -> None:
    text = '"We leave," the envoy said. "We go home.\n\n"Nobody stays."\n\nThe market was calm. "Fish is dear," the cook said.'
    envoy, cook = claims_of(text, ("the envoy", "said", "We leave"), ("the cook", "said", "Fish is dear"))
    assert [part.text for part in envoy.contents] == ["We leave", "We go home", "Nobody stays."]
    assert (envoy.content.text, cook.content.text, cook.continued) == ("We leave", "Fish is dear", ())


def test_nobody_goes_on_in_what_another_one_says() -> None:
    text = '"We leave," the envoy said. "We stay," the cook answered.'
    envoy, cook = claims_of(text, ("the envoy", "said", "We leave"), ("the cook", "answered", "We stay"))
    assert (envoy.continued, cook.continued) == ((), ())
    text = '"We leave," the envoy said. The cook laughed and said that fish was dear. "It is."'
    envoy, cook = claims_of(text, ("the envoy", "said", "We leave"), ("The cook", "said", "fish was dear"))
    assert envoy.continued == ()


def test_a_reporting_clause_in_the_middle_leaves_both_sides() -> None:
    (claim,) = claims_of("If the rain stays, the guild said, the fair will close.", ("the guild", "said", "the fair will close"))
    assert [part.text for part in claim.contents] == ["If the rain stays", "the fair will close"]
    (claim,) = claims_of("On Monday, the guild said, “the fair will close”.", ("the guild", "said", "the fair will close"))
    assert [part.text for part in claim.contents] == ["the fair will close"]


def test_quotations_without_a_cue_belong_to_who_speaks_before_them() -> None:
    scene = Scene('"We leave," the envoy said.\n\n"We go home."')
    scene.actor("the envoy")
    roles = {"source": "the envoy"}
    scene.add("SAY", "said", stance="asserts", source_kind="person", roles=roles | {"content": "We leave"})
    scene.add("SAY", scene.span('"', 3), stance="asserts", source_kind="person", roles=roles | {"content": "We go home."})
    (claim,) = make_claims(scene.text, scene.predicates, scene.cast)
    assert [part.text for part in claim.contents] == ["We leave", "We go home."]
