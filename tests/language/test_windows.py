"""Windows answer for every piece once, and pieces keep their characters."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.language import PieceMaker, Pieces, cut_windows, split_sentences

CLS, SEP = 101, 102


def pieces(sizes: list[int], paragraphs: list[int]) -> Pieces:
    """Pieces of sentences of given lengths, one character each."""
    count = sum(sizes)
    places = np.arange(count, dtype=np.int32)
    owner = np.repeat(np.arange(len(sizes)), sizes).astype(np.int32)
    firsts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    return Pieces(places, places, places + 1, owner, np.zeros(count, np.int32), np.ones(count, np.bool_), firsts, tuple(paragraphs))


@given(st.lists(st.tuples(st.integers(0, 90), st.booleans()), max_size=12), st.integers(8, 40), st.integers(0, 6))
def test_every_piece_is_answered_for_once(sentences: list[tuple[int, bool]], longest: int, context: int) -> None:
    paragraphs, number = [], 0
    for _, new in sentences:
        number += new
        paragraphs.append(number)
    whole = pieces([size for size, _ in sentences], paragraphs)
    windows = cut_windows(whole, cls=CLS, sep=SEP, longest=longest, context=context)
    answered: list[int] = []
    for window in windows:
        assert window.ids[0] == CLS
        assert window.ids[-1] == SEP
        own = [int(p) for p in window.piece if p >= window.first]
        assert own == list(range(window.first, window.last))
        seen = [int(p) for p in window.piece if p >= 0]
        assert seen == list(range(seen[0], window.last))
        assert len(seen) <= longest
        assert window.first - seen[0] <= context
        answered += own
    assert answered == list(range(len(whole)))


def test_a_mark_stands_where_a_paragraph_ends() -> None:
    (window,) = cut_windows(pieces([2, 2, 2], [0, 0, 1]), cls=CLS, sep=SEP)
    assert window.ids.tolist() == [CLS, 0, 1, 2, 3, SEP, 4, 5, SEP]


@pytest.fixture(scope="module")
def maker(tmp_path_factory: pytest.TempPathFactory) -> PieceMaker:
    """A piece maker with a vocabulary of single letters and marks."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    letters = [chr(c) for c in range(33, 127)]
    names = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *letters, *(f"##{letter}" for letter in letters)]
    tokenizer = Tokenizer(models.WordPiece({name: at for at, name in enumerate(names)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    path: Path = tmp_path_factory.mktemp("pieces") / "tokenizer.json"
    tokenizer.save(str(path))
    return PieceMaker(path)


@settings(max_examples=60)
@given(text=st.text(st.sampled_from("aB .,*é“”[](\n$\\5"), max_size=80))
def test_pieces_and_words_keep_their_characters(maker: PieceMaker, text: str) -> None:
    sentences = split_sentences(text)
    made = maker(text, sentences)
    assert len(made.firsts) == len(sentences) + 1
    assert np.all(made.starts < made.ends)
    assert np.all(made.ends[:-1] <= made.starts[1:])
    for at in range(len(made)):
        span = sentences[int(made.sentence[at])].span
        assert span.start <= made.starts[at] < made.ends[at] <= span.end
    words = made.words()
    assert int(words.bounds[-1]) == len(words)
    for at in range(len(words)):
        covered = words.covering(int(words.starts[at]), int(words.ends[at]))
        assert covered == (at, at + 1)


def test_case_is_kept_beside_the_uncased_pieces(maker: PieceMaker) -> None:
    text = "Oman told UNHCR it would **go**."
    made = maker(text, split_sentences(text))
    words = made.words()
    found = [(text[words.starts[at] : words.ends[at]], int(made.case[words.first[at]])) for at in range(len(words))]
    assert found == [("Oman", 1), ("told", 0), ("UNHCR", 2), ("it", 0), ("would", 0), ("go", 0), (".", 0)]
