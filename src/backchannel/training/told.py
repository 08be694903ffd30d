"""Whole articles as passages that tell their deeds and nothing else.

An answer to a whole article names parties and places as a reader of all of it knows them. The encoder reads one sentence at
a time, so it learns of a deed what stands in its own sentence; the rest of its roles is left open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from backchannel.language import Sentence, split_sentences
from backchannel.records import Filler, Predicate, Span
from backchannel.training.articles import Article, Deed, read_articles
from backchannel.training.partial import ABOUT, SILENT
from backchannel.training.passages import Passage, occurrences

FOLDER = "articles"  # where whole articles lie in the corpus folder
ENOUGH = 1200  # characters after which a stretch of an article ends with the paragraph
ROLES = frozenset({"source", "target", "place", "time", "quantity"})  # of an event; times and quantities no answer gives by their words


def read_told(corpus: Path) -> list[Passage]:
    """The whole articles of a corpus folder as passages; none where it has no folder of them.

    Raises:
        CorpusError: an article or its answer is faulty.
    """
    folder = corpus / FOLDER
    return stretches(read_articles(folder)) if folder.is_dir() else []


def stretches(articles: Sequence[Article]) -> list[Passage]:
    """Articles cut between paragraphs into passages; the stretches of one are held out together."""
    return [passage for article in articles for passage in _stretches(article)]


def _stretches(article: Article) -> Iterator[Passage]:
    text, id = article.document.text, article.document.id
    deeds = _apart(article.deeds)
    for number, sentences in enumerate(_cut(split_sentences(text))):
        start, end = sentences[0].span.start, sentences[-1].span.end
        shown = tuple(Span(s.span.start - start, s.span.end - start, s.span.text) for s in sentences)
        told = [_told(deed, text[start:end], shown, start) for deed in deeds if start <= deed.start < end]
        facts = {"register": "article", "pair": id, SILENT: " ".join(ABOUT)}
        predicates, open_roles = tuple(one for one, _ in told), tuple(roles for _, roles in told)
        yield Passage(f"{id}/{number}", facts, text[start:end], shown, (), predicates, id, open_roles)


def _cut(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    stretch: list[Sentence] = []
    for _, paragraph in groupby(sentences, key=lambda sentence: sentence.paragraph):
        stretch += paragraph
        if stretch[-1].span.end - stretch[0].span.start >= ENOUGH:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _apart(deeds: Sequence[Deed]) -> list[Deed]:
    """Deeds in the order of the text; of those whose triggers share words the first: a word of the text opens one event."""
    found: list[Deed] = []
    for deed in sorted(deeds, key=lambda deed: (deed.start, deed.end)):
        if not found or deed.start >= found[-1].end:
            found.append(deed)
    return found


def _told(deed: Deed, text: str, sentences: Sequence[Span], offset: int) -> tuple[Predicate, frozenset[str]]:
    """The deed as an event of a stretch that begins at an offset of the article, and the roles that stay open."""
    trigger = Span.of(text, deed.start - offset, deed.end - offset)
    sentence = next(one for one in sentences if trigger.start < one.end)
    known = _known(deed, text, sentence)
    fillers = tuple(Filler(role, span, 1.0) for role, spots in known.items() for span in spots)
    return Predicate(deed.type, "event", trigger, sentence, fillers, 1.0, deed.status), ROLES - known.keys()


def _known(deed: Deed, text: str, sentence: Span) -> dict[str, list[Span]]:
    """The roles of which the sentence tells all, with the words that fill them."""
    sides = {"source": deed.sources, "target": deed.targets, "place": (deed.place,) if deed.place else None}
    known = {role: spots for role, named in sides.items() if (spots := _spots(text, named, sentence)) is not None}
    if len(deed.sources) > 1 and not deed.targets:  # between equals: which side is the source is the sentence's choice
        return {role: spots for role, spots in known.items() if role == "place"}
    if not set(known.get("source", ())).isdisjoint(known.get("place", ())):  # "arrested in Oman" has no word for who did it
        del known["source"]
    return known


def _spots(text: str, named: Sequence[str] | None, sentence: Span) -> list[Span] | None:
    """Where the words of a role stand, each once in the sentence; None where that is not so of all, or nothing is told."""
    if named is None:
        return None
    found = [occurrences(text, words, sentence.start, sentence.end) for words in named]
    return [Span.of(text, *spots[0]) for spots in found] if all(len(spots) == 1 for spots in found) else None
