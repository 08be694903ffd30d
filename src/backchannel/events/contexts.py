"""PLOVER contexts of an event from the words of its sentence."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from backchannel.errors import OntologyError
from backchannel.ontology import load_ontology


@cache
def _sets() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table: dict[str, list[str]] = tomllib.loads(files("backchannel.events").joinpath("contexts.toml").read_text("utf-8"))
    if unknown := table.keys() - set(load_ontology().contexts):
        raise OntologyError(f"contexts.toml: no context {', '.join(sorted(unknown))} in frames.toml")
    return tuple((name, re.compile(r"\b(?:" + "|".join(map(re.escape, stems)) + ")", re.I)) for name, stems in table.items())


def contexts_of(sentence: str) -> tuple[str, ...]:
    """Contexts whose words stand in a sentence, in the order of the ontology's file."""
    return tuple(name for name, pattern in _sets() if pattern.search(sentence))
