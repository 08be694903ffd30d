"""Commands that fill, ask and keep a store."""

from __future__ import annotations

import json
import os
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result
from conftest import ROOT

from backchannel.views.cli.main import cli

EXAMPLES = str(ROOT / "examples")


def call(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "desk.duckdb"
    done = call("add", EXAMPLES, "--store", path, "--processes", 1)
    assert (done.exit_code, "3 read, 0 copies, 0 known before, 0 failed" in done.stderr) == (0, True)
    return path


def test_a_folder_is_watched_and_a_locked_store_is_told(tmp_path: Path) -> None:
    folder, store = tmp_path / "in", tmp_path / "desk.duckdb"
    folder.mkdir()
    article = folder / "one.txt"
    article.write_text("Oman's foreign minister met the Iranian envoy in Muscat on Tuesday.")
    os.utime(article, (1_700_000_000, 1_700_000_000))
    done = call("watch", folder, "--store", store, "--once", "--processes", 1)
    assert (done.exit_code, "1 read, 0 copies, 0 failed" in done.stderr) == (0, True)
    again = call("watch", folder, "--store", store, "--once", "--processes", 1)
    assert (again.exit_code, "0 read, 0 copies, 0 failed" in again.stderr) == (0, True)


def test_a_list_of_ones_own_is_a_reason_to_read_again(tmp_path: Path) -> None:
    store, own = tmp_path / "desk.duckdb", tmp_path / "own.tsv"
    article = tmp_path / "one.txt"
    article.write_text("The Harbour Watch condemned the Peruvian navy on Tuesday.")
    call("add", article, "--store", store, "--processes", 1)
    own.write_text("name\tcode\nHarbour Watch\tPERNGO\n")
    first = call("recode", "--store", store, "--actors", own, "--processes", 1)
    second = call("recode", "--store", store, "--actors", own, "--processes", 1)
    assert ("1 read again" in first.stderr, "0 read again" in second.stderr) == (True, True)


def test_adding_again_reads_nothing_and_bad_inputs_lose_nothing(desk: Path) -> None:
    done = call("add", EXAMPLES, desk.parent / "none.txt", "--store", desk, "--processes", 1)
    assert (done.exit_code, "0 read, 0 copies, 3 known before, 1 failed" in done.stderr, "none.txt" in done.stderr) == (1, True, True)


@pytest.mark.parametrize("kind", ["events", "claims", "actors", "documents", "talks", "deals", "safeguards", "funds", "detainees", "force"])
def test_every_kind_of_record_is_printed_in_every_format(desk: Path, kind: str, tmp_path: Path) -> None:
    lines = call(kind, "--store", desk, "--format", "jsonl").stdout.splitlines()
    table = call(kind, "--store", desk, "--format", "csv").stdout
    page = call(kind, "--store", desk).stdout
    out = tmp_path / "rows.parquet"
    assert call(kind, "--store", desk, "--format", "parquet", "--out", out).exit_code == 0
    assert call(kind, "--store", desk, "--format", "csv", "--out", tmp_path / "rows.csv").exit_code == 0
    assert (tmp_path / "rows.csv").read_text("utf-8") == table
    with duckdb.connect() as db:
        stored = db.execute(f"SELECT count(*) FROM '{out}'").fetchone()
    assert stored == (len(lines),) and len(lines) > 1
    assert table.splitlines()[0].split(",") == list(json.loads(lines[0]))
    assert len(page) > 50 * len(lines)


def test_questions_choose(desk: Path) -> None:
    events = [
        json.loads(line)
        for line in call("events", "--store", desk, "--party", "IRN", "--status", "denied", "--format", "jsonl").stdout.splitlines()
    ]
    assert events and all(event["status"] == "denied" for event in events)
    assert len(call("events", "--store", desk, "--limit", 2, "--format", "jsonl").stdout.splitlines()) == 2
    claims = [json.loads(line) for line in call("claims", "--store", desk, "--kind", "anonymous", "--format", "jsonl").stdout.splitlines()]
    assert claims and all(claim["source_kind"] == "anonymous" for claim in claims)


def test_a_state_is_asked_for_by_name_or_code_in_any_letters(desk: Path) -> None:
    for kind in ("events", "talks"):
        told = [call(kind, "--store", desk, "--party", words, "--format", "jsonl").stdout for words in ("IRN", "irn", "Iran")]
        assert told[0] and told[0] == told[1] and set(told[0].splitlines()) <= set(told[2].splitlines())


def test_a_store_is_not_written_over(desk: Path) -> None:
    done = call("events", "--store", desk, "--format", "csv", "--out", desk)
    assert (done.exit_code, "is the store itself" in done.stderr) == (2, True)
    assert call("events", "--store", desk, "--limit", 1).exit_code == 0


def test_what_cannot_be_asked_is_refused(desk: Path, tmp_path: Path) -> None:
    assert call("claims").exit_code == 2
    assert call("claims", ROOT / "examples" / "muscat-talks.txt", "--party", "IRN").exit_code == 2
    assert call("talks", EXAMPLES, "--store", desk).exit_code == 2
    assert call("events", "--store", desk, "--since", "soon").exit_code == 2
    assert call("events", "--store", desk, "--format", "parquet").exit_code == 2


def test_a_store_is_read_again_compared_and_exported(desk: Path, tmp_path: Path) -> None:
    assert "nothing was read again yet" in call("diff", "--store", desk).stderr
    done = call("recode", "--store", desk, "--processes", 1)
    assert (done.exit_code, "0 read again" in done.stderr) == (0, True)
    assert "nothing changed" in call("diff", "--store", desk).stderr
    done = call("export", "--store", desk, "--out", tmp_path / "out")
    assert done.exit_code == 0 and "documents: 3" in done.stdout
    assert list((tmp_path / "out" / "events").rglob("*.parquet"))
