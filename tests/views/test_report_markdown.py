"""The Markdown report: the terminal's order, and nothing the article could write into it."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from report_readings import affair, empty, hostile
from report_strategies import readings

from backchannel.records import Reading
from backchannel.views.report import render_markdown


def test_sections_in_order() -> None:
    page = render_markdown(affair())
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == [
        "Afoot", "Talks", "Deals", "Safeguards", "Funds", "Detainees", "Force", "Who says so", "Timeline",
    ]  # fmt: skip
    assert "| possible, also denied | NOR GOV ↔ ARM GOV | CONSULT |" in page
    assert r"TUR → ARM: transit fees (\$1.2 billion)" in page
    assert "  - Brandvold **asserts**" in page
    assert "| 11 Mar 2024 |  | article published |  |  |" in page


def test_nothing_found() -> None:
    assert "Nothing found" in render_markdown(empty())


def assert_tables_whole(page: str) -> None:
    width = 0
    for line in page.splitlines():
        cells = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) if line.startswith("|") else 0
        assert cells in (0, width) or width == 0
        width = cells


def test_markup_is_escaped() -> None:
    page = render_markdown(hostile())
    assert "<" not in page
    assert re.search(r"(?<!\\)\[", page) is None
    assert re.search(r"(?<!\\)`", page) is None
    assert_tables_whole(page)


@given(readings())
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_reading_keeps_its_lines(reading: Reading) -> None:
    page = render_markdown(reading)
    assert "<" not in page
    assert "\x1b" not in page
    assert_tables_whole(page)
    own = r"(# |## |### |\| |  *- |- |Source: |Nothing found)"
    assert all(re.match(own, line) for line in page.split("\n") if line)
    page.encode("utf-8")
