"""Who speaks in a text of his own: a statement, a letter, a speech."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from backchannel.actors.profile import Profile
from backchannel.records import Span

HEAD = 400  # characters in which a text says what it is
KIND = re.compile(
    r"\s*[^\n.!?“\"]{0,60}\b(?:statement|remarks|address|speech|message|letter|declaration|communiqu[eé]|testimony|press release|appeal|op-ed|"
    r"proclamation|comments)\b[^\n.!?“\"]*",
    re.IGNORECASE,
)
WHOSE = re.compile(r"\b(?:by|from|of)\s+(?:the\s+)?")
BYLINE = re.compile(r"(?:^|\n)\s*By\s+")
BESIDE = re.compile(r",\s+(?:the\s+)?")
ROLE = re.compile(r"\bAs\s+(?:the\s+|your\s+|an?\s+)?")
FIRST = re.compile(r"[^,.;:\n]*,\s+(?:I|we)\b")
Starts = Mapping[int, Profile]


def find_author(text: str, profiles: Sequence[Profile]) -> Span | None:
    """The mention that names who speaks in the first person outside quotations; None where the text tells nobody.

    It stands in a title (``Statement by the Ministry of Foreign Affairs``), in a byline with an office beside it, or
    as the role in which somebody speaks (``As president of all Zambians, I ...``). profiles: all mentions but pronouns.
    """
    starts = {profile.span.start: profile for profile in profiles}
    found = _titled(text, starts) or _signed(text, starts) or _in_a_role(text, starts)
    return found.span if found else None


def _titled(text: str, starts: Starts) -> Profile | None:
    title = KIND.match(text, 0, HEAD)
    owners = WHOSE.finditer(text, 0, title.end()) if title else ()
    return next(filter(None, (_at(owner.end(), starts) for owner in owners)), None)


def _signed(text: str, starts: Starts) -> Profile | None:
    """Who signs with an office: reporters sign with their names alone."""
    byline = BYLINE.search(text, 0, HEAD)
    signed = _at(byline.end(), starts) if byline else None
    after = BESIDE.match(text, signed.span.end) if signed else None
    beside = _at(after.end(), starts) if after else None
    return signed if signed and (signed.sector or (beside and beside.sector)) else None


def _in_a_role(text: str, starts: Starts) -> Profile | None:
    roles = ((role.end(), _at(role.end(), starts)) for role in ROLE.finditer(text))
    return next((named for at, named in roles if named and FIRST.match(text, at)), None)


def _at(offset: int, starts: Starts) -> Profile | None:
    """The mention that begins at an offset, or with the article before it."""
    return next((starts[at] for at in range(offset, offset - len("the ") - 1, -1) if at in starts), None)
