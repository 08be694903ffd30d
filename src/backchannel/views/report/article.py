"""The article as HTML: every character once and in order, cut into links wherever a record begins or ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backchannel.records import Claim, Event, Span
from backchannel.views.report.labels import source_label, tone_of
from backchannel.views.report.outline import Outline
from backchannel.views.report.segments import Mark, Segment, cut_into_segments

if TYPE_CHECKING:
    from markupsafe import Markup

_REPLACED = {0: "\ufffd", **dict.fromkeys(range(55296, 57344), "�")}  # what HTML in UTF-8 cannot hold
_STOPS = ("ev", "cue", "trk")  # layers whose beginning the tab key stops at


@dataclass(frozen=True, slots=True)
class Keys:
    """Names for the parts of one reading that are safe as ids in a page, whatever the records call themselves."""

    events: dict[str, str]
    claims: dict[str, str]
    tracks: dict[str, str]
    actors: dict[str, str]

    @classmethod
    def of(cls, shown: Outline, prefix: str) -> Keys:
        """Number the records of a reading: ``r1-e1`` for its first event."""
        reading = shown.reading
        rows = [row.id for table in shown.tracks for row in table.rows]
        return cls(
            {event.id: f"{prefix}-e{number}" for number, event in enumerate(reading.events, 1)},
            {claim.id: f"{prefix}-c{number}" for number, claim in enumerate(reading.claims, 1)},
            {row: f"{prefix}-t{number}" for number, row in enumerate(rows, 1)},
            {actor.id: f"{prefix}-a{number}" for number, actor in enumerate(reading.actors, 1)},
        )


class Marks:
    """The marks of a reading's records, and the anchors by which a record finds its words."""

    def __init__(self, shown: Outline, keys: Keys) -> None:
        """Collect the marks of all records; those a click should find first come first."""
        self._length = len(shown.reading.document.text)
        self._shown = shown
        self.marks: list[Mark] = []
        self._anchors: dict[tuple[str, Span], str] = {}
        for event in shown.reading.events:
            self._add(keys.events[event.id], f"ev tone-{tone_of(event.status)}", self._event_note(event), event.trigger)
        for claim in shown.reading.claims:
            self._claim(claim, keys.claims[claim.id])
        for table in shown.tracks:
            for row in table.rows:
                self._add(keys.tracks[row.id], "trk", " ".join(filter(None, (table.name, row.status))), *row.spans)
        for actor in shown.reading.actors:
            self._add(keys.actors[actor.id], "act", actor.name, *actor.mentions)

    def _event_note(self, event: Event) -> str:
        return f"{event.type}, {event.status}"

    def _claim(self, claim: Claim, key: str) -> None:
        note = f"{source_label(claim, self._shown.actors)} {claim.stance}"
        if claim.cue:
            self._add(key, "cue", note, claim.cue)
        if claim.source:
            self._add(key, "src", note, claim.source)
        self._add(key, "say", note, *claim.contents)

    def _add(self, key: str, layer: str, note: str, *spans: Span) -> None:
        for span in spans:
            if (key, span) in self._anchors or not max(span.start, 0) < min(span.end, self._length):
                continue
            anchor = f"{key}.{len(self._anchors)}"
            self._anchors[key, span] = anchor
            self.marks.append(Mark(span.start, span.end, key, layer, note, anchor))

    def anchor(self, key: str, span: Span | None) -> str | None:
        """Where in the page the words of a record begin; None when they are not in the text."""
        return self._anchors.get((key, span)) if span else None


def article_html(shown: Outline, marks: Iterable[Mark], *, prefix: str = "", linked: bool = True) -> Markup:
    """The text as paragraphs in which every stretch under a mark is a link to the shortest record on it.

    Ids of paragraphs are ``PREFIX-p1`` and so on. Not ``linked``, stretches are coloured only and nothing has an id.
    """
    from markupsafe import Markup

    text = shown.reading.document.text
    bounds = shown.paragraphs.bounds
    starts = {start: number for number, (start, _) in enumerate(bounds, 1)}
    ends = {end for _, end in bounds}
    parts: list[Markup] = []
    inside = False
    for segment in cut_into_segments(len(text), marks, [edge for pair in bounds for edge in pair]):
        if number := starts.get(segment.start):
            parts.append(Markup('<p id="{}-p{}">').format(prefix, number) if linked else Markup("<p>"))
            inside = True
        stretch = _words(text[segment.start : segment.end])
        if inside and segment.marks:
            stretch = _link(stretch, segment) if linked else _colour(stretch, segment)
        parts.append(_anchored(stretch, segment) if linked else stretch)
        if segment.end in ends:
            parts.append(Markup("</p>"))
            inside = False
    return Markup("").join(parts)


def _words(text: str) -> Markup:
    from markupsafe import Markup, escape

    return escape(text.translate(_REPLACED)).replace("\r", Markup("&#13;"))


def _classes(segment: Segment) -> str:
    return " ".join(dict.fromkeys(mark.layer for mark in segment.marks))


def _notes(segment: Segment) -> str:
    return " · ".join(dict.fromkeys(mark.note for mark in segment.marks)).translate(_REPLACED)


def _link(words: Markup, segment: Segment) -> Markup:
    from markupsafe import Markup

    keys = " ".join(dict.fromkeys(mark.key for mark in segment.marks))
    stops = any(mark.layer.split()[0] in _STOPS for mark in segment.opens)
    skipped = Markup("" if stops else ' tabindex="-1"')
    link = Markup('<a class="seg {}" href="#{}" data-k="{}" title="{}"{}>{}</a>')
    return link.format(_classes(segment), segment.marks[0].key, keys, _notes(segment), skipped, words)


def _colour(words: Markup, segment: Segment) -> Markup:
    from markupsafe import Markup

    return Markup('<span class="{}" title="{}">{}</span>').format(_classes(segment), _notes(segment), words)


def _anchored(stretch: Markup, segment: Segment) -> Markup:
    """The stretch inside an anchor for every mark that begins with it."""
    from markupsafe import Markup

    for mark in reversed(segment.opens):
        stretch = Markup('<span id="{}">{}</span>').format(mark.anchor, stretch) if mark.anchor else stretch
    return stretch
