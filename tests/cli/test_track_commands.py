"""One track over many articles: rows, filters, formats, refusals."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from backchannel.records import Amount, Deal, Funds, Reading, Span, Talks, Term, Tracks
from backchannel.records.trackrows import TRACKS, columns_of, track_rows
from backchannel.sources import make_document
from backchannel.views.cli.main import cli
from backchannel.views.tracks import Wanted, flat

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXT = "Oman brokered talks of Iran and Iraq in Muscat. Iraq owes $2 billion. Iran frees nine for grain."


def span(words: str) -> Span:
    return Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def reading(published: str | None = "2024-03-13") -> Reading:
    talks = Talks("t1", ("IRN", "IRQ"), "OMN", "Muscat", "2024-03", "secret", "happened", span("Oman brokered talks"))
    owed = Funds("f1", "IRN", "IRQ", Amount(2e9, "USD"), "owed", span("Iraq owes $2 billion"))
    deal = Deal("d1", ("IRN",), "swap", (Term("IRN", None, "nine", None),), "agreed", span("Iran frees nine for grain"))
    return Reading(make_document(TEXT, id="x", published=published), tracks=Tracks(talks=(talks,), funds=(owed,), deals=(deal,)))


def kept(track: str, published: str | None = "2024-03-13", **wanted: object) -> bool:
    (row,) = track_rows(reading(published), track)
    return Wanted(**wanted).keeps(row)  # type: ignore[arg-type]


def test_a_row_has_the_fields_of_the_record_and_its_words() -> None:
    (row,) = track_rows(reading(), "funds")
    assert row == {
        "document": "x", "published": "2024-03-13", "id": "f1", "owner": "IRN", "holder": "IRQ", "amount": 2e9, "unit": "USD", "status": "owed",
        "evidence": "Iraq owes $2 billion", "start": TEXT.index("Iraq owes"), "end": TEXT.index(". Iran frees"),
    }  # fmt: skip
    for track in ("talks", "deals", "funds"):
        assert [list(row) for row in track_rows(reading(), track)] == [list(columns_of(track))]


def test_rows_are_kept_by_party_place_status_and_period() -> None:
    assert kept("talks", party="irn") and kept("talks", party="OMN") and not kept("talks", party="IR")
    assert kept("talks", place="musc") and not kept("funds", place="Muscat")
    assert kept("funds", status=("owed", "paid")) and not kept("funds", status=("paid",))
    assert kept("deals", party="IRN") and not kept("deals", party="IRQ")
    assert (
        kept("talks", since="2024-03-01", until="2024-03-31")
        and not kept("talks", until="2024-02-29")
        and not kept("talks", since="2024-04-01")
    )
    assert kept("funds", since="2024-03-13") and not kept("funds", since="2024-03-14")
    assert not kept("funds", None, since="2024-03-13") and kept("funds", None)


def test_lists_are_written_flat_where_a_format_has_none() -> None:
    (row,) = track_rows(reading(), "deals")
    assert flat(row)["terms"] == "IRN → ?: nine"
    (row,) = track_rows(reading(), "talks")
    assert flat(row)["parties"] == "IRN; IRQ"


@pytest.mark.parametrize("track", TRACKS)
def test_every_track_has_a_command_whose_rows_quote_the_articles(track: str) -> None:
    done = CliRunner().invoke(cli, [track, str(EXAMPLES), "--format", "jsonl"])
    assert done.exit_code == 0
    for line in done.stdout.splitlines():
        row = json.loads(line)
        text = (EXAMPLES / f"{row['document']}.txt").read_text("utf-8")
        assert " ".join(text[row["start"] : row["end"]].split()) == row["evidence"]
        assert list(row) == list(columns_of(track))


def test_formats_agree(tmp_path: Path) -> None:
    article, out = str(EXAMPLES / "muscat-talks.txt"), tmp_path / "talks.parquet"
    lines = [json.loads(line) for line in CliRunner().invoke(cli, ["talks", article, "--format", "jsonl"]).stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(CliRunner().invoke(cli, ["talks", article, "--format", "csv"]).stdout)))
    assert CliRunner().invoke(cli, ["talks", article, "--format", "parquet", "--out", str(out)]).exit_code == 0
    with duckdb.connect() as db:
        told = db.sql(f"SELECT id, parties, status FROM '{out}'").fetchall()
    assert len(lines) > 1
    assert [(row["id"], "; ".join(row["parties"]), row["status"]) for row in lines] == [
        (row["id"], row["parties"], row["status"]) for row in rows
    ]
    assert told == [(row["id"], row["parties"], row["status"]) for row in lines]
    page = CliRunner().invoke(cli, ["talks", article]).stdout
    assert all(row["evidence"].split()[0] in page for row in lines)


def test_a_call_that_cannot_be_served_is_refused_in_one_line(tmp_path: Path) -> None:
    article = str(EXAMPLES / "muscat-talks.txt")
    done = CliRunner().invoke(cli, ["talks", article, "--format", "parquet"])
    assert (done.exit_code, "needs --out" in done.stderr) == (2, True)
    done = CliRunner().invoke(cli, ["talks", article, "--since", "soon"])
    assert done.exit_code == 2
    done = CliRunner().invoke(cli, ["talks", article, str(tmp_path / "none.txt")])
    assert (done.exit_code, "none.txt" in done.stderr) == (1, True)
