"""Readings of any text, with spans anywhere and anything in their fields."""

from __future__ import annotations

from hypothesis import strategies as st
from report_readings import document

from backchannel.records import Actor, Claim, Deal, Detainees, Event, Funds, PlaceRef, Reading, Span, Talks, Term, TimeRef, Tracks

words = st.text(st.characters(), max_size=30) | st.sampled_from(["USA", "北京 外務省", "<script>", "\x1b[31m|", "a very long label " * 4])
maybe = st.none() | words
days = st.none() | st.sampled_from(["2024-03-03", "2024-01-01", "1999-12-31", "soon"]) | words
ids = st.sampled_from(["x1", "x2", "x3", "x4"])
many = st.lists(words, max_size=3).map(tuple)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A stretch of the text, now and then an empty one."""
    start = draw(st.integers(0, len(text)))
    return Span.of(text, start, draw(st.integers(start, len(text))))


@st.composite
def events(draw: st.DrawFn, text: str, key: str) -> Event:
    """An event that may stand anywhere, its sentence often not around its trigger."""
    when = draw(st.none() | st.builds(TimeRef, st.none(), days, days))
    where = draw(st.none() | st.builds(PlaceRef, st.none(), words, maybe, st.none(), st.none(), st.none()))
    parties = st.lists(ids, max_size=3).map(tuple)
    kind = draw(st.sampled_from(["CONSULT", "ASSAULT"]) | words)
    status = draw(st.sampled_from(["happened", "planned", "possible", "denied"]) | words)
    claims = draw(st.lists(ids, max_size=2).map(tuple))
    trigger, sentence = draw(spans(text)), draw(spans(text))
    sources, targets = draw(parties), draw(parties)
    confidence = draw(st.floats(0, 1))
    why = draw(words)
    return Event(
        key, kind, draw(maybe), (), draw(maybe), 1.0, sources, targets, trigger, sentence, status, when, where, (), claims, confidence, why
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading."""
    text = draw(st.text(st.characters(), max_size=120))
    facts = draw(st.fixed_dictionaries(dict.fromkeys(("title", "outlet", "author", "published", "language"), maybe)))
    keys = ("x1", "x2", "x3", "x4")
    some = spans(text)
    actors = [
        Actor(key, draw(words), draw(maybe), draw(maybe), draw(maybe), draw(maybe), (draw(some),))
        for key in keys[: draw(st.integers(0, 4))]
    ]
    told = [draw(events(text, key)) for key in keys[: draw(st.integers(0, 4))]]
    claims = [
        Claim(
            key,
            draw(st.none() | some),
            draw(st.none() | ids),
            draw(words),
            draw(st.none() | some),
            draw(some),
            draw(words),
            draw(st.none() | ids),
            (),
        )
        for key in keys[: draw(st.integers(0, 4))]
    ]
    term = st.builds(Term, maybe, maybe, maybe, maybe, st.none() | some)
    tracks = Tracks(
        talks=tuple(draw(st.lists(st.builds(Talks, st.just("t1"), many, maybe, maybe, days, maybe, words, some), max_size=1))),
        deals=tuple(
            draw(st.lists(st.builds(Deal, st.just("t2"), many, maybe, st.lists(term, max_size=2).map(tuple), words, some), max_size=1))
        ),
        funds=tuple(draw(st.lists(st.builds(Funds, st.just("t3"), maybe, maybe, st.none(), words, some), max_size=1))),
        detainees=tuple(
            draw(
                st.lists(
                    st.builds(Detainees, st.just("t4"), maybe, many, st.none() | st.integers(0, 99), many, maybe, words, some), max_size=1
                )
            )
        ),
    )
    return Reading(document(text, **facts), tuple(actors), tuple(told), tuple(claims), tracks)
