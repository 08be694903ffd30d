"""Readings as one HTML file that opens without a network: the article on one side, the records on the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from backchannel.records import Claim, Event, Reading, Span
from backchannel.views.claims import chain_of
from backchannel.views.report.article import Keys, Marks, article_html
from backchannel.views.report.labels import (
    SOURCE_KINDS,
    parties,
    source_label,
    standing_label,
    status_letter,
    tally_label,
    time_label,
    tone_of,
)
from backchannel.views.report.outline import Outline, outline
from backchannel.views.report.quotes import bare, snippet

if TYPE_CHECKING:
    from jinja2 import Environment

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SNIPPET = 150  # cells of the words around a trigger


def render_html(readings: Iterable[Reading]) -> str:
    """One self-contained page for all readings.

    It loads nothing, and its content security policy forbids scripts other than its own. Without JavaScript every
    link still leads from words to record and back.
    """
    pages = [ReadingPage.of(reading, f"r{number}") for number, reading in enumerate(readings, 1)]
    style, script = static_text("report.css"), static_text("report.js")
    template = templates().get_template("page.html")
    page = template.render(pages=pages, style=style, script=script, style_hash=_hash(style), script_hash=_hash(script))
    return page.encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """What the templates ask of one reading."""

    prefix: str
    shown: Outline
    keys: Keys
    marks: Marks

    @classmethod
    def of(cls, reading: Reading, prefix: str) -> ReadingPage:
        """Lay out a reading whose ids in the page begin with ``prefix``."""
        shown = outline(reading)
        keys = Keys.of(shown, prefix)
        return cls(prefix, shown, keys, Marks(shown, keys))

    @property
    def article(self) -> str:
        """The text with its links."""
        return article_html(self.shown, self.marks.marks, prefix=self.prefix)

    @property
    def language(self) -> str | None:
        """The language of the text, if it is given as a language tag."""
        language = self.shown.reading.document.language
        return language if language and _LANGUAGE.fullmatch(language) else None

    def paragraph(self, span: Span) -> int:
        """The number of the paragraph a span stands in."""
        return self.shown.paragraphs.number(span.start)

    def anchor(self, key: str, span: Span | None) -> str | None:
        """Where the words of a record begin in the page."""
        return self.marks.anchor(key, span)

    def parties(self, event: Event) -> str:
        """Who to whom in one telling, by name."""
        names = {actor.id: actor.name for actor in self.shown.reading.actors}
        sources, targets = ([names.get(actor, actor) for actor in side] for side in (event.sources, event.targets))
        return parties(sources, targets)

    def told_by(self, event: Event) -> Sequence[Claim]:
        """The claims that speak of an event."""
        return [claim for claim in self.shown.reading.claims if claim.id in event.claims or event.id in claim.events]

    def source(self, claim: Claim) -> str:
        """Who speaks in a claim."""
        return source_label(claim, self.shown.actors)

    def chain(self, claim: Claim) -> Sequence[str]:
        """Through whom a claim comes, from the outermost source to the one that speaks."""
        return [self.source(one) for one in chain_of(claim, self.shown.claims)]

    def answered(self, claim: Claim) -> Claim | None:
        """The claim that another one answers."""
        return self.shown.claims.get(claim.answers or "")

    def standing(self, event: Event) -> str:
        """On whose word a deed stands, and PLOVER's auxiliary modes."""
        return " · ".join(filter(None, (standing_label(event.standing), *event.auxiliary)))

    def actor_code(self, claim: Claim) -> str | None:
        """Label of the actor a claim's source stands for."""
        actor = self.shown.actors.get(claim.source_actor or "")
        return actor.label if actor else None

    def facts(self, event: Event) -> str:
        """What else is known of a telling, in one line."""
        quantities = (quantity.span.text for quantity in event.quantities)
        place = event.place.name if event.place else None
        return " · ".join(filter(None, (time_label(event.time), place, event.mode, *quantities)))

    def coding(self, event: Event) -> str:
        """How it was coded and how sure that is."""
        cameo = f"CAMEO {event.cameo}" if event.cameo else None
        score = None if event.goldstein is None else f"Goldstein {event.goldstein:+.1f}".replace("-", "−")
        return " · ".join(filter(None, (cameo, score, f"confidence {event.confidence:.2f}", *event.contexts, event.why)))


@cache
def templates() -> Environment:
    """The templates of this room; everything they print is escaped unless marked safe."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("backchannel.views.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Any] = {
        "letter": status_letter,
        "tone": tone_of,
        "time": time_label,
        "tally": tally_label,
        "bare": bare,
    }
    environment.filters.update(filters)
    environment.globals.update(snippet=lambda event: snippet(event, _SNIPPET), source_kinds=SOURCE_KINDS)
    return environment


@cache
def static_text(name: str) -> str:
    """A style sheet or script of this room."""
    from importlib.resources import files

    return files("backchannel.views.report").joinpath("static", name).read_text("utf-8")


def _hash(text: str) -> str:
    """The hash by which a content security policy knows an inline script or style."""
    from base64 import b64encode
    from hashlib import sha256

    return b64encode(sha256(text.encode()).digest()).decode()
