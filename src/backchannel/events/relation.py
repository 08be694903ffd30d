"""The PLOVER type of what passes between two given parties.

The encoder types deeds; the codebook types sentences: a cooperative deed still to come is an intent to cooperate, AGREE,
a hostile one a threat (PLOVER manual, draft 0.8, on the types AGREE and THREATEN), and where the CAMEO leaf is known its
type in the CAMEO to PLOVER table (2021) holds: to sign a treaty (057) is SUPPORT, to impose sanctions (163) COERCE.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from backchannel.encoder.labels import Labels
from backchannel.encoder.pairs import Linked, PairScores
from backchannel.ontology.leaves import Leaves

# The four classes of the penta scheme that name a deed: verbal and material cooperation, verbal and material conflict.
PENTA = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "CONCEDE", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
FAINTEST = 0.01  # chance below which a type is not looked at
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
    foremost = max(scores.events, key=lambda e: e.weight).trigger if scores.events else ""
    pair = Linked(foremost, 1.0, scores.types, scores.statuses)
    by_pair, by_events = (_roots(linked, labels, leaves) for linked in ([pair], scores.events))
    chances = _shares({type: PAIR_SHARE * by_pair[type] + (1 - PAIR_SHARE) * by_events[type] for type in labels.types})
    best = max(chances, key=lambda type: chances[type])
    return Relation(best, PENTA[best], chances, scores.real)


def _shares(values: dict[str, float]) -> dict[str, float]:
    total = max(1e-9, sum(values.values()))
    return {type: value / total for type, value in values.items()}


def _roots(events: Iterable[Linked], labels: Labels, leaves: Leaves) -> dict[str, float]:
    """How far events speak for each type that they may be coded as, summing to 1."""
    found = dict.fromkeys(labels.types, 0.0)
    for event in events:
        for type, chance in zip(labels.types, event.types.tolist(), strict=True):
            if chance < FAINTEST:
                continue
            own = leaves.type_of(leaves.code(type, None, event.trigger, ()), type)
            rules = SPOKEN if PENTA[type] == 3 else COOPERATIVE if PENTA[type] < 3 else HOSTILE
            for status, likely in zip(labels.statuses, event.statuses.tolist(), strict=True):
                stays, intent, refusal = rules[status]
                share = event.weight * chance * likely
                found[own] += share * stays
                found["AGREE" if PENTA[type] < 3 else "THREATEN"] += share * intent
                found["REJECT"] += share * refusal
    return _shares(found)
