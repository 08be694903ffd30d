"""`backchannel schema`, `ontology`, `corpus`, and weights that do not fit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT
from jsonschema import Draft202012Validator

from backchannel.errors import CorpusError, ModelError
from backchannel.ontology import load_ontology
from backchannel.views.cli.main import cli

PASSAGE = """\
== a-1 | register: wire | region: africa | period: 2010s
Chad freed nine men after talks.
  @ state: Chad | group: nine men
  RETREAT.release happened | freed | source: Chad | target: nine men
  talks happened | talks
"""


def test_schema_prints_a_json_schema() -> None:
    done = CliRunner().invoke(cli, ["schema"])
    assert done.exit_code == 0
    Draft202012Validator.check_schema(json.loads(done.stdout))


def test_ontology_prints_every_frame() -> None:
    done = CliRunner().invoke(cli, ["ontology"])
    assert done.exit_code == 0
    assert all(f"`{name}`" in done.stdout for name in load_ontology().frames)


def test_version_and_help() -> None:
    assert CliRunner().invoke(cli, ["--version"]).stdout.startswith("backchannel")
    assert "read" in CliRunner().invoke(cli, ["-h"]).stdout


def test_corpus_check_counts_and_is_silent_of_faults(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PASSAGE, "utf-8")
    done = CliRunner().invoke(cli, ["corpus", "check", str(tmp_path)])
    assert (done.exit_code, done.stdout, done.stderr) == (0, "1 passages, 1 sentences, 0 faults\n", "")


def test_corpus_check_names_each_fault_and_fails(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PASSAGE.replace("| freed |", "| released |").replace("| region: africa", ""), "utf-8")
    done = CliRunner().invoke(cli, ["corpus", "check", str(tmp_path)])
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "a.txt:4: a-1: 'released' does not stand in its sentence",
        "a.txt:1: a-1: header gives no 'region: …'",
    ]
    assert done.stdout == "1 passages, 1 sentences, 2 faults\n"


def test_corpus_stats_stand_beside_other_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PASSAGE, "utf-8")
    done = CliRunner().invoke(cli, ["corpus", "stats", str(tmp_path), "--beside", str(ROOT / "examples")])
    assert done.exit_code == 0
    head, *rows = done.stdout.splitlines()
    assert head.split() == ["corpus", "examples"]
    assert any(row.split() == ["passages", "1.00", "3.00"] for row in rows)
    assert any(row.split() == ["RETREAT", "1", "1", "0", "0", "0"] for row in rows)


def test_corpus_agree_scores_the_second_annotation(tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    for folder in (tmp_path, tmp_path / "second"):
        (folder / "a.txt").write_text(PASSAGE, "utf-8")
    done = CliRunner().invoke(cli, ["corpus", "agree", str(tmp_path)])
    assert done.exit_code == 0
    first, *rows = done.stdout.splitlines()
    assert first == "1 passages, 1 sentences annotated twice"
    assert ["event.typed.f1", "1.000"] in [row.split() for row in rows]


def test_a_folder_without_passages_is_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["corpus", "check", str(tmp_path)])
    assert isinstance(done.exception, CorpusError)


def test_weights_that_are_not_there_are_told(tmp_path: Path) -> None:
    from backchannel.flow import Reader

    with pytest.raises(ModelError, match=r"no readable card\.json .*; reinstall backchannel or run `backchannel train`"):
        Reader(tmp_path)
