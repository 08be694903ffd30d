"""Saved pages: what is found in them, and what is not made up."""

from __future__ import annotations

import pytest

from backchannel.errors import InputError
from backchannel.sources.html import read_html

LINE = "<p>The envoys of the two countries met in Tunis on Monday and agreed to meet again in March.</p>"


def page(head: str = "", body: str = LINE * 6, foot: str = "") -> str:
    return f"<html><head>{head}</head><body><article>{body}</article><footer>{foot}</footer></body></html>"


@pytest.mark.parametrize(
    ("markup", "day"),
    [
        (page('<meta property="article:published_time" content="2024-03-11T08:00:00Z">'), "2024-03-11"),
        (page(body=f'<time datetime="2024-03-11T10:00">11 March</time>{LINE * 6}'), "2024-03-11"),
        (page('<meta property="article:published_time" content="31 Foo 2024">'), None),
        (page(foot="Copyright 2019 The Lamp"), None),
    ],
    ids=["meta", "time element", "a date that is none", "a copyright year is no date"],
)
def test_the_day_of_publication_is_what_the_page_says_or_none(markup: str, day: str | None) -> None:
    assert read_html(markup, id="page").published == day


def test_what_is_given_goes_before_what_the_page_says() -> None:
    head = '<meta property="og:site_name" content="The Lamp"><meta property="article:published_time" content="2024-03-11">'
    document = read_html(page(head), id="page", published="2020-01-01", outlet="The Sun")
    assert (document.published, document.outlet) == ("2020-01-01", "The Sun")


def test_scripts_menus_and_markup_are_no_text() -> None:
    document = read_html(page("<script>var x = 'envoy';</script>", f"{LINE * 6}<p>1 &lt; 2 &amp; 3</p>", "<a href='/'>Home</a>"), id="page")
    assert "var x" not in document.text
    assert "<p>" not in document.text
    assert "1 < 2 & 3" in document.text


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<html></html>",
        "<html><frameset><frame src=x></frameset></html>",
        "<html><body><nav>Home</nav>",
        f"<html><body>{'<div>' * 5000}Envoys{'</div>' * 5000}",
    ],
    ids=["empty", "bare", "frames", "menu", "deep"],
)
def test_a_page_without_an_article_is_refused(markup: str) -> None:
    with pytest.raises(InputError, match="page: no article found in the page; save the article itself, or give its text"):
        read_html(markup, id="page")


def test_a_page_in_another_language_is_refused() -> None:
    line = "<p>Die beiden Minister trafen sich am Montag in Tunis und sprachen lange über die Gefangenen.</p>"
    with pytest.raises(InputError, match="its language looks like 'de'"):
        read_html(page(body=line * 6), id="page")
