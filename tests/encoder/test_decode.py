"""Score arrays made by hand to mentions, predicates and roles; and that what the corpus says survives the way there and back."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pytest

from backchannel.encoder.crops import LONGEST, cut_crop
from backchannel.encoder.decode import Candidate, Floats, RoleDecoder, Verdicts, find_candidates, find_mentions, span_of
from backchannel.encoder.labels import Labels, default_labels, labels_of
from backchannel.language import Sentence, Words, split_sentences
from backchannel.ontology import load_ontology
from backchannel.records import Mention, Predicate, Span

TEXT = "Iran and Oman held secret talks on Friday. He said “we will meet” again."
HIGH, LOW = 8.0, -8.0


def words_of(text: str) -> tuple[Words, tuple[Sentence, ...]]:
    """The words of a text, cut at white space and before full stops and around quotation marks."""
    sentences = split_sentences(text)
    found = [
        (m.start(), m.end(), n)
        for n, s in enumerate(sentences)
        for m in re.finditer(r"[“”.]|[^\s“”.]+", text)
        if s.span.start <= m.start() < s.span.end
    ]
    first = np.arange(len(found), dtype=np.int32)
    starts, ends, owner = (np.array([f[i] for f in found], dtype=np.int32) for i in range(3))
    bounds = np.searchsorted(owner, np.arange(len(sentences) + 1)).astype(np.int32)
    return Words(first, first + 1, starts, ends, owner, bounds), sentences


@pytest.fixture(scope="module")
def labels() -> Labels:
    return default_labels()


def blank(count: int, labels: Labels) -> Floats:
    """Token scores that find nothing."""
    scores = np.full((count, labels.token_columns), LOW, dtype=np.float32)
    slices = labels.token_slices()
    for name in ("mention", "event", "claim"):
        scores[:, slices[name].start] = HIGH
    return scores


def tag(scores: Floats, labels: Labels, group: str, places: list[int], kind: int = 0) -> None:
    """Put a begin tag on the first place and inside tags on the others."""
    start = labels.token_slices()[group].start
    for nth, place in enumerate(places):
        scores[place, start] = LOW
        scores[place, start + 1 + 2 * kind + (nth > 0)] = HIGH


def test_mentions_by_their_tags(labels: Labels) -> None:
    words, _ = words_of(TEXT)
    scores = blank(len(words), labels)
    state, time = labels.mentions.index("state"), labels.mentions.index("time")
    tag(scores, labels, "mention", [0], state)
    tag(scores, labels, "mention", [2], state)
    tag(scores, labels, "mention", [7], time)
    found = find_mentions(TEXT, words, scores[:, labels.token_slices()["mention"]], labels)
    assert [(m.kind, m.span.text) for m in found] == [("state", "Iran"), ("state", "Oman"), ("time", "Friday")]
    assert all(m.score > 0.99 for m in found)


def test_two_mentions_side_by_side_stay_two_and_kind_is_settled_over_the_whole(labels: Labels) -> None:
    text = "Iran Oman next Friday"
    words, _ = words_of(text)
    scores = blank(len(words), labels)
    state, time, place = (labels.mentions.index(kind) for kind in ("state", "time", "place"))
    tag(scores, labels, "mention", [0], state)
    tag(scores, labels, "mention", [1], state)
    tag(scores, labels, "mention", [2], time)
    scores[3, 0], scores[3, 2 + 2 * place], scores[3, 2 + 2 * time] = LOW, HIGH, HIGH - 1  # goes on, as another kind
    found = find_mentions(text, words, scores[:, labels.token_slices()["mention"]], labels)
    assert [(m.kind, m.span.text) for m in found] == [("state", "Iran"), ("state", "Oman"), ("time", "next Friday")]


@pytest.mark.parametrize(
    ("text", "named"), [("last year ' s deal", "last year"), ("the rebels ’ guns", "the rebels"), ("Chad and its", "Chad")]
)
def test_a_mention_does_not_end_in_an_apostrophe_or_a_function_word(labels: Labels, text: str, named: str) -> None:
    words, _ = words_of(text)
    scores = blank(len(words), labels)
    tag(scores, labels, "mention", [0, 1, 2], 0)
    (found,) = find_mentions(text, words, scores[:, labels.token_slices()["mention"]], labels)
    assert found.span.text == named


def test_no_run_crosses_the_end_of_a_sentence(labels: Labels) -> None:
    text = "He left. He came."
    words, _ = words_of(text)
    scores = blank(len(words), labels)
    tag(scores, labels, "event", [1, 2, 3, 4])
    found = find_candidates(words, scores, labels)
    assert [(c.family, c.start, c.end) for c in found] == [("event", 1, 3), ("event", 3, 5)]


def test_candidates_of_every_family(labels: Labels) -> None:
    words, _ = words_of(TEXT)
    scores = blank(len(words), labels)
    tag(scores, labels, "event", [3, 4, 5])
    tag(scores, labels, "claim", [10])
    anchor = labels.token_slices()["track"].start + labels.tracks.index("talks")
    scores[5, anchor] = HIGH
    found = find_candidates(words, scores, labels)
    assert [(c.family, labels.marks[c.mark], c.start, c.end) for c in found] == [
        ("event", "event", 3, 6),
        ("claim", "claim", 10, 11),
        ("track", "talks", 5, 6),
    ]


def decoded(labels: Labels, mark: str, roles: dict[str, list[int]], mentions: Sequence[tuple[str, int]] = ()) -> list[tuple[str, str]]:
    """Fillers of a predicate on "held secret talks" whose role scores are high at some words."""
    words, _ = words_of(TEXT)
    crop = cut_crop(words, 3, 6, mark=labels.marks.index(mark), family="claim")
    scores = np.full((crop.last - crop.first, len(labels.roles)), LOW, dtype=np.float32)
    for role, places in roles.items():
        scores[[place - crop.first for place in places], labels.roles.index(role)] = HIGH
    spans = [Mention(Span(TEXT.index(name, at), TEXT.index(name, at) + len(name), name), "state", 1.0) for name, at in mentions]
    found = RoleDecoder(TEXT, words, spans, labels)(crop, scores, mark)
    return [(filler.role, filler.span.text) for filler in found]


def test_a_party_is_the_whole_mention_its_words_lie_in(labels: Labels) -> None:
    assert decoded(labels, "event", {"source": [0]}, [("Iran and Oman", 0)]) == [("source", "Iran and Oman")]
    assert decoded(labels, "event", {"source": [0, 1, 2]}, [("Iran", 0), ("Oman", 0)]) == [("source", "Iran"), ("source", "Oman")]
    assert decoded(labels, "event", {"target": [9]}) == [("target", "He")]


def test_roles_that_a_frame_does_not_have_are_not_filled(labels: Labels) -> None:
    assert decoded(labels, "event", {"content": [0], "holder": [2]}) == []
    assert decoded(labels, "claim", {"content": [0], "time": [7]}) == [("content", "Iran")]


def test_the_same_words_are_no_party_and_mediator_of_one_meeting(labels: Labels) -> None:
    assert decoded(labels, "talks", {"party": [0], "mediator": [0, 2]}) == [("party", "Iran"), ("mediator", "Oman")]


def test_a_content_goes_on_over_marks_and_words_between(labels: Labels) -> None:
    words, _ = words_of(TEXT)
    inside = [at for at in range(len(words)) if TEXT[words.starts[at] : words.ends[at]] in {"we", "will", "meet", "again"}]
    assert decoded(labels, "claim", {"content": inside}) == [("content", "we will meet” again")]
    assert decoded(labels, "claim", {"content": [0, inside[0]]}) == [("content", "Iran"), ("content", "we")]


def test_a_label_that_breaks_off_inside_a_name_goes_on_to_its_end(labels: Labels) -> None:
    assert decoded(labels, "deals", {"label": [0, 1]}, [("Iran and Oman", 0)]) == [("label", "Iran and Oman")]
    assert decoded(labels, "claim", {"content": [0]}, [("Iran and Oman", 0)]) == [("content", "Iran")]


def test_a_label_that_begins_inside_a_hyphenated_word_begins_with_it(labels: Labels) -> None:
    text, cut = "They broke the Uzbek-brokered truce.", "-brokered truce"
    at = np.array([text.index(cut)], dtype=np.int32)
    one = np.zeros(1, dtype=np.int32)
    words = Words(one, one + 1, at, at + len(cut), one, np.array([0, 1], dtype=np.int32))
    scores = np.full((1, len(labels.roles)), LOW, dtype=np.float32)
    scores[0, labels.roles.index("label")] = HIGH
    crop = cut_crop(words, 0, 1, mark=labels.marks.index("deals"), family="track")
    (filler,) = RoleDecoder(text, words, [], labels)(crop, scores, "deals")
    assert filler.span.text == "Uzbek-brokered truce"


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("It froze C$1.5bn.", "$1.5bn", "C$1.5bn"),
        ("It lent R2.8bn, more.", ".8bn", "R2.8bn"),
        ("It lent R2.8bn.", "R2", "R2.8bn"),
        ("It lost 30-40 men.", "40 men", "40 men"),
        ("UN 25 men.", "25 men", "25 men"),
    ],
)
def test_a_sum_that_breaks_off_inside_its_figures_is_the_whole(labels: Labels, text: str, cut: str, whole: str) -> None:
    at = text.index(cut)
    bounds = np.array([at], dtype=np.int32), np.array([at + len(cut)], dtype=np.int32)
    one = np.zeros(1, dtype=np.int32)
    words = Words(one, one + 1, *bounds, one, np.array([0, 1], dtype=np.int32))
    scores = np.full((1, len(labels.roles)), LOW, dtype=np.float32)
    scores[0, labels.roles.index("quantity")] = HIGH
    (filler,) = RoleDecoder(text, words, [], labels)(cut_crop(words, 0, 1, mark=0, family="event"), scores, "event")
    assert filler.span.text == whole


def verdict(labels: Labels, candidate: Candidate, real: float = HIGH, **best: str) -> Predicate | None:
    words, sentences = words_of(TEXT)
    scores = np.full(labels.label_columns, LOW, dtype=np.float32)
    slices = labels.label_slices()
    scores[slices["real"]] = real
    names = {
        "type": labels.types,
        "mode": ("", *labels.modes),
        "status": labels.statuses,
        "stance": labels.stances,
        "kind": labels.kinds,
        "track_status": labels.track_statuses,
    }
    for group, name in best.items():
        scores[slices[group].start + names[group].index(name)] = HIGH
    judge = Verdicts(labels)
    score = judge.score(candidate, scores)
    where = span_of(TEXT, words, candidate.start, candidate.end), sentences[int(words.sentence[candidate.start])].span
    return None if score is None else judge(candidate, score, scores, where, ())


def test_an_event_gets_type_mode_and_status(labels: Labels) -> None:
    found = verdict(labels, Candidate(0, "event", 3, 6, 0.9), type="CONSULT", mode="CONSULT.visit", status="planned")
    assert found is not None
    assert (found.frame, found.family, found.mode, found.status, found.span.text) == (
        "CONSULT",
        "event",
        "visit",
        "planned",
        "held secret talks",
    )
    assert found.sentence.text == "Iran and Oman held secret talks on Friday."
    assert found.label_score > 0.99 and [type for type, _ in found.others if type in labels.types and type != "CONSULT"]


def test_a_mode_of_another_type_is_no_mode(labels: Labels) -> None:
    found = verdict(labels, Candidate(0, "event", 3, 6, 0.9), type="CONSULT", mode="COERCE.arrest", status="happened")
    assert found is not None and found.mode is None


def test_a_cue_gets_stance_and_kind_of_source(labels: Labels) -> None:
    found = verdict(labels, Candidate(1, "claim", 10, 11, 0.9), stance="doubts", kind="media")
    assert found is not None
    assert (found.frame, found.stance, found.source_kind, found.status) == ("SAY", "doubts", "media", None)


def test_an_anchor_gets_a_status_of_its_own_track(labels: Labels) -> None:
    mark = labels.marks.index("funds")
    found = verdict(labels, Candidate(mark, "track", 5, 6, 0.9), track_status="funds.released")
    assert found is not None and (found.frame, found.status) == ("funds", "released")
    other = verdict(labels, Candidate(mark, "track", 5, 6, 0.9), track_status="talks.denied")
    assert other is not None and other.status in load_ontology().frames["funds"].status
    terms = verdict(labels, Candidate(labels.marks.index("terms"), "track", 5, 6, 0.9))
    assert terms is not None and terms.status is None


def test_what_the_predicate_layer_thinks_is_none_is_none(labels: Labels) -> None:
    assert verdict(labels, Candidate(0, "event", 3, 6, 0.9), real=LOW, type="CONSULT") is None


def test_nothing_is_found_in_nothing(labels: Labels) -> None:
    words, _ = words_of("")
    assert find_mentions("", words, np.zeros((0, labels.mention_tags), np.float32), labels) == ()
    assert find_candidates(words, np.zeros((0, labels.token_columns), np.float32), labels) == []


def test_a_crop_holds_its_predicate_and_marks_only_that() -> None:
    text = " ".join(f"Envoy {n} of the delegation said nothing about it at all." for n in range(60))
    words, _ = words_of(text)
    for start in (0, 5, 300, len(words) - 2):
        for family, mark in (("event", 0), ("claim", 1), ("track", 4)):
            crop = cut_crop(words, start, start + 2, mark=mark, family=family)
            assert 0 <= crop.first <= start < start + 2 <= crop.last <= len(words)
            assert crop.last - crop.first <= LONGEST
            assert np.flatnonzero(crop.marks).tolist() == [start - crop.first, start + 1 - crop.first]
            assert set(crop.marks.tolist()) == {0, mark + 1}
            assert (crop.distance[crop.marks > 0] == 0).all()
            assert (crop.distance[crop.marks == 0] != 0).all()


def test_label_spaces_follow_the_ontology() -> None:
    ontology = load_ontology()
    labels = labels_of(ontology)
    assert labels.types == ontology.types
    assert labels.token_slices()["track"].stop == labels.token_columns
    assert list(labels.label_slices().values())[-1].stop == labels.label_columns
    assert {labels.roles[at] for at in labels.allowed["claim"]} == {"source", "content"}
    assert set(labels.allowed) == set(labels.marks)
