"""Records to plain dicts and lists and back, by their annotations."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from backchannel.errors import ContractError


def to_plain(record: Any) -> Any:
    """A record, and everything in it, as dicts, lists, strings and numbers."""
    if is_dataclass(record) and not isinstance(record, type):
        return {f.name: to_plain(getattr(record, f.name)) for f in fields(record)}
    if isinstance(record, tuple):
        return [to_plain(item) for item in record]
    return record


@cache
def field_types(cls: type) -> dict[str, Any]:
    """Names and resolved types of a record's fields."""
    return get_type_hints(cls)


def from_plain(cls: type, plain: Any, where: str = "reading") -> Any:
    """The record of class ``cls`` that ``to_plain`` made ``plain`` of.

    Raises:
        ContractError: a key is missing or a value is of the wrong kind; the message names the place.
    """
    if not isinstance(plain, Mapping):
        raise ContractError(f"{where}: {str(plain)[:60]!r} is not a record")
    known = field_types(cls)
    values = {}
    for field in fields(cls):
        if field.name in plain:
            values[field.name] = _value(known[field.name], plain[field.name], f"{where}.{field.name}")
        elif field.default is MISSING and field.default_factory is MISSING:
            raise ContractError(f"{where}: no {field.name!r}; see docs/schema.md")
    return cls(**values)


def _value(kind: Any, plain: Any, where: str) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        if plain is None and type(None) in arguments:
            return None
        return _value(next(a for a in arguments if a is not type(None)), plain, where)
    if origin is tuple:
        if not isinstance(plain, (list, tuple)):
            raise ContractError(f"{where}: {str(plain)[:60]!r} is not a list")
        return tuple(_value(arguments[0], item, f"{where}.{at}") for at, item in enumerate(plain))
    if isinstance(kind, type) and is_dataclass(kind):
        return from_plain(kind, plain, where)
    if kind is float and isinstance(plain, int) and not isinstance(plain, bool):
        return float(plain)
    if kind is bool and not isinstance(plain, bool):
        raise ContractError(f"{where}: {str(plain)[:60]!r} is neither true nor false")
    if kind in (int, float, str) and (not isinstance(plain, kind) or isinstance(plain, bool)):
        raise ContractError(f"{where}: {str(plain)[:60]!r} is not {'text' if kind is str else 'a number'}")
    return plain
