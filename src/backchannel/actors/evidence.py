"""What the whole text names for sure, by which doubtful names are judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from backchannel.gazetteer import Gazetteer, Hit, Name, words_of

STATE_KINDS = ("state", "adjective", "people", "capital")


@dataclass(slots=True)
class Evidence:
    """Names of the lists in a text.

    Attributes:
        day: ISO day of publication or None.
        entries: entries named without doubt.
        countries: how often each country is named, by state, adjective, people, capital, seat, region or holder.
        places: offset and country of every such name, in order.
        holders: offset and entry of every office holder's name, in order.
    """

    day: str | None
    entries: frozenset[str] = frozenset()
    countries: Counter[str] = field(default_factory=Counter)
    places: tuple[tuple[int, str], ...] = ()
    holders: tuple[tuple[int, str], ...] = ()

    def allows(self, name: Name, kind: str) -> bool:
        """Whether a name may be taken at its word in a mention of some kind."""
        if name.sector == "MED" and name.kind == "organisation":
            return name.is_sure or kind == "media" or name.entry in self.entries
        if name.is_sure:
            return True
        return name.entry in self.entries or (name.country is not None and name.country in self.countries)

    def pick(self, hit: Hit, kind: str, country: str | None = None) -> Name | None:
        """The likeliest meaning of a name in a mention of some kind, beside another country; None when none fits."""
        fit = [name for name in hit.names if self.allows(name, kind)]
        if country:
            fit = [name for name in fit if name.kind != "organisation" or name.country in (None, country)]
        if not fit:
            return None
        wanted = {"media": "MED", "organisation": "organisation", "person": "holder"}.get(kind, "")

        def rank(name: Name) -> tuple[bool, bool, int]:
            right_kind = wanted in (name.kind, name.sector)
            stray = name.sector == "MED" and name.kind == "organisation" and kind not in ("media", "organisation")
            return (not right_kind, stray, -self.countries[name.country] if name.country else 0)

        return min(fit, key=rank)


def gather(text: str, day: str | None, gazetteer: Gazetteer) -> Evidence:
    """Read the names of a whole text.

    Args:
        text: the document's text.
        day: ISO day of publication, if known.
        gazetteer: the lists.
    """
    words = words_of(text)
    entries: set[str] = set()
    countries: Counter[str] = Counter()
    places: list[tuple[int, str]] = []
    holders: list[tuple[int, str]] = []
    for hit in gazetteer.scan(words):
        name = _sure(hit.names)
        if name is None:
            continue
        entries.add(name.entry)
        if name.country and not (name.kind == "organisation" and name.sector in ("MED", "BUS", "EDU")):
            countries[name.country] += 1
            places.append((words[hit.first].start, name.country))
        if name.kind == "holder":
            holders.append((words[hit.first].start, name.entry))
    return Evidence(day, frozenset(entries), countries, tuple(places), tuple(holders))


def _sure(names: Sequence[Name]) -> Name | None:
    return next((name for name in names if name.is_sure), None)
