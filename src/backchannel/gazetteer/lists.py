"""The lists that ship with the package, read and checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from backchannel.errors import GazetteerError
from backchannel.gazetteer.entries import Agent, Name, Term
from backchannel.gazetteer.tables import read_table, several
from backchannel.ontology import load_ontology

COLUMNS = {
    "states.tsv": ("code", "name", "names", "adjectives", "people", "capitals"),
    "regions.tsv": ("name", "names", "country"),
    "seats.tsv": ("name", "names", "country", "sector", "org"),
    "organisations.tsv": ("name", "names", "country", "sector", "code", "called"),
    "agents.tsv": ("singular", "plural", "sector", "what", "weight", "gender", "also"),
    "offices.tsv": ("name", "names", "country", "role", "sector", "org", "from", "to", "gender"),
    "given_names.tsv": ("name", "gender"),
    "titles.tsv": ("title", "country"),
    "igo_codes.tsv": ("code", "cameo"),
}
CODE = re.compile(r"[A-Z]{3}")
DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
WHAT = ("person", "people", "body", "thing", "modifier", "title")
Named = Iterator[tuple[str, Name]]


class ListReader:
    """Reads the lists from their texts; each method yields the entries of one.

    Args:
        texts: file name to the text of the list.

    Raises:
        GazetteerError: from every method, on an entry that is not in order; the message names file and line.
    """

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts
        self._sectors = frozenset(load_ontology().sectors)
        self.states: dict[str, str] = {}

    def _rows(self, name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield from read_table(self._texts[name], name, COLUMNS[name])

    def _country(self, code: str, where: str) -> str | None:
        if code and code not in self.states:
            raise GazetteerError(f"{where}: no state {code!r}; states.tsv lists the codes")
        return code or None

    def _sector(self, sector: str, where: str) -> str | None:
        if sector and sector not in self._sectors:
            raise GazetteerError(f"{where}: no sector {sector!r}; known are {', '.join(sorted(self._sectors))}")
        return sector or None

    def state_names(self) -> Named:
        """Names, adjectives, peoples and capitals of states; read first, since it fills ``states``."""
        for where, (code, name, names, adjectives, people, capitals) in self._rows("states.tsv"):
            if not CODE.fullmatch(code) or code in self.states:
                raise GazetteerError(f"{where}: {code!r} should be a three-letter code that stands once")
            if not name:
                raise GazetteerError(f"{where}: no name")
            self.states[code] = name
            for kind, cell in (("state", names), ("adjective", adjectives), ("people", people), ("capital", capitals)):
                own = (name, *several(cell)) if kind == "state" else several(cell)
                yield from ((n.rstrip("?"), Name(name, kind, code, "GOV", is_sure=not n.endswith("?"))) for n in own)

    def region_names(self) -> Named:
        """Regions, cities and peoples with the state they belong to."""
        for where, (name, names, country) in self._rows("regions.tsv"):
            if not country:
                raise GazetteerError(f"{where}: no country; give a code of states.tsv")
            found = Name(name, "region", self._country(country, where), None)
            yield from ((n, found) for n in (name, *several(names)))

    def seat_names(self) -> Named:
        """Seats of power with who sits in them."""
        for where, (name, names, country, sector, org) in self._rows("seats.tsv"):
            if not sector:
                raise GazetteerError(f"{where}: no sector")
            for own in (name, *several(names)):
                entry = Name(name.rstrip("?"), "seat", self._country(country, where), self._sector(sector, where), org or None)
                yield own.rstrip("?"), entry if not own.endswith("?") else _unsure(entry)

    def organisation_names(self) -> Named:
        """Organisations, parties, armed groups, companies and media."""
        for where, (name, names, country, sector, code, called) in self._rows("organisations.tsv"):
            if not sector:
                raise GazetteerError(f"{where}: no sector")
            entry = Name(
                name.rstrip("?"), "organisation", self._country(country, where), self._sector(sector, where), code or None, several(called)
            )
            for own in (name, *several(names)):
                if not any(c.isalpha() for c in own):
                    raise GazetteerError(f"{where}: {own!r} has no letter; every such number of a text would be that name")
                yield own.rstrip("?"), entry if not own.endswith("?") else _unsure(entry)

    def agents(self) -> Iterator[tuple[str, Agent]]:
        """Nouns, modifiers and titles, in singular and plural."""
        for where, (singular, plural, sector, what, weight, gender, also) in self._rows("agents.tsv"):
            if what not in WHAT:
                raise GazetteerError(f"{where}: {what!r} is none of {', '.join(WHAT)}")
            if weight not in ("", "weak"):
                raise GazetteerError(f"{where}: the weight is empty or 'weak', not {weight!r}")
            one = singular == plural or what == "people"
            agent = Agent(singular.lower(), self._sector(sector, where), what, one, weight == "weak", _gender(gender, where), several(also))
            yield singular, agent
            if plural and plural != singular:
                yield plural, replace(agent, is_plural=True)

    def terms(self) -> Iterator[tuple[tuple[str, ...], Term]]:
        """Times in office, each with the names its holder goes by."""
        for where, (name, names, country, role, sector, org, start, end, gender) in self._rows("offices.tsv"):
            for day in (start, end):
                if day and not DAY.fullmatch(day):
                    raise GazetteerError(f"{where}: {day!r} is no day; write YYYY-MM-DD or leave it empty")
            if start and end and end <= start:
                raise GazetteerError(f"{where}: the term ends on {end}, before it begins")
            if not role or not sector:
                raise GazetteerError(f"{where}: role and sector must be given")
            state, known = self._country(country, where), self._sector(sector, where) or ""
            yield (name, *several(names)), Term(name, state, role, known, org or None, start or None, end or None, _gender(gender, where))

    def igo_codes(self) -> Iterator[tuple[str, str]]:
        """Codes of organisations with what CAMEO calls them."""
        for where, (code, cameo) in self._rows("igo_codes.tsv"):
            if len(cameo) < 6 or len(cameo) % 3 or not cameo.isupper():
                raise GazetteerError(f"{where}: {cameo!r} is no CAMEO code of three-letter parts")
            yield code, cameo

    def titles(self) -> Iterator[tuple[str, str]]:
        """Titles that only one state has, with that state."""
        for where, (title, country) in self._rows("titles.tsv"):
            if not country:
                raise GazetteerError(f"{where}: no country; give a code of states.tsv")
            yield title.lower(), self._country(country, where) or ""

    def given_names(self) -> Iterator[tuple[str, str]]:
        """Given names with ``m`` or ``f``."""
        for where, (name, gender) in self._rows("given_names.tsv"):
            found = _gender(gender, where)
            if found is None:
                raise GazetteerError(f"{where}: no gender; write m or f")
            yield name, found


def _unsure(name: Name) -> Name:
    return replace(name, is_sure=False)


def _gender(cell: str, where: str) -> str | None:
    if cell not in ("", "m", "f"):
        raise GazetteerError(f"{where}: the gender is m, f or empty, not {cell!r}")
    return cell or None
