"""Where the content of an attribution begins and ends."""

from __future__ import annotations

import pytest
from hand import Scene
from hypothesis import given
from hypothesis import strategies as st

from backchannel.claims.content import one_statement, trimmed
from backchannel.records import Span


@pytest.mark.parametrize(
    ("text", "found", "content"),
    [
        ('"We leave today," he said.', '"We leave today,"', "We leave today"),
        ("“We leave today.” He left.", "“We leave today.”", "We leave today."),
        ("He said that it was over.", "it was over.", "it was over"),
        ("He said the deal was “a trap”.", "the deal was “a trap”", "the deal was “a trap”"),
        ("He said “a trap” was set.", "“a trap” was set.", "“a trap” was set"),
        ("He said that it was over.", "that it was over", "it was over"),
        ("She denied reports of “a deal”.", "of “a deal”", "a deal"),
        ("Il dit «c'est fini» hier.", "«c'est fini»", "c'est fini"),
        ("The report says, it is over, too.", ", it is over,", "it is over"),
        ('He called it "a matter of grammar".', '"a matter of grammar"', "a matter of grammar"),
        ("She said ' \" ,", "' \" ,", "' \" ,"),
    ],
)
def test_marks_around_a_content_are_no_part_of_it(text: str, found: str, content: str) -> None:
    assert trimmed(text, Scene(text).span(found)).text == content


@pytest.mark.parametrize(
    ("text", "cue", "found", "content"),
    [
        ("He rejected the account. “There are no talks,” she said.", "rejected", "the account. “There are", "the account."),
        ("He rejected the account. “There are no talks,” she said.", "said", "the account. “There are", "There are"),
        ('He said it was over.\n\n"Nobody knew', "said", 'it was over.\n\n"Nobody', "it was over."),
        ("“We leave. “Nobody stays,” he said.", "said", "We leave. “Nobody", "We leave. “Nobody"),
        ("He said it was “over. “Nobody stays.", "said", "it was “over. “Nobody", "it was “over. “Nobody"),
        ("The paper says it is over. Nobody knows why.", "says", "it is over. Nobody knows why", "it is over. Nobody knows why"),
    ],
    ids=["before a quotation", "the quotation", "over a paragraph", "a quotation itself", "a quotation open inside", "no quotation"],
)
def test_a_content_does_not_run_on_into_another_quotation(text: str, cue: str, found: str, content: str) -> None:
    scene = Scene(text)
    part = one_statement(text, scene.span(found), scene.span(cue))
    assert part.text.lstrip('“"') == content
    assert part == Span.of(text, part.start, part.end)


@given(st.text(st.sampled_from("aB.,; \n\"'“”«»„‘’"), max_size=60), st.data())
def test_the_content_stays_inside_the_text_and_equals_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cut = trimmed(text, Span.of(text, start, end))
    assert cut == Span.of(text, cut.start, cut.end)
    assert start <= cut.start and cut.end <= end
