"""Text in terminal cells: how wide it is, what may be printed, where it may be cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_SPACE = re.compile(r"\s+")
_JOINERS = "\u200c\u200d"  # Persian and Indic spelling needs them
_SHOWN_AS_IS = re.compile(r"[\x20-\x7e\xa0-\xac\xae-\u02ff]*\Z")
_UNPRINTABLE = frozenset({"Cc", "Cs", "Cn", "Co"})
_LONG_WORD = 16  # characters a cut may give up to end on a whole word; more is no word but a script without spaces
_AFTER_TRIGGER = 0.75  # share of the room a snippet gives to its trigger and what follows


def clean(text: str, *, ascii_only: bool = False) -> str:
    """The text on one line, without anything a terminal would obey.

    White space of any kind becomes single spaces; control characters, lone surrogates and unassigned code points become
    ``U+FFFD``; invisible format characters (bidirectional overrides among them) and variation selectors go. With
    ``ascii_only`` letters lose their accents and what is left over becomes ``?``.

    >>> clean("one\\ttwo\\x1b[31m")
    'one two\ufffd[31m'
    """
    text = _SPACE.sub(" ", text).strip()
    if not _SHOWN_AS_IS.match(text):
        text = "".join(_printable(character) for character in text)
    return _plain(text) if ascii_only else text


def _printable(character: str) -> str:
    category = unicodedata.category(character)
    if category in _UNPRINTABLE:
        return "\ufffd"
    if category == "Cf" and character not in _JOINERS:
        return ""
    return "" if "\ufe00" <= character <= "\ufe0f" else character


_ASCII = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'",
        "–": "-", "—": "-", "−": "-", "…": "...", "•": "*", "·": "-", "→": "->", "↔": "<->", "\u200c": "", "\u200d": "",
    }
)  # fmt: skip


def _plain(text: str) -> str:
    """The text in ASCII: marks of punctuation by their cousins, letters without accents, the rest as ``?``."""
    text = unicodedata.normalize("NFKD", text.translate(_ASCII))
    text = "".join(character for character in text if not unicodedata.combining(character))
    return _SPACE.sub(" ", text.encode("ascii", "replace").decode("ascii")).strip()


def width_of(text: str) -> int:
    """Terminal cells the text takes: two for wide East Asian characters, none for combining marks and joiners."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1


def _fitting(text: str, room: int) -> int:
    """How many characters from the start fit into ``room`` cells."""
    used = 0
    for index, character in enumerate(text):
        used += _cells(character)
        if used > room:
            return index
    return len(text)


def shorten(text: str, room: int, *, more: str = "…") -> str:
    """The text cut to ``room`` cells, between words where one ends near enough, ``more`` telling of the cut.

    >>> shorten("the envoys met in secret", 16)
    'the envoys met…'
    """
    if width_of(text) <= room:
        return text
    if room < width_of(more):
        return ""
    fits = _fitting(text, room - width_of(more))
    whole = fits if text[fits : fits + 1].isspace() else text.rfind(" ", 0, fits)
    cut = whole if whole > 0 and fits - whole <= _LONG_WORD else fits
    return text[:cut].rstrip(" ,;:–—-") + more


def shorten_left(text: str, room: int, *, more: str = "…") -> str:
    """The end of the text in ``room`` cells, ``more`` in place of what went before.

    >>> shorten_left("the envoys met in secret", 12)
    '…in secret'
    """
    if width_of(text) <= room:
        return text
    room -= width_of(more)
    if room <= 0:
        return ""
    start = len(text) - _fitting(text[::-1], room)
    word = start if text[start - 1].isspace() else text.find(" ", start) + 1
    if not start < word <= start + _LONG_WORD:
        word = start
    return more + text[word:].lstrip()


def around(sentence: str, start: int, end: int, room: int, *, ascii_only: bool = False) -> tuple[str, str, str]:
    """What stands before a trigger, the trigger, and what follows, cut to ``room`` cells in all.

    ``start`` and ``end`` are offsets of the trigger in the sentence. What follows comes first; what goes before gets
    the room that is left.
    """
    more = "..." if ascii_only else "…"
    before, trigger, after = (clean(part, ascii_only=ascii_only) for part in (sentence[:start], sentence[start:end], sentence[end:]))
    before += " " if before and sentence[:start][-1:].isspace() else ""
    after = " " + after if after and sentence[end : end + 1].isspace() else after
    trigger = shorten(trigger, room, more=more)
    wanted = max(int(room * _AFTER_TRIGGER), room - width_of(before))
    after = shorten(after, max(0, wanted - width_of(trigger)), more=more)
    before = shorten_left(before, max(0, room - width_of(trigger + after)), more=more)
    return before, trigger, after


def pad(text: str, room: int) -> str:
    """The text with spaces to fill ``room`` cells."""
    return text + " " * (room - width_of(text))


def wrap(text: str, room: int) -> Iterator[str]:
    """The text in lines of at most ``room`` cells, broken between words, words too long in the middle."""
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if width_of(joined) <= room:
            line = joined
            continue
        if line:
            yield line
        *full, line = _chopped(word, room)
        yield from full
    if line:
        yield line


def _chopped(word: str, room: int) -> Iterator[str]:
    """A word in pieces of at most ``room`` cells."""
    start = 0
    while width_of(word[start:]) > room:
        fits = max(1, _fitting(word[start:], room))
        yield word[start : start + fits]
        start += fits
    yield word[start:]
