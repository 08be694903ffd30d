"""A reading as data frames (extra ``pandas``)."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from backchannel.errors import BackchannelError
from backchannel.records.span import Span

if TYPE_CHECKING:
    import pandas

    from backchannel.records.reading import Reading
    from backchannel.records.statements import Claim, Event


def _event(event: Event, names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": event.id, "type": event.type, "mode": event.mode, "cameo": event.cameo, "goldstein": event.goldstein, "status": event.status,
        "sources": [names[a] for a in event.sources], "targets": [names[a] for a in event.targets], "trigger": event.trigger.text,
        "sentence": event.sentence.text, "time_start": event.time.start if event.time else None, "time_end": event.time.end if event.time else None,
        "place": event.place.name if event.place else None, "contexts": list(event.contexts), "claims": list(event.claims),
        "deed": event.deed, "auxiliary": list(event.auxiliary), "own": event.standing.own, "asserted_by": event.standing.sources,
        "confidence": event.confidence, "start": event.trigger.start, "end": event.trigger.end,
    }  # fmt: skip


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id, "source": claim.source.text if claim.source else None, "source_actor": claim.source_actor, "source_kind": claim.source_kind,
        "cue": claim.cue.text if claim.cue else None, "stance": claim.stance, "content": claim.content.text, "inside": claim.inside,
        "attitude": claim.attitude, "answers": claim.answers, "continued": [part.text for part in claim.continued],
        "events": list(claim.events), "start": claim.content.start, "end": claim.content.end,
    }  # fmt: skip


def _flat(item: Any) -> dict[str, Any]:
    return {f.name: value.text if isinstance(value := getattr(item, f.name), Span) else value for f in fields(item)}


def to_pandas(reading: Reading) -> dict[str, pandas.DataFrame]:
    """Data frames by name: ``actors``, ``events``, ``claims`` and the six tracks.

    Raises:
        BackchannelError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise BackchannelError("pandas is not installed; pip install 'backchannel[pandas]'") from error
    names = {actor.id: actor.name for actor in reading.actors}
    frames = {
        "actors": pd.DataFrame([_flat(a) | {"mentions": [m.text for m in a.mentions]} for a in reading.actors]),
        "events": pd.DataFrame([_event(e, names) for e in reading.events]),
        "claims": pd.DataFrame([_claim(c) for c in reading.claims]),
    }
    for field in fields(reading.tracks):
        frames[field.name] = pd.DataFrame([_flat(item) for item in getattr(reading.tracks, field.name)])
    return frames
