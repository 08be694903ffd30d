"""Tables of articles: columns by name, one row harms no other."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from conftest import ROOT

from backchannel.errors import InputError
from backchannel.records import Document
from backchannel.sources import Failure, read_inputs
from backchannel.sources.tables import parse_columns

ARTICLE = (ROOT / "examples" / "muscat-talks.txt").read_text("utf-8")


def write(path: Path, columns: str) -> Path:
    with duckdb.connect() as db:
        db.execute("CREATE TABLE t (body VARCHAR, headline VARCHAR, day DATE, link VARCHAR)")
        db.executemany(
            "INSERT INTO t VALUES (?, ?, ?, ?)",
            [(ARTICLE, "One", "2023-01-19", "https://a.example/1"), ("", "Two", None, None), (ARTICLE[:900], "Three", None, None)],
        )
        db.execute(f"COPY (SELECT {columns} FROM t) TO '{path}'")
    return path


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_columns_are_what_they_are_named(tmp_path: Path, suffix: str) -> None:
    path = write(tmp_path / f"news.{suffix}", "*")
    found = list(read_inputs([str(path)], columns=parse_columns("text=body,title=headline,published=day,url=link")))
    documents = [d for d in found if isinstance(d, Document)]
    assert [(d.title, d.published, d.url) for d in documents] == [("One", "2023-01-19", "https://a.example/1"), ("Three", None, None)]
    assert documents[0].text == ARTICLE
    (failure,) = [f for f in found if isinstance(f, Failure)]
    assert "row 2" in failure.name


def test_columns_of_the_usual_names_need_not_be_named(tmp_path: Path) -> None:
    path = write(tmp_path / "news.csv", "body AS Text, headline AS title")
    assert [d.title for d in read_inputs([str(path)]) if isinstance(d, Document)] == ["One", "Three"]


def test_a_column_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    path = write(tmp_path / "news.csv", "*")
    (failure,) = read_inputs([str(path)], columns={"text": "story"})
    assert isinstance(failure, Failure) and "no column 'story'; it has body, headline, day, link" in failure.reason
    (failure,) = read_inputs([str(write(tmp_path / "other.csv", "headline, day"))])
    assert isinstance(failure, Failure) and "name it with --columns" in failure.reason
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 and nothing else")
    (failure,) = read_inputs([str(tmp_path / "broken.parquet")])
    assert isinstance(failure, Failure) and "cannot be read as a table" in failure.reason


@pytest.mark.parametrize("columns", ["body", "story=body", "text"])
def test_columns_must_name_facts(columns: str) -> None:
    with pytest.raises(InputError, match="FACT=COLUMN"):
        parse_columns(columns)


ROWS = {
    "too many fields": ('1,One,"{text}"', "2,Two,a,b,c", '3,Three,"{text}"'),
    "a bare quotation mark": ('1,One,"{text}"', '2,Two,"He said "no" to it"', '3,Three,"{text}"'),
}


@pytest.mark.parametrize("why", ROWS)
def test_a_broken_row_is_told_and_loses_itself_only(tmp_path: Path, why: str) -> None:
    text = ARTICLE[:900].replace('"', "").replace("\n", " ")
    path = tmp_path / "news.csv"
    path.write_text("\n".join(["n,title,text", *(row.format(text=text) for row in ROWS[why])]) + "\n", "utf-8")
    found = list(read_inputs([str(path)]))
    assert [d.title for d in found if isinstance(d, Document)] == ["One", "Three"]
    (failure,) = [f for f in found if isinstance(f, Failure)]
    assert "line 3" in failure.name and "quotation marks" in failure.reason


def test_a_table_in_another_character_set_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes("title,text\nCôte,Muñoz\n".encode("latin-1"))
    (failure,) = read_inputs([str(path)])
    assert isinstance(failure, Failure) and "UTF-8" in failure.reason
