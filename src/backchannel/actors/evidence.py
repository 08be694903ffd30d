"""What the whole text names for sure, by which doubtful names are judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from backchannel.actors.vocabulary import BACKING, LEANING
from backchannel.gazetteer import Gazetteer, Hit, Name, Word, words_of
from backchannel.records import Span

# Before a place where something only happens, or whither somebody goes.
WHERE = frozenset({"in", "at", "to", "from", "into", "near", "via", "through", "outside", "across"})
GLOSSED = frozenset({"organisation", "seat"})  # kinds of names for which brackets may give an acronym


@dataclass(slots=True)
class Evidence:
    """Names of the lists in a text.

    Attributes:
        day: ISO day of publication or None.
        entries: entries named without doubt.
        countries: how often each country is named, by state, adjective, people, capital, seat, region or holder.
        places: offset and country of every such name, in order.
        venues: offsets of those that are only where something happens.
        holders: offset and entry of every office holder's name, in order.
        bodies: offset and meaning of every organisation's name, in order.
        glossed: acronyms that the text itself explains, with what they mean there.
    """

    day: str | None
    entries: frozenset[str] = frozenset()
    countries: Counter[str] = field(default_factory=Counter)
    places: tuple[tuple[int, str], ...] = ()
    venues: frozenset[int] = frozenset()
    holders: tuple[tuple[int, str], ...] = ()
    bodies: tuple[tuple[int, Name], ...] = ()
    glossed: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)

    def allows(self, name: Name, kind: str) -> bool:
        """Whether a name may be taken at its word in a mention of some kind."""
        if name.sector == "MED" and name.kind == "organisation":
            return name.is_sure or kind == "media" or name.entry in self.entries
        if name.is_sure:
            return True
        return name.entry in self.entries or (name.country is not None and name.country in self.countries)

    def pick(self, hit: Hit, kind: str, country: str | None = None, acronym: str | None = None) -> Name | None:
        """The likeliest meaning of a name in a mention of some kind, beside another country; None when none fits.

        Args:
            hit: the name.
            kind: kind of the mention.
            country: another state that the mention names.
            acronym: the name as written, where it is one word.
        """
        names = self.glossed.get(acronym, hit.names) if acronym else hit.names
        fit = [name for name in names if self.allows(name, kind)]
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


def gather(text: str, day: str | None, gazetteer: Gazetteer, people: Sequence[Span] = ()) -> Evidence:
    """Read the names of a whole text.

    Args:
        text: the document's text.
        day: ISO day of publication, if known.
        gazetteer: the lists.
        people: mentions of persons, whose surnames may be names of places.
    """
    surnames = {span.end for span in people}
    words = words_of(text)
    shouted = text.isupper()
    entries: set[str] = set()
    countries: Counter[str] = Counter()
    places: list[tuple[int, str]] = []
    venues: set[int] = set()
    holders: list[tuple[int, str]] = []
    bodies: list[tuple[int, Name]] = []
    hits = gazetteer.scan(words)
    glossed = _glossed(text, words, hits)
    for hit in hits:
        named = glossed.get(words[hit.first].key, hit.names) if hit.last - hit.first == 1 else hit.names
        name = _sure(named)
        if (
            name is None
            or _is_dateline(words, hit, name, shouted)
            or (words[hit.last - 1].end in surnames and _is_surname(words, hit, name))
        ):
            continue
        entries.add(name.entry)
        if is_tinge(words, hit):
            continue
        if name.kind == "organisation":
            bodies.append((words[hit.first].start, name))
        if name.country and not (name.kind == "organisation" and name.sector in ("MED", "BUS", "EDU")):
            countries[name.country] += 1
            places.append((words[hit.first].start, name.country))
            if _is_venue(words, hit, name):
                venues.add(words[hit.first].start)
        if name.kind == "holder":
            holders.append((words[hit.first].start, name.entry))
    return Evidence(day, frozenset(entries), countries, tuple(places), frozenset(venues), tuple(holders), tuple(bodies), glossed)


def _is_surname(words: Sequence[Word], hit: Hit, name: Name) -> bool:
    """Whether a place that ends a person's mention is his or her surname ("Denzel Washington", but not "King of Jordan")."""
    before = words[hit.first - 1] if hit.first else None
    return (
        name.kind in ("capital", "region", "state", "adjective") and before is not None and before.is_capital and not before.is_possessive
    )


def _is_venue(words: Sequence[Word], hit: Hit, name: Name) -> bool:
    """Whether a place is only where something happens or whither somebody goes ("met in Addis Ababa")."""
    return name.kind in ("state", "capital", "region") and hit.first > 0 and words[hit.first - 1].low in WHERE


def _sure(names: Sequence[Name]) -> Name | None:
    return next((name for name in names if name.is_sure), None)


def _is_dateline(words: Sequence[Word], hit: Hit, name: Name, shouted: bool) -> bool:
    """Whether a city stands in capitals, as datelines do; it tells where the reporter sat."""
    return name.kind in ("capital", "region") and not shouted and len(words[hit.first].key) > 3 and words[hit.first].key.isupper()


def is_tinge(words: Sequence[Word], hit: Hit) -> bool:
    """Whether a name only colours another word: ``Iranian-backed``, ``pro-Russian``."""
    before = words[hit.first - 1] if hit.first else None
    if before and before.is_joined and before.low in LEANING:
        return True
    return hit.last < len(words) and words[hit.last - 1].is_joined and words[hit.last].low in BACKING


def _glossed(text: str, words: Sequence[Word], hits: Sequence[Hit]) -> dict[str, tuple[Name, ...]]:
    """Acronyms in brackets, with the bodies before them that they stand for; nothing where those are not known.

    After a place they gloss nothing: ``NIAMEY (AFP)``, ``the mission in Kosovo (EULEX)``.
    """
    by_first = {hit.first: hit for hit in hits}
    by_last = {hit.last: hit for hit in hits}
    found = {}
    for at, word in enumerate(words):
        if not (
            word.key.isupper() and len(word.key) > 1 and text[word.start - 1 : word.start] == "(" and text[word.end : word.end + 1] == ")"
        ):
            continue
        before = by_last.get(at)
        if before and before.names and not any(name.kind in GLOSSED for name in before.names):
            continue
        own = by_first.get(at)
        entries = {name.entry for name in before.names} if before else set()
        meant = tuple(name for name in own.names if name.entry in entries) if own else ()
        found[word.key] = meant or (before.names if before else ())
    return found
