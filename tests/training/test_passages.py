"""The corpus format: what a passage becomes, and where each fault is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from backchannel.errors import CorpusError
from backchannel.training.passages import occurrences, parse_passages, read_corpus, sentences_of

WHOLE = """\
# a comment before the first passage
== t-1 | register: wire | region: africa | period: 2010s | published: 2014-05-02
Ministers of Chad and Sudan met in Abeche on Friday.
  @ group: Ministers of Chad and Sudan | place: Abeche | time: Friday
  CONSULT.visit happened | met | source: Ministers of Chad and Sudan | place: Abeche | time: Friday
  talks happened | met | party: Ministers of Chad and Sudan | venue: Abeche | time: Friday

"We met twice," said Idriss Mahamat. "They told us that they would free
  nine men."
"""

QUOTED = """\
== q-1 | register: wire | region: africa | period: 2010s
“We met twice,” said Idriss Mahamat.
  @ person: We + Idriss Mahamat
  SAY asserts person | said | source: Idriss Mahamat | content: We met … Nobody else was asked
  CONSULT happened | met | source: We

“We will meet again. Nobody else was asked.”
  @ person: We
  CONSULT planned | meet | source: We
"""


def faults(body: str) -> list[str]:
    """Faults of a passage with that body, without the file's name and passage's id."""
    parsed = parse_passages(f"== x-1 | register: wire\n{body}", "file.txt")
    assert all(fault.startswith("file.txt:") for fault in parsed.faults)
    return [fault.removeprefix("file.txt:").replace(" x-1:", "", 1) for fault in parsed.faults]


def test_a_passage_becomes_text_sentences_mentions_and_predicates() -> None:
    parsed = parse_passages(WHOLE.replace("free\n  nine men", "free nine men"), "file.txt")
    assert parsed.faults == []
    (passage,) = parsed.passages
    assert passage.id == "t-1"
    assert passage.facts == {"register": "wire", "region": "africa", "period": "2010s", "published": "2014-05-02"}
    assert passage.where == "file.txt:2"
    first, second = passage.sentences
    assert passage.text == f"{first.text}\n\n{second.text}"
    assert [(m.kind, m.span.text) for m in passage.mentions] == [
        ("group", "Ministers of Chad and Sudan"),
        ("place", "Abeche"),
        ("time", "Friday"),
    ]
    event, track = passage.predicates
    assert (event.frame, event.family, event.mode, event.status, event.span.text) == ("CONSULT", "event", "visit", "happened", "met")
    assert [(f.role, f.span.text) for f in event.fillers] == [
        ("source", "Ministers of Chad and Sudan"),
        ("place", "Abeche"),
        ("time", "Friday"),
    ]
    assert (track.frame, track.family, track.sentence) == ("talks", "track", first)


def test_every_span_equals_the_text_at_its_offsets() -> None:
    for text in (WHOLE, QUOTED):
        for passage in parse_passages(text, "file.txt").passages:
            spans = [*passage.sentences, *(m.span for m in passage.mentions)]
            spans += [s for p in passage.predicates for s in (p.span, p.sentence, *(f.span for f in p.fillers))]
            assert all(span.text == passage.text[span.start : span.end] for span in spans)


def test_sentences_of_a_paragraph_stand_on_one_line_and_paragraphs_apart() -> None:
    (passage,) = parse_passages("== x-1\nOne.\nTwo.\n\n\nThree.\n", "f").passages
    assert passage.text == "One. Two.\n\nThree."


def test_an_ellipsis_reaches_over_sentences_and_paragraphs() -> None:
    parsed = parse_passages(QUOTED, "file.txt")
    assert parsed.faults == []
    (passage,) = parsed.passages
    (content,) = passage.predicates[0].role("content")
    assert content.text.startswith("We met twice,”")
    assert content.text.endswith("We will meet again. Nobody else was asked")


def test_a_phrase_means_its_occurrence_nearest_to_the_trigger() -> None:
    text = "== x-1\nIran met Oman, and Iran met Qatar, and Iran left.\n  @ state: Iran + Oman + Iran + Qatar + Iran\n  CONSULT happened | met~2 | source: Iran | target: Qatar\n"
    parsed = parse_passages(text, "f")
    assert parsed.faults == []
    (passage,) = parsed.passages
    (event,) = passage.predicates
    assert event.span.start == passage.text.rindex("met")
    assert event.role("source")[0].start == passage.text.index("Iran", 5)
    assert [m.span.start for m in passage.mentions if m.span.text == "Iran"] == [0, 19, 39]


def test_the_nth_occurrence_is_meant_where_it_is_given() -> None:
    text = "== x-1\nIran met Oman, and Iran met Qatar, and Iran left.\n  CONSULT happened | met~2 | source: Iran~3\n"
    (passage,) = parse_passages(text, "f").passages
    assert passage.predicates[0].role("source")[0].start == passage.text.rindex("Iran")


def test_a_filler_may_stand_in_a_neighbouring_sentence() -> None:
    (passage,) = parse_passages(
        "== x-1\nOman spoke.\nIt was denied.\n  SAY denies office | denied | source: Oman | content: It\n", "f"
    ).passages
    assert passage.predicates[0].role("source")[0].start == 0


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("Oman met Iran.\n  TALK happened | met", "3: no frame 'TALK'; there are AGREE, CONSULT"),
        ("Oman met Iran.\n  CONSULT happened", "3: CONSULT names no trigger after ' | '"),
        (
            "Oman met Iran.\n  CONSULT.arrest happened | met",
            "3: no mode 'arrest' of CONSULT; there are visit, third-party, multilateral, phone",
        ),
        ("Oman met Iran.\n  CONSULT maybe | met", "3: status must be one of happened, planned, possible, denied, not 'maybe'"),
        ("Oman met Iran.\n  CONSULT | met", "3: status must be one of happened, planned, possible, denied, not ''"),
        ("Oman met Iran.\n  terms agreed | met", "3: this frame has no status, not 'agreed'"),
        ("Oman met Iran.\n  SAY asserts | met", "3: SAY needs a stance (asserts, denies, doubts) and a kind of source (person, "),
        ("Oman met Iran.\n  CONSULT happened | left", "3: 'left' does not stand in its sentence"),
        ("Oman met Iran.\n  CONSULT happened | me", "3: 'me' does not stand in its sentence"),
        ("Oman met Iran.\n  CONSULT happened | met~2", "3: 'met' stands 1 times in the sentence, not 2"),
        ("Oman met Iran.\n  CONSULT happened | met | source: Qatar", "3: 'Qatar' does not stand in the passage"),
        (
            "Oman met Iran.\n  CONSULT happened | met | holder: Oman",
            "3: 'holder: Oman' does not open with a role of CONSULT: source, target, place, time, quantity",
        ),
        ("Oman met Iran.\n  CONSULT happened | met | Oman", "3: 'Oman' does not open with a role of CONSULT"),
        ("Oman met Iran.\n  @ country: Oman", "3: mention part 'country: Oman' does not open with one of person, office"),
        ("Oman met Iran.\n  @ state: Qatar", "3: mention 'Qatar' does not stand (again) in its sentence"),
        ("Oman met Iran.\n  @ state: Oman + Oman", "3: mention 'Oman' does not stand (again) in its sentence"),
        ("Oman met Iran.\n  @ state: Iran | group: met Iran", "3: mention 'met Iran' does not stand (again) in its sentence"),
        ("Oman met Iran.\n  CONSULT happened | met\n  AGREE happened | met", "1: AGREE and CONSULT stand on the same words 'met'"),
        (
            "Oman met Iran.\n  CONSULT happened | met\n  AGREE happened | met Iran",
            "1: event triggers 'met' and 'met Iran' overlap; make them shorter",
        ),
        ("  CONSULT happened | met\nOman met Iran.", "2: annotation before the first sentence"),
        ("", "1: has no sentence"),
    ],
)
def test_a_fault_is_told_by_file_line_and_passage(body: str, fault: str) -> None:
    found = faults(body)
    assert len(found) == 1
    assert found[0].startswith(fault)


def test_text_before_the_first_passage_and_a_broken_header_are_told() -> None:
    assert parse_passages("Oman met Iran.\n", "f").faults == ["f:1: text before the first '== id' line"]
    assert parse_passages("== x-1 | wire\nOman met Iran.\n", "f").faults == ["f:1: x-1: header part 'wire' is not 'name: value'"]


def test_a_fault_does_not_stop_the_rest() -> None:
    parsed = parse_passages("== x-1\nOne.\n  TALK | x\n\n== x-2\nOman met Iran.\n  CONSULT happened | met\n", "f")
    assert [p.id for p in parsed.passages] == ["x-1", "x-2"]
    assert len(parsed.faults) == 1
    assert len(parsed.passages[1].predicates) == 1


def test_phrases_are_whole_words() -> None:
    text = "Iranian and Iran's and Iran."
    assert occurrences(text, "Iran", 0, len(text)) == [(12, 16), (23, 27)]
    assert occurrences(text, "Iran … Iran", 0, len(text)) == [(12, 27)]
    assert occurrences("$5 and $5.", "$5", 0, 10) == [(0, 2), (7, 9)]


def test_a_corpus_is_the_files_of_a_folder_and_not_of_folders_inside(tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    (tmp_path / "b.txt").write_text("== b-1\nOne.\n", "utf-8")
    (tmp_path / "a.txt").write_text("== a-1\nTwo.\n  TALK | x\n", "utf-8")
    (tmp_path / "second" / "a.txt").write_text("== a-1\nTwo.\n", "utf-8")
    (tmp_path / "README.md").write_text("not a passage", "utf-8")
    corpus = read_corpus(tmp_path)
    assert [(p.id, p.where) for p in corpus.passages] == [("a-1", "a.txt:1"), ("b-1", "b.txt:1")]
    assert [fault.partition(": ")[0] for fault in corpus.faults] == ["a.txt:3"]


def test_sentences_know_their_paragraph() -> None:
    (passage,) = parse_passages("== x-1\nOne.\nTwo.\n\nThree.\n", "f").passages
    assert [(s.span.text, s.paragraph) for s in sentences_of(passage)] == [("One.", 0), ("Two.", 0), ("Three.", 1)]


def test_a_folder_without_passages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"no \.txt file with passages; name the corpus folder"):
        read_corpus(tmp_path)
