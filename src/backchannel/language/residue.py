"""Marks of another format that scraping left in the text: they stay in the document but are not read."""

from __future__ import annotations

import re

RESIDUE = re.compile(
    r"""
    \*\*|__(?=\w)|(?<=\w)__            # bold
  | (?<![\w*])\*(?=\w)|(?<=[\w.,!?"”])\*(?![\w*])   # italics
  | \\(?=[$*_#\[\]().-])               # escapes
  | !?\[(?=[^\]\n]{0,200}\]\()         # the opening of a link or picture
  | \]\([^)\n]{0,500}\)                # its target
  | ^\s{0,3}(?:\#{1,6}|>|[-*+])\s+     # headings, quotations, list items
  | </?[a-zA-Z][^<>\n]{0,300}>         # tags
  | &(?:nbsp|amp|quot|lt|gt|\#\d+);    # entities
    """,
    re.VERBOSE | re.MULTILINE,
)


def residue_spans(text: str) -> list[tuple[int, int]]:
    """Stretches of mark-up in a plain text, in order."""
    return [match.span() for match in RESIDUE.finditer(text)]
