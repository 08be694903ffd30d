"""Lines of styled text for a terminal: everything that is written is made safe first, colours come last."""

from __future__ import annotations

from backchannel.views.report.cells import clean, pad, shorten, width_of
from backchannel.views.report.quotes import bare

Piece = str | tuple[str, str]  # text, or text and the name of a style

_STYLES = {
    "title": "1",
    "heading": "1;36",
    "strong": "1",
    "quiet": "2",
    "done": "32",
    "ahead": "34",
    "open": "33",
    "no": "31",
}
_ASCII_GLYPHS = {"…": "...", "↳": "`-", "¶": "par.", "×": "x", "─": "-", "·": "-", "“": '"', "”": '"', "→": "->", "↔": "<->", "–": "-"}
NARROWEST = 40


class Canvas:
    """Collects lines of a width in terminal cells, with or without ANSI colours, in Unicode or in ASCII."""

    def __init__(self, width: int, *, colour: bool, ascii_only: bool) -> None:
        """Start an empty page; a width below ``NARROWEST`` cells is taken as that."""
        self.width = max(width, NARROWEST)
        self.ascii_only = ascii_only
        self._colour = colour
        self._lines: list[str] = []

    def glyph(self, sign: str) -> str:
        """A sign of our own, or what stands for it in ASCII."""
        return _ASCII_GLYPHS.get(sign, sign) if self.ascii_only else sign

    def safe(self, text: str) -> str:
        """Text from outside, on one line and harmless."""
        return clean(text, ascii_only=self.ascii_only)

    def cut(self, text: str, room: int) -> str:
        """Text from outside, harmless and at most ``room`` cells wide."""
        return shorten(self.safe(text), room, more=self.glyph("…"))

    def column(self, text: str, room: int) -> str:
        """Text from outside as a column of exactly ``room`` cells."""
        return pad(self.cut(text, room), room)

    def quote(self, text: str, room: int) -> str:
        """Text from outside between quotation marks, at most ``room`` cells wide."""
        left, right = self.glyph("“"), self.glyph("”")
        inside = self.cut(bare(text), room - width_of(left + right))
        return f"{left}{inside}{right}" if inside else ""

    def line(self, *pieces: Piece, right: Piece = "") -> None:
        """Write a line of safe pieces; ``right`` stands at the right edge. What does not fit before it is cut."""
        margin, margin_style = right if isinstance(right, tuple) else (right, "")
        room = self.width - width_of(margin) - bool(margin)
        painted = []
        for piece in pieces:
            text, style = piece if isinstance(piece, tuple) else (piece, "")
            text = shorten(text, room, more=self.glyph("…"))
            room -= width_of(text)
            painted.append(self._painted(text, style))
        if margin:
            painted += [" " * (room + 1), self._painted(margin, margin_style)]
        self._lines.append("".join(painted).rstrip(" "))

    def _painted(self, text: str, style: str) -> str:
        code = _STYLES.get(style) if self._colour and text.strip() else None
        return f"\x1b[{code}m{text}\x1b[0m" if code else text

    def heading(self, title: str, *notes: Piece) -> None:
        """Write an empty line, then a title with a rule to the right edge, notes standing in it where they fit."""
        self._lines.append("")
        styled = [note if isinstance(note, tuple) else (note, "") for note in notes]
        taken = sum(width_of(text) for text, _ in styled)
        if taken + width_of(title) + 6 > self.width:
            styled, taken = [], 0
        gap = 1 if styled else 0
        rule = self.glyph("─") * (self.width - width_of(title) - taken - 1 - gap)
        self.line((title, "heading"), " ", (rule, "quiet"), " " * gap, *styled)

    def text(self) -> str:
        """All lines, each ended by a line feed."""
        return "".join(f"{line}\n" for line in self._lines)
