"""A store: what goes in comes out, once; nothing is lost; what cannot be served is told in one line."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from conftest import ROOT

from backchannel.errors import StoreError
from backchannel.flow import Reader
from backchannel.flow.adding import add_documents, recode_documents
from backchannel.records import Coder, Document
from backchannel.sources import make_document
from backchannel.store import Entry, Store
from backchannel.store.export import export
from backchannel.store.read import Question, ask
from backchannel.store.rows import document_key
from backchannel.store.store import TABLES
from backchannel.store.upgrade import migrations, open_database

EXAMPLES = [
    make_document(path.read_text("utf-8"), id=path.stem, outlet="Example Wire") for path in sorted((ROOT / "examples").glob("*.txt"))
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    path = tmp_path_factory.mktemp("store") / "desk.duckdb"
    with Store(path) as store:
        add_documents(EXAMPLES, store, reader)
    return path


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with open_database(path, read_only=True) as db:
        return {table: db.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() for table in TABLES}


def answered(path: Path, kind: str, **question: object) -> list[tuple[object, ...]]:
    db, statement, values = ask(path, kind, Question(**question))  # type: ignore[arg-type]
    with db:
        return db.execute(statement, values).fetchall()


def test_what_was_read_is_in_the_store(full: Path, reader: Reader) -> None:
    readings = [reader.read(document) for document in EXAMPLES]
    stored = contents(full)
    assert len(stored["documents"]) == len(EXAMPLES)
    assert len(stored["events"]) == sum(len(reading.events) for reading in readings)
    assert len(stored["claims"]) == sum(len(reading.claims) for reading in readings)
    assert len(stored["detainees"]) == sum(len(reading.tracks.detainees) for reading in readings)


def test_words_of_every_record_stand_in_the_text(full: Path) -> None:
    with open_database(full, read_only=True) as db:
        for words, start, end, table in (
            ("trigger", "trigger_start", "trigger_end", "events"),
            ("content", "content_start", "content_end", "claims"),
            ("cue", "cue_start", "cue_end", "claims"),
        ):
            wrong = f"SELECT count(*) FROM {table} AS t JOIN documents AS d ON d.key = t.document WHERE substring(d.text, {start} + 1, {end} - {start}) <> t.{words}"
            assert db.execute(wrong).fetchone() == (0,)


def test_adding_again_changes_nothing(full: Path, reader: Reader, tmp_path: Path) -> None:
    before = contents(full)
    with Store(full) as store:
        done = add_documents(EXAMPLES, store, reader)
    assert (done.read, done.copies, done.known) == (0, 0, len(EXAMPLES))
    assert contents(full) == before


def test_a_copy_under_another_address_is_linked_and_not_read(tmp_path: Path, reader: Reader) -> None:
    first = EXAMPLES[0]
    again = make_document(f"By a staff writer\n\n{first.text}", id="again", url="https://other.example/1")
    with Store(tmp_path / "s.duckdb") as store:
        done = add_documents([first, again, EXAMPLES[1]], store, reader)
        assert (done.read, done.copies) == (2, 1)
        copies = store.db.execute("SELECT id, copy_of FROM documents ORDER BY rowid").fetchall()
        assert copies == [(first.id, None), ("again", document_key(first)), (EXAMPLES[1].id, None)]
        assert store.db.execute("SELECT count(*) FROM events WHERE document = ?", [document_key(again)]).fetchone() == (0,)


def test_several_processes_store_what_one_does(full: Path, reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    with Store(path) as store:
        add_documents(EXAMPLES, store, reader, processes=2)
    assert contents(path) == contents(full)


def test_a_killed_call_goes_on_and_ends_as_if_it_had_not_been(tmp_path: Path, full: Path) -> None:
    path = tmp_path / "s.duckdb"
    names = [str(ROOT / "examples" / f"{document.id}.txt") for document in EXAMPLES]
    call = [
        sys.executable,
        "-c",
        "from backchannel.views.cli import main; main()",
        "add",
        *names,
        "--outlet",
        "Example Wire",
        "--store",
        str(path),
    ]
    for seconds in (0.4, 1.2, 2.0):
        running = subprocess.Popen([*call, "--processes", "1"], stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        running.send_signal(signal.SIGKILL)
        running.wait()
    subprocess.run([*call, "--processes", "1"], check=True, stderr=subprocess.DEVNULL)
    assert contents(path) == contents(full)


def test_a_batch_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "s.duckdb"
    with Store(path) as store:
        store.put([Entry(EXAMPLES[0], reader.read(EXAMPLES[0]))])
    before = contents(path)
    broken = reader.read(EXAMPLES[1])
    broken = replace(broken, events=(replace(broken.events[0], type=None),))  # type: ignore[arg-type]
    with Store(path) as store, pytest.raises(StoreError, match="what was written before is kept"):
        store.put([Entry(EXAMPLES[1], broken)])
    assert contents(path) == before


def test_reading_again_replaces_and_tells_what_changed(full: Path, reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    path.write_bytes(full.read_bytes())
    with Store(path) as store:
        assert store.outdated(reader.coder) == []
        store.db.execute("UPDATE documents SET coder_model = 'older'")
        store.db.execute("UPDATE events SET status = 'planned' WHERE id = 'e1' AND status = 'happened'")
        changed = store.db.execute("SELECT count(*) FROM events AS e WHERE id = 'e1' AND status = 'planned'").fetchone()
        done = recode_documents(store.outdated(reader.coder), store, reader, run=7)
        told = store.db.execute("SELECT record, change FROM changes WHERE run = 7 ORDER BY ALL").fetchall()
    assert done.read == len(EXAMPLES)
    assert changed and told == [("events", "gone")] * changed[0] + [("events", "new")] * changed[0]
    assert {table: sorted(map(repr, rows)) for table, rows in contents(path).items()} == {
        table: sorted(map(repr, rows)) for table, rows in contents(full).items()
    }


def test_records_are_found_by_party_type_status_place_period_and_words(full: Path) -> None:
    every = answered(full, "events")
    assert len(every) > 50
    some = answered(full, "events", party="IRN", type=("CONSULT",))
    assert 0 < len(some) < len(every) and all(row[1] == "CONSULT" and "IRN" in [*(row[5] or ()), *(row[7] or ())] for row in some)  # type: ignore[misc]
    assert answered(full, "events", party="iran") and not answered(full, "events", party="IRQX")
    assert all(row[3] in {"denied", "planned"} for row in answered(full, "events", status=("denied", "planned")))
    days = [row[0] for row in answered(full, "events", since="2023-01-01", until="2023-12-31")]
    assert days == sorted(days) and {day.year for day in days} == {2023}  # type: ignore[attr-defined]
    assert all("truce" in str(row[-1]) for row in answered(full, "events", text="truce"))
    assert not answered(full, "events", outlet="Other") and len(answered(full, "events", outlet="wire")) == len(every)
    assert {row[5] for row in answered(full, "claims", stance=("denies",))} == {"denies"}
    assert (
        answered(full, "talks", party="USA") and answered(full, "actors", party="OMN") and len(answered(full, "documents")) == len(EXAMPLES)
    )


def test_a_question_that_means_nothing_is_refused(full: Path) -> None:
    with pytest.raises(StoreError, match="claims have no place"):
        answered(full, "claims", place="Muscat")


def test_views_give_dyads_and_sayings(full: Path) -> None:
    with open_database(full, read_only=True) as db:
        events = db.execute("SELECT count(*) FROM events").fetchone()
        told = db.execute("SELECT count(DISTINCT document || id) FROM dyads").fetchone()
        said = db.execute("SELECT count(*) = count(DISTINCT document || id) FROM said").fetchone()
    assert told == events and said == (True,)


def test_export_holds_every_row_by_month(full: Path, tmp_path: Path) -> None:
    with open_database(full, read_only=True) as db:
        written = export(db, tmp_path / "out")
    with duckdb.connect() as db:
        months = db.execute(f"SELECT DISTINCT year, month FROM read_parquet('{tmp_path}/out/events/**/*.parquet')").fetchall()
        counts = {
            t: db.execute(f"SELECT count(*) FROM read_parquet('{tmp_path}/out/{t}/**/*.parquet')").fetchone() for t in ("events", "claims")
        }
    assert len(months) == len({(d.published or "")[:7] for d in map(dated, EXAMPLES)})
    assert counts == {t: (written[t],) for t in ("events", "claims")}


def test_export_replaces_an_export_and_nothing_else(full: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with open_database(full, read_only=True) as db:
        assert export(db, out) == export(db, out)
        (out / "events" / "party.ics").write_text("mine", "utf-8")
        with pytest.raises(StoreError, match="no export wrote"):
            export(db, out)
    assert (out / "events" / "party.ics").read_text("utf-8") == "mine"


def test_words_asked_for_stand_for_themselves(full: Path) -> None:
    assert answered(full, "documents", text="%") == answered(full, "documents", text="_%") == []


def dated(document: Document) -> Document:
    from backchannel.grounding import find_published

    found = find_published(document.text)
    return replace(document, published=document.published or (found.isoformat() if found else None))


def test_stores_that_cannot_be_opened_are_told_in_one_line(tmp_path: Path, full: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        open_database(tmp_path / "none.duckdb", read_only=True)
    (tmp_path / "text.duckdb").write_text("this is no database, not at all" * 100)
    with pytest.raises(StoreError, match=r"text\.duckdb: is no"):
        Store(tmp_path / "text.duckdb")
    with duckdb.connect(str(tmp_path / "other.duckdb")) as db:
        db.execute("CREATE TABLE mine (x INTEGER)")
    with pytest.raises(StoreError, match="no store of Backchannel"):
        Store(tmp_path / "other.duckdb")
    newer = tmp_path / "newer.duckdb"
    newer.write_bytes(full.read_bytes())
    with duckdb.connect(str(newer)) as db:
        db.execute("INSERT INTO store VALUES (9999, 'backchannel')")
    with pytest.raises(StoreError, match="written by a newer Backchannel"):
        Store(newer)


def test_a_store_another_process_holds_is_told(full: Path) -> None:
    code = f"from backchannel.store import Store; s = Store(__import__('pathlib').Path({str(full)!r})); print('open', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout and other.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match="another process has it open"):
            Store(full)
        other.communicate("\n")


def test_migrations_are_numbered_and_make_every_table(tmp_path: Path) -> None:
    numbers = [number for number, _ in migrations()]
    assert numbers == list(range(1, len(numbers) + 1))
    with Store(tmp_path / "s.duckdb") as store:
        made = {name for (name,) in store.db.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    assert {*TABLES, "runs", "changes", "store", "feeds", "pages", "corrections"} == made


def test_a_coder_is_kept_with_each_document(full: Path, reader: Reader) -> None:
    with open_database(full, read_only=True) as db:
        coders = db.execute("SELECT DISTINCT coder_version, coder_model, coder_lexicon FROM documents").fetchall()
    assert coders == [(reader.coder.version, reader.coder.model, reader.coder.lexicon)]
    assert isinstance(reader.coder, Coder)
