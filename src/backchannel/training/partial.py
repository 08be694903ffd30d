"""Words of which a passage does not say what they are.

Passages annotated before attitudes counted leave open whether some words attribute, and all but those that say otherwise
leave open which words anchor a track: their writers noted tracks where they struck them. To learn from such silence that
there is nothing would unlearn what the other passages teach. Whole articles tell nothing but their deeds, and of those not
everything: a passage's header may name what it is silent about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from backchannel.claims.lexicon import load_cues
from backchannel.events.speakers import SPOKEN
from backchannel.language import Words
from backchannel.training.passages import Passage

BROAD = ("attributions", "broad")  # the fact in a passage's header that says every attitude in it is annotated
OPEN = frozenset({"belief", "fact", "eventuality"})  # attitudes that older passages annotate here and there
COVERED = "tracks"  # the fact that says of which tracks every mention is annotated: ``full``, or their names
STEM = 6  # letters by which two words are taken for forms of one
SEEN = 2  # times a form must anchor a track before it is taken for one that may

SILENT = "silent"  # the fact that names what a passage does not annotate at all
MENTIONS, ATTRIBUTIONS, TRACKS, MODES = ABOUT = ("mentions", "attributions", "tracks", "modes")

AnchorStems = Mapping[str, frozenset[str]]


def silent(passage: Passage, about: str) -> bool:
    """Whether a passage annotates nothing of a kind, one of ``ABOUT``."""
    return about in passage.facts.get(SILENT, "").split()


def open_words(passage: Passage, words: Words) -> Iterator[int]:
    """Numbers of the words that may be cues though the passage annotates none there; none where the passage is broad, all
    where it is silent about attributions.

    Else they are the words the lexicon has for beliefs, facts and intentions, and the triggers of deeds done by saying them.
    """
    if silent(passage, ATTRIBUTIONS):
        yield from range(len(words))
        return
    if passage.facts.get(BROAD[0]) == BROAD[1]:
        return
    lexicon = load_cues()
    spoken = [p.span for p in passage.predicates if p.family == "event" and p.frame in SPOKEN]
    for number, (start, end) in enumerate(zip(words.starts.tolist(), words.ends.tolist(), strict=True)):
        found = lexicon.lookup(passage.text[start:end]) if passage.text[start:end] in lexicon else None
        if (found and found.attitude in OPEN) or any(span.start <= start and end <= span.end for span in spoken):
            yield number


def covers(passage: Passage, track: str) -> bool:
    """Whether a passage says that every mention of a track in it is annotated."""
    covered = passage.facts.get(COVERED, "").split()
    return "full" in covered or track in covered


def _stem(word: str) -> str:
    return word.casefold()[:STEM]


def anchor_stems(passages: Iterable[Passage]) -> AnchorStems:
    """For each track the stems of the words that anchor it in some passages, rare ones and short ones left out."""
    seen: dict[str, Counter[str]] = {}
    for passage in passages:
        for predicate in passage.predicates:
            if predicate.family == "track":
                seen.setdefault(predicate.frame, Counter()).update(_stem(word) for word in predicate.span.text.split() if len(word) > 3)
    return {track: frozenset(stem for stem, count in stems.items() if count >= SEEN) for track, stems in seen.items()}


def open_anchors(passage: Passage, words: Words, known: AnchorStems) -> Iterator[tuple[int, str]]:
    """Words that may anchor a track though a passage that does not cover the track annotates none there: number and track."""
    stems = [_stem(passage.text[start:end]) for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True)]
    for track, forms in known.items():
        if not covers(passage, track):
            yield from ((number, track) for number, stem in enumerate(stems) if stem in forms)
