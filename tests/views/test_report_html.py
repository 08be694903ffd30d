"""The HTML report: whole, safe, and linked both ways."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256

from hypothesis import HealthCheck, given, settings
from report_pages import Page, as_html_holds
from report_readings import AFFAIR, affair, empty, hostile
from report_strategies import readings

from backchannel.records import Reading
from backchannel.views.report import reading_fragment, render_html

FRAME = "html head meta title style script body header main footer section nav article div h1 h2 h3 h4 h5"
INSIDE = "p a b q bdi span ol ul li fieldset legend label input"
OURS = {*FRAME.split(), *INSIDE.split()}
slow = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def check(markup: str, read: list[Reading]) -> Page:
    page = Page(markup)
    assert page.unbalanced == []
    assert page.articles == [as_html_holds(reading.document.text) for reading in read]
    assert {tag for tag, _ in page.tags} <= OURS
    assert not [name for _, facts in page.tags for name in facts if name.startswith("on") or name in ("src", "style", "action")]
    assert [name for name, count in Counter(page.ids).items() if count > 1] == []
    assert {link[0] for link in page.links} <= {"#"}
    assert {link[1:] for link in page.links} <= set(page.ids)
    return page


def test_every_character_once_in_order_and_every_link_leads_somewhere() -> None:
    read = [affair(), hostile(), empty()]
    check(render_html(read), read)
    check(render_html([]), [])
    check(render_html([empty()]), [empty()])


@given(readings())
@slow
def test_any_reading_is_whole_and_safe(reading: Reading) -> None:
    check(render_html([reading]), [reading])


@given(readings())
@slow
def test_any_fragment_is_whole_and_safe(reading: Reading) -> None:
    page = Page(reading_fragment(reading), "bc-text")
    assert page.unbalanced == []
    assert page.articles == [as_html_holds(reading.document.text)]
    assert page.ids == page.links == []
    assert not {"script", "img", "a"} & {tag for tag, _ in page.tags}


def test_words_and_records_point_at_each_other() -> None:
    page = check(render_html([affair()]), [affair()])
    records = [facts["data-rec"] for _, facts in page.tags if "data-rec" in facts]
    marked = {key for facts in page.with_class("seg") for key in facts["data-k"].split()}
    assert set(records) == marked
    assert len(records) == 15 + 9 + 6 + 9  # events, claims, tracks, actors
    anchors = [link[1:] for facts in page.with_class("to-text") for link in [facts["href"]]]
    assert {anchor.split(".")[0] for anchor in anchors} == set(records)


def test_nested_spans_carry_all_their_records() -> None:
    page = Page(render_html([affair()]))
    release = [facts for facts in page.with_class("ev") if facts["href"] == "#r1-e8"]
    assert [facts["data-k"].split() for facts in release] == [["r1-e8", "r1-t2", "r1-t4", "r1-c5", "r1-c4"]]
    assert {"ev", "tone-open", "say", "trk"} <= set(release[0]["class"].split())


def test_what_a_reading_says_is_shown() -> None:
    words = " ".join(" ".join(Page(render_html([affair()])).words).split())
    for part in ("NOR GOV ↔ ARM GOV", "told 4 times", "asserted by 2 · DENIED by 1", "CAMEO 042", "TUR → ARM: transit fees ($1.2 billion)"):
        assert part in words
    assert "Nothing found" in " ".join(Page(render_html([empty()])).words)


def test_markup_in_the_article_stays_text() -> None:
    markup = render_html([hostile()])
    assert markup.count("<script>") == markup.count("</script>") == 1
    assert "<img" not in markup
    assert "&lt;script&gt;alert" in markup


def test_the_page_needs_nothing_and_runs_only_its_own_script() -> None:
    markup = render_html([affair()])
    assert not re.search(r"https?://|@import|url\(", markup)
    for tag in ("style", "script"):
        found = re.search(f"<{tag}>(.*?)</{tag}>", markup, re.DOTALL)
        assert found is not None
        digest = b64encode(sha256(found[1].encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in markup or f"{tag}-src 'sha256-{digest}'" in markup
    assert render_html([affair()]) == markup


def test_notebooks_show_a_reading_by_itself() -> None:
    fragment = affair()._repr_html_()
    assert fragment == reading_fragment(affair())
    assert Page(fragment, "bc-text").articles == [AFFAIR]
    assert all(line.startswith(".backchannel-reading") for line in fragment.split("<style>")[1].split("</style>")[0].splitlines() if line)
