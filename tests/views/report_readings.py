"""Readings built by hand from prose invented for these tests."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from backchannel.events.deeds import with_deeds
from backchannel.events.standing import with_standing
from backchannel.records import (
    Actor,
    Amount,
    Claim,
    Coder,
    Deal,
    Detainees,
    Document,
    Event,
    Force,
    Funds,
    PlaceRef,
    Quantity,
    Reading,
    Safeguard,
    Span,
    Talks,
    Term,
    TimeRef,
    Tracks,
)

TRADE = "Yerevan would let inspectors of the border commission into the Gyumri depot, and Ankara would release $1.2 billion in transit fees"
VILLA = "the talks had taken place in a villa outside the city and would resume on 12 March"
AFFAIR = (Path(__file__).parent / "affair.txt").read_text("utf-8").rstrip("\n")


def document(text: str, **facts: str | None) -> Document:
    """A document of a text."""
    known: dict[str, str | None] = {"title": None, "outlet": None, "author": None, "published": None, "url": None, "language": None}
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(id=f"doc-{digest[:8]}", text=text, sha256=digest, **(known | facts))


class Maker:
    """Makes records for a text, quoting it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def span(self, words: str, nth: int = 1) -> Span:
        """The nth occurrence of words."""
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return Span.of(self.text, start, start + len(words))

    def near(self, words: str, place: Span) -> Span:
        """The occurrence of words that begins nearest to a place."""
        starts = [start for start in range(len(self.text)) if self.text.startswith(words, start)]
        start = min(starts, key=lambda start: abs(start - place.start))
        return Span.of(self.text, start, start + len(words))

    def sentence(self, inside: Span) -> Span:
        """The paragraph a span stands in."""
        start = self.text.rfind("\n", 0, inside.start) + 1
        end = self.text.find("\n", inside.end)
        return Span.of(self.text, start, len(self.text) if end < 0 else end)

    def actor(self, key: str, *mentions: str, country: str | None = None, sector: str | None = None, **more: str | None) -> Actor:
        """An actor named by the first of its mentions."""
        return Actor(
            id=key,
            name=mentions[0],
            country=country,
            sector=sector,
            org=more.get("org"),
            role=more.get("role"),
            mentions=tuple(self.span(words) for words in mentions),
        )

    def event(self, key: str, kind: str, trigger: str, sources: str = "", targets: str = "", *, nth: int = 1, **more: Any) -> Event:
        """An event; parties as actor ids with spaces between."""
        span = self.span(trigger, nth)
        plain = Event(
            id=key,
            type=kind,
            mode=None,
            contexts=(),
            cameo=None,
            goldstein=1.0,
            sources=tuple(sources.split()),
            targets=tuple(targets.split()),
            trigger=span,
            sentence=self.sentence(span),
            status="happened",
            time=None,
            place=None,
            quantities=(),
            claims=(),
            confidence=0.9,
            why="built by hand",
        )
        return replace(plain, **more)

    def claim(self, key: str, source: str | None, cue: str | None, content: str, *events: str, nth: int = 1, **more: Any) -> Claim:
        """A claim; ``nth`` is which occurrence of the cue."""
        plain = Claim(
            id=key,
            source=self.near(source, self.span(content)) if source else None,
            source_actor=None,
            source_kind="person",
            cue=self.span(cue, nth) if cue else None,
            content=self.span(content),
            stance="asserts",
            inside=None,
            events=events,
        )
        return replace(plain, **more)


def _actors(make: Maker) -> tuple[Actor, ...]:
    return (
        make.actor("no", "Ellen Brandvold", "Norwegian go-between", "Brandvold told", country="NOR", sector="GOV", role="envoy"),
        make.actor("am", "Armenian officials", "Armenia's foreign ministry", "the Armenian side", country="ARM", sector="GOV"),
        make.actor("tr", "Ankara", "A Turkish diplomat", "Turkey", country="TUR", sector="GOV"),
        make.actor("tra", "the Turkish army", country="TUR", sector="MIL"),
        make.actor("com", "inspectors of the border commission", org="BCOM", sector="IGO"),
        make.actor("bank", "a Turkish bank", country="TUR", sector="BUS"),
        make.actor("held", "two Armenian surveyors", "Levon Petrossian", "Aram Dadian", country="ARM", sector="CVL"),
        make.actor("paper", "Marmara Haber", country="TUR", sector="MED"),
        make.actor("village", "a village"),
    )


def _events(make: Maker) -> tuple[Event, ...]:
    third = TimeRef(make.span("on 3 March"), "2024-03-03", "2024-03-03")
    yerevan = PlaceRef(make.span("Yerevan", 2), "Yerevan", "ARM", 40.18, 44.51, 616052)
    return (
        make.event("e1", "CONSULT", "carried Ankara's offer", "no", "am tr"),
        make.event("e2", "CONSULT", "flew to Yerevan", "no", "am", mode="visit", time=third, place=yerevan, cameo="042"),
        make.event("e3", "CONSULT", "held unannounced talks", "no am", status="possible", time=third, place=yerevan, claims=("c1",)),
        make.event("e4", "CONSULT", "talks", "am", "no", nth=2, status="denied", claims=("c2",)),
        make.event("e5", "CONSULT", "talks", nth=3, status="possible"),
        make.event("e6", "CONSULT", "resume", status="planned", time=TimeRef(make.span("on 12 March"), "2024-03-12", "2024-03-12")),
        make.event("e7", "RETREAT", "let inspectors", "am", "com", status="possible", mode="access", goldstein=7.0),
        make.event(
            "e8",
            "RETREAT",
            "release",
            "tr",
            "am",
            status="possible",
            goldstein=7.0,
            quantities=(Quantity(make.span("$1.2 billion"), 1.2e9, "USD"),),
        ),
        make.event(
            "e9", "COERCE", "arrested", "tr", "held", time=TimeRef(make.span("in October"), "2023-10-01", "2023-10-31"), goldstein=-7.0
        ),
        make.event("e10", "ASSAULT", "exchanged fire", "am tra", goldstein=-9.5, time=TimeRef(None, "2024-01-01", None)),
        make.event("e11", "ACCUSE", "accused", "am", "tr", goldstein=-2.0),
        make.event("e12", "ASSAULT", "shelling", "tra", "village", status="possible", goldstein=-9.5),
        make.event("e13", "ASSAULT", "fired first", "tra", status="denied", goldstein=-9.5),
        make.event(
            "e14", "THREATEN", "threatened", "tr", "am", goldstein=-4.4, time=TimeRef(make.span("on Sunday"), "2024-03-10", "2024-03-10")
        ),
        make.event("e15", "CONSULT", "talks", "no am", nth=4, status="possible"),
    )


def _claims(make: Maker) -> tuple[Claim, ...]:
    trade = f'the Armenian side was "ready to trade": {TRADE}'
    return (
        make.claim(
            "c1", "two people briefed on the visit", "said", "held unannounced talks with Armenian officials", "e3", source_kind="anonymous"
        ),
        make.claim(
            "c2",
            "Armenia's foreign ministry",
            "said",
            "There are no talks and there is no package",
            "e4",
            nth=2,
            source_kind="office",
            source_actor="am",
        ),
        make.claim("c3", "A Turkish diplomat", "said", VILLA, "e5", "e6", nth=3, source_kind="anonymous"),
        make.claim(
            "c4",
            "The daily Marmara Haber",
            "reported",
            f"Brandvold told colleagues {trade}",
            "e7",
            source_kind="media",
            source_actor="paper",
        ),
        make.claim("c5", "Brandvold", "told", trade, "e7", "e8", inside="c4", source_actor="no"),
        make.claim("c6", "Their lawyer", "doubts", "any deal will free them", stance="doubts"),
        make.claim("c7", "Armenia", "accused", "shelling a village", "e12", source_kind="office", source_actor="am"),
        make.claim(
            "c8",
            "the Turkish army",
            "denied",
            "it had fired first",
            "e13",
            "e12",
            source_kind="office",
            source_actor="tra",
            stance="denies",
        ),
        make.claim("c9", None, None, "Norwegian go-between carried Ankara's offer to Yerevan", "e1", source_kind="anonymous"),
    )


def _tracks(make: Maker) -> Tracks:
    held = make.sentence(make.span("Turkey still holds"))
    trade = make.span("Yerevan would let inspectors of the border commission into the Gyumri depot")
    fees = make.span("Ankara would release $1.2 billion in transit fees that a Turkish bank has held since 2019")
    talks = make.span("held unannounced talks with Armenian officials about a border package")
    return Tracks(
        talks=(Talks("t1", ("ARM", "TUR"), "NOR", "Yerevan", "2024-03-03", "secret", "possible", talks, ("e3",)),),
        deals=(
            Deal(
                "t2",
                ("ARM", "TUR"),
                "border package",
                (
                    Term("ARM", "TUR", "access of inspectors to the Gyumri depot", None, trade),
                    Term("TUR", "ARM", "transit fees", "$1.2 billion", fees),
                ),
                "reported",
                make.span("a border package"),
            ),
        ),
        safeguards=(Safeguard("t3", "BCOM", "ARM", "the Gyumri depot", "pending", trade),),
        funds=(Funds("t4", "ARM", "TUR", Amount(1.2e9, "USD"), "frozen", fees),),
        detainees=(Detainees("t5", "TUR", ("Levon Petrossian", "Aram Dadian"), 2, ("ARM",), "espionage", "held", held),),
        force=(
            Force(
                "t6",
                "ARM",
                "TUR",
                14,
                3,
                "near Margara",
                "since January",
                make.span("Border troops have exchanged fire 14 times since January, killing three conscripts"),
            ),
        ),
    )


def affair() -> Reading:
    """A reading with everything: six tracks, a denial, a doubt, a nested claim, dates, deeds told twice."""
    make = Maker(AFFAIR)
    made = Reading(
        document=document(
            AFFAIR,
            title="Norwegian go-between carried Ankara's offer to Yerevan, officials say",
            outlet="The Levant Ledger",
            author="M. Osei",
            published="2024-03-11",
            language="en",
            url="https://ledger.example/border",
        ),
        actors=_actors(make),
        events=_events(make),
        claims=_claims(make),
        tracks=_tracks(make),
        coder=Coder("0.1", "test", "test"),
    )
    return with_standings(made)


def with_standings(reading: Reading) -> Reading:
    """The reading with its deeds, and on whose word each stands, as the reader tells them."""
    said = {event.id: [claim.id for claim in reading.claims if event.id in claim.events] for event in reading.events}
    linked = [replace(event, claims=tuple(dict.fromkeys((*event.claims, *said[event.id])))) for event in reading.events]
    events = with_deeds(linked, reading.actors)
    return replace(reading, events=with_standing(events, reading.claims, reading.document.published))


MARKUP = "<b>bold</b> `tick` | pipe | [link](javascript:alert(1)) *star*"
SPEAKER = "A spokesman for </p></article><img src=x onerror=alert(2)>"
HOSTILE = (
    '<script>alert("x")</script> 北京の外務省は会談を否定した。\x1b[31mred\x1b[0m\x07 & '
    f"{MARKUP} _under_\r\n\n"
    f"{SPEAKER} said \u202eevil\u202c 🤝 handshakes 한국 대표단 met é\u0301 \x9b2J twice.\x00 \ud800 end"
)


def hostile() -> Reading:
    """A reading of a text full of markup, control characters, wide and invisible characters, in every field."""
    make = Maker(HOSTILE)
    nasty = "<script>1</script>|`\x1b]0;t\x07\n北京"
    actors = (
        make.actor("a\"'>1", "北京の外務省", country=None, sector="GOV"),
        make.actor("a2", "</p></article><img src=x onerror=alert(2)>", role=nasty),
    )
    met = make.event(
        "e<1>",
        "CONSULT",
        "会談",
        "a\"'>1",
        "a2",
        status="denied",
        why=nasty,
        mode=nasty,
        place=PlaceRef(None, nasty, None, None, None, None),
        time=TimeRef(None, "2024-99-99", nasty),
    )
    odd = make.event("e 2", "<b>", "met", "nobody", "a2", status="<i>", cameo=nasty)
    claims = (
        make.claim(
            "c|1",
            SPEAKER,
            "said",
            "evil\u202c 🤝 handshakes",
            "e 2",
            source_kind=nasty,
            stance=nasty,
        ),
        make.claim("c 2", None, None, "handshakes 한국 대표단 met", "e 2", "e<1>", inside="c|1", stance="denies", source_kind="anonymous"),
    )
    evidence = make.span(MARKUP)
    tracks = Tracks(
        talks=(Talks("t|1", (nasty, "한국"), nasty, nasty, nasty, nasty, nasty, evidence),),
        deals=(Deal("t 2", (), nasty, (Term(None, None, None, None), Term(nasty, nasty, nasty, nasty, evidence)), nasty, evidence),),
        detainees=(Detainees("t3", None, (), None, (), None, "held", evidence),),
    )
    facts = document(
        HOSTILE, title="<title>" + nasty, outlet=nasty, author=nasty, published=nasty, language='"><script>', url="javascript:alert(1)"
    )
    return Reading(facts, actors, (met, odd), claims, tracks)


def empty() -> Reading:
    """A reading in which nothing was found."""
    return Reading(document("The weather in the valley stayed mild for a week."))
