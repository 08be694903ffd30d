"""Files, folders, patterns: each bad input is one line, and loses no other."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from backchannel.records import Document
from backchannel.sources import Failure, count_articles, read_inputs

TEXT = "The envoys of the two countries met in Tunis on Monday and agreed to meet again in March."
PAGE = f"""<!doctype html><html><head><title>Envoys meet in Tunis</title><meta property="og:site_name" content="The Lamp">
<meta property="article:published_time" content="2024-03-11T08:00:00Z"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Envoys meet in Tunis</h1>{"".join(f"<p>{TEXT} It was meeting number {n} of the two.</p>" for n in range(9))}</article>
<script>var envoys = 2;</script></body></html>"""


def told(items: list[Document | Failure]) -> list[str]:
    return [str(item) if isinstance(item, Failure) else item.id for item in items]


def read(*paths: Path | str) -> list[str]:
    return told(list(read_inputs([str(path) for path in paths])))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.md").write_text(f"# Tunis\n\n{TEXT}", "utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "c.html").write_text(PAGE, "utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    return tmp_path


def test_a_folder_gives_its_articles_in_order(folder: Path) -> None:
    assert read(folder) == ["a", "b", "c"]


def test_patterns_reach_into_folders(folder: Path) -> None:
    assert read(f"{folder}/*.txt", f"{folder}/**/*.html") == ["b", "c"]
    assert read(f"{folder}/*.csv") == [f"{folder}/*.csv: the pattern matches no file; check it"]


def test_a_file_whose_name_looks_like_a_pattern_is_read(tmp_path: Path) -> None:
    (tmp_path / "talks [2].txt").write_text(TEXT, "utf-8")
    assert read(tmp_path / "talks [2].txt") == ["talks [2]"]


def test_plain_text_is_kept_to_the_byte(tmp_path: Path) -> None:
    text = "A headline\r\n\r\n" + TEXT + "\r\nIt ended.\n\n"
    (tmp_path / "a.txt").write_bytes(text.encode("utf-8"))
    (document,) = read_inputs([str(tmp_path / "a.txt")])
    assert isinstance(document, Document)
    assert document.text == text


def test_utf_16_with_its_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode("utf-16"))
    assert read(tmp_path / "a.txt") == ["a"]


def test_every_bad_input_is_one_line_and_the_good_ones_are_read(tmp_path: Path) -> None:
    made = {
        "good.txt": TEXT.encode(),
        "empty.txt": b"",
        "blank.txt": b" \n\t\n ",
        "binary.txt": b"PK\x03\x04\x00\x00",
        "latin.txt": "The envoy from Bogot\xe1 left Tunis.".encode("latin-1"),
        "german.txt": "Die beiden Außenminister trafen sich am Montag in Tunis und sprachen über Gefangene.".encode(),
        "huge.txt": b"The envoys met in Tunis. " * 2_100_000,
        "broken.json": b'{"text": ',
        "page.html": b"<html><body><nav>Home</nav></body></html>",
        "surrogate.txt": b"The envoy \xed\xa0\xbd left.",
        "later.txt": TEXT.encode(),
    }
    for name, raw in made.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "nothing").mkdir()
    names = ["good.txt", "gone.txt", "nothing", *list(made)[1:]]
    found = read(*(tmp_path / name for name in names))
    suffixes = ".csv .htm .html .json .jsonl .markdown .md .ndjson .parquet .text .tsv .txt"
    assert found[0] == "good"
    assert found[-1] == "later"
    assert found[1:-1] == [
        f"{tmp_path}/gone.txt: no such file; check the name",
        f"{tmp_path}/nothing: folder without articles; there should be files ending in {suffixes}",
        f"{tmp_path}/empty.txt: no text in it; give a file with an article",
        f"{tmp_path}/blank.txt: no text in it; give a file with an article",
        f"{tmp_path}/binary.txt: looks binary; give text, Markdown, HTML, JSON or JSONL",
        f"{tmp_path}/latin.txt: not UTF-8 at byte 20; convert it, for instance with iconv",
        f"{tmp_path}/german.txt: its language looks like 'de'; Backchannel reads English, so translate it first",
        f"{tmp_path}/huge.txt: 52 MB, more than one article can be; split it, or give articles as .jsonl",
        found[9],
        f"{tmp_path}/page.html: no article found in the page; save the article itself, or give its text",
        f"{tmp_path}/surrogate.txt: not UTF-8 at byte 10; convert it, for instance with iconv",
    ]
    assert found[9].startswith(f"{tmp_path}/broken.json: not JSON (")


def test_lines_of_a_jsonl_are_named_by_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    row = json.dumps({"text": TEXT})
    path.write_text(f"{row}\n{{oops\n{row}\n", "utf-8")
    first, broken, last = read(path)
    assert (first, last) == ("many-1", "many-3")
    assert broken.startswith(f"{path}:2: line is not JSON (")


def test_a_jsonl_that_stops_being_utf_8_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(json.dumps({"text": TEXT}).encode() + b"\n" + b'{"text": "Bogot\xe1"}\n' + json.dumps({"text": TEXT}).encode())
    first, broken, last = read(path)
    assert (first, last) == ("many-1", "many-3")
    assert broken == f"{path}:2: not UTF-8 at byte 15; convert the file, for instance with iconv"


def test_a_folder_named_like_an_article_and_a_broken_link(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assert read(tmp_path) == ["a"]
    assert read(tmp_path / "link.txt") == [f"{tmp_path}/link.txt: no such file; check the name"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.txt").chmod(0)
    assert read(tmp_path / "a.txt") == [f"{tmp_path}/a.txt: cannot be read (Permission denied); check the file and its rights"]


def test_a_page_gives_its_main_text_and_what_it_says_of_itself(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    (document,) = read_inputs([str(tmp_path / "page.html")])
    assert isinstance(document, Document)
    assert TEXT in document.text
    assert "Home" not in document.text and "var" not in document.text
    assert (document.title, document.outlet, document.published) == ("Envoys meet in Tunis", "The Lamp", "2024-03-11")


def test_what_cannot_be_a_name_is_told_in_one_line() -> None:
    (line,) = read("The envoys met\nin Tunis. " * 200)
    assert line.startswith("The envoys met in Tunis. ")
    assert line.endswith("…: cannot be opened (File name too long); give the name of a file")


def test_binary_without_a_zero_byte_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(1, 256)) * 9)
    assert read(tmp_path / "a.pdf") == [f"{tmp_path}/a.pdf: looks binary; give text, Markdown, HTML, JSON or JSONL"]


def test_a_file_without_a_known_suffix_is_known_by_how_it_opens(tmp_path: Path) -> None:
    (tmp_path / "saved").write_text(PAGE, "utf-8")
    (tmp_path / "plain").write_text(f"[PHOTO: the envoys]\n{TEXT}", "utf-8")
    (tmp_path / "one").write_text(json.dumps({"text": TEXT}, indent=2), "utf-8")
    (tmp_path / "list").write_text(json.dumps([{"text": TEXT}, {"text": TEXT}]), "utf-8")
    (tmp_path / "lines").write_text(f'{json.dumps({"text": TEXT})}\n{{"text": \n{json.dumps({"text": TEXT})}', "utf-8")
    names = [tmp_path / name for name in ("saved", "plain", "one", "list", "lines")]
    found = read(*names)
    assert found[:6] == ["saved", "plain", "one", "list-1", "list-2", "lines-1"]
    assert found[6].startswith(f"{tmp_path}/lines:2: line is not JSON (")
    assert found[7:] == ["lines-3"]


def test_a_saved_page_is_read_in_the_character_set_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">', 1) if "<head>" in PAGE else f'<meta charset="iso-8859-1">{PAGE}'
    path.write_bytes(page.replace("Tunis", "Tún").encode("iso-8859-1"))
    (document,) = read_inputs([str(path)])
    assert isinstance(document, Document) and "Tún" in document.text


@pytest.mark.parametrize("charset", ["undefined", "idna", "no such set"])
def test_a_page_that_declares_nonsense_is_read_all_the_same(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(f'<meta charset="{charset}">{PAGE}', "utf-8")
    (document,) = read_inputs([str(path)])
    assert isinstance(document, Document)


def test_curly_quotes_of_old_pages_are_quotes(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(f'<meta charset="iso-8859-1">{PAGE}'.replace("agreed to meet", "\x93agreed to meet\x94").encode("latin-1"))
    (document,) = read_inputs([str(path)])
    assert isinstance(document, Document) and "“agreed to meet”" in document.text


def test_an_empty_name_is_no_folder() -> None:
    assert [str(item) for item in read_inputs([""])] == ["'': an empty name; give files or folders"]


def test_articles_are_counted_where_every_input_is_a_file_of_one(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html"):
        (tmp_path / name).write_text(TEXT)
    assert count_articles([str(tmp_path)]) == 2
    (tmp_path / "c.csv").write_text("text\n")
    assert count_articles([str(tmp_path)]) is None


def test_objects_may_call_their_facts_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"story": TEXT, "day": "2024-03-11"}) + "\n" + json.dumps({"words": TEXT}) + "\n")
    one, bad = read_inputs([str(path)], columns={"text": "story", "published": "day"})
    assert isinstance(one, Document) and (one.text, one.published) == (TEXT, "2024-03-11")
    assert isinstance(bad, Failure) and "no 'story' in the object" in bad.reason
