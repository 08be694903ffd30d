"""One document through all rooms, in order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from backchannel import __version__
from backchannel.actors import ActorResolver
from backchannel.claims import make_claims
from backchannel.encoder.labels import default_labels
from backchannel.encoder.model import OnnxScorer, read_card, weights_folder
from backchannel.encoder.reader import PredicateReader
from backchannel.events import EventCoder, link_claims, with_speakers
from backchannel.gazetteer import load_gazetteer
from backchannel.gazetteer.places import Places
from backchannel.grounding import Grounder, find_published
from backchannel.language import PieceMaker, split_sentences
from backchannel.ontology import load_ontology
from backchannel.records import Coder, Document, Predicate, Reading, Span
from backchannel.tracks import make_tracks

if TYPE_CHECKING:
    from collections.abc import Sequence


class Reader:
    """Reads documents. Opening it loads the model and the word lists once; afterwards it keeps no state.

    Args:
        weights: folder with the model; the shipped one if not given.
        threads: threads the model may use inside one call; as many as there are cores, up to four, if not given.

    Raises:
        ModelError: the weights are missing or do not fit the ontology.
    """

    def __init__(self, weights: Path | None = None, *, threads: int | None = None) -> None:
        folder = weights or weights_folder()
        labels, gazetteer = default_labels(), load_gazetteer()
        card = read_card(folder)
        self.coder = Coder(__version__, str(card.get("name", "unnamed")), gazetteer.version)
        self._predicates = PredicateReader(
            OnnxScorer(folder, labels, threads=threads or _cores()), PieceMaker(folder / "tokenizer.json"), labels
        )
        self._actors = ActorResolver(gazetteer)
        self._ground = Grounder(Places())
        self._events = EventCoder(load_ontology())

    def read(self, document: Document) -> Reading:
        """Read one document."""
        document = _dated(document)
        text = document.text
        sentences = split_sentences(text)
        mentions, predicates = self._predicates(text, sentences)
        cast = self._actors(document, mentions, [s.span for s in sentences], speakers=_speakers(predicates))
        grounded = self._ground(document, mentions, predicates)
        events, claims = link_claims(self._events(predicates, cast, grounded), make_claims(text, predicates, cast))
        return Reading(
            document, cast.actors, with_speakers(events, claims), claims, make_tracks(text, predicates, cast, grounded), self.coder
        )

    def pipe(self, documents: Iterable[Document], *, batch_size: int = 16, n_process: int = 1) -> Iterator[Reading]:
        """Read many documents, in order; with ``n_process`` over 1, in so many processes, ``batch_size`` at a time."""
        if n_process <= 1:
            yield from map(self.read, documents)
            return
        from backchannel.flow.local import pipe_processes

        yield from pipe_processes(documents, batch_size=batch_size, n_process=n_process)


def _cores() -> int:
    """Cores this process may use, four at most: the model gains nothing from more."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(4, allowed)


def _dated(document: Document) -> Document:
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
