"""The lexicon of cues: what attitude of a source a word shows, and its stance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from backchannel.errors import OntologyError
from backchannel.records.statements import ATTITUDES

COLUMNS = ("attitude", "stance", "class", "syntax", "cues")
ENTRY = re.compile(r"([^(]+)(?:\((.*)\))?$")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
DOUBLED = re.compile(r"[^aeiou][aeiou][bdgmnprt]$")


@dataclass(frozen=True, slots=True)
class CueClass:
    """One line of ``cues.tsv``, without its words."""

    attitude: str
    stance: str
    word_class: str
    syntax: tuple[str, ...]


def verb_forms(verb: str) -> set[str]:
    """The regular forms of an English verb; of a phrase, those of its first word.

    >>> sorted(verb_forms("deny"))
    ['denied', 'denies', 'deny', 'denying']
    >>> {"admits", "admitted", "admitting"} <= verb_forms("admit")
    True
    """
    head, _, rest = verb.partition(" ")
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        forms = {head[:-1] + "ies", head[:-1] + "ied", head + "ing"}
    elif head.endswith("e"):
        forms = {head + "s", head + "d", (head if head.endswith("ee") else head[:-1]) + "ing"}
    else:
        forms = {head + ("es" if head.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"), head + "ed", head + "ing"}
        if DOUBLED.search(head):  # planned but offered: which it is hangs on the stress, so both
            forms |= {head + head[-1] + "ed", head + head[-1] + "ing"}
    return {f"{form} {rest}".strip() for form in forms | {head}}


def noun_forms(noun: str) -> set[str]:
    """Singular and plural of an English noun."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return {noun, noun[:-1] + "ies"}
    return {noun, noun + ("es" if noun.endswith(("s", "sh", "ch", "x", "z")) else "s")}


class CueLexicon:
    """Looks cues up by their words.

    Raises:
        OntologyError: a line has not five cells or an attitude that does not exist; the message names the line.
    """

    def __init__(self, text: str, name: str = "cues.tsv") -> None:
        self._by_form: dict[str, CueClass] = {}
        for line_class, words in _lines(text, name):
            for form in words:
                self._by_form.setdefault(form, line_class)
        phrases = sorted((form for form in self._by_form if " " in form), key=len, reverse=True)
        self._phrases = re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b") if phrases else None
        self._known: dict[str, CueClass | None] = {}

    def __contains__(self, word: str) -> bool:
        return word.casefold() in self._by_form

    def lookup(self, cue: str) -> CueClass | None:
        """The class of a cue: of the longest phrase in it that the lexicon has, else of its first word that it has.

        >>> load_cues().lookup("has since retracted").attitude
        'retraction'
        """
        told = " ".join(cue.casefold().split())
        if told not in self._known:
            self._known[told] = self._find(told)
        return self._known[told]

    def _find(self, told: str) -> CueClass | None:
        phrase = max((match[0] for match in self._phrases.finditer(told)), key=len, default=None) if self._phrases else None
        if phrase or told in self._by_form:
            return self._by_form[phrase or told]
        return next((self._by_form[word] for word in WORD.findall(told) if word in self._by_form), None)


def _lines(text: str, name: str) -> Iterator[tuple[CueClass, set[str]]]:
    rows = [(number, line.split("\t")) for number, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    for number, row in rows:
        if len(row) != len(COLUMNS):
            raise OntologyError(f"{name}:{number}: {len(row)} cells between tabs, not {len(COLUMNS)}")
    for number, (attitude, stance, word_class, syntax, cues) in rows[1:]:
        if attitude not in ATTITUDES:
            raise OntologyError(f"{name}:{number}: {attitude!r} is none of {', '.join(ATTITUDES)}")
        forms: set[str] = set()
        for entry in cues.split("|"):
            match = ENTRY.match(entry)
            base, irregular = (match[1], match[2]) if match else (entry, None)
            forms |= _forms(base, word_class) | set((irregular or "").split(",")) - {""}
        yield CueClass(attitude, stance, word_class, tuple(syntax.split())), forms


def _forms(base: str, word_class: str) -> set[str]:
    if word_class == "verb":
        return verb_forms(base)
    return noun_forms(base) if word_class == "noun" else {base}


@cache
def load_cues() -> CueLexicon:
    """The lexicon that ships with the package."""
    return CueLexicon(files("backchannel.claims").joinpath("cues.tsv").read_text("utf-8"))
