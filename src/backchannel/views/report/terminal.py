"""A reading as one page for the terminal, in the order in which a desk officer asks."""

from __future__ import annotations

from collections.abc import Iterable

from backchannel.records import Claim, Reading, Span
from backchannel.views.report.canvas import Canvas, Piece
from backchannel.views.report.cells import width_of, wrap
from backchannel.views.report.deeds import Deed
from backchannel.views.report.labels import (
    NOBODY,
    SOURCE_KINDS,
    STANCES,
    STATUS_LETTERS,
    source_label,
    status_letter,
    tally_label,
    time_label,
    tone_of,
)
from backchannel.views.report.outline import Outline, outline
from backchannel.views.report.quotes import snippet
from backchannel.views.report.trackrows import TrackRow, TrackTable
from backchannel.views.report.voices import Chorus

MOST = {"deeds": 12, "rows": 5, "claims": 20, "days": 12}  # lines of a section before "and … more"
ROOMY = 110  # from this width on, dates and evidence get columns of their own
_PARTIES = 17  # cells that two codes of country and sector take
_DEEPEST = 6  # levels of nesting that still move to the right
_STANCE_TONES = {"asserts": "", "doubts": "open", "denies": "no"}


def render_terminal(reading: Reading, *, width: int = 80, colour: bool = False, ascii_only: bool = False, full: bool = False) -> str:
    """The report on one article as text, no line wider than ``width`` terminal cells (40 at least).

    Args:
        reading: what was read.
        width: cells of a line; wide East Asian characters count two.
        colour: whether to use ANSI colours; letters say the same without them.
        ascii_only: whether to keep to ASCII, for terminals that cannot show more.
        full: whether to show every deed, item, claim and day; else the first of each, the rest counted.
    """
    page = _Page(outline(reading), Canvas(width, colour=colour, ascii_only=ascii_only), full=full)
    page.header()
    page.afoot()
    for table in page.shown.tracks:
        page.track(table)
    page.voices()
    page.days()
    return page.canvas.text()


class _Page:
    """Writes the sections of one reading on a canvas."""

    def __init__(self, shown: Outline, canvas: Canvas, *, full: bool) -> None:
        self.shown = shown
        self.canvas = canvas
        self._full = full
        self._roomy = canvas.width >= ROOMY

    def _most(self, what: str) -> int | None:
        return None if self._full else MOST[what]

    def _more(self, left: int) -> None:
        if left > 0:
            self.canvas.line((f"    {self.canvas.glyph('…')} and {left} more", "quiet"))

    def _where(self, *spans: Span) -> str:
        """``¶4``, or ``¶4 ×3`` for something told three times."""
        number = self.shown.paragraphs.number(spans[0].start)
        times = f" {self.canvas.glyph('×')}{len(spans)}" if len(spans) > 1 else ""
        return f"{self.canvas.glyph('¶')}{number}{times}"

    def header(self) -> None:
        canvas = self.canvas
        for line in wrap(canvas.safe(self.shown.title), canvas.width):
            canvas.line((line, "title"))
        for line in wrap(canvas.safe(" · ".join(self.shown.facts)), canvas.width):
            canvas.line((line, "quiet"))
        if self.shown.empty:
            canvas.line("")
            canvas.line("Nothing found: no deeds, no tracks, no claims.")

    def afoot(self) -> None:
        deeds = self.shown.deeds
        if not deeds:
            return
        legend: list[Piece] = []
        for status, letter in STATUS_LETTERS.items():
            legend += [(letter, tone_of(status)), f" {status}", "  " if letter != "X" else ""]
        self.canvas.heading("AFOOT", *legend)
        top = deeds[: self._most("deeds")]
        room = self._party_room(top)
        for deed in top:
            self._deed(deed, room)
        self._more(len(deeds) - len(top))

    def _party_room(self, deeds: tuple[Deed, ...]) -> int:
        longest = max(width_of(self.canvas.safe(deed.parties)) for deed in deeds)
        return min(longest, max(_PARTIES, self.canvas.width * 3 // 10))

    def _status(self, deed: Deed) -> list[Piece]:
        also: Piece = ("X", "no") if deed.contested else " "
        return [" ", (self.canvas.safe(status_letter(deed.status)) or " ", tone_of(deed.status)), also, " "]

    def _who_does(self, deed: Deed, room: int) -> list[Piece]:
        canvas = self.canvas
        return [*self._status(deed), canvas.column(deed.parties, room), "  ", (canvas.column(deed.type, 9), "strong"), "  "]

    def _deed(self, deed: Deed, room: int) -> None:
        canvas = self.canvas
        where = self._where(*(event.trigger for event in deed.events))
        start = self._who_does(deed, room)
        if self._roomy:
            start += [canvas.column(time_label(deed.time), 16), "  "]
        left = canvas.width - _width(start) - width_of(where) - 2
        before, trigger, after = snippet(deed.lead, left, ascii_only=canvas.ascii_only)
        canvas.line(*start, (before, "quiet"), (trigger, "strong"), (after, "quiet"), right=(where, "quiet"))

    def track(self, table: TrackTable) -> None:
        self.canvas.heading(table.name.upper())
        rows = table.rows[: self._most("rows")]
        for row in rows:
            self._row(row)
        self._more(len(table.rows) - len(rows))

    def _row(self, row: TrackRow) -> None:
        canvas = self.canvas
        where = self._where(row.evidence)
        start: list[Piece] = [" "]
        if row.status:
            start += [(canvas.column(row.status, 11), tone_of(row.status)), " "]
        indent = _width(start)
        half = (canvas.width - indent) * 45 // 100 if self._roomy else canvas.width - indent
        first, *rest = list(wrap(canvas.safe(" · ".join((row.head, *row.details))), half)) or [""]
        beside: list[Piece] = []
        if self._roomy:
            room = canvas.width - indent - half - 2 - width_of(where) - 2
            beside = [" " * (half - width_of(first) + 2), (canvas.quote(row.evidence.text, room), "quiet")]
        canvas.line(*start, (first, "strong"), *beside, right=(where if self._roomy else "", "quiet"))
        for line in rest:
            canvas.line(" " * indent, (line, "strong"))
        for term in row.terms:
            for number, line in enumerate(wrap(canvas.safe(term), canvas.width - indent - 2)):
                canvas.line(" " * (indent + (2 if number else 0)), line)
        if not self._roomy:
            room = canvas.width - indent - width_of(where) - 2
            canvas.line(" " * indent, (canvas.quote(row.evidence.text, room), "quiet"), right=(where, "quiet"))

    def voices(self) -> None:
        if not self.shown.choruses:
            return
        self.canvas.heading("WHO SAYS SO")
        left = len(self.shown.reading.claims)
        room = self._most("claims")
        for chorus in self.shown.choruses:
            if room is not None and room <= 0:
                break
            self._chorus_head(chorus)
            lines = list(chorus.lines())[:room]
            for depth, claim in lines:
                self._claim(depth, claim, chorus.position(claim))
            left -= len(lines)
            room = None if room is None else room - len(lines)
        self._more(left)

    def _chorus_head(self, chorus: Chorus) -> None:
        canvas = self.canvas
        if chorus.deed is None:
            canvas.line(" ", (canvas.cut(SOURCE_KINDS.get(chorus.kind or "", chorus.kind or NOBODY), canvas.width - 1), "strong"))
            return
        tally = canvas.cut(tally_label(chorus.tally()), canvas.width // 2)
        title = canvas.safe(f"{chorus.deed.parties} {chorus.deed.type} ")
        room = canvas.width - 1 - width_of(tally) - 2
        title = canvas.cut(title, room - 12)
        trigger = canvas.quote(chorus.deed.lead.trigger.text, room - width_of(title) - 1)
        canvas.line(" ", (f"{title} {trigger}", "strong"), right=(tally, "quiet"))

    def _claim(self, depth: int, claim: Claim, position: str) -> None:
        canvas = self.canvas
        where = self._where(claim.cue or claim.content)
        nested = "  " * (min(depth, _DEEPEST) - 1) + f"{canvas.glyph('↳')} " if depth else ""
        stance = canvas.column(STANCES.get(position, position), 7)
        source = canvas.column(source_label(claim, self.shown.actors), canvas.width // 4 - width_of(nested))
        start: list[Piece] = ["   ", nested, (stance, _STANCE_TONES.get(position, "")), "  ", source, "  "]
        content = canvas.quote(claim.content.text, canvas.width - _width(start) - width_of(where) - 2)
        canvas.line(*start, (content, "quiet"), right=(where, "quiet"))

    def days(self) -> None:
        entries = self.shown.timeline
        if not entries:
            return
        canvas = self.canvas
        self.canvas.heading("TIMELINE")
        shown = entries[: self._most("days")]
        room = self._party_room(tuple(entry.deed for entry in shown if entry.deed) or self.shown.deeds)
        when_room = min(max(width_of(canvas.safe(entry.when)) for entry in shown), canvas.width // 4)
        for entry in shown:
            when = canvas.column(entry.when, when_room)
            if entry.deed is None:
                rule = canvas.glyph("─") * 3
                canvas.line(" ", (when, "quiet"), "  ", (f"{rule} published {rule}", "quiet"))
                continue
            self._day(entry.deed, when, room)
        self._more(len(entries) - len(shown))

    def _day(self, deed: Deed, when: str, room: int) -> None:
        canvas = self.canvas
        where = self._where(*(event.trigger for event in deed.events))
        start = [" ", when, " ", *self._who_does(deed, room)]
        words = canvas.cut(deed.lead.trigger.text, canvas.width - _width(start) - width_of(where) - 2)
        canvas.line(*start, (words, "quiet"), right=(where, "quiet"))


def _width(pieces: Iterable[Piece]) -> int:
    return sum(width_of(piece if isinstance(piece, str) else piece[0]) for piece in pieces)
