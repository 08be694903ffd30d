"""Whole annotated articles: how they are read, and how deeds are matched with what the reader found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hand import Scene

from backchannel.errors import CorpusError
from backchannel.records import Event
from backchannel.training.articles import ITEMS, Deed, matched, read_answer, read_articles

FOLDER = Path(__file__).parents[2] / "corpus" / "articles"
TEXT = "The leaders of Chad met Mali in the capital. Later Chad met Togo, and then Chad met Benin again."


def answer(*events: tuple[str, str], **tracks: list[list[object]]) -> str:
    parties: list[list[list[str]]] = [[["Chad", "TCD", "GOV"]], []]
    told = [["CONSULT", "happened", trigger, sentence, "2024-03", None, *parties] for sentence, trigger in events]
    return json.dumps({"published": "2024-03-13", "outlet": None, "deeds": told} | {key: [] for key in ITEMS} | tracks)


def test_a_trigger_told_twice_in_a_sentence_is_at_its_first_and_then_at_its_next_place(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    (tmp_path / "one.json").write_text(answer(("The leaders of", "met"), ("Later Chad met", "met"), ("Later Chad met", "met")), "utf-8")
    (article,) = read_articles(tmp_path)
    assert [deed.start for deed in article.deeds] == [TEXT.index("met Mali"), TEXT.index("met Togo"), TEXT.index("met Benin")]
    assert article.document.published == "2024-03-13"


@pytest.mark.parametrize(
    "spoilt", ["", "{", '{"events": [{"sentence": "The leaders", "trigger": "shelled", "type": "ASSAULT"}]}', '{"deeds": [["ASSAULT"]]}']
)
def test_a_spoilt_answer_is_named(tmp_path: Path, spoilt: str) -> None:
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    (tmp_path / "one.json").write_text(spoilt, "utf-8")
    with pytest.raises(CorpusError, match=r"one\.json"):
        read_articles(tmp_path)


def test_an_answer_has_its_fields_by_name_and_one_with_names_keeps_them(tmp_path: Path) -> None:
    terms = [["TCD", "MLI", "fuel", "$3 million"]]
    rows = {"deals": [["The leaders", "agreed", ["TCD"], "a pact", terms]], "funds": [["Later", "owed", "MLI", "TCD", [3e6, "USD"]]]}
    path = tmp_path / "one.json"
    path.write_text(answer(("The leaders of", "met"), **rows), "utf-8")
    told = read_answer(path)
    assert told["events"][0]["sources"] == [{"text": "Chad", "country": "TCD", "sector": "GOV"}]
    assert told["tracks"]["deals"][0]["terms"] == [{"giver": "TCD", "receiver": "MLI", "item": "fuel", "amount": "$3 million"}]
    assert told["tracks"]["funds"][0]["amount"] == {"value": 3e6, "unit": "USD"}
    path.write_text(json.dumps(told), "utf-8")
    assert read_answer(path) == told


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no article"):
        read_articles(tmp_path)


def test_a_deed_is_matched_once_and_with_its_own_type_first() -> None:
    scene = Scene("Chad met and shelled Mali.")
    spans = scene.span("met"), scene.span("met and shelled")
    events = [
        Event(f"e{n}", kind, None, (), None, None, (), (), span, span, "happened", None, None, (), (), 0.9, "")
        for n, (kind, span) in enumerate(zip(("CONSULT", "ASSAULT"), spans, strict=True))
    ]
    deed = Deed(spans[1].start, spans[1].end, "CONSULT", "happened", None, (), (), None)
    assert matched(events, [deed]) == [(events[0], deed)]


@pytest.mark.skipif(not FOLDER.is_dir(), reason="no corpus folder: the tests do not run from a checkout")
def test_every_article_of_the_corpus_is_in_order() -> None:
    articles = read_articles(FOLDER)
    assert len(articles) >= 126 and all(article.deeds for article in articles)
    for article in articles:
        starts = [deed.start for deed in article.deeds]
        assert all(0 <= start < len(article.document.text) for start in starts)
