"""The headline of a plain text: the first of its opening lines that is neither navigation, byline, date nor caption."""

from __future__ import annotations

import re

LONGEST = 160  # characters; a longer line is prose
OPENING = 6  # lines with words among which a headline is looked for
LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
NO_HEADLINE = re.compile(
    r"""
    ^(?:by|author|photo|picture|image|credit|published|updated|share|read\ more|source)\b.{0,80}$  # bylines, credits, stamps
  | ^[^|]{1,25}(?:\s\|\s[^|]{1,25})+$                  # World | Middle East
  | ^[\W\d]*(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s.{0,15}\d.{0,30}$
  | ^[\W\d]*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s+\d[\d,.:\ ]*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
CAPTION = re.compile(r"\b(?:photo|illustration|picture|file photo|handout)\b", re.IGNORECASE)


def _plain(line: str) -> str:
    """A line without headings' hashes, list and quotation marks, bold marks and the targets of links."""
    return LINK.sub(r"\1", line).strip().lstrip("\ufeff#*>_ ").rstrip("*_ ")


def _is_headline(line: str) -> bool:
    plain = _plain(line)
    if LINK.search(line) and not re.search(r"\w{2}", LINK.sub("", line)):
        return False  # nothing but links
    return bool(re.search(r"\w{2}", plain)) and not NO_HEADLINE.match(plain) and not CAPTION.search(plain)


def find_title(text: str) -> str | None:
    """The headline of a text; None where its first line with words is prose or its only one.

    >>> find_title("World | Asia\\n\\nEnvoys meet in Tunis\\n\\nBy Nadia Ferch\\n\\nThey met.")
    'Envoys meet in Tunis'
    """
    lines = [line.strip() for line in text.splitlines() if re.search(r"\w{2}", line)]
    if len(lines) < 2:
        return None
    opening: list[str] = []
    for line in lines[:OPENING]:
        if len(line) > LONGEST:
            break
        opening.append(line)
    found = next((line for line in opening if _is_headline(line)), opening[0] if opening else None)
    return _plain(found) if found else None
