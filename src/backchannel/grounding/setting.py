"""Whose deeds a text tells, state by state: ``Spanish police arrested a man in Merida`` speaks of Spain though it names no place there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from backchannel.gazetteer.places import Places
from backchannel.records import Actor, Span

FEW = 40  # characters of them
LONGEST = 3  # words of a state's name
ARTICLE = 0.75  # powers of ten of people by which a town in the state of one of the article's actors is likelier
SENTENCE = 0.75  # and by which more if that actor stands in the sentence


class Setting:
    """A text with the states of those who act in it, or are acted on, and where in it they stand.

    Args:
        places: names to places, which tells what words name a state.
        text: the whole text; without it no words between two places tell how they lie.
        actors: everybody the article speaks of; those count that are named with their state, as ``Pakistani troops``.
        sentences: its sentences, or those of them that matter.
    """

    def __init__(self, places: Places, text: str = "", actors: Sequence[Actor] = (), sentences: Iterable[Span] = ()) -> None:
        self._text = text
        self._named = [(a.country, mention) for a in actors for mention in a.mentions if _names_state(mention.text, a.country, places)]
        self._sentences = tuple(set(sentences))

    def between(self, one: Span, other: Span) -> str:
        """The words between two places; blanks where the text is not at hand."""
        return self._text[one.end : other.start] if self._text else " " * (other.start - one.end)

    def around(self, place: Span) -> tuple[str, str]:
        """The last words before a place, and the first after it."""
        return self._text[max(0, place.start - FEW) : place.start], self._text[place.end : place.end + FEW]

    def __call__(self, place: Span) -> dict[str | None, float]:
        """How much likelier a town so named is for lying in one of the states, in powers of ten of people; its own name tells nothing."""
        called = place.text.casefold()
        named = [(country, mention) for country, mention in self._named if mention.text.casefold() != called]
        sentence = next((s for s in self._sentences if s.holds(place)), None)
        beside = {country for country, mention in named if sentence and sentence.holds(mention)}
        return {country: ARTICLE + SENTENCE * (country in beside) for country, _ in named}


def _names_state(words: str, country: str | None, places: Places) -> bool:
    """Whether words name a state or call somebody of it: ``the North Korean envoy``."""
    if not country:
        return False
    found = [word.removesuffix("'s").removesuffix("’s") for word in words.split() if word[0].isupper()]
    names = (" ".join(found[start:end]) for start in range(len(found)) for end in range(start + 1, min(len(found), start + LONGEST) + 1))
    return any(place.level == 0 and place.country == country for name in names for place in places.named(name)[:1])
