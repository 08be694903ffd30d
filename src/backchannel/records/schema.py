"""The JSON Schema of a reading, derived from the records and the ontology."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Union, get_args, get_origin

from backchannel.ontology import Ontology, load_ontology
from backchannel.records.plain import field_types
from backchannel.records.reading import Reading
from backchannel.records.statements import ATTITUDES, AUXILIARY

SIMPLE = {str: {"type": "string"}, int: {"type": "integer"}, float: {"type": "number"}, bool: {"type": "boolean"}}
DATE = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}


def _closed(ontology: Ontology) -> dict[tuple[str, str], dict[str, Any]]:
    """Values that fields of a record are confined to."""
    closed: dict[tuple[str, str], dict[str, Any]] = {
        ("Event", "type"): {"enum": list(ontology.types)},
        ("Event", "status"): {"enum": list(ontology.statuses)},
        ("Claim", "stance"): {"enum": list(ontology.stances)},
        ("Quantity", "bound"): {"enum": ["at least", "at most", "about", None]},
        ("Claim", "attitude"): {"enum": list(ATTITUDES)},
        ("Event", "auxiliary"): {"type": "array", "items": {"enum": list(AUXILIARY)}},
        ("Claim", "source_kind"): {"enum": list(ontology.source_kinds)},
        ("Actor", "sector"): {"enum": [*ontology.sectors, None]},
        ("Talks", "channel"): {"enum": ["secret", "indirect", "open", None]},
        ("Talks", "level"): {"enum": ["leaders", "ministers", "envoys", "officials", None]},
        ("Document", "published"): {"anyOf": [DATE, {"type": "null"}]},
        ("Talks", "date"): {"anyOf": [DATE, {"type": "null"}]},
    }
    names = {"Talks": "talks", "Deal": "deals", "Safeguard": "safeguards", "Funds": "funds", "Detainees": "detainees"}
    for record, frame in names.items():
        closed[record, "status"] = {"enum": list(ontology.frames[frame].status)}
    return closed


class _Builder:
    def __init__(self, ontology: Ontology) -> None:
        self.closed = _closed(ontology)
        self.definitions: dict[str, Any] = {}

    def of(self, kind: Any) -> dict[str, Any]:
        origin, arguments = get_origin(kind), get_args(kind)
        if origin in (Union, types.UnionType):
            return {"anyOf": [self.of(a) for a in arguments if a is not type(None)] + [{"type": "null"}]}
        if origin is tuple:
            return {"type": "array", "items": self.of(arguments[0])}
        if isinstance(kind, type) and is_dataclass(kind):
            self.define(kind)
            return {"$ref": f"#/$defs/{kind.__name__}"}
        return dict(SIMPLE[kind])

    def define(self, cls: type) -> None:
        if cls.__name__ in self.definitions:
            return
        self.definitions[cls.__name__] = {}
        hints = field_types(cls)
        properties = {f.name: self.closed.get((cls.__name__, f.name)) or self.of(hints[f.name]) for f in fields(cls)}
        needed = [f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING]
        text = (cls.__doc__ or "").strip().splitlines()
        self.definitions[cls.__name__] = {
            "type": "object", "description": text[0] if text else "", "properties": properties, "required": needed,
        }  # fmt: skip


def reading_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of what ``backchannel read --format json`` prints."""
    builder = _Builder(load_ontology())
    builder.define(Reading)
    top = builder.definitions["Reading"]
    top["required"] = [f.name for f in fields(Reading)]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Backchannel reading",
        "$ref": "#/$defs/Reading",
        "$defs": builder.definitions,
    }
