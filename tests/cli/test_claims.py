"""`backchannel claims`."""

from __future__ import annotations

import csv
import io
import json

from click.testing import CliRunner
from conftest import ROOT

from backchannel.views.cli.main import cli

ARTICLE = str(ROOT / "examples" / "muscat-talks.txt")


def test_rows_quote_the_text() -> None:
    done = CliRunner().invoke(cli, ["claims", ARTICLE, "--format", "csv"])
    assert done.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    text = (ROOT / "examples" / "muscat-talks.txt").read_text("utf-8")
    assert len(rows) > 10
    for row in rows:
        assert " ".join(text[int(row["start"]) : int(row["end"])].split()) in row["content"].split(" … ")
        assert row["source"] in text and row["cue"] in text


def test_stance_and_kind_choose_rows() -> None:
    lines = CliRunner().invoke(cli, ["claims", ARTICLE, "--format", "jsonl", "--stance", "denies", "--kind", "office"]).stdout.splitlines()
    assert lines
    assert {(row["stance"], row["kind"]) for row in map(json.loads, lines)} == {("denies", "office")}


def test_the_page_names_who_denies_and_a_bad_input_costs_one_line() -> None:
    done = CliRunner().invoke(cli, ["claims", ARTICLE, "none.txt"])
    assert done.exit_code == 1
    assert "DENIES" in done.stdout
    assert "none.txt" in done.stderr


def test_attitude_chooses_rows() -> None:
    lines = CliRunner().invoke(cli, ["claims", ARTICLE, "--format", "jsonl"]).stdout.splitlines()
    chosen = (
        CliRunner()
        .invoke(cli, ["claims", ARTICLE, "--format", "jsonl", "--attitude", "belief", "--attitude", "eventuality"])
        .stdout.splitlines()
    )
    assert chosen == [line for line in lines if json.loads(line)["attitude"] in {"belief", "eventuality"}]
