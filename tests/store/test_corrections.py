"""What an analyst puts right stays right."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT

from backchannel.errors import StoreError
from backchannel.flow import Reader
from backchannel.flow.adding import add_documents, recode_documents
from backchannel.sources import make_document
from backchannel.store import Store
from backchannel.store.correctable import GONE
from backchannel.store.corrections import correct, find_record
from backchannel.views.cli.main import cli

NAME = "muscat-talks"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    path = tmp_path_factory.mktemp("store") / "desk.duckdb"
    with Store(path) as store:
        add_documents([make_document((ROOT / "examples" / f"{NAME}.txt").read_text("utf-8"), id=NAME)], store, reader)
    return path


@pytest.fixture
def path(full: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "desk.duckdb"
    copy.write_bytes(full.read_bytes())
    return copy


def rows(store: Store, columns: str, table: str = "events") -> list[tuple[object, ...]]:
    return store.db.execute(f"SELECT {columns} FROM {table} ORDER BY ALL").fetchall()


def test_reading_again_keeps_what_was_put_right_and_tells_no_change(path: Path, reader: Reader) -> None:
    with Store(path) as store:
        count = len(rows(store, "id"))
        correct(store.db, find_record(store.db, NAME, "e2"), {"type": "PROTEST", "status": "denied", "time_start": "2022-05-01"})
        correct(store.db, find_record(store.db, NAME, "e3"), {GONE: None}, "a headline")
        correct(store.db, find_record(store.db, NAME, "c1"), {"stance": "doubts"})
        right = {table: rows(store, "*", table) for table in ("events", "claims")}
        store.db.execute("UPDATE documents SET coder_model = 'older'")
        recode_documents(store.outdated(reader.coder), store, reader, run=2)
        assert {table: rows(store, "*", table) for table in right} == right
        assert rows(store, "*", "changes") == [] and len(right["events"]) == count - 1
        ((type, mode, status, day, why),) = store.db.execute(
            "SELECT type, mode, status, day::VARCHAR, why FROM events WHERE id = 'e2'"
        ).fetchall()
    assert (type, mode, status, day) == ("PROTEST", None, "denied", "2022-05-01")
    assert why.count("corrected") == 3


def test_parties_and_items_of_tracks_are_put_right_too(path: Path, reader: Reader) -> None:
    with Store(path) as store:
        (iran, oman), talks = ("Iran", "Oman"), ("parties", "venue", "status", "round")
        correct(store.db, find_record(store.db, NAME, "e2"), {"sources": f"{oman}; {iran}", "targets": None})
        correct(store.db, find_record(store.db, NAME, "t1"), {"parties": "IRN; OMN", "venue": "Salalah", "status": "denied", "round": "3"})
        store.db.execute("UPDATE documents SET coder_model = 'older'")
        recode_documents(store.outdated(reader.coder), store, reader, run=2)
        ((names, countries, targets, parties),) = store.db.execute(
            "SELECT source_names, source_countries, targets, parties FROM events WHERE id = 'e2'"
        ).fetchall()
        assert (names, countries, targets, parties) == ([oman, iran], ["OMN", "IRN"], [], f"{oman}; {iran}")
        assert store.db.execute(f"SELECT {', '.join(talks)} FROM talks WHERE id = 't1'").fetchall() == [
            (["IRN", "OMN"], "Salalah", "denied", 3)
        ]
        assert rows(store, "*", "changes") == []
        assert ("Salalah",) in rows(store, "became", "corrections")


def test_a_place_put_right_has_its_point_and_a_day_taken_out_is_gone(path: Path) -> None:
    with Store(path) as store:
        correct(store.db, find_record(store.db, NAME, "e2"), {"place": "Salalah", "time_start": "2022-05-01"})
        asked = "SELECT place, place_country, round(lat), round(lon), geonameid IS NULL, day::VARCHAR FROM events WHERE id = 'e2'"
        assert store.db.execute(asked).fetchall() == [("Salalah", "OMN", 17, 54, False, "2022-05-01")]
        correct(store.db, find_record(store.db, NAME, "e2"), {"place": "the old fort", "time_start": None})
        assert [row[:4] for row in store.db.execute(asked).fetchall()] == [("the old fort", None, None, None)]
        published, day = store.db.execute(
            "SELECT d.published, e.day FROM events AS e JOIN documents AS d ON d.key = e.document WHERE e.id = 'e2'"
        ).fetchone() or (1, 2)
        assert published == day


def test_a_correction_may_be_corrected(path: Path) -> None:
    with Store(path) as store:
        found = find_record(store.db, NAME, "e1")
        for status in ("denied", "planned"):
            correct(store.db, found, {"status": status})
        assert rows(store, "became", "corrections") == [("planned",)]
        assert store.db.execute("SELECT status FROM events WHERE id = 'e1'").fetchall() == [("planned",)]


@pytest.mark.parametrize(
    ("record", "values", "told"),
    [
        ("e1", {"type": "WAR"}, "type=WAR: is none of"),
        ("e1", {"stance": "denies"}, "stance: events have no such field to correct"),
        ("e1", {"time_start": "May"}, "time_start=May: is not YYYY-MM-DD"),
        ("e1", {"time_start": "20240101"}, "time_start=20240101: is not YYYY-MM-DD"),
        ("e1", {"place_country": "iran!"}, "place_country=iran!: is not a code"),
        ("c1", {"stance": "rejects"}, "stance=rejects: is none of"),
        ("e999", {}, "no record e999"),
        ("t99", {}, "no record t99"),
        ("e1", {"sources": "Atlantis"}, "no actor of the article is called Atlantis; these are: "),
        ("t1", {"round": "third"}, "round=third: is not a whole number"),
        ("t1", {"status": "frozen"}, "status=frozen: is none of happened, planned"),
        ("e1", {"type": None}, "type=None: is none of"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(path: Path, record: str, values: dict[str, str | None], told: str) -> None:
    with Store(path) as store:
        before = rows(store, "*"), rows(store, "*", "claims")
        with pytest.raises(StoreError, match=told):
            correct(store.db, find_record(store.db, NAME, record), values)
        assert (rows(store, "*"), rows(store, "*", "claims")) == before


def test_the_command_corrects_lists_and_forgets(path: Path) -> None:
    def call(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(cli, ["correct", "--store", str(path), *arguments])
        return done.exit_code, done.output

    assert call() == (0, "nothing was corrected\n")
    assert call(NAME, "e1", "status=denied", "--note", "checked by telephone") == (0, "")
    code, told = call()
    assert code == 0 and "status" in told and "→ denied  (checked by telephone)" in told
    assert call(NAME, "e1")[0] == 2 and call(NAME, "e1", "denied")[0] == 2
    assert "1 corrections forgotten" in call(NAME, "--undo")[1]
    assert "1 read again" in CliRunner().invoke(cli, ["recode", "--store", str(path), "--processes", "1"]).output
    assert call() == (0, "nothing was corrected\n")
