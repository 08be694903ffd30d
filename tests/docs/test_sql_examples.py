"""Every question of docs/sql.md is answered by a store."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT

from backchannel.store import Store

PAGE = ROOT / "docs" / "sql.md"
QUESTIONS = re.findall(r"```sql\n(.*?)```", PAGE.read_text("utf-8"), re.S) if PAGE.is_file() else []


@pytest.mark.parametrize("question", QUESTIONS, ids=range(len(QUESTIONS)))
def test_a_question_is_answered(question: str, tmp_path: Path) -> None:
    with Store(tmp_path / "desk.duckdb") as store:
        store.db.execute(question.replace("'events.csv'", f"'{tmp_path}/events.csv'")).fetchall()


def test_there_is_a_dozen() -> None:
    assert len(QUESTIONS) >= 12 or not PAGE.is_file()
