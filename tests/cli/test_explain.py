"""`backchannel explain`, and reading with lists and a least confidence of one's own."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from conftest import ROOT

from backchannel.views.cli.main import cli

SENTENCE = "Police in Kenya arrested two Ugandan journalists on Monday, a spokesman said."


def test_explain_shows_trigger_roles_and_training_passages() -> None:
    done = CliRunner().invoke(cli, ["explain", SENTENCE, "--published", "2015-06-10"])
    assert done.exit_code == 0
    assert "“arrested”" in done.stdout
    assert "KENCOP" in done.stdout
    assert done.stdout.count("  like ") >= 2
    assert "said" in done.stdout


def test_explain_reads_standard_input_and_says_when_there_is_nothing() -> None:
    done = CliRunner().invoke(cli, ["explain", "-"], input="It rained.\n")
    assert done.exit_code == 0
    assert "No event" in done.stdout


def test_events_less_sure_than_asked_are_left_out() -> None:
    article = str(ROOT / "examples" / "muscat-talks.txt")
    counts = {}
    for least in ("0", "0.6"):
        done = CliRunner().invoke(cli, ["read", article, "--format", "json", "--min-confidence", least])
        reading = json.loads(done.stdout)
        counts[least] = len(reading["events"])
        assert all(event["confidence"] >= float(least) for event in reading["events"])
        known = {event["id"] for event in reading["events"]}
        assert all(set(claim["events"]) <= known for claim in reading["claims"])
    assert 0 < counts["0.6"] < counts["0"]


def test_full_shows_what_the_page_counts() -> None:
    article = str(ROOT / "examples" / "muscat-talks.txt")
    short, full = (CliRunner().invoke(cli, ["read", article, *more]).stdout for more in ([], ["--full"]))
    assert "more" in short and " more\n" not in full
    assert len(full) > len(short)


def test_own_actors_are_coded_by_their_list(tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_text("name\tcode\nKenya\tKENXXX\nbad\t?\n", "utf-8")
    (tmp_path / "a.txt").write_text(SENTENCE, "utf-8")
    done = CliRunner().invoke(cli, ["read", str(tmp_path / "a.txt"), "--format", "json", "--actors", str(tmp_path / "own.tsv")])
    assert done.exit_code == 0
    assert "left out: own.tsv: row 3" in done.stderr
    assert any((actor["code"] or "").startswith("KENXXX") for actor in json.loads(done.stdout)["actors"])


def test_a_list_that_is_missing_is_one_line() -> None:
    done = CliRunner().invoke(cli, ["read", str(ROOT / "examples" / "muscat-talks.txt"), "--actors", "none.tsv"])
    assert done.exit_code != 0
    assert "none.tsv" in str(done.exception)
