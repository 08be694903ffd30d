"""How passages compare with other articles in ways that matter for what a model learns of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from backchannel.language import split_sentences
from backchannel.records import Predicate
from backchannel.training.passages import Passage

PRONOUN = re.compile(r"(?:he|she|it|they|we|i|him|her|them|us|his|their|its|our|my|who|which)$", re.I)
DESCRIPTION = re.compile(r"(?:the|a|an|this|that|these|those|his|her|its|their|some|several|many|two|three|four|five)\b", re.I)
Rows = dict[str, float]


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _nested(claims: Sequence[Predicate]) -> int:
    contents = [(c.span, c.role("content")) for c in claims]
    return sum(any(o is not s and any(run.holds(s) for run in runs) for o, runs in contents) for s, _ in contents)


def passage_rows(passages: Sequence[Passage]) -> Rows:
    """Figures of annotated passages; lengths in words, distances in characters."""
    sentences = [s for p in passages for s in p.sentences]
    words = sum(len(s.text.split()) for s in sentences)
    events = [(p, e) for p in passages for e in p.predicates if e.family == "event"]
    claims = [(p, c) for p in passages for c in p.predicates if c.family == "claim"]
    bare = sum(1 for p in passages for s in p.sentences if not any(x.sentence == s and x.family != "track" for x in p.predicates))
    contents = [len(run.text.split()) for _, c in claims for run in c.role("content")]
    parties = [(e, span) for _, e in events for role in ("source", "target") for span in e.role(role)]
    gaps = [max(0, e.span.start - s.end, s.start - e.span.end) for e, s in parties]
    return {
        "passages": len(passages),
        "sentences": len(sentences),
        "words a sentence": _share(words, len(sentences)),
        "sentences a passage": _share(len(sentences), len(passages)),
        "events a sentence": _share(len(events), len(sentences)),
        "claims a sentence": _share(len(claims), len(sentences)),
        "sentences with neither": _share(bare, len(sentences)),
        "words a content": _share(sum(contents), len(contents)),
        "claims inside another": _share(sum(_nested([c for q, c in claims if q is p]) for p in passages), len(claims)),
        "characters from trigger to party": _share(sum(gaps), len(gaps)),
        "events without a source": _share(sum(not e.role("source") for _, e in events), len(events)),
        "parties that are pronouns": _share(sum(bool(PRONOUN.match(s.text)) for _, s in parties), len(parties)),
        "parties that are descriptions": _share(sum(bool(DESCRIPTION.match(s.text)) for _, s in parties), len(parties)),
        **{
            f"events {status}": _share(sum(e.status == status for _, e in events), len(events))
            for status in ("happened", "planned", "possible", "denied")
        },
        **{
            f"claims {stance}": _share(sum(c.stance == stance for _, c in claims), len(claims))
            for stance in ("asserts", "denies", "doubts")
        },
    }


def text_rows(texts: Sequence[str]) -> Rows:
    """The figures that plain articles have without annotation."""
    sentences = [s for text in texts for s in split_sentences(text)]
    words = sum(len(s.span.text.split()) for s in sentences)
    return {
        "passages": len(texts),
        "sentences": len(sentences),
        "words a sentence": _share(words, len(sentences)),
        "sentences a passage": _share(len(sentences), len(texts)),
    }


def frame_counts(passages: Sequence[Passage]) -> Counter[str]:
    """How often each frame, and each event type with each status, stands in the corpus."""
    counts: Counter[str] = Counter()
    for passage in passages:
        for p in passage.predicates:
            counts[p.frame] += 1
            if p.status:
                counts[f"{p.frame} {p.status}"] += 1
    return counts
