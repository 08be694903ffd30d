"""Everything that a training learns from, and what of it is held out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from backchannel.errors import CorpusError
from backchannel.training.passages import Passage, read_corpus
from backchannel.training.split import split_passages
from backchannel.training.told import read_told


@dataclass(frozen=True, slots=True)
class Corpus:
    """Passages, of which a tenth is held out, and those of whole articles, of which only the events are annotated (`told`)."""

    passages: Sequence[Passage]
    told: Sequence[Passage] = ()

    @property
    def train(self) -> list[Passage]:
        """What is trained on."""
        return [*split_passages(self.passages)[0], *split_passages(self.told)[0]]

    @property
    def held(self) -> list[Passage]:
        """The held-out passages."""
        return split_passages(self.passages)[1]

    @property
    def held_told(self) -> list[Passage]:
        """The held-out stretches of whole articles."""
        return split_passages(self.told)[1]

    def facts(self) -> dict[str, object]:
        """What a card tells of it."""
        digest = corpus_digest([*self.passages, *self.told])
        return {"corpus": {"digest": digest} | _sizes(self.passages, self.held), "articles": _sizes(self.told, self.held_told)}


def _sizes(passages: Sequence[Passage], held: Sequence[Passage]) -> dict[str, int]:
    return {"passages": len(passages), "sentences": sum(len(p.sentences) for p in passages), "held_out": len(held)}


def read_whole(folder: Path) -> Corpus:
    """The passages of a corpus folder and its whole articles.

    Raises:
        CorpusError: there are none, or they have faults.
    """
    parsed = read_corpus(folder)
    if parsed.faults:
        raise CorpusError(f"{folder}: {len(parsed.faults)} faults, the first {parsed.faults[0]}; run `backchannel corpus check`")
    return Corpus(parsed.passages, read_told(folder))


def corpus_digest(passages: Sequence[Passage]) -> str:
    """A digest of everything the corpus says, so that a card tells which corpus made it."""
    state = sha256()
    for passage in passages:
        state.update(repr((passage.id, sorted(passage.facts.items()), passage.text, passage.mentions, passage.predicates)).encode("utf-8"))
    return state.hexdigest()[:16]
