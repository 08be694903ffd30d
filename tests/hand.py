"""Predicates, casts and grounded phrases built by hand on prose invented for the tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from backchannel.gazetteer.places import Places
from backchannel.grounding import Grounder
from backchannel.language import split_sentences
from backchannel.ontology import load_ontology
from backchannel.records import Actor, Document, Filler, Grounded, Mention, Predicate, Span
from backchannel.sources import make_document


@dataclass(frozen=True)
class Cast:
    """A small cast: every actor is found where one of the words that name it stands."""

    actors: tuple[Actor, ...]

    def actor_at(self, span: Span) -> Actor | None:
        """The actor with the mention that shares most characters with the words."""
        rated = [(min(m.end, span.end) - max(m.start, span.start), actor) for actor in self.actors for m in actor.mentions]
        shared, actor = max(rated, key=lambda pair: pair[0], default=(0, None))
        return actor if shared > 0 else None

    def actors_in(self, span: Span) -> tuple[Actor, ...]:
        """Actors with a mention inside the words, in the order of the text."""
        inside = sorted((m.start, actor.id) for actor in self.actors for m in actor.mentions if span.holds(m))
        known = {actor.id: actor for actor in self.actors}
        return tuple(known[id] for id in dict.fromkeys(id for _, id in inside))


@dataclass
class Scene:
    """A text in which things are pointed at by their words.

    >>> Scene("Oman said it. Iran said it.").span("said it", 2).start
    19
    """

    text: str
    published: str | None = "2024-03-13"
    predicates: list[Predicate] = field(default_factory=list)
    _actors: list[Actor] = field(default_factory=list)

    @property
    def document(self) -> Document:
        """The text as a document."""
        return make_document(self.text, id="scene", published=self.published)

    @property
    def cast(self) -> Cast:
        """The actors named so far."""
        return Cast(tuple(self._actors))

    @property
    def grounded(self) -> Grounded:
        """The phrases that fill roles so far, grounded."""
        return Grounder(Places())(self.document, [], self.predicates, self._actors)

    def span(self, words: str, nth: int = 1) -> Span:
        """The nth occurrence of words."""
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return Span.of(self.text, start, start + len(words))

    def actor(self, *names: str, country: str | None = None, sector: str | None = None, org: str | None = None) -> Actor:
        """An actor named by words, wherever they stand."""
        mentions = tuple(sorted(self.span(name, nth) for name in names for nth in range(1, self.text.count(name) + 1)))
        made = Actor(f"a{len(self._actors) + 1}", names[0], country, sector, org, None, mentions)
        self._actors.append(made)
        return made

    def add(
        self, frame: str, trigger: str | Span, *, roles: Mapping[str, str | Span | Iterable[str | Span]] | None = None, **labels: str | None
    ) -> Predicate:
        """A predicate on words, whose roles are filled by words."""
        span = trigger if isinstance(trigger, Span) else self.span(trigger)
        fillers = []
        for role, given in (roles or {}).items():
            for words in [given] if isinstance(given, (str, Span)) else given:
                fillers.append(Filler(role, words if isinstance(words, Span) else self.span(words), 0.9))
        sentence = next(s.span for s in split_sentences(self.text) if s.span.holds(span))
        made = Predicate(frame, load_ontology().frames[frame].family, span, sentence, tuple(fillers), 0.9, **labels)  # type: ignore[arg-type]
        self.predicates.append(made)
        return made

    def mention(self, words: str, kind: str) -> Mention:
        """A mention of words."""
        return Mention(self.span(words), kind, 1.0)


def day(text: str) -> date:
    """A date from its ISO form."""
    return date.fromisoformat(text)
