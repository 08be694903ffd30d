"""Dated deeds in the order of time, with the day the article came out among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backchannel.records import Reading
from backchannel.views.report.deeds import Deed
from backchannel.views.report.labels import day_label, time_label


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the timeline; ``deed`` is None for the day of publication."""

    when: str
    deed: Deed | None


def timeline(reading: Reading, deeds: Sequence[Deed]) -> tuple[Entry, ...]:
    """Deeds with a known day, earliest first, and the publication in its place; empty where no deed has a day."""
    dated = [(_day(deed), deed) for deed in deeds if _day(deed)]
    if not dated:
        return ()
    entries = [(day, 0, Entry(time_label(deed.time), deed)) for day, deed in dated]
    if published := reading.document.published:
        entries.append(((published, published), 1, Entry(day_label(published), None)))
    return tuple(entry for _, _, entry in sorted(entries, key=lambda item: item[:2]))


def _day(deed: Deed) -> tuple[str, str] | None:
    if deed.time is None or not (deed.time.start or deed.time.end):
        return None
    first = deed.time.start or deed.time.end or ""
    return first, deed.time.end or first
