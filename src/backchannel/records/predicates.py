"""What the encoder finds in the text, before anything is resolved."""

from __future__ import annotations

from dataclasses import dataclass

from backchannel.records.span import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name somebody or something; ``kind`` is one of the ontology's mention kinds."""

    span: Span
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role of a predicate."""

    role: str
    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Predicate:
    """A trigger, cue or anchor with its arguments.

    Attributes:
        frame: name of a frame of the ontology (``CONSULT``, ``SAY``, ``funds``).
        family: ``event``, ``claim`` or ``track``.
        span: the trigger, cue or anchor word(s).
        sentence: the sentence it stands in.
        status: event status or track status; None for claims and where a frame has none.
        mode: PLOVER mode or None.
        stance: for claims; else None.
        source_kind: for claims; else None.
        fillers: what fills its roles.
        score: how sure the encoder is that there is such a predicate, 0 to 1.
        label_score: how sure it is of the frame, 0 to 1.
        others: the next likely frames of the family, each with its chance; empty where there are none.
        near: numbers of the training events it is most like.
    """

    frame: str
    family: str
    span: Span
    sentence: Span
    fillers: tuple[Filler, ...]
    score: float
    status: str | None = None
    mode: str | None = None
    stance: str | None = None
    source_kind: str | None = None
    label_score: float = 1.0
    others: tuple[tuple[str, float], ...] = ()
    near: tuple[int, ...] = ()

    def role(self, name: str) -> tuple[Span, ...]:
        """Spans that fill a role, in the order of the text."""
        return tuple(filler.span for filler in self.fillers if filler.role == name)

    def ranked(self, name: str) -> tuple[Span, ...]:
        """Spans that fill a role, the likeliest first."""
        found = (filler for filler in self.fillers if filler.role == name)
        return tuple(filler.span for filler in sorted(found, key=lambda filler: -filler.score))

    def first(self, name: str) -> Span | None:
        """The likeliest filler of a role, or None."""
        return next(iter(self.ranked(name)), None)
