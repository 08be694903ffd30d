"""Scores of a reader on annotated passages: what was found, and what was said of what was found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from backchannel.errors import CorpusError
from backchannel.language import Sentence
from backchannel.records import Mention, Predicate, Span
from backchannel.training.partial import ATTRIBUTIONS, MENTIONS, covers, silent
from backchannel.training.passages import Passage, sentences_of

Scores = dict[str, float]
TOLD = frozenset({"event.detect.f1", "event.typed.f1", "event.type.accuracy", "event.status.accuracy"})  # what whole articles tell all of


def _pairs(gold: Sequence[Predicate], found: Sequence[Predicate]) -> list[tuple[Predicate, Predicate]]:
    """Pair predicates whose words overlap, one to one, same frame and closer overlap first."""
    rated = []
    for i, one in enumerate(gold):
        for j, two in enumerate(found):
            shared = min(one.span.end, two.span.end) - max(one.span.start, two.span.start)
            if shared > 0:
                rated.append((one.frame == two.frame, shared, -i, -j))
    pairs, left, right = [], set(), set()
    for _, _, i, j in sorted(rated, reverse=True):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((gold[-i], found[-j]))
    return pairs


def matched_events(gold: Sequence[Predicate], found: Sequence[Predicate]) -> list[tuple[Predicate, Predicate]]:
    """Annotated events with those found for them."""
    return _pairs([p for p in gold if p.family == "event"], [p for p in found if p.family == "event"])


def _letters(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


class _Tally:
    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.rights: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])

    def add(self, name: str, *, hit: int, gold: int, found: int) -> None:
        for key, value in (("hit", hit), ("gold", gold), ("found", found)):
            self.counts[name, key] += value

    def right(self, name: str, is_right: bool) -> None:
        self.rights[name][0] += is_right
        self.rights[name][1] += 1

    def scores(self) -> Scores:
        out = {}
        for name in sorted({name for name, _ in self.counts}):
            total = self.counts[name, "gold"] + self.counts[name, "found"]
            out[f"{name}.f1"] = round(2 * self.counts[name, "hit"] / total, 4) if total else 0.0
        for name, (good, every) in sorted(self.rights.items()):
            out[f"{name}.accuracy"] = round(good / every, 4)
        return out


def _score_family(tally: _Tally, family: str, gold: Sequence[Predicate], found: Sequence[Predicate]) -> None:
    gold, found = [p for p in gold if p.family == family], [p for p in found if p.family == family]
    pairs = _pairs(gold, found)
    tally.add(f"{family}.detect", hit=len(pairs), gold=len(gold), found=len(found))
    for one, two in pairs:
        if family == "event":
            tally.right("event.type", one.frame == two.frame)
            tally.right("event.status", one.status == two.status)
            tally.right(f"event.status_{one.status}", one.status == two.status)
            if one.mode and one.frame == two.frame:
                tally.right("event.mode", one.mode == two.mode)
        elif family == "claim":
            tally.right("claim.stance", one.stance == two.stance)
            tally.right("claim.kind", one.source_kind == two.source_kind)
            if one.stance != "asserts":
                tally.right("claim.stance_rare", one.stance == two.stance)
        elif one.status and one.frame == two.frame:
            tally.right("track.status", one.status == two.status)
        roles = {f.role for f in (*one.fillers, *two.fillers)}
        for role in sorted(roles):
            want, have = _letters(one.role(role)), _letters(two.role(role))
            tally.add(f"{family}.{role}", hit=len(want & have), gold=len(want), found=len(have))
    if family == "event":
        typed = sum(one.frame == two.frame for one, two in pairs)
        tally.add("event.typed", hit=typed, gold=len(gold), found=len(found))


Reads = Callable[[str, Sequence[Sentence]], tuple[tuple[Mention, ...], tuple[Predicate, ...]]]


def evaluate(reader: Reads, passages: Sequence[Passage]) -> Scores:
    """Scores by name: ``.f1`` of what is found, ``.accuracy`` of labels among what is found, roles by characters."""
    tally = _Tally()
    for passage in passages:
        mentions, predicates = reader(passage.text, sentences_of(passage))
        if not silent(passage, MENTIONS):
            want, have = ({(m.span, m.kind) for m in some} for some in (passage.mentions, mentions))
            tally.add("mention", hit=len(want & have), gold=len(want), found=len(have))
        for family in ("event",) if silent(passage, ATTRIBUTIONS) else ("event", "claim"):
            _score_family(tally, family, passage.predicates, predicates)
        for frame in {p.frame for p in (*passage.predicates, *predicates) if p.family == "track" and covers(passage, p.frame)}:
            _score_family(tally, "track", [p for p in passage.predicates if p.frame == frame], [p for p in predicates if p.frame == frame])
    return tally.scores()


def evaluate_told(reader: Reads, passages: Sequence[Passage]) -> Scores:
    """Scores on passages that tell their deeds and nothing else: how many are found, and with which type and status."""
    return {name: value for name, value in evaluate(reader, passages).items() if name in TOLD}


def agreement(first: Sequence[Passage], second: Sequence[Passage]) -> Scores:
    """How far a second annotation of some passages agrees with the first, by the scores a model is given.

    Raises:
        CorpusError: a passage of the second is not among the first, or its text differs.
    """
    known = {passage.id: passage for passage in first}
    for passage in second:
        if passage.id not in known or known[passage.id].text != passage.text:
            raise CorpusError(f"{passage.where}: {passage.id} is no passage of the corpus, or its text differs")
    by_text = {passage.text: passage for passage in second}
    return evaluate(lambda text, _: (by_text[text].mentions, by_text[text].predicates), [known[p.id] for p in second])
