"""One document through all rooms, in order."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from backchannel import __version__
from backchannel.actors import ActorResolver
from backchannel.actors.cast import Cast
from backchannel.claims import make_claims, with_replies
from backchannel.encoder.confidence import calibration_of
from backchannel.encoder.examples import Example, Examples
from backchannel.encoder.labels import default_labels
from backchannel.encoder.model import OnnxScorer, read_card, weights_folder
from backchannel.encoder.pairs import PairReader
from backchannel.encoder.reader import PredicateReader
from backchannel.events import EventCoder, complete_events, link_claims
from backchannel.events.relation import Relation, relation_of
from backchannel.gazetteer import load_gazetteer
from backchannel.gazetteer.own_files import read_own_lists
from backchannel.gazetteer.places import Places
from backchannel.grounding import Grounder, find_published
from backchannel.grounding.phrases import put_on_map
from backchannel.language import PieceMaker, split_sentences
from backchannel.language.split import Sentence
from backchannel.ontology import load_ontology
from backchannel.ontology.leaves import load_leaves
from backchannel.records import Claim, Coder, Document, Event, Grounded, PlaceRef, Predicate, Reading, Span
from backchannel.tracks import make_tracks

# Roles of those who act or are acted on: a state's name that fills one stands for its government and is no place.
ACTING = frozenset({"source", "target", "party", "giver", "receiver", "owner", "holder", "agency", "attacker", "mediator"})


class Parts(NamedTuple):
    """A document with what its sentences say: ``kept`` are the predicates of the events."""

    document: Document
    sentences: Sequence[Sentence]
    predicates: Sequence[Predicate]
    kept: tuple[Predicate, ...]
    cast: Cast
    grounded: Grounded
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]


class Reader:
    """Reads documents. Opening it loads the model and the word lists once; afterwards it keeps no state.

    Args:
        weights: folder with the model; the shipped one if not given.
        threads: threads the model may use inside one call; as many as there are cores, up to four, if not given.
        actors: files with a user's own actors; see `backchannel.gazetteer.own_files`.
        min_confidence: events less sure than that, 0 to 1, are left out.

    Raises:
        ModelError: the weights are missing or do not fit the ontology.
        InputError: a file of actors cannot be read.
    """

    def __init__(
        self, weights: Path | None = None, *, threads: int | None = None, actors: Sequence[Path] = (), min_confidence: float = 0.0
    ) -> None:
        self._opened = {"weights": weights, "actors": tuple(actors), "min_confidence": min_confidence}
        folder = weights or weights_folder()
        labels, gazetteer = default_labels(), load_gazetteer()
        card = read_card(folder)
        own, left_out = read_own_lists(actors) if actors else (None, ())
        self.left_out: tuple[str, ...] = left_out
        lexicon = gazetteer.version + (f"+{own.version}" if own else "")
        self.coder = Coder(__version__, str(card.get("name", "unnamed")), lexicon)
        self._examples = Examples(folder)
        self._predicates = PredicateReader(
            OnnxScorer(folder, labels, threads=threads or _cores()), PieceMaker(folder / "tokenizer.json"), labels, self._examples
        )
        self._pairs = PairReader(self._predicates, labels)
        self._actors = ActorResolver(gazetteer, own)
        self._places = Places()
        self._ground = Grounder(self._places, gazetteer)
        self._events = EventCoder(load_ontology(), calibration_of(card), self._examples.passage, least=min_confidence)

    def read(self, document: Document) -> Reading:
        """Read one document."""
        return self.explain(document)[0]

    def explain(self, document: Document) -> tuple[Reading, tuple[Predicate, ...]]:
        """Read one document; its reading, and of each of its events the predicate it was coded from."""
        parts = self.take_apart(document)
        document, actors = parts.document, parts.cast.actors
        events = complete_events(parts.events, parts.claims, actors, parts.grounded, parts.sentences, document.published)
        claims = with_replies(parts.claims, {event.id: event.deed for event in events})
        tracks = make_tracks(document.text, parts.predicates, parts.cast, parts.grounded, events)
        return Reading(document, actors, events, claims, tracks, self.coder), parts.kept

    def take_apart(self, document: Document) -> Parts:
        """What single sentences say of a document, before the article as a whole is asked."""
        document = dated(document)
        sentences = split_sentences(document.text)
        mentions, predicates = self._predicates(document.text, sentences)
        cast = self._actors(document, mentions, [s.span for s in sentences], speakers=_speakers(predicates))
        grounded = self._ground(document, mentions, predicates, cast.actors)
        kept = self._events.worth(predicates)
        events, claims = link_claims(self._events(kept, cast, grounded), make_claims(document.text, predicates, cast))
        return Parts(document, sentences, predicates, kept, cast, grounded, events, claims)

    def relate(self, text: str, source: Span | None, target: Span | None) -> Relation | None:
        """What passes from one span of a text to another; either may be None. None where neither covers a word.

        The text should be the sentence or two in which both stand.
        """
        scores = self._pairs(text, split_sentences(text), source, target)
        return relation_of(scores, default_labels(), load_leaves()) if scores else None

    def toponyms(self, document: Document) -> tuple[PlaceRef, ...]:
        """The places a text speaks of, in its order, with their points; what no list has is put beside the nearest known town."""
        mentions, predicates = self._predicates(document.text, split_sentences(document.text))
        acting = {f.span for predicate in predicates for f in predicate.fillers if f.role in ACTING}
        return put_on_map(document.text, mentions, self._places, acting)

    def example(self, number: int) -> Example:
        """A training event, by the number under which a predicate names it."""
        return self._examples[number]

    def pipe(self, documents: Iterable[Document], *, batch_size: int = 16, n_process: int = 1) -> Generator[Reading, None, None]:
        """Read many documents, in order; with ``n_process`` over 1, in so many processes, ``batch_size`` at a time."""
        if n_process <= 1:
            yield from map(self.read, documents)
            return
        from backchannel.flow.local import pipe_processes

        yield from pipe_processes(documents, self._opened, batch_size=batch_size, n_process=n_process)


def _cores() -> int:
    """Cores this process may use, four at most: the model gains nothing from more."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(4, allowed)


def dated(document: Document) -> Document:
    """The document with the day of publication its text tells, where nothing else gave one."""
    if document.published:
        return document
    found = find_published(document.text)
    return replace(document, published=found.isoformat()) if found else document


def _speakers(predicates: Sequence[Predicate]) -> dict[Span, Span]:
    """The words said, to the words that name who says them."""
    pairs: dict[Span, Span] = {}
    for predicate in predicates:
        source = predicate.first("source") if predicate.family == "claim" else None
        if source:
            pairs |= dict.fromkeys(predicate.role("content"), source)
    return pairs
