"""What must hold of the corpus beyond what a single line shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from backchannel.ontology import load_ontology
from backchannel.training.partial import ABOUT, COVERED, MENTIONS, SILENT, silent
from backchannel.training.passages import Passage

FACTS = ("register", "region", "period")
PARTY_ROLES = ("source", "target", "party", "holder", "owner", "attacker", "agency")


def check_passages(passages: Sequence[Passage]) -> Iterator[str]:
    """One line per fault: repeated ids or sentences, missing or wrong facts, parties that are no mention."""
    tracks = {frame.name for frame in load_ontology().frames.values() if frame.family == "track"} | {"full"}
    ids: dict[str, str] = {}
    texts: dict[str, str] = {}
    for passage in passages:
        if passage.id in ids:
            yield f"{passage.where}: id {passage.id} stands at {ids[passage.id]} too; ids must differ"
        ids[passage.id] = passage.where
        for fact in FACTS:
            if not passage.facts.get(fact):
                yield f"{passage.where}: {passage.id}: header gives no '{fact}: …'"
        for wrong in sorted(set(passage.facts.get(COVERED, "").split()) - tracks):
            yield f"{passage.where}: {passage.id}: '{COVERED}: {wrong}' is no track; give 'full' or names of tracks"
        for wrong in sorted(set(passage.facts.get(SILENT, "").split()) - set(ABOUT)):
            yield f"{passage.where}: {passage.id}: '{SILENT}: {wrong}' is nothing to be silent about; give some of {' '.join(ABOUT)}"
        for sentence in passage.sentences:
            key = " ".join(re.findall(r"\w+", sentence.text.casefold()))
            if len(key.split()) > 5:
                if key in texts:
                    yield f"{passage.where}: {passage.id}: sentence {sentence.text[:50]!r} stands at {texts[key]} too"
                texts[key] = passage.where
        if not silent(passage, MENTIONS):
            yield from _parties(passage)


def _parties(passage: Passage) -> Iterator[str]:
    spans = {mention.span for mention in passage.mentions}
    for predicate in passage.predicates:
        if predicate.family == "claim":
            continue
        for filler in predicate.fillers:
            if filler.role in PARTY_ROLES and filler.span not in spans:
                yield (
                    f"{passage.where}: {passage.id}: {predicate.frame} {predicate.span.text!r}: {filler.role} "
                    f"{filler.span.text!r} is no mention of an @ line of its sentence (same words needed)"
                )
