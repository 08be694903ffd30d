"""Several nations in one mention: in a row before a noun in the plural, after "of" or "from", or by themselves."""

from __future__ import annotations

from backchannel.actors.evidence import Evidence
from backchannel.actors.phrase import Part, Phrase
from backchannel.actors.profile import Profile
from backchannel.actors.vocabulary import ANYWHERE, DEFINITE, OWNING
from backchannel.gazetteer import Name

BRINGING = OWNING | {"from", "between"}
NATIONS = frozenset({"state", "adjective", "capital"})


def joint_nations(phrase: Phrase, profile: Profile, evidence: Evidence) -> tuple[Name, ...]:
    """Whose the people of a mention are, where several nations share it (``British, French and German officials``)."""
    return _before_noun(phrase, profile, evidence) or _after_noun(phrase, profile, evidence)


def row_of_states(phrase: Phrase, profile: Profile, evidence: Evidence) -> tuple[Name, ...]:
    """The states that a mention names and nothing else: ``Mali and Chad``."""
    row = _filling(phrase, phrase.core, profile, evidence) if len(phrase.parts) == 1 else ()
    return row if all(name.kind == "state" for name in row) else ()


def _before_noun(phrase: Phrase, profile: Profile, evidence: Evidence) -> tuple[Name, ...]:
    """The row of ``Serbian and Croatian envoys``."""
    part = phrase.noun_part
    first = next((at for at in range(part.first, part.last) if _member(phrase, at, profile, evidence)), part.last)
    row, end = _row(phrase, first, part.last, profile, evidence)
    after = phrase.words[end : min(end + 3, part.last)]
    several = bool(after) and (profile.is_plural or any(w.low.endswith("s") for w in after))
    return row if several else ()


def _after_noun(phrase: Phrase, profile: Profile, evidence: Evidence) -> tuple[Name, ...]:
    """The row of ``the presidents of Chile and Peru``."""
    inner = phrase.noun_part
    if not profile.is_plural or any(_member(phrase, at, profile, evidence) for at in range(inner.first, inner.last)):
        return ()
    part = next((p for p in phrase.parts[1:] if p is not inner and p.by in BRINGING), None)
    return _filling(phrase, part, profile, evidence) if part else ()


def _filling(phrase: Phrase, part: Part, profile: Profile, evidence: Evidence) -> tuple[Name, ...]:
    """The row that a part is but for its determiner."""
    row, end = _row(phrase, part.first + (phrase.words[part.first].low in DEFINITE), part.last, profile, evidence)
    return row if end == part.last else ()


def _row(phrase: Phrase, first: int, last: int, profile: Profile, evidence: Evidence) -> tuple[tuple[Name, ...], int]:
    """The nations that stand in a row from a word on, joined by "and", and where it ends; none where they are one state's."""
    names: list[Name] = []
    at, end, joined = first, first, False
    while at < last:
        if names and phrase.words[at].low in ("and", "the"):
            joined = joined or phrase.words[at].low == "and"
            at += 1
            continue
        member = _member(phrase, at, profile, evidence)
        if member is None:
            break
        names.append(member[0])
        at = end = member[1]
    states = {name.country for name in names}
    return (tuple({name.country or name.entry: name for name in names}.values()) if joined and len(states) > 1 else ()), end


def _member(phrase: Phrase, at: int, profile: Profile, evidence: Evidence) -> tuple[Name, int] | None:
    """The nation, world body or part of the world named at a word, and where its name ends."""
    word = phrase.words[at]
    hit = next((hit for hit in phrase.hits if hit.first == at and hit.names), None)
    if hit is None:
        is_wide = word.is_capital and word.low in ANYWHERE and not word.is_joined
        return (Name(word.key, "adjective", None, None), at + 1) if is_wide else None
    name = phrase.pick(hit, profile.kind, evidence)
    if name is None or phrase.is_tinge(hit) or phrase.words[hit.last - 1].is_possessive:
        return None
    is_nation = name.kind in NATIONS and name.country is not None
    is_world = name.kind == "organisation" and name.sector == "IGO" and name.country is None
    return (name, hit.last) if is_nation or is_world else None
