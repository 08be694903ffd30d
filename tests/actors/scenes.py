"""Casts of invented texts whose mentions are given by their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from backchannel.actors import ActorResolver, Cast
from backchannel.gazetteer import load_gazetteer
from backchannel.language import split_sentences
from backchannel.records import Document, Mention, Span


@cache
def resolver() -> ActorResolver:
    """The resolver with the shipped lists."""
    return ActorResolver(load_gazetteer())


def document(text: str, published: str | None = None, outlet: str | None = None) -> Document:
    """A text as a document."""
    return Document("scene", None, outlet, None, published, None, "en", text, "")


def located(text: str, mentions: Iterable[str]) -> list[Mention]:
    """Mentions given as ``kind: words``, in the order of the text."""
    found, at = [], 0
    for mention in mentions:
        kind, words = mention.split(": ", 1)
        start = text.index(words, at)
        at = start + len(words)
        found.append(Mention(Span.of(text, start, at), kind, 1.0))
    return found


def cast_of(
    text: str, mentions: Sequence[str], *, published: str | None = None, outlet: str | None = None, speakers: Iterable[Sequence[str]] = ()
) -> tuple[Cast, list[Span]]:
    """The cast of a text, and where its mentions stand."""
    found = located(text, mentions)
    said = {}
    for content, source in speakers:
        at = text.index(content)
        said[Span.of(text, at, at + len(content))] = next(m.span for m in found if m.span.text == source)
    cast = resolver()(document(text, published, outlet), found, [s.span for s in split_sentences(text)], speakers=said)
    return cast, [mention.span for mention in found]
