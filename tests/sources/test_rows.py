"""JSON and JSON Lines."""

from __future__ import annotations

import json

import pytest

from backchannel.records import Document
from backchannel.sources import Failure
from backchannel.sources.rows import read_json, read_jsonl

TEXT = "The envoys of the two countries met in Tunis on Monday."


def told(item: Document | Failure) -> str:
    return str(item) if isinstance(item, Failure) else item.id


def test_what_an_object_knows_of_its_article_is_kept() -> None:
    row = {
        "id": 7,
        "text": TEXT,
        "title": "Tunis",
        "outlet": "The Lamp",
        "author": "N. Ferch",
        "published": "2024-03-11",
        "url": "x://y",
        "mood": 3,
    }
    (document,) = read_json(json.dumps(row), id="file")
    assert isinstance(document, Document)
    assert (document.id, document.title, document.outlet, document.author) == ("7", "Tunis", "The Lamp", "N. Ferch")
    assert (document.published, document.url, document.text) == ("2024-03-11", "x://y", TEXT)


def test_what_is_given_goes_before_what_the_object_says() -> None:
    row = {"body": TEXT, "outlet": "The Lamp", "published": "2024-03-11"}
    (document,) = read_json(json.dumps(row), id="file", published="2020-01-01", outlet="The Sun")
    assert isinstance(document, Document)
    assert (document.published, document.outlet, document.id) == ("2020-01-01", "The Sun", "file")


def test_a_list_is_many_articles_and_one_that_fails_loses_no_other() -> None:
    rows = [{"text": TEXT}, {"headline": "none"}, "a string", {"content": TEXT, "id": "last"}, {"text": TEXT, "published": "soon"}]
    assert [told(item) for item in read_json(json.dumps(rows), id="file")] == [
        "file-1",
        "file item 2: no 'text' in the object; it has headline",
        "file item 3: str where an object with a 'text' should stand",
        "last",
        "file item 5: publication date 'soon' is not YYYY-MM-DD; correct it or leave it out",
    ]


def test_a_malformed_line_in_the_middle_is_told_and_the_rest_is_read() -> None:
    lines = [json.dumps({"text": TEXT}), "", '{"text": "The envoys', json.dumps({"text": ""}), "[" * 100_000, json.dumps({"text": TEXT})]
    first, broken, empty, deep, last = [told(item) for item in read_jsonl(lines, id="file")]
    assert (first, last) == ("file-1", "file-6")
    assert broken.startswith("file:3: line is not JSON (") and broken.endswith("); correct or drop it")
    assert empty == "file:4: no text in it; give a file with an article"
    assert deep.startswith("file:5: line is not JSON (")


@pytest.mark.parametrize("text", ["", "{", "[1", '{"text": "a}', "not json"])
def test_a_file_that_is_not_json_is_told(text: str) -> None:
    (item,) = read_json(text, id="file")
    assert told(item).startswith("file: not JSON (")
    assert "\n" not in told(item)


def test_a_surrogate_escaped_in_json_is_refused() -> None:
    (item,) = read_json('{"text": "The envoy \\ud83d left."}', id="file")
    assert told(item) == "file: holds lone surrogates, so it is not valid Unicode; save it again as UTF-8"


def test_a_reading_s_document_can_be_read_again() -> None:
    row = {"document": {"id": "d1", "text": TEXT, "published": "2024-03-11"}, "events": []}
    (document,) = read_json(json.dumps(row), id="file")
    assert isinstance(document, Document)
    assert (document.id, document.text, document.published) == ("d1", TEXT, "2024-03-11")


def test_a_mark_before_the_first_object_is_passed_over() -> None:
    row = "\ufeff" + json.dumps({"text": TEXT})
    assert [told(item) for item in read_json(row, id="file")] == ["file"]
    assert [told(item) for item in read_jsonl([row.encode(), row], id="file")] == ["file-1", "file-2"]


def test_an_empty_list_is_told() -> None:
    assert [told(item) for item in read_json("[]", id="file")] == ["file: an empty list; there should be objects with a 'text' in it"]
