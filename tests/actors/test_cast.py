"""Looking actors up by words, and what holds for every cast."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from scenes import cast_of, document, resolver

from backchannel.actors import Cast
from backchannel.actors.codes import actor_code
from backchannel.actors.names import same_person
from backchannel.language import split_sentences
from backchannel.records import Actor, Mention, Span

WORDS = (
    "the a two Iran Iranian US UN minister ministers army rebels Ana Kolar Okot former his its they he She We it both countries Hamas police "
    "said met in of for , . ( ) \" ’s - IAEA Mr President and \n 1,200 U.S. Côte d'Ivoire Sens. who nobody 's"
).split(" ")
KINDS = ("person", "office", "organisation", "media", "group", "state", "place", "time", "quantity", "document")


@st.composite
def tagged_texts(draw: st.DrawFn) -> tuple[str, list[Mention]]:
    """Word salad with mentions that do not overlap."""
    text = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60)))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=24, unique=True)))
    mentions = [
        Mention(Span.of(text, start, end), draw(st.sampled_from(KINDS)), 1.0)
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
        if text[start:end].strip()
    ]
    return text, mentions


@settings(max_examples=150)
@given(tagged_texts(), st.booleans())
def test_every_cast_keeps_the_contract(tagged: tuple[str, list[Mention]], dated: bool) -> None:
    text, mentions = tagged
    speakers = {mentions[0].span: mentions[-1].span} if len(mentions) > 1 else {}
    sentences = [s.span for s in split_sentences(text)]
    made = resolver()(document(text, "2015-06-01" if dated else None), mentions, sentences, speakers=speakers)
    assert [actor.id for actor in made.actors] == [f"a{n}" for n in range(1, len(made.actors) + 1)]
    firsts = [actor.mentions[0].start for actor in made.actors]
    assert firsts == sorted(firsts)
    given_spans = {mention.span for mention in mentions}
    for actor in made.actors:
        assert set(actor.mentions) <= given_spans
        assert actor.name.strip()
        assert made.actor_at(actor.mentions[0]) is not None
        assert actor.country is None or len(actor.country) == 3
    assert resolver()(document(text, "2015-06-01" if dated else None), mentions, sentences, speakers=speakers) == made


@settings(max_examples=100)
@given(tagged_texts())
def test_every_mention_but_pronouns_has_an_actor(tagged: tuple[str, list[Mention]]) -> None:
    text, mentions = tagged
    made = resolver()(document(text), mentions, [s.span for s in split_sentences(text)])
    spans = {span for actor in made.actors for span in actor.mentions}
    for mention in mentions:
        words = mention.span.text.split()
        if mention.kind in KINDS[:6] and len(words) > 1 and all(word.isalpha() for word in words) and "both" not in words:
            assert mention.span in spans or words[0].lower() in ("nobody", "the"), mention


def actor(number: int, *spans: tuple[int, int]) -> Actor:
    return Actor(f"a{number}", "x", None, None, None, None, tuple(Span(a, b, "x" * (b - a)) for a, b in spans))


def test_words_are_looked_up_by_what_covers_most_of_them() -> None:
    cast = Cast((actor(1, (0, 4), (30, 36)), actor(2, (8, 20))))
    assert cast.actor_at(Span(0, 4, "")) == cast.actors[0]
    assert cast.actor_at(Span(10, 20, "")) == cast.actors[1]
    assert cast.actor_at(Span(2, 20, "")) == cast.actors[1]
    assert cast.actor_at(Span(21, 29, "")) is None
    assert cast.actors_in(Span(0, 20, "")) == cast.actors
    assert cast.actors_in(Span(17, 36, "")) == cast.actors[:1]
    assert cast.actors_in(Span(12, 16, "")) == cast.actors[1:]
    assert Cast(()).actor_at(Span(0, 1, "")) is None


def test_a_long_filler_finds_all_its_parties() -> None:
    cast, _ = cast_of("Iran and Oman held talks.", ["state: Iran", "state: Oman"])
    assert [a.country for a in cast.actors_in(Span.of("Iran and Oman held talks.", 0, 13))] == ["IRN", "OMN"]


def test_codes_are_of_state_and_sector_or_of_sector_and_body() -> None:
    codes = {"IAEA": "IGOUNOIAE"}
    assert actor_code("IRN", "MIL", "IRGC", codes) == "IRNMIL"
    assert actor_code(None, "IGO", "IAEA", codes) == "IGOUNOIAE"
    assert actor_code(None, "IGO", "OSCE", codes) == "IGOOSCE"
    assert actor_code("KEN", None, None, codes) == "KEN"
    assert actor_code(None, None, None, codes) is None


@given(st.lists(st.sampled_from(["ana", "b", "kolar", "ivo", "de", "xi"]), min_size=1, max_size=4).map(tuple))
def test_every_name_is_its_own(name: tuple[str, ...]) -> None:
    assert same_person(name, name)
    assert same_person(name, name[-1:])
