"""Words of which a passage does not say whether they attribute: passages annotated before attitudes counted leave them open."""

from __future__ import annotations

from collections.abc import Iterator

from backchannel.claims.lexicon import load_cues
from backchannel.events.speakers import SPOKEN
from backchannel.language import Words
from backchannel.training.passages import Passage

BROAD = ("attributions", "broad")  # the fact in a passage's header that says every attitude in it is annotated
OPEN = frozenset({"belief", "fact", "eventuality"})  # attitudes that older passages annotate here and there


def open_words(passage: Passage, words: Words) -> Iterator[int]:
    """Numbers of the words that may be cues though the passage annotates none there; none where the passage is broad.

    They are the words the lexicon has for beliefs, facts and intentions, and the triggers of deeds done by saying them.
    """
    if passage.facts.get(BROAD[0]) == BROAD[1]:
        return
    lexicon = load_cues()
    spoken = [p.span for p in passage.predicates if p.family == "event" and p.frame in SPOKEN]
    for number, (start, end) in enumerate(zip(words.starts.tolist(), words.ends.tolist(), strict=True)):
        found = lexicon.lookup(passage.text[start:end]) if passage.text[start:end] in lexicon else None
        if (found and found.attitude in OPEN) or any(span.start <= start and end <= span.end for span in spoken):
            yield number
