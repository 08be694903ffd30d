"""What every track needs of a predicate: its parties by name, its figures, its dates, whether two are the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from backchannel.actors.vocabulary import PARTICLES
from backchannel.gazetteer import load_gazetteer, words_of
from backchannel.gazetteer.state_codes import state_code
from backchannel.grounding.currencies import is_currency
from backchannel.grounding.numbers import COUNTING
from backchannel.grounding.quantities import parse_quantity
from backchannel.records import Actor, Amount, CastLike, Event, Grounded, Predicate, Span

STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "COP", "JUD", "SPY", None})
STOP = frozenset("a an the of to in on at for from by with and or as that its his her their".split())


# Words that stand for a party and name none: what they refer to is not known here.
POINTING = frozenset(
    "i we us you he him she her it they them who whom which that this these those both neither either each one ones others all none".split()
    + "anybody anyone somebody someone everybody everyone nobody whoever".split()
)


ONE = re.compile(r"(?:an?|another)\s(?!\w+ of\b)", re.IGNORECASE)  # how a phrase for one opens: "a Soviet spy", not "a group of spies"

BARE = re.compile(rf"(?:the |all |these |those )*(?:\d[\d,]*|{'|'.join(sorted(COUNTING))})", re.IGNORECASE)  # a number and no noun
# Those who meet or agree, without saying who they are: "both sides", "the two delegations".
UNTOLD = re.compile(
    rf"(?:(?:the|all|both|these|{'|'.join(sorted(COUNTING))})\s)*(?:sides|parties|delegations|camps|negotiators)", re.IGNORECASE
)
BESIDE = 40  # characters around a mention in which an apposition or a title names a nation
OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)  # beside those named; how many is not said


def is_named(actor: Actor) -> bool:
    """Whether an actor goes by a person's name of his own rather than by a description; a body that stands as a person does not."""
    if (actor.org and actor.role is None) or state_code(actor.name):
        return False
    words = [w for w in map(_bare_name, actor.name.split()) if w[:1].isalpha()]
    if words and (words[0].casefold() in COUNTING or actor.name[0].isdigit()):  # "two Americans"
        return False
    return len(words) >= 2 and words[-1][0].isupper() and all(w[0].isupper() or len(w) <= 3 for w in words)


def _bare_name(word: str) -> str:
    """A word of a name without the particles tied to its front: of ``al-Nimr`` ``Nimr``."""
    first, tie, rest = word.partition("-")
    return _bare_name(rest) if tie and first.casefold() in PARTICLES else word


def party_name(actor: Actor) -> str:
    """How a table names a party: the code of an armed body, the country of a state's organs and of a people as a whole, else code or name."""
    if actor.org and (actor.country is None or load_gazetteer().is_armed(actor.org)):
        return actor.org
    if actor.country and (actor.sector in STATE_SECTORS or is_people(actor)):
        return actor.country
    return actor.org or actor.name


def _tells(name: str) -> bool:
    """Whether a party's name tells who it is."""
    return len(name) > 1 and name.casefold() not in POINTING and not BARE.fullmatch(name) and not UNTOLD.fullmatch(name)


def is_people(actor: Actor) -> bool:
    """Whether an actor is a people as a whole, which stands for its state: ``the Russians``, and not ``nine Russians``."""
    whole = any(mention.text.casefold() == f"the {actor.name}".casefold() for mention in actor.mentions)
    names = load_gazetteer().named([word.low for word in words_of(actor.name)]) if whole else ()
    return any(name.kind in {"people", "adjective"} and name.country == actor.country for name in names)


def stems(text: str | None) -> frozenset[str]:
    """Word stems of a phrase, function words left out."""
    return frozenset(w[:5] for w in re.findall(r"\w+", (text or "").casefold()) if w not in STOP)


def alike(one: str | None, two: str | None, least: float = 0.34) -> bool:
    """Whether two phrases share a third of their stems (Dice)."""
    a, b = stems(one), stems(two)
    return bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= least


@dataclass(frozen=True, slots=True)
class Material:
    """The cast, the grounded phrases and the coded events of a document, as the tracks ask for them."""

    text: str
    cast: CastLike
    grounded: Grounded
    events: Sequence[Event] = ()
    _by_id: Mapping[str, Actor] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {actor.id: actor for actor in self.cast.actors})

    def parties(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """Names of the parties that some words name: of a place its state, of no actor the words themselves if more than a pronoun."""
        names: list[str] = []
        for span in spans:
            inside = self.cast.actors_in(span)
            one = self.cast.actor_at(span)
            actors = inside or ((one,) if one else ())
            named = [party_name(actor) for actor in actors] or [self._state_of(span) or span.text]
            names += [name for name in named if _tells(name)]
        return tuple(dict.fromkeys(names))

    def _state_of(self, span: Span) -> str | None:
        """The state of a place that words name; a ``ministry`` that no list has as a place is none, wherever it may stand."""
        place = self.grounded.place(span)
        return place.country if place and (place.lat is not None or state_code(place.name)) else None

    def coded(self, predicate: Predicate, types: Collection[str]) -> Event | None:
        """The event of one of some types whose trigger the anchor of a predicate is."""
        anchor = predicate.span
        found = (e for e in self.events if e.type in types and e.trigger.start < anchor.end and anchor.start < e.trigger.end)
        return next(found, None)

    def nearest(self, predicate: Predicate, types: Collection[str] | None = None) -> Event | None:
        """The event of its sentence, of some types or any, whose trigger stands nearest to the anchor of a predicate."""
        anchor = predicate.span
        found = [e for e in self.events if predicate.sentence.holds(e.trigger) and (types is None or e.type in types)]
        return min(found, key=lambda e: max(e.trigger.start - anchor.end, anchor.start - e.trigger.end, 0), default=None)

    def names(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Names of actors given by their ids."""
        return tuple(dict.fromkeys(party_name(self._by_id[i]) for i in ids if i in self._by_id))

    def land(self, name: str) -> str:
        """The country of the party that a table gives by a name, else the name: of a bank in Macau that goes by its own name ``MAC``."""
        return next((actor.country for actor in self.cast.actors if actor.country and party_name(actor) == name), name)

    def is_person(self, name: str) -> bool:
        """Whether a party given by a name is somebody who goes by his own."""
        return any(actor.name == name and is_named(actor) for actor in self.cast.actors)

    def bodies(self, sentence: Span, reach: int) -> list[str]:
        """The bodies of states (IGO) named in a sentence, in its order, then those named before it, ``reach`` characters at most, the last first."""
        named = [
            (mention, party_name(actor)) for actor in self.cast.actors if actor.sector == "IGO" and actor.org for mention in actor.mentions
        ]
        here = sorted((m, name) for m, name in named if sentence.holds(m))
        before = sorted(((m, name) for m, name in named if sentence.start - reach <= m.start < sentence.start), reverse=True)
        return [name for _, name in (*here, *before)]

    def is_of_actors(self, predicate: Predicate, *roles: str) -> bool:
        """Whether an actor fills one of some roles; a thing alone inspects nothing."""
        return any(self.actors(predicate.role(role)) for role in roles)

    def party(self, predicate: Predicate, role: str) -> str | None:
        """The likeliest filler of a role, by name."""
        span = predicate.first(role)
        names = self.parties([span]) if span else ()
        return names[0] if names else None

    def ranked(self, predicate: Predicate, role: str) -> list[tuple[str, float]]:
        """The fillers of a role by name, the likeliest first, each with its score."""
        fillers = sorted((f for f in predicate.fillers if f.role == role), key=lambda filler: -filler.score)
        return [(name, filler.score) for filler in fillers for name in self.parties([filler.span])]

    def country_in(self, span: Span) -> str | None:
        """The country that some words name, or in which a place lies that they name or help to name."""
        actor = next((actor.country for actor in self.cast.actors_in(span) if actor.country), None)
        inside = (place for (start, end), place in self.grounded.places.items() if start < span.end and span.start < end)
        return actor or next((place.country for place in inside if place.country), None)

    def number(self, span: Span | None) -> int | None:
        """A whole number a phrase counts things or people with; shares, measures and sums of money count nothing."""
        quantity = self.grounded.quantity(span)
        if span is None or quantity is None or quantity.value is None or quantity.unit == "percent" or is_currency(quantity.unit):
            return None
        if quantity.unit and f"-{quantity.unit}" in span.text:  # "2,000-pound bombs": a measure
            return None
        return round(quantity.value)

    def people(self, predicate: Predicate) -> tuple[str, ...]:
        """Those a predicate is about who go by names."""
        return self.named(predicate.role("person"))

    def named(self, persons: Sequence[Span]) -> tuple[str, ...]:
        """Those whom some words name, by their names."""
        return tuple(dict.fromkeys(actor.name for actor in self.actors(persons) if is_named(actor)))

    def headcount(self, predicate: Predicate) -> int | None:
        """How many people a predicate is about: the number given, of those named or described their number; None where it is open."""
        persons = predicate.role("person")
        return self.number(predicate.first("count")) or (None if any(OTHERS.search(span.text) for span in persons) else self.heads(persons))

    def heads(self, persons: Sequence[Span]) -> int | None:
        """How many people some words name, describe or count."""
        told = next(filter(None, map(self.number, persons)), None)
        return told or len(self.named(persons)) or sum(bool(ONE.match(span.text)) for span in persons) or None

    def sum(self, span: Span | None) -> Amount | None:
        """A sum of money a phrase gives."""
        quantity = self.grounded.quantity(span)
        if quantity is None or quantity.value is None or not is_currency(quantity.unit):
            return None
        return Amount(quantity.value, quantity.unit)

    def worth(self, phrase: Span) -> Span | None:
        """The words of a phrase that give a sum of money, from the first on: of ``a $3 billion arms`` the words ``a $3 billion``."""
        whole = parse_quantity(phrase, self.text)
        if whole.value is None or not is_currency(whole.unit):
            return None
        ends = (phrase.start + match.end() for match in re.finditer(r"\S+", phrase.text))
        opening = (Span.of(self.text, phrase.start, end) for end in ends)
        return next(span for span in opening if replace(parse_quantity(span, self.text), span=phrase) == whole)

    def date(self, spans: Iterable[Span]) -> str | None:
        """The first of some times that comes to days: a day as ``YYYY-MM-DD``, a month or what lies in one (``Sept. 20 to 23``) as
        ``YYYY-MM``, a year as ``YYYY``; None for other ranges."""
        time = self.grounded.first_time(spans)
        if time is None or time.start is None or time.end is None:
            return None
        if time.start == time.end:
            return time.start
        if time.start[:7] == time.end[:7]:
            return time.start[:7]
        if time.start[:4] == time.end[:4] and time.start.endswith("-01-01") and time.end.endswith("-12-31"):
            return time.start[:4]
        return None

    def tells_nation(self, actor: Actor) -> bool:
        """Whether words at or around a mention of an actor name the country it is of: ``two French climbers``, ``Ana Kolar, a Croat``."""
        around = (words_of(self.text[max(m.start - BESIDE, 0) : m.end + BESIDE]) for m in actor.mentions)
        names = (name for words in around for hit in load_gazetteer().scan(words) for name in hit.names)
        return any(name.country == actor.country for name in names)

    def bearers(self, spans: Iterable[Span]) -> tuple[Actor, ...]:
        """Who some words are about, and not all whom they name: of ``the sailors whom Eritrea holds`` the sailors; of ``the seven`` nobody."""
        told = (span for span in spans if not BARE.fullmatch(span.text))
        found = [self.cast.actor_at(span) or next(iter(self.cast.actors_in(span)), None) for span in told]
        return tuple({actor.id: actor for actor in found if actor}.values())

    def actors(self, spans: Sequence[Span]) -> tuple[Actor, ...]:
        """Actors that some words name."""
        found = [a for span in spans for a in (self.cast.actors_in(span) or tuple(filter(None, [self.cast.actor_at(span)])))]
        return tuple({actor.id: actor for actor in found}.values())
