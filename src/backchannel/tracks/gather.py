"""Mentions of one matter across an article become one item."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import Protocol, TypeVar

from backchannel.records import Span

SHORT = 100  # characters; a sentence without a full stop at its end that is no longer is a headline or a caption


class Item(Protocol):
    """A track item: a dataclass with the sentence it was read from."""

    @property
    def evidence(self) -> Span:
        """The sentence."""


T = TypeVar("T", bound=Item)
R = TypeVar("R", bound=Item)
V = TypeVar("V")


def gather(mentions: Iterable[T], same: Callable[[T, T], bool], merged: Callable[[T, T], T], letter: str) -> list[T]:
    """Items in the order of their first mention, numbered with a letter; a mention joins the last item it is the same as.

    An item's evidence is the sentence that tells most of it; of equals the first that is no headline.
    """
    items: list[T] = []
    told: list[tuple[bool, int]] = []
    for mention in mentions:
        weight = _weight(mention)
        at = next((at for at in reversed(range(len(items))) if same(items[at], mention)), None)
        if at is None:
            items.append(mention)
            told.append(weight)
            continue
        better = weight > told[at]
        evidence = mention.evidence if better else items[at].evidence
        items[at] = replace(merged(items[at], mention), evidence=evidence)  # type: ignore[type-var]
        told[at] = max(told[at], weight)
    return numbered(items, letter)


def numbered(items: Iterable[T], letter: str) -> list[T]:
    """Items with ids in their order: ``f1``, ``f2``."""
    return [replace(item, id=f"{letter}{number}") for number, item in enumerate(items, 1)]  # type: ignore[type-var]


def as_record(item: R, kind: type[R]) -> R:
    """An item as the record that is published, without what its track notes beside for comparing mentions."""
    return kind(**{field.name: getattr(item, field.name) for field in fields(kind)})  # type: ignore[arg-type]


def _weight(item: Item) -> tuple[bool, int]:
    """Whether the sentence is one, and how many fields it fills."""
    text = item.evidence.text.rstrip("\"'”’)] ")
    filled = sum(getattr(item, field.name) not in (None, "", ()) for field in fields(item))  # type: ignore[arg-type]
    return text.endswith((".", "!", "?", ";", ":")) or len(text) > SHORT, filled


def first_known(*values: V | None) -> V | None:
    """The first value that is known."""
    return next((value for value in values if value), None)
