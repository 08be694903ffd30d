"""What must hold of a whole corpus, how it is split, and what its statistics say; and that ours holds it."""

from __future__ import annotations

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from backchannel.errors import CorpusError
from backchannel.records import Span
from backchannel.training.check import check_passages
from backchannel.training.evaluate import agreement, evaluate
from backchannel.training.passages import Passage, parse_passages, read_corpus
from backchannel.training.split import is_held_out, split_passages
from backchannel.training.statistics import frame_counts, passage_rows, text_rows

HEAD = "| register: wire | region: africa | period: 2010s"
TEXT = f"""\
== a-1 {HEAD}
Chad said on Friday that Sudan had freed nine men after talks with its envoys.
  @ state: Chad + Sudan | time: Friday | group: nine men + its envoys
  SAY asserts office | said | source: Chad | content: Sudan had … its envoys
  RETREAT.release happened | freed | source: Sudan | target: nine men | time: Friday
  CONSULT happened | talks | source: its envoys

It rained.

== a-2 {HEAD}
They denied it.
  @ group: They
  SAY denies anonymous | denied | source: They | content: it
  REJECT denied | denied | source: They
"""


def passages(text: str) -> list[Passage]:
    parsed = parse_passages(text, "f.txt")
    assert parsed.faults == []
    return parsed.passages


def test_a_corpus_in_order_has_no_fault() -> None:
    assert list(check_passages(passages(TEXT))) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (TEXT.replace("a-2", "a-1"), "f.txt:10: id a-1 stands at f.txt:1 too; ids must differ"),
        (TEXT.replace("| region: africa", "", 1), "f.txt:1: a-1: header gives no 'region: …'"),
        (TEXT.replace("period: 2010s", "period:", 1), "f.txt:1: a-1: header gives no 'period: …'"),
        (
            TEXT + f"\n== a-3 {HEAD}\nCHAD said, on Friday, that Sudan had freed nine men after talks with its envoys!\n",
            "f.txt:16: a-3: sentence 'CHAD said, on Friday, that Sudan had freed nine me' stands at f.txt:1 too",
        ),
        (
            TEXT.replace("period: 2010s", "period: 2010s | tracks: talks prisoners", 1),
            "f.txt:1: a-1: 'tracks: prisoners' is no track; give 'full' or names of tracks",
        ),
        (
            TEXT.replace("period: 2010s", "period: 2010s | silent: mentions titles", 1),
            "f.txt:1: a-1: 'silent: titles' is nothing to be silent about; give some of mentions attributions tracks modes",
        ),
        (
            TEXT.replace("group: nine men + its envoys", "group: its envoys"),
            "f.txt:1: a-1: RETREAT 'freed': target 'nine men' is no mention of an @ line of its sentence (same words needed)",
        ),
    ],
    ids=["id twice", "no region", "empty fact", "sentence twice", "no track", "silent about nothing", "party without mention"],
)
def test_each_fault_is_one_line(text: str, fault: str) -> None:
    assert list(check_passages(passages(text))) == [fault]


def test_what_a_passage_is_silent_about_is_neither_asked_for_nor_scored() -> None:
    quiet = TEXT.replace("  @ state: Chad + Sudan | time: Friday | group: nine men + its envoys\n", "").replace("  @ group: They\n", "")
    quiet = quiet.replace("period: 2010s", "period: 2010s | silent: mentions attributions")
    assert list(check_passages(passages(quiet))) == []
    full = {p.text: p for p in passages(TEXT)}
    scores = evaluate(lambda text, _: (full[text].mentions, full[text].predicates), passages(quiet))
    assert scores["event.detect.f1"] == 1.0 and not any(name.startswith(("mention", "claim")) for name in scores)


def passage(id: str, pair: str | None = None) -> Passage:
    return Passage(id, {"pair": pair} if pair else {}, "One.", (Span(0, 4, "One."),), (), (), "f:1")


@given(st.lists(st.from_regex(r"[a-z]{1,8}-\d{1,3}", fullmatch=True), min_size=2, unique=True))
def test_pairs_stay_together_and_nothing_is_lost(ids: list[str]) -> None:
    pairs = list(zip(ids[::2], ids[1::2], strict=False))
    every = [passage(a, b) for a, b in pairs] + [passage(b, a) for a, b in pairs]
    train, held = split_passages(every)
    assert sorted(p.id for p in train + held) == sorted(p.id for p in every)
    kept = {p.id for p in held}
    assert all((a in kept) == (b in kept) for a, b in pairs)


def test_about_a_tenth_is_held_out_and_stays_so_as_the_corpus_grows() -> None:
    every = [passage(f"x-{n}") for n in range(5000)]
    _, held = split_passages(every)
    assert 0.08 < len(held) / len(every) < 0.12
    assert [p.id for p in split_passages(every[:100])[1]] == [p.id for p in every[:100] if is_held_out(p)]


def test_the_figures_of_passages() -> None:
    rows = passage_rows(passages(TEXT))
    assert rows["passages"] == 2
    assert rows["sentences"] == 3
    assert rows["words a sentence"] == pytest.approx(20 / 3)
    assert rows["events a sentence"] == 1.0
    assert rows["claims a sentence"] == pytest.approx(2 / 3)
    assert rows["sentences with neither"] == pytest.approx(1 / 3)
    assert rows["words a content"] == pytest.approx((10 + 1) / 2)
    assert rows["parties that are pronouns"] == pytest.approx(1 / 4)
    assert rows["parties that are descriptions"] == pytest.approx(1 / 4)
    assert rows["claims denies"] == 0.5
    assert rows["events denied"] == pytest.approx(1 / 3)


def test_figures_of_nothing_are_zero() -> None:
    assert set(passage_rows([]).values()) == {0}
    assert set(text_rows([]).values()) == {0}


def test_plain_texts_have_the_figures_that_need_no_annotation() -> None:
    rows = text_rows(["One two. Three four five six.", "Seven."])
    assert rows == {"passages": 2, "sentences": 3, "words a sentence": 7 / 3, "sentences a passage": 1.5}


def test_frames_are_counted_with_their_status() -> None:
    counts = frame_counts(passages(TEXT))
    assert counts["RETREAT"] == counts["RETREAT happened"] == counts["REJECT denied"] == 1
    assert counts["SAY"] == 2


def test_our_corpus_is_in_order() -> None:
    folder = ROOT / "corpus"
    if not folder.is_dir():
        pytest.skip("no corpus folder: the tests do not run from a checkout")
    corpus = read_corpus(folder)
    assert [*corpus.faults, *check_passages(corpus.passages)] == []
    train, held = split_passages(corpus.passages)
    assert train and held


def test_two_annotations_that_are_one_agree_fully_and_others_less() -> None:
    first = passages(TEXT)
    same = agreement(first, passages(TEXT))
    assert (
        same["event.detect.f1"]
        == same["event.typed.f1"]
        == same["claim.detect.f1"]
        == same["claim.stance.accuracy"]
        == same["mention.f1"]
        == 1.0
    )
    other = agreement(
        first,
        passages(
            TEXT.replace("RETREAT.release happened | freed", "CONCEDE planned | freed").replace("denies anonymous", "doubts anonymous")
        ),
    )
    assert other["event.detect.f1"] == 1.0
    assert other["event.typed.f1"] == pytest.approx(2 / 3, abs=1e-3)
    assert other["event.status.accuracy"] == pytest.approx(2 / 3, abs=1e-3)
    assert other["claim.stance.accuracy"] == 0.5


def test_a_second_annotation_of_another_text_is_refused() -> None:
    with pytest.raises(CorpusError, match=r"f\.txt:10: a-2 is no passage of the corpus, or its text differs"):
        agreement(passages(TEXT), passages(TEXT.replace("They denied it.", "They denied it all.")))
