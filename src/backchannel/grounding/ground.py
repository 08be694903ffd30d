"""All time, place and quantity phrases of a document at once."""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.gazetteer.gazetteer import Gazetteer
from backchannel.gazetteer.places import Places
from backchannel.grounding.clock import TIME_ROLES, Clock
from backchannel.grounding.phrases import grain, place_phrases
from backchannel.grounding.pointing import point_back
from backchannel.grounding.quantities import parse_quantity
from backchannel.grounding.reckoned import reckon_from_deeds
from backchannel.grounding.setting import Setting
from backchannel.records import Actor, Document, Grounded, Mention, PlaceRef, Predicate, Quantity, Span, TimeRef

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
        clock = Clock.of(document, self._gazetteer)
        times: dict[tuple[int, int], TimeRef] = {}
        sure: dict[tuple[int, int], tuple[bool, float]] = {}  # of two deeds that share a phrase the one it surely dates tells the side
        places: dict[tuple[int, int], Span] = {}
        quantities: dict[tuple[int, int], Quantity] = {}
        for predicate in predicates:
            for filler in predicate.fillers:
                span = filler.span
                key = span.start, span.end
                claim = filler.role == "time", filler.score
                if filler.role in TIME_ROLES and claim > sure.get(key, (False, -1.0)):
                    sure[key] = claim
                    times[key] = clock.time(span, predicate.status, lasting=_lasts(predicate, filler.role))
                if filler.role in PLACE_ROLES:
                    places[key] = span
                elif filler.role in QUANTITY_ROLES:
                    quantities[key] = parse_quantity(span, document.text)
        for predicate in predicates:
            clock.join(predicate, times)
        for mention in mentions:
            key = mention.span.start, mention.span.end
            if mention.kind == "time":
                times.setdefault(key, clock.time(mention.span, None))
            elif mention.kind == "quantity":
                quantities.setdefault(key, parse_quantity(mention.span, document.text))
            elif mention.kind == "place":
                places.setdefault(key, mention.span)
        times |= point_back(document.text, times, clock.published)
        times |= reckon_from_deeds(document.text, times, predicates)
        resolved: dict[tuple[int, int], PlaceRef] = {}
        if places:
            setting = Setting(self._places, document.text, actors, (predicate.sentence for predicate in predicates))
            resolved = place_phrases(list(places.values()), self._places, setting)
        return Grounded(times, resolved, quantities, {key: grain(ref, self._places) for key, ref in resolved.items()})


def _lasts(predicate: Predicate, role: str) -> bool:
    """Whether *since* gives the stretch over which deeds are counted or denied, and not when one began: ``held since 2012`` is of 2012."""
    return role == "period" or predicate.status == "denied"
