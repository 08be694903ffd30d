"""Overlapping spans become stretches without gap or overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backchannel.views.report.segments import Mark, cut_into_segments

marks = st.builds(Mark, st.integers(-5, 60), st.integers(-5, 60), st.sampled_from("abcdef"), st.just("ev"))


@given(st.integers(0, 50), st.lists(marks, max_size=12), st.lists(st.integers(0, 50), max_size=4))
def test_segments_cover_the_text_once(length: int, spans: list[Mark], breaks: list[int]) -> None:
    segments = cut_into_segments(length, spans, breaks)
    assert [offset for segment in segments for offset in range(segment.start, segment.end)] == list(range(length))
    for segment in segments:
        over = [mark for mark in spans if mark.start <= segment.start and segment.end <= mark.end]
        assert sorted(map(repr, segment.marks)) == sorted(map(repr, over))
        assert all(mark.start <= segment.start or mark.start >= segment.end for mark in spans if mark.start < mark.end)
    opened = [mark for segment in segments for mark in segment.opens]
    assert sorted(map(repr, opened)) == sorted(repr(mark) for mark in spans if max(mark.start, 0) < min(mark.end, length))


def test_the_shortest_mark_comes_first() -> None:
    content, source, actor = Mark(0, 20, "c", "say"), Mark(2, 6, "s", "src"), Mark(4, 10, "a", "act")
    segments = cut_into_segments(20, [content, source, actor])
    assert [(segment.start, segment.end, [mark.key for mark in segment.marks]) for segment in segments] == [
        (0, 2, ["c"]),
        (2, 4, ["s", "c"]),
        (4, 6, ["s", "a", "c"]),
        (6, 10, ["a", "c"]),
        (10, 20, ["c"]),
    ]
