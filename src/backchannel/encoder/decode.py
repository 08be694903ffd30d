"""Scores to mentions, candidate predicates and role fillers. Plain numpy; no model here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backchannel.encoder.crops import Crop
from backchannel.encoder.labels import Labels
from backchannel.language import Words
from backchannel.records import Filler, Mention, Predicate, Span

Floats = NDArray[np.float32]

# From which score on a candidate is a predicate, the score being the geometric mean of what the token heads and the
# predicate layer say; so one that the token heads give less than the square of it need not be shown to the layer, and of
# those a little above it hardly any (one event in fifty) is kept. Chosen on annotated articles that are not in the corpus, those of the tracks on
# corpus/articles; the rarer a frame, the less sure the encoder ever is of it.
KEEP = {
    "event": 0.6,
    "claim": 0.65,
    "talks": 0.6,
    "deals": 0.6,
    "terms": 0.3,
    "safeguards": 0.6,
    "funds": 0.38,
    "detainees": 0.45,
    "force": 0.65,
}
SHOWN = 1.7  # power of KEEP from which on the token heads' score is worth a look by the predicate layer
FILLED = {True: 0.5, False: 0.2}  # for prose such as contents, and for parties, places, times and numbers
BRIDGE = 3  # words two stretches of one content may be apart (quotation marks, "he said")
# Roles of one predicate that the same words cannot fill both: the likelier keeps them.
OPPOSED = (
    ("source", "target"),
    ("count", "killed"),
    ("giver", "receiver"),
    ("owner", "holder"),
    ("attacker", "target"),
    ("holder", "person"),
    ("party", "mediator"),
)
BESIDE = 0.6  # of the likeliest filler's score: below it a further filler of the role is not believed
TAILS = frozenset(
    "a an the of to in on at for from by with and or has have had is are was were that which who as its their since ' ’".split()
)
HYPHENATED = re.compile(r"(?:-\w+)+")
WORD_BEFORE, LONGEST_WORD = re.compile(r"\w+$"), 40  # before a hyphen; characters
ARTICLES = frozenset({"a", "an", "the"})
FIGURES = re.compile(r"(?:\b[A-Za-z]{1,3})?[$€£¥₹₦₽₺]?\d(?:[\d.,]*\d)?[a-z%]*")  # a number as it is written without blanks: "C$1.5bn"
WRITTEN = 24  # characters of one at most
NUMBER_ROLES = frozenset({"quantity", "amount", "count", "killed"})
PROSE_ROLES = frozenset({"content", "item", "label", "subject", "charge", "channel"})


def sigmoid(x: Floats) -> Floats:
    """Logistic function."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(x, -30, 30))), dtype=np.float32)


def softmax(x: Floats) -> Floats:
    """Softmax over the last axis."""
    shifted = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of words that may be a predicate; ``mark`` numbers the ontology's marks."""

    mark: int
    family: str
    start: int
    end: int
    score: float


def _runs(on: NDArray[np.bool_], opens: NDArray[np.bool_], sentence: NDArray[np.int32]) -> Iterator[tuple[int, int]]:
    """Runs of words that are on; a run ends where a word opens anew or a sentence ends."""
    start = -1
    for at in np.flatnonzero(on):
        if start < 0:
            start, end = int(at), int(at) + 1
        elif at == end and not opens[at] and sentence[at] == sentence[start]:
            end = int(at) + 1
        else:
            yield start, end
            start, end = int(at), int(at) + 1
    if start >= 0:
        yield start, end


def span_of(text: str, words: Words, start: int, end: int) -> Span:
    """The characters of words ``start`` to ``end``."""
    return Span.of(text, int(words.starts[start]), int(words.ends[end - 1]))


def find_mentions(text: str, words: Words, scores: Floats, labels: Labels) -> tuple[Mention, ...]:
    """Mentions by the best tag of each word. scores: (words, mention tags)."""
    if not len(words):
        return ()
    chances = softmax(scores)
    # Where a mention begins and ends is decided over all kinds together, what kind it is over all its words together.
    begin, inside = chances[:, 1::2], chances[:, 2::2]
    opening, going_on, out = begin.sum(axis=1), inside.sum(axis=1), chances[:, 0]
    found = []
    for start, stop in _runs(out < 0.5, opening > going_on, words.sentence):
        end = stop
        while end - start > 1 and text[words.starts[end - 1] : words.ends[end - 1]].casefold() in TAILS:
            end -= 1  # a name does not end in a function word
        if text[words.starts[start] : words.ends[end - 1]].casefold() in ARTICLES:
            continue  # what is left of a phrase the tags tore apart
        kinds = (begin[start:end] + inside[start:end]).mean(axis=0)
        found.append(Mention(span_of(text, words, start, end), labels.mentions[int(kinds.argmax())], float(kinds.max())))
    return tuple(found)


def find_candidates(words: Words, scores: Floats, labels: Labels, keep: Mapping[str, float] = KEEP) -> list[Candidate]:
    """Candidate triggers, cues and anchors. scores: (words, token columns); keep: the least score of a predicate, by mark."""
    found: list[Candidate] = []
    if not len(words):
        return found
    slices = labels.token_slices()
    for mark, family in enumerate(("event", "claim")):
        chances = softmax(scores[:, slices[family]])
        inside = 1.0 - chances[:, 0]
        opens = chances[:, 1] > chances[:, 2]
        for start, end in _runs(inside > keep[family] ** SHOWN, opens, words.sentence):
            found.append(Candidate(mark, family, start, end, float(inside[start:end].max())))
    anchors = sigmoid(scores[:, slices["track"]])
    never = np.zeros(len(words), dtype=np.bool_)
    for track, name in enumerate(labels.tracks):
        for start, end in _runs(anchors[:, track] > keep[name] ** SHOWN, never, words.sentence):
            score = float(anchors[start:end, track].max())
            found.append(Candidate(2 + track, "track", start, end, score))
    return found


def _stretches(chances: Floats, words: Words, low: int, least: float, bridge: int) -> list[tuple[int, int, float]]:
    """Runs of words whose chance of filling a role is high, with their mean chance.

    Short gaps inside a sentence are bridged; from one sentence to the next only words that leave no gap go on.
    """
    runs: list[tuple[int, int, float]] = []
    for at in np.flatnonzero(chances > least):
        word = low + int(at)
        gap = word - runs[-1][1] if runs else bridge + 1
        if gap == 0 or (gap <= bridge and words.sentence[word] == words.sentence[runs[-1][1] - 1]):
            runs[-1] = runs[-1][0], word + 1, runs[-1][2]
        else:
            runs.append((word, word + 1, 0.0))
    return [(a, b, float(chances[a - low : b - low].mean())) for a, b, _ in runs]


class RoleDecoder:
    """Turns role scores of a crop into fillers, on whole words and, for parties, whole mentions."""

    def __init__(self, text: str, words: Words, mentions: Sequence[Mention], labels: Labels) -> None:
        self._text, self._words, self._labels = text, words, labels
        self._mentions = [mention.span for mention in mentions]
        self._mention_ends = np.array([span.end for span in self._mentions], dtype=np.int64)

    def __call__(self, crop: Crop, scores: Floats, mark: str) -> tuple[Filler, ...]:
        """scores: (crop words, roles)."""
        allowed = list(self._labels.allowed[mark])
        chances = sigmoid(scores[:, allowed])
        fillers: list[Filler] = []
        for column in np.flatnonzero(chances.max(axis=0) > min(FILLED.values())):
            name = self._labels.roles[allowed[column]]
            prose = name in PROSE_ROLES
            for start, end, score in _stretches(chances[:, column], self._words, crop.first, FILLED[prose], BRIDGE if prose else 0):
                span = span_of(self._text, self._words, start, end)
                wholes = [self._tidy(name, span)] if prose else self._whole(span, score)
                fillers += [Filler(name, self._with_figures(whole) if name in NUMBER_ROLES else whole, score) for whole in wholes]
        return _settled(_once(fillers))

    def _tidy(self, role: str, span: Span) -> Span:
        """A label, item or subject with the whole of the names and words it begins or ends in, without function words at its end.

        Contents stay as they are, and subjects but for their end.
        """
        if role not in {"content", "subject"}:  # the subject of an inspection is rather less than a whole name: measured
            span = self._unbroken(span)
        if role == "label" and span.text.startswith("-"):
            before = WORD_BEFORE.search(self._text, max(0, span.start - LONGEST_WORD), span.start)
            span = Span.of(self._text, before.start(), span.end) if before else span
        end = span.end
        words = span.text.split()
        while role != "content" and len(words) > 1 and words[-1].casefold() in TAILS:
            end = span.start + span.text[: end - span.start].rindex(words.pop())
            end = span.start + len(self._text[span.start : end].rstrip())
        return Span.of(self._text, span.start, end)

    def _touched(self, span: Span) -> Iterator[Span]:
        """The mentions that share a character with a run of words."""
        at = int(np.searchsorted(self._mention_ends, span.start, side="right"))
        while at < len(self._mentions) and self._mentions[at].start < span.end:
            yield self._mentions[at]
            at += 1

    def _unbroken(self, span: Span) -> Span:
        """Words that break off inside a mention or a hyphenated word, with the rest of it."""
        cut = list(self._touched(span))
        start, end = min([span.start, *(m.start for m in cut)]), max([span.end, *(m.end for m in cut)])
        if rest := HYPHENATED.match(self._text, end):
            end = rest.end()
        return Span.of(self._text, start, end)

    def _with_figures(self, span: Span) -> Span:
        """Words that break off inside a number, ``.8bn`` of ``R2.8bn``, with the rest of it."""
        low = max(0, span.start - WRITTEN)
        start, end = span.start, span.end
        for number in FIGURES.finditer(self._text, low, span.end + WRITTEN):
            if number.start() < span.start < number.end():
                start = number.start()
            if number.start() < span.end < number.end():
                end = number.end()
        return Span.of(self._text, start, end)

    def _whole(self, span: Span, score: float) -> list[Span]:
        """The mentions a run of words stands for; the run itself when it lies in none is as likely as prose must be, and is more than function words."""
        inside = []
        for mention in self._touched(span):
            shared = min(mention.end, span.end) - max(mention.start, span.start)
            if 2 * shared >= min(mention.end - mention.start, span.end - span.start):
                inside.append(mention)
        sure = score > FILLED[True] and not TAILS.issuperset(span.text.casefold().split())
        return inside or ([span] if sure else [])


def _once(fillers: Iterable[Filler]) -> list[Filler]:
    """Words that fill a role twice, by two runs that stand for one mention, fill it once, with the better score."""
    best: dict[tuple[str, Span], Filler] = {}
    for filler in fillers:
        key = filler.role, filler.span
        if key not in best or filler.score > best[key].score:
            best[key] = filler
    return list(best.values())


def _settled(fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    """Fillers without those that are far less likely than another of their role, and without those that lose their words to the likelier of two opposed roles."""
    every = list(fillers)
    best_of = {role: max(f.score for f in every if f.role == role) for role in {f.role for f in every}}
    kept = [f for f in every if f.role in PROSE_ROLES or f.score >= BESIDE * best_of[f.role]]
    for one, two in OPPOSED:
        best = {f.span: f.score for f in kept if f.role == one}
        lost = {f.span for f in kept if f.role == two and f.span in best}
        for span in lost:
            other = max(f.score for f in kept if f.role == two and f.span == span)
            loser = two if best[span] >= other else one
            kept = [f for f in kept if not (f.role == loser and f.span == span)]
    return tuple(kept)


class Verdicts:
    """Turns the predicate layer's labels into predicates. Knows which columns belong to which frame."""

    def __init__(self, labels: Labels) -> None:
        self._labels, self._slices = labels, labels.label_slices()
        self._modes = {frame: [(0, None), *_own(labels.modes, frame, 1)] for frame in labels.types}
        self._track_statuses = {track: _own(labels.track_statuses, track, 0) for track in labels.tracks}

    def score(self, candidate: Candidate, scores: Floats) -> float | None:
        """How sure the token heads and the predicate layer are of a candidate; None when it is thought no predicate."""
        real = float(sigmoid(scores[self._slices["real"]])[0])
        score = (candidate.score * real) ** 0.5
        return score if score >= KEEP[self._labels.marks[candidate.mark]] else None

    def __call__(
        self, candidate: Candidate, score: float, scores: Floats, where: tuple[Span, Span], fillers: tuple[Filler, ...]
    ) -> Predicate:
        """A candidate with its labels. scores: (label columns,); where: the words and their sentence."""
        if candidate.family == "event":
            return self._event(score, scores, where, fillers)
        if candidate.family == "claim":
            stance, kind = self._best("stance", self._labels.stances, scores), self._best("kind", self._labels.kinds, scores)
            return Predicate("SAY", "claim", *where, fillers, score, stance=stance, source_kind=kind)
        track = self._labels.marks[candidate.mark]
        status = _likeliest(self._track_statuses[track], scores[self._slices["track_status"]])
        return Predicate(track, "track", *where, fillers, score, status=status)

    def _event(self, score: float, scores: Floats, where: tuple[Span, Span], fillers: tuple[Filler, ...]) -> Predicate:
        chances = softmax(scores[self._slices["type"]])
        order = chances.argsort()[::-1]
        frame = self._labels.types[int(order[0])]
        return Predicate(
            frame,
            "event",
            *where,
            fillers,
            score,
            status=self._best("status", self._labels.statuses, scores),
            mode=_likeliest(self._modes[frame], scores[self._slices["mode"]]),
            label_score=float(chances[order[0]]),
            others=tuple((self._labels.types[int(at)], float(chances[at])) for at in order[1:3]),
        )

    def _best(self, group: str, names: Sequence[str], scores: Floats) -> str:
        return names[int(scores[self._slices[group]].argmax())]


def _own(names: Sequence[str], frame: str, shift: int) -> list[tuple[int, str | None]]:
    """Columns and bare names of a frame's entries among ``FRAME.name``."""
    return [(shift + i, name.partition(".")[2]) for i, name in enumerate(names) if name.startswith(f"{frame}.")]


def _likeliest(own: Sequence[tuple[int, str | None]], scores: Floats) -> str | None:
    return max(own, key=lambda pair: float(scores[pair[0]]))[1] if own else None
