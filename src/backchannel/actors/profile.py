"""What a mention says of its actor by its own words."""

from __future__ import annotations

from dataclasses import dataclass

from backchannel.gazetteer import Name, Term
from backchannel.records import Span


@dataclass(slots=True)
class Profile:
    """The reading of one mention.

    Attributes:
        span: where it stands.
        kind: kind of the mention.
        pronoun: class of pronoun (``person``, ``thing``, ``many``, ``speaker`` …) or None.
        country: alpha-3 code its words give.
        sector: PLOVER sector its words give.
        known: the entry of the lists that it is as a whole (a state, a seat, an organisation).
        org: code of the organisation it is of.
        term: the office its holder is known for.
        role: the office or description beside a name.
        name: a person's own name as written.
        name_keys: its words in lower case without accents.
        head: the noun that stands for it, singular.
        full: the head with what distinguishes it (``ministry of justice``).
        also: other nouns that may stand for it.
        is_body: whether the head is an institution, not people.
        is_one: whether it is one human being.
        is_plural: whether it is several.
        gender: ``m``, ``f`` or None.
        form: ``definite``, ``indefinite`` or ``bare``.
        owner: a possessive pronoun, the words of a possessor the lists do not know, or ``the`` and the noun of one that is described.
        count: how many it says they are: 2 for ``both``, 3 for ``three``; None where it does not.
        is_part: whether it is a number out of more (``five of the six gunmen``).
        acronym: one given in brackets.
        is_former: whether the office is said to be over.
        is_anywhere: whether it points to no single state (``Western diplomats``).
        is_courtesy: whether only a courtesy title tells its sector (``Sheikh Nasser``).
        is_people: whether it is the people of a state.
        shared: sector and country of a title in the plural that names in a row share.
        joint: the nations that share it, where it is of several at once (``American and Iranian officials``).
        is_row: whether it only names those (``Mali and Chad``).
    """

    span: Span
    kind: str
    pronoun: str | None = None
    country: str | None = None
    sector: str | None = None
    known: Name | None = None
    org: str | None = None
    term: Term | None = None
    role: str | None = None
    name: str | None = None
    name_keys: tuple[str, ...] = ()
    head: str | None = None
    full: str | None = None
    also: frozenset[str] = frozenset()
    is_body: bool = False
    is_one: bool = False
    is_plural: bool = False
    gender: str | None = None
    form: str = "bare"
    owner: tuple[str, ...] = ()
    count: int | None = None
    is_part: bool = False
    acronym: str | None = None
    is_former: bool = False
    is_anywhere: bool = False
    is_courtesy: bool = False
    is_people: bool = False
    shared: tuple[str | None, str | None] | None = None
    joint: tuple[Name, ...] = ()
    is_row: bool = False

    @property
    def is_state(self) -> bool:
        """Whether the mention is a state by name, adjective or capital."""
        return self.known is not None and self.known.kind in ("state", "adjective", "capital", "people") and not self.is_people
