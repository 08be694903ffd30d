"""The corpus format: passages a person can read and edit, and the records they become.

corpus/README.md describes the format; `parse_passages` is its only reader.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from backchannel.errors import CorpusError
from backchannel.language import Sentence
from backchannel.ontology import Ontology, load_ontology
from backchannel.records import Filler, Mention, Predicate, Span

HEADER = re.compile(r"==\s*(\S+)\s*(?:\|(.*))?$")
NTH = re.compile(r"^(.*?)~(\d+)$", re.S)
INDENT = "  "
ELLIPSIS = " … "


@dataclass(frozen=True, slots=True)
class Passage:
    """An annotated stretch of prose.

    ``sentences`` are spans of ``text``; predicates' spans and fillers are spans of ``text`` as well. ``open`` has for each
    predicate the roles of which it is not told what fills them; it is empty where all is told.
    """

    id: str
    facts: dict[str, str]
    text: str
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    predicates: tuple[Predicate, ...]
    where: str
    open: tuple[frozenset[str], ...] = ()

    def with_open(self) -> Iterator[tuple[Predicate, frozenset[str]]]:
        """Each predicate with the roles of it that are open."""
        return zip(self.predicates, self.open or (frozenset[str](),) * len(self.predicates), strict=True)


@dataclass(slots=True)
class _Line:
    number: int
    text: str


@dataclass(slots=True)
class _Sentence:
    line: _Line
    paragraph: int
    notes: list[_Line] = field(default_factory=list)


@dataclass(slots=True)
class Parsed:
    """The passages of a file and what was wrong in it, one line per fault."""

    passages: list[Passage] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def occurrences(text: str, phrase: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where a phrase stands as whole words between two offsets; ``a … b`` spans from an a to the next b."""
    if ELLIPSIS in phrase:
        head, tail = phrase.split(ELLIPSIS, 1)
        found = []
        for first in occurrences(text, head.strip(), start, end):
            rest = occurrences(text, tail.strip(), first[1], len(text))
            if rest:
                found.append((first[0], rest[0][1]))
        return found
    spots = []
    for match in re.finditer(re.escape(phrase), text[:end]):
        if match.start() < start:
            continue
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if not (before.isalnum() and phrase[:1].isalnum()) and not (after.isalnum() and phrase[-1:].isalnum()):
            spots.append(match.span())
    return spots


class _Reader:
    """Turns the lines of one passage into a Passage, collecting faults."""

    def __init__(self, name: str, header: _Line, ontology: Ontology) -> None:
        match = HEADER.match(header.text)
        self.name, self.header, self.ontology = name, header, ontology
        self.faults: list[str] = []
        self.id = match[1] if match else "?"
        self.facts = self._facts(match[2] or "" if match else "")
        self.sentences: list[_Sentence] = []
        self.spans: list[Span] = []
        self.text = ""

    def fault(self, line: _Line, message: str) -> None:
        self.faults.append(f"{self.name}:{line.number}: {self.id}: {message}")

    def _facts(self, text: str) -> dict[str, str]:
        facts = {}
        for part in filter(None, (part.strip() for part in text.split("|"))):
            key, colon, value = part.partition(":")
            if not colon:
                self.fault(self.header, f"header part {part!r} is not 'name: value'")
            facts[key.strip()] = value.strip()
        return facts

    def passage(self) -> Passage:
        pieces, at, paragraph = [], 0, None
        for sentence in self.sentences:
            if paragraph is not None:
                glue = " " if sentence.paragraph == paragraph else "\n\n"
                pieces.append(glue)
                at += len(glue)
            paragraph = sentence.paragraph
            text = sentence.line.text.rstrip()
            pieces.append(text)
            self.spans.append(Span(at, at + len(text), text))
            at += len(text)
        self.text = "".join(pieces)
        mentions: list[Mention] = []
        predicates: list[Predicate] = []
        for number, sentence in enumerate(self.sentences):
            for note in sentence.notes:
                if note.text.startswith("@"):
                    mentions += self._mentions(note, self.spans[number])
                elif predicate := self._predicate(note, number):
                    predicates.append(predicate)
        self._twice(predicates)
        mentions.sort(key=lambda mention: (mention.span.start, -mention.span.end))
        self._nested(mentions)
        return Passage(
            self.id, self.facts, self.text, tuple(self.spans), tuple(mentions), tuple(predicates), f"{self.name}:{self.header.number}"
        )

    def _mentions(self, note: _Line, sentence: Span) -> Iterator[Mention]:
        used: set[tuple[int, int]] = set()
        for part in filter(None, (part.strip() for part in note.text[1:].split("|"))):
            kind, colon, names = part.partition(":")
            kind = kind.strip()
            if not colon or kind not in self.ontology.mentions:
                self.fault(note, f"mention part {part!r} does not open with one of {', '.join(self.ontology.mentions)}")
                continue
            for name in (name.strip() for name in names.split(" + ")):
                spots = [
                    spot
                    for spot in occurrences(self.text, name, sentence.start, sentence.end)
                    if not any(spot[0] < u[1] and u[0] < spot[1] for u in used)
                ]
                if not spots:
                    self.fault(note, f"mention {name!r} does not stand (again) in its sentence")
                    continue
                used.add(spots[0])
                yield Mention(Span.of(self.text, *spots[0]), kind, 1.0)

    def _locate(self, note: _Line, phrase: str, number: int, anchor: Span | None) -> Span | None:
        """The occurrence meant: the nth of the sentence, else the nearest to the anchor, else in nearby sentences."""
        sentence = self.spans[number]
        nth = NTH.match(phrase)
        wording = nth[1] if nth else phrase
        here = occurrences(self.text, wording, sentence.start, sentence.end)
        if nth:
            if len(here) < int(nth[2]):
                self.fault(note, f"{wording!r} stands {len(here)} times in the sentence, not {nth[2]}")
                return None
            return Span.of(self.text, *here[int(nth[2]) - 1])
        if anchor is None:
            if not here:
                self.fault(note, f"{wording!r} does not stand in its sentence")
                return None
            return Span.of(self.text, *here[0])
        spots = here or occurrences(self.text, wording, 0, len(self.text))
        if not spots:
            self.fault(note, f"{wording!r} does not stand in the passage")
            return None

        def distance(spot: tuple[int, int]) -> tuple[bool, int, bool]:
            apart = max(0, anchor.start - spot[1], spot[0] - anchor.end)
            clash = spot[0] < anchor.end and anchor.start < spot[1]
            return clash, apart, spot[0] > anchor.start

        return Span.of(self.text, *min(spots, key=distance))

    def _predicate(self, note: _Line, number: int) -> Predicate | None:
        head, *parts = [part.strip() for part in note.text.split(" | ")]
        words = head.split()
        name, _, mode = words[0].partition(".")
        frame = self.ontology.frames.get(name)
        if frame is None:
            self.fault(note, f"no frame {name!r}; there are {', '.join(self.ontology.frames)}")
            return None
        if not parts:
            self.fault(note, f"{name} names no trigger after ' | '")
            return None
        if mode and mode not in frame.modes:
            self.fault(note, f"no mode {mode!r} of {name}; there are {', '.join(frame.modes) or 'none'}")
            mode = ""
        labels = self._labels(note, frame.family, frame.status, words[1:])
        anchor = self._locate(note, parts[0], number, None)
        if anchor is None or labels is None:
            return None
        known = frame.role_names()
        fillers = []
        for part in parts[1:]:
            role, colon, phrases = part.partition(":")
            role = role.strip()
            if not colon or role not in known:
                self.fault(note, f"{part!r} does not open with a role of {name}: {', '.join(known)}")
                continue
            for phrase in (phrase.strip() for phrase in phrases.split(" + ")):
                span = self._locate(note, phrase, number, anchor) if phrase else None
                if span:
                    fillers.append(Filler(role, span, 1.0))
        return Predicate(
            frame=name,
            family=frame.family,
            span=anchor,
            sentence=self.spans[number],
            fillers=tuple(fillers),
            score=1.0,
            mode=mode or None,
            status=labels.get("status"),
            stance=labels.get("stance"),
            source_kind=labels.get("source_kind"),
        )

    def _labels(self, note: _Line, family: str, statuses: tuple[str, ...], words: list[str]) -> dict[str, str | None] | None:
        if family == "claim":
            if len(words) != 2 or words[0] not in self.ontology.stances or words[1] not in self.ontology.source_kinds:
                self.fault(
                    note,
                    f"SAY needs a stance ({', '.join(self.ontology.stances)}) and a kind of source ({', '.join(self.ontology.source_kinds)}), not {' '.join(words)!r}",
                )
                return None
            return {"stance": words[0], "source_kind": words[1]}
        if not statuses:
            if words:
                self.fault(note, f"this frame has no status, not {' '.join(words)!r}")
            return {}
        if len(words) != 1 or words[0] not in statuses:
            self.fault(note, f"status must be one of {', '.join(statuses)}, not {' '.join(words)!r}")
            return None
        return {"status": words[0]}

    def _twice(self, predicates: list[Predicate]) -> None:
        seen: dict[tuple[str, int, int], Predicate] = {}
        for predicate in predicates:
            key = (predicate.frame if predicate.family == "track" else predicate.family, predicate.span.start, predicate.span.end)
            if key in seen:
                self.fault(self.header, f"{predicate.frame} and {seen[key].frame} stand on the same words {predicate.span.text!r}")
            seen[key] = predicate
        events = sorted((p for p in predicates if p.family == "event"), key=lambda p: p.span.start)
        for one, two in itertools.pairwise(events):
            if two.span.start < one.span.end and one.span != two.span:
                self.fault(self.header, f"event triggers {one.span.text!r} and {two.span.text!r} overlap; make them shorter")

    def _nested(self, mentions: list[Mention]) -> None:
        for one, two in itertools.pairwise(mentions):
            if two.span.start < one.span.end:
                self.fault(self.header, f"mentions {one.span.text!r} and {two.span.text!r} overlap")


def sentences_of(passage: Passage) -> tuple[Sentence, ...]:
    """The passage's sentences with their paragraphs, as the reader would have them."""
    found, paragraph, end = [], 0, 0
    for span in passage.sentences:
        if "\n" in passage.text[end : span.start]:
            paragraph += 1
        found.append(Sentence(span, paragraph))
        end = span.end
    return tuple(found)


def parse_passages(text: str, name: str, ontology: Ontology | None = None) -> Parsed:
    """Parse one corpus file; faults are collected, not raised."""
    ontology = ontology or load_ontology()
    parsed = Parsed()
    reader: _Reader | None = None
    paragraph = 0

    def close(open_reader: _Reader | None) -> None:
        if open_reader is None:
            return
        if open_reader.sentences:
            parsed.passages.append(open_reader.passage())
        else:
            open_reader.fault(open_reader.header, "has no sentence")
        parsed.faults.extend(open_reader.faults)

    for number, raw in enumerate(text.splitlines(), 1):
        line = _Line(number, raw.strip())
        if raw.startswith("=="):
            close(reader)
            reader, paragraph = _Reader(name, line, ontology), 0
        elif not line.text:
            paragraph += 1
        elif raw.startswith("#") and (reader is None or not reader.sentences):
            continue
        elif reader is None:
            parsed.faults.append(f"{name}:{number}: text before the first '== id' line")
        elif raw.startswith(INDENT):
            if reader.sentences:
                reader.sentences[-1].notes.append(line)
            else:
                reader.fault(line, "annotation before the first sentence")
        else:
            reader.sentences.append(_Sentence(line, paragraph))
    close(reader)
    return parsed


def read_corpus(folder: Path) -> Parsed:
    """Every passage of the ``*.txt`` of a folder, in the order of the file names; folders inside it are left alone.

    Raises:
        CorpusError: there is no such folder or no file in it.
    """
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise CorpusError(f"{folder}: no .txt file with passages; name the corpus folder")
    whole = Parsed()
    for path in paths:
        part = parse_passages(path.read_text("utf-8"), path.relative_to(folder).as_posix())
        whole.passages += part.passages
        whole.faults += part.faults
    return whole
