"""All time, place and quantity phrases of a document at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from backchannel.gazetteer.gazetteer import Gazetteer
from backchannel.gazetteer.places import Places
from backchannel.grounding.calendar import DayRange
from backchannel.grounding.phrases import grain, place_phrases
from backchannel.grounding.pointing import point_back
from backchannel.grounding.quantities import parse_quantity
from backchannel.grounding.reckoned import reckon_from_deeds
from backchannel.grounding.reigns import reign
from backchannel.grounding.setting import Setting
from backchannel.grounding.times import resolve_time
from backchannel.records import Actor, Document, Grounded, Mention, PlaceRef, Predicate, Quantity, Span, TimeRef

UNDATED = date(6000, 6, 15)  # stands for an unknown day of publication; years near it are those of relative phrases
TIES = frozenset({"since", "until", "till", "before", "after", "by", "in", "on", "from", "during", "within", "over", "between"})
FARTHEST_DATE = 20  # characters from such a word to the end of its date
PUT_OFF = re.compile(
    r"\b(?:adjourn(?:s|ed|ing)?|postpon(?:es?|ed|ing)|put(?:s|ting)? (?:off|back)|delay(?:s|ed|ing)?|defer(?:s|red|ring)?|reschedul(?:es?|ed|ing)"
    r"|mov(?:es?|ed|ing)|extend(?:s|ed|ing)?|prolong(?:s|ed|ing)?|schedul(?:es?|ed|ing)|slated|set|due)\b[^.;]{0,40}"
    r"\b(?:to|until|till|for)\s+(?:the\s+)?$",
    re.I,
)  # words before a time that lies ahead though the deed is done: "adjourned the hearing to 8 June"
OTHER_THAN_TIME = re.compile(r"[.;:!?\n]|, (?![12])")
TIME_ROLES = frozenset({"time", "period"})
PLACE_ROLES = frozenset({"place", "venue"})
QUANTITY_ROLES = frozenset({"quantity", "amount", "count", "killed"})


class Grounder:
    """Grounds phrases. Opening it reads nothing; the place list opens at the first place.

    Args:
        places: names to places.
        gazetteer: who governed when; without it phrases that date by it have no days.
    """

    def __init__(self, places: Places, gazetteer: Gazetteer | None = None) -> None:
        self._places, self._gazetteer = places, gazetteer

    def __call__(
        self, document: Document, mentions: Sequence[Mention], predicates: Sequence[Predicate], actors: Sequence[Actor] = ()
    ) -> Grounded:
        """Times, places and quantities that mentions name or that fill a role; ``actors`` tell whose towns are meant."""
        published = date.fromisoformat(document.published) if document.published else None
        times: dict[tuple[int, int], TimeRef] = {}
        sure: dict[tuple[int, int], float] = {}  # of two deeds that share a phrase the one it surely dates tells the side
        places: dict[tuple[int, int], Span] = {}
        quantities: dict[tuple[int, int], Quantity] = {}
        for predicate in predicates:
            for filler in predicate.fillers:
                span = filler.span
                key = span.start, span.end
                if filler.role in TIME_ROLES and filler.score > sure.get(key, -1.0):
                    sure[key] = filler.score
                    times[key] = self._time(span, published, predicate.status, document.text)
                if filler.role in PLACE_ROLES:
                    places[key] = span
                elif filler.role in QUANTITY_ROLES:
                    quantities[key] = parse_quantity(span, document.text)
        for mention in mentions:
            key = mention.span.start, mention.span.end
            if mention.kind == "time":
                times.setdefault(key, self._time(mention.span, published, None, document.text))
            elif mention.kind == "quantity":
                quantities.setdefault(key, parse_quantity(mention.span, document.text))
            elif mention.kind == "place":
                places.setdefault(key, mention.span)
        times |= point_back(times, published)
        times |= reckon_from_deeds(document.text, times, predicates)
        setting = Setting(self._places, document.text, actors, (predicate.sentence for predicate in predicates))
        resolved: dict[tuple[int, int], PlaceRef] = place_phrases(list(places.values()), self._places, setting) if places else {}
        return Grounded(times, resolved, quantities, {key: grain(ref, self._places) for key, ref in resolved.items()})

    def _time(self, span: Span, published: date | None, status: str | None, text: str) -> TimeRef:
        """The days of a phrase; without a day of publication only phrases that carry their year are dated."""
        phrase = span.text
        if PUT_OFF.search(text[max(0, span.start - 80) : span.start]):
            status = "planned"
        if phrase.casefold() in TIES:  # the encoder took the preposition and left the date
            phrase = OTHER_THAN_TIME.split(text[span.start : span.end + FARTHEST_DATE])[0]
        reckoned = (self._gazetteer and published and reign(phrase, published, self._gazetteer)) or _reckon(
            phrase, published or UNDATED, status
        )
        if reckoned is None or (published is None and not 1000 <= reckoned.first.year <= 2200):
            return TimeRef(span, None, None)
        return TimeRef(span, reckoned.first.isoformat(), reckoned.last.isoformat())


def _reckon(phrase: str, published: date, status: str | None) -> DayRange | None:
    """What is planned lies ahead and what happened behind; what is possible, on the side that is clearly nearer."""
    behind = resolve_time(phrase, published=published, ahead=status == "planned")
    if status != "possible" or behind is None or behind.last >= published:
        return behind
    coming = resolve_time(phrase, published=published, ahead=True)
    nearer = coming is not None and coming.first > published and (published - behind.last).days > 2 * (coming.first - published).days
    return coming if nearer else behind
