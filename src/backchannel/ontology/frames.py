"""Read ``frames.toml``: the one list of frames from which heads, checker, schema and docs are derived."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from backchannel.errors import OntologyError


@dataclass(frozen=True, slots=True)
class Role:
    """An argument a frame may have; ``many`` when it may be filled more than once."""

    name: str
    many: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A class of predicate.

    Attributes:
        name: PLOVER type (``CONSULT``), ``SAY`` for an attribution, or a track (``talks``).
        family: ``event``, ``claim`` or ``track``; each family has its own tag layer.
        roles: the arguments it may have.
        status: the values its status may take, the first being the default; empty when it has none.
        modes: PLOVER mode to CAMEO code.
        cameo: CAMEO code when the mode is unknown; None outside events.
        goldstein: Goldstein (1992) score of the root, from -10 to 10; None outside events.
        reciprocal: whether the deed runs in both directions by nature.
    """

    name: str
    family: str
    gloss: str
    roles: tuple[Role, ...]
    status: tuple[str, ...]
    modes: dict[str, str] = field(default_factory=dict)
    cameo: str | None = None
    goldstein: float | None = None
    reciprocal: bool = False

    def role_names(self) -> tuple[str, ...]:
        """Names of the roles, in the order of the file."""
        return tuple(role.name for role in self.roles)


@dataclass(frozen=True, slots=True)
class Ontology:
    """All frames and the closed vocabularies of the record contract."""

    frames: dict[str, Frame]
    mentions: tuple[str, ...]
    statuses: tuple[str, ...]
    stances: tuple[str, ...]
    source_kinds: tuple[str, ...]
    sectors: tuple[str, ...]
    contexts: tuple[str, ...]

    def of(self, family: str) -> tuple[Frame, ...]:
        """The frames of one family, in the order of the file."""
        return tuple(frame for frame in self.frames.values() if frame.family == family)

    @property
    def types(self) -> tuple[str, ...]:
        """The 16 PLOVER types."""
        return tuple(frame.name for frame in self.of("event"))

    @property
    def tracks(self) -> tuple[str, ...]:
        """Names of the track frames, ``terms`` among them."""
        return tuple(frame.name for frame in self.of("track"))

    @property
    def modes(self) -> tuple[str, ...]:
        """Every mode of every type as ``TYPE.mode``."""
        return tuple(f"{frame.name}.{mode}" for frame in self.of("event") for mode in frame.modes)

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role name once, in the order in which the file first names it."""
        names = (role.name for frame in self.frames.values() for role in frame.roles)
        return tuple(dict.fromkeys(names))

    def cameo(self, type: str, mode: str | None) -> str | None:
        """CAMEO code of a type and mode: the mode's where it has one, else the type's."""
        frame = self.frames[type]
        return frame.modes.get(mode or "", frame.cameo)


def _roles(names: list[str]) -> tuple[Role, ...]:
    return tuple(Role(name.removesuffix("*"), name.endswith("*")) for name in names)


def _frame(name: str, family: str, entry: dict[str, Any], shared: dict[str, Any]) -> Frame:
    known = {"gloss", "cameo", "goldstein", "reciprocal", "modes", "roles", "status"}
    if unknown := entry.keys() - known:
        raise OntologyError(f"frames.toml: frame {name}: unknown {', '.join(sorted(unknown))}; known are {', '.join(sorted(known))}")
    return Frame(
        name=name,
        family=family,
        gloss=entry.get("gloss", ""),
        roles=_roles(entry.get("roles", shared.get("roles", []))),
        status=tuple(entry.get("status", ())),
        modes=dict(entry.get("modes", {})),
        cameo=entry.get("cameo"),
        goldstein=entry.get("goldstein"),
        reciprocal=bool(entry.get("reciprocal", False)),
    )


def parse_ontology(text: str) -> Ontology:
    """Parse the text of an ontology file.

    Raises:
        OntologyError: the text is not TOML, or a table or key is missing or unknown.
    """
    try:
        raw = tomllib.loads(text)
        words, families = raw["vocabulary"], raw["family"]
        statuses = tuple(words["statuses"])
        frames = [_frame(n, "event", e | {"status": list(statuses)}, families["event"]) for n, e in raw["event"].items()]
        frames.append(_frame("SAY", "claim", {"gloss": "says, believes, denies, reports"}, families["claim"]))
        frames += [_frame(n, "track", e, {}) for n, e in raw["track"].items()]
        return Ontology(
            frames={frame.name: frame for frame in frames},
            mentions=tuple(words["mentions"]),
            statuses=statuses,
            stances=tuple(words["stances"]),
            source_kinds=tuple(words["source_kinds"]),
            sectors=tuple(words["sectors"]),
            contexts=tuple(words["contexts"]),
        )
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"frames.toml: {error}; mend the file") from error
    except KeyError as error:
        raise OntologyError(f"frames.toml: no {error}; see docs/ontology.md for the parts a file has") from error


@cache
def load_ontology() -> Ontology:
    """The ontology that ships with the package."""
    return parse_ontology(files("backchannel.ontology").joinpath("frames.toml").read_text("utf-8"))
