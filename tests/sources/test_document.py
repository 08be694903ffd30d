"""What makes a document, and what is refused."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.errors import InputError
from backchannel.sources import make_document
from backchannel.sources.document import LARGEST, check_published
from backchannel.sources.headline import find_title

ARTICLE = "Envoys meet in Tunis\n\nThe envoys of the two countries met in Tunis on Monday and agreed to meet again."


def test_the_text_is_kept_and_its_digest_is_that_of_its_bytes() -> None:
    text = "\ufeffA headline\r\n\r\nThe envoys — both of them — met.\u200f\t\n"
    document = make_document(text, id="x", published="2024-03-11T09:00:00Z", outlet="The Lamp")
    assert document.text == text
    assert document.sha256 == hashlib.sha256(text.encode("utf-8")).hexdigest()
    assert (document.published, document.outlet, document.language) == ("2024-03-11", "The Lamp", "en")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no text in it; give a file with an article"),
        (" \n\t\u00a0 ", "no text in it; give a file with an article"),
        ("The envoy \ud83d left.", "holds lone surrogates, so it is not valid Unicode; save it again as UTF-8"),
        ("PK\x03\x04\x14\x00\x06\x08 \x01\x02 word", "looks binary (control characters); give text, Markdown, HTML, JSON or JSONL"),
        (
            "Die beiden Außenminister trafen sich am Montag in Tunis und sprachen über die Freilassung der Gefangenen.",
            "its language looks like 'de'; Backchannel reads English, so translate it first",
        ),
        (
            "Представители двух стран встретились в понедельник в Тунисе и договорились об обмене пленными.",
            "its language looks like 'ru'; Backchannel reads English, so translate it first",
        ),
        (
            "التقى مبعوثا البلدين يوم الاثنين في تونس واتفقا على تبادل الأسرى وعلى اجتماع آخر في الشهر المقبل.",
            "its language looks like 'ar'; Backchannel reads English, so translate it first",
        ),
    ],
    ids=["empty", "white space", "surrogate", "binary", "German", "Russian", "Arabic"],
)
def test_bad_text_is_refused_in_one_line_that_says_what_to_do(text: str, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        make_document(text, id="tunis")
    assert str(caught.value) == f"tunis: {reason}"


def test_a_huge_text_is_refused() -> None:
    with pytest.raises(InputError, match=r"tunis: 1,000,004 characters, more than the 1,000,000 of one article; split it"):
        make_document("word " * (LARGEST // 5) + "word", id="tunis")


@pytest.mark.parametrize(
    "text",
    [
        "The envoy\u200f met \u202bthe minister\u202c in Tunis on Monday and left again on Tuesday.",
        "A form feed\x0c between two pages of an otherwise ordinary article about envoys who met in Tunis on Monday.",
        "Talks over.",
        "Oman said the envoy told it “Zwei Wochen noch” and that the ministers of both countries would meet again in March.",
        "北京 said it.",
    ],
    ids=["right to left marks", "a stray control character", "short", "a foreign quotation", "a foreign name"],
)
def test_odd_but_readable_text_is_accepted(text: str) -> None:
    assert make_document(text).text == text


@given(st.text())
def test_any_text_is_a_document_or_refused_in_one_line(text: str) -> None:
    try:
        assert make_document(text, id="any").text == text
    except InputError as error:
        assert str(error).startswith("any: ")
        assert "\n" not in str(error)


@pytest.mark.parametrize("value", ["yesterday", "2024-13-01", "2023-02-29", "13/03/2024", "2024"])
def test_a_day_of_publication_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(InputError, match=rf"x: publication date '{value}' is not YYYY-MM-DD; correct it or leave it out"):
        make_document(ARTICLE, id="x", published=value)


def test_days_of_publication_are_cut_to_the_day() -> None:
    assert check_published("2024-03-11T23:59:59+03:00", "x") == "2024-03-11"
    assert check_published(None, "x") is check_published("", "x") is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (ARTICLE, "Envoys meet in Tunis"),
        ("World | Africa\n\nEnvoys meet in Tunis\n\nThey met.", "Envoys meet in Tunis"),
        ("# **Envoys meet** in [Tunis](/tunis)\n\nThey met.", "Envoys meet** in Tunis"),
        ("[Africa](/africa) / [Tunis](#)\nEnvoys meet in Tunis\n\nThey met.", "Envoys meet in Tunis"),
        ("Thursday, 18 January 2024\nBy Nadia Ferch\nEnvoys meet in Tunis\n\nThey met.", "Envoys meet in Tunis"),
        ("The harbour of Tunis. (Photo: S. Ben Amor)\n\nEnvoys meet in Tunis\n\nThey met.", "Envoys meet in Tunis"),
        ("Friday's talks collapse\n\nThey never met.", "Friday's talks collapse"),
        ("By the river, envoys wait\n\n" + "They waited. " * 20, "By the river, envoys wait"),
        ("The envoys met. " * 12 + "\n\nThey left.", None),
        ("Only one line of it.", None),
        ("", None),
    ],
)
def test_the_headline(text: str, title: str | None) -> None:
    assert find_title(text) == title
