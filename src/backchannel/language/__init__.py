"""Text to paragraphs, sentences, word pieces and windows."""

from backchannel.language.pieces import PieceMaker, Pieces, Words
from backchannel.language.residue import residue_spans
from backchannel.language.split import Sentence, split_sentences
from backchannel.language.windows import Window, cut_windows

__all__ = ["PieceMaker", "Pieces", "Sentence", "Window", "Words", "cut_windows", "residue_spans", "split_sentences"]
