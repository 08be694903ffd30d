"""The HTML report in a real browser: a click finds its partner, and without JavaScript the links do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from report_readings import affair, hostile

from backchannel.views.report import render_html

sync_api = pytest.importorskip("playwright.sync_api", reason="needs the Python package playwright (extra: test)")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium: install Debian's package, or name a program in CHROMIUM")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render_html([affair(), hostile()]), "utf-8")
    return path.as_uri()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 1300, "height": 800})
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    opened.on("dialog", lambda dialog: faults.append(dialog.message))
    opened.on("request", lambda request: faults.append(request.url) if request.url != address else None)
    opened.goto(address)
    yield opened
    opened.close()
    assert faults == []


def lit(page: Any) -> tuple[list[str], str]:
    """The record that is lit, and the words that are."""
    records = page.eval_on_selector_all("[data-rec].on", "found => found.map(record => record.id)")
    words = page.eval_on_selector_all(".seg.on", "found => found.map(words => words.textContent).join('')")
    return records, words


def test_click_on_words_finds_the_record(page: Any) -> None:
    page.click("#r1-text .seg[href='#r1-e9']")
    assert lit(page) == (["r1-e9"], "arrested")
    sync_api.expect(page.locator("#r1-e9")).to_be_in_viewport()
    sync_api.expect(page.locator("#r1-e9")).to_be_focused()


def test_a_second_click_finds_the_next_record_and_opens_its_tab(page: Any) -> None:
    words = page.locator("#r1-text .seg[href='#r1-e9']")
    sync_api.expect(page.locator("#r1-tracks")).to_be_hidden()
    words.click()
    words.click()
    assert lit(page)[0] == ["r1-t5"]
    sync_api.expect(page.locator("#r1-tracks")).to_be_visible()
    sync_api.expect(page.locator("#r1-afoot")).to_be_hidden()
    sync_api.expect(page.locator("#r1-t5")).to_be_in_viewport()


def test_click_on_a_record_finds_all_its_words(page: Any) -> None:
    page.set_viewport_size({"width": 1300, "height": 300})
    page.click("role=tab[name=/Who says so/] >> nth=0")
    page.click("#r1-c5 .to-text.q")
    records, words = lit(page)
    assert records == ["r1-c5"]
    assert words.startswith("Brandvoldtold")
    assert words.endswith("$1.2 billion in transit fees")
    sync_api.expect(page.locator("#r1-text .seg.on").last).to_be_in_viewport()


def test_tabs_work_from_the_keyboard(page: Any) -> None:
    page.focus("#r1-afoot-tab")
    page.keyboard.press("ArrowRight")
    sync_api.expect(page.locator("#r1-tracks-tab")).to_be_focused()
    sync_api.expect(page.locator("#r1-tracks-tab")).to_have_attribute("aria-selected", "true")
    sync_api.expect(page.locator("#r1-tracks")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    sync_api.expect(page.locator("#r1-days")).to_be_visible()


def test_an_address_with_a_record_opens_it(page: Any, address: str) -> None:
    page.goto("about:blank")
    page.goto(f"{address}#r1-t4")
    assert lit(page)[0] == ["r1-t4"]
    sync_api.expect(page.locator("#r1-t4")).to_be_visible()


def test_escape_puts_the_lights_out_and_layers_hide(page: Any) -> None:
    page.click("#r1-text .seg[href='#r1-e9']")
    page.keyboard.press("Escape")
    assert lit(page) == ([], "")
    weight = "words => getComputedStyle(words).fontWeight"
    words = page.locator("#r1-text .seg[href='#r1-e9']")
    assert words.evaluate(weight) == "600"
    page.uncheck("#r1 .t-ev")
    assert words.evaluate(weight) == "400"


def test_nothing_is_wider_than_a_phone(page: Any) -> None:
    for width in (320, 390, 800):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_browser_sees_every_character(page: Any) -> None:
    text = hostile().document.text.replace("\0", "\ufffd").replace("\ud800", "\ufffd")
    assert page.locator("#r1-text").evaluate("article => article.textContent") == affair().document.text
    assert page.locator("#r2-text").evaluate("article => article.textContent") == text


def test_without_javascript_links_lead_both_ways(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1300, "height": 500})
    page = context.new_page()
    page.goto(address)
    for panel in ("afoot", "tracks", "voices", "actors", "days"):
        sync_api.expect(page.locator(f"#r1-{panel}")).to_be_visible()
    page.click("#r1-text .seg[href='#r1-e14']")
    sync_api.expect(page.locator("#r1-e14")).to_be_in_viewport()
    page.click("#r1-c5 .to-text:not(.q)")
    target = page.locator("#r1-text :target")
    sync_api.expect(target).to_be_in_viewport()
    assert page.url.split("#")[1].startswith("r1-c5.")
    context.close()
