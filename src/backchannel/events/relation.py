"""The PLOVER type of what passes between two given parties.

The encoder types deeds; the codebook types sentences: a cooperative deed still to come is an intent to cooperate, AGREE,
a hostile one a threat (PLOVER manual, draft 0.8, on the types AGREE and THREATEN), and where the CAMEO leaf is known its
type in the CAMEO to PLOVER table (2021) holds: to sign a treaty (057) is SUPPORT, to impose sanctions (163) COERCE.
"""

from __future__ import annotations

from dataclasses import dataclass

from backchannel.encoder.labels import Labels
from backchannel.encoder.pairs import PairScores
from backchannel.ontology.leaves import Leaves

# The four classes of the penta scheme that name a deed: verbal and material cooperation, verbal and material conflict.
PENTA = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "CONCEDE", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
PAIR_SHARE = 0.3  # what the pair itself says, against the events of its sentence
# For each status the share of a deed that stays what it is, that becomes an intent, and that becomes a refusal.
COOPERATIVE = {"happened": (1.0, 0.0, 0.0), "planned": (0.3, 0.7, 0.0), "possible": (0.15, 0.0, 0.0), "denied": (0.05, 0.0, 0.6)}
HOSTILE = {"happened": (1.0, 0.0, 0.0), "planned": (0.3, 0.7, 0.0), "possible": (0.15, 0.0, 0.0), "denied": (0.1, 0.0, 0.0)}
SPOKEN = {"happened": (1.0, 0.0, 0.0), "planned": (1.0, 0.0, 0.0), "possible": (0.6, 0.0, 0.0), "denied": (0.1, 0.0, 0.0)}


@dataclass(frozen=True, slots=True)
class Relation:
    """What passes between two parties.

    Attributes:
        type: the likeliest PLOVER type.
        penta: its class of the penta scheme, 1 to 4.
        chances: of every type, summing to 1.
        real: chance that anything passes between them at all.
    """

    type: str
    penta: int
    chances: dict[str, float]
    real: float


def relation_of(scores: PairScores, labels: Labels, leaves: Leaves) -> Relation:
    """The relation that the scores of a pair tell."""
    by_events = dict.fromkeys(labels.types, 0.0)
    for event in scores.events:
        _spread(by_events, event.weight, event.types, event.statuses, event.trigger, labels, leaves)
    by_pair = dict.fromkeys(labels.types, 0.0)
    foremost = max(scores.events, key=lambda e: e.weight).trigger if scores.events else ""
    _spread(by_pair, 1.0, scores.types, scores.statuses, foremost, labels, leaves)
    mixed = {type: PAIR_SHARE * _share(by_pair, type) + (1 - PAIR_SHARE) * _share(by_events, type) for type in labels.types}
    best = max(mixed, key=lambda type: mixed[type])
    total = sum(mixed.values())
    return Relation(best, PENTA[best], {type: value / total for type, value in mixed.items()}, scores.real)


def _share(values: dict[str, float], type: str) -> float:
    return values[type] / max(1e-9, sum(values.values()))


def _spread(into: dict[str, float], weight: float, types: object, statuses: object, trigger: str, labels: Labels, leaves: Leaves) -> None:
    """Add an event's weight to the types it may be coded as."""
    for type, chance in zip(labels.types, types, strict=True):  # type: ignore[call-overload]
        if chance < 0.01:
            continue
        own = leaves.type_of(leaves.code(type, None, trigger, ()), type)
        rules = SPOKEN if PENTA[type] == 3 else COOPERATIVE if PENTA[type] < 3 else HOSTILE
        for status, likely in zip(labels.statuses, statuses, strict=True):  # type: ignore[call-overload]
            stays, intent, refusal = rules[status]
            share = weight * float(chance) * float(likely)
            into[own] += share * stays
            into["AGREE" if PENTA[type] < 3 else "THREATEN"] += share * intent
            into["REJECT"] += share * refusal
