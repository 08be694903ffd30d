"""The terminal report: what it says, in what order, in how much room."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_readings import affair, empty, hostile
from report_strategies import readings

from backchannel.records import Reading
from backchannel.views.report import render_terminal
from backchannel.views.report.cells import width_of

SGR = re.compile(r"\x1b\[[0-9;]*m")


def lines_with(page: str, *parts: str) -> list[str]:
    return [line for line in page.splitlines() if all(part in line for part in parts)]


def test_sections_come_in_the_order_of_the_desk() -> None:
    page = render_terminal(affair())
    headings = [line.split(" ─")[0] for line in page.splitlines() if "──" in line and not line.startswith(" ")]
    tracks = ["TALKS", "DEALS", "SAFEGUARDS", "FUNDS", "DETAINEES", "FORCE"]
    assert headings == ["AFOOT", *tracks, "WHO SAYS SO", "TIMELINE"]
    assert page.startswith("Norwegian go-between")
    assert "The Levant Ledger · M. Osei · 11 Mar 2024 · 196 words · language en" in page


def test_a_deed_told_repeatedly_is_one_line() -> None:
    (line,) = lines_with(render_terminal(affair()).split("TALKS")[0], "unannounced talks")
    assert line.startswith(" ?X NOR GOV ↔ ARM GOV")
    assert line.endswith("¶2 ×4")


def test_terms_sides_and_nesting() -> None:
    page = render_terminal(affair())
    assert lines_with(page, "TUR → ARM: transit fees ($1.2 billion)")
    assert lines_with(page, "CONSULT", "asserted by 2 · DENIED by 1")
    assert lines_with(page, "DENIES", "Armenia's foreign")
    assert lines_with(page, "↳ asserts", "Brandvold")
    assert lines_with(page, "12 Mar 2024", " P ", "resume", "¶3")


def test_letters_say_what_colours_say() -> None:
    plain, coloured = render_terminal(affair()), render_terminal(affair(), colour=True)
    assert "\x1b" not in plain
    assert SGR.sub("", coloured) == plain
    assert "\x1b[31mX\x1b[0m" in coloured


def test_ascii_only() -> None:
    page = render_terminal(affair(), ascii_only=True)
    assert page.isascii()
    assert "TUR -> ARM: transit fees" in page
    assert render_terminal(hostile(), ascii_only=True).isascii()


def test_an_empty_reading_says_so() -> None:
    page = render_terminal(empty())
    assert "10 words" in page
    assert "Nothing found" in page
    assert "AFOOT" not in page


def test_a_roomy_page_dates_deeds_and_puts_evidence_beside() -> None:
    page = render_terminal(affair(), width=140)
    assert lines_with(page, "THREATEN", "10 Mar 2024", "to close the crossing")
    assert lines_with(page, "1.2 billion USD", "Ankara would release")


def test_full_shows_what_the_page_counts() -> None:
    reading = affair()
    assert "more" not in render_terminal(reading)
    claims = tuple(replace(claim, id=f"{claim.id}-{number}", inside=None) for number in range(10) for claim in reading.claims)
    crowd = replace(reading, claims=claims)
    assert "… and 70 more" in render_terminal(crowd)
    assert "more" not in render_terminal(crowd, full=True)


@pytest.mark.parametrize("make", [affair, hostile, empty])
@given(width=st.integers(60, 160), colour=st.booleans(), ascii_only=st.booleans())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_no_line_is_wider_than_the_page(make: Callable[[], Reading], width: int, colour: bool, ascii_only: bool) -> None:
    page = render_terminal(make(), width=width, colour=colour, ascii_only=ascii_only)
    assert_harmless(page, width, colour=colour)


@given(readings(), st.integers(40, 160), st.booleans(), st.booleans())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_reading_fits_and_is_harmless(reading: Reading, width: int, colour: bool, ascii_only: bool) -> None:
    page = render_terminal(reading, width=width, colour=colour, ascii_only=ascii_only, full=True)
    assert_harmless(page, width, colour=colour)
    assert page.isascii() or not ascii_only


def assert_harmless(page: str, width: int, *, colour: bool) -> None:
    if colour:
        page = SGR.sub("", page)
    for line in page.split("\n"):
        assert width_of(line) <= width
        assert all(character.isprintable() or character in "\u200c\u200d" for character in line)
    page.encode("utf-8")
