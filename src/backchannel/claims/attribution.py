"""Predicates of saying to claims, with their nesting and the events they carry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from backchannel.claims.anonymity import anonymity_of
from backchannel.claims.content import one_statement, trimmed
from backchannel.claims.extent import both_sides, merged, runs_on, whole_quotations
from backchannel.claims.layout import laid_out
from backchannel.claims.lexicon import load_cues
from backchannel.claims.quotations import Quotation, find_quotations
from backchannel.claims.source import coordinated, whole_source
from backchannel.records import Actor, CastLike, Claim, Filler, Predicate, Span

CORPORATE = frozenset({"IGO", "NGO", "REB", "BUS", "PTY", "OPP", "LAB", "CRM", "EDU", "REL"})
DASH = re.compile(r"[-–—―]+")  # as a cue it signs what stands before it
EMPTY = re.compile(r"(?:the|an?|of|to|in|on|at|for|and|that|as|by|with)", re.I)  # words that say nothing by themselves
UNSEEN = 0.5  # how sure a claim is that only the layout shows
QUOTES = frozenset("\"“”«»„'‘’")


@dataclass(slots=True)
class _Draft:
    """An attribution: what is told with its cue, what its speaker goes on to say; ``quoted`` when the cue is itself quoted."""

    predicate: Predicate
    source: Span | None
    contents: tuple[Span, ...]
    quoted: bool
    going_on: list[Span] = field(default_factory=list)
    laid: bool = False

    @property
    def bare(self) -> bool:
        """Whether nothing but quotation marks attributes it."""
        return set(self.predicate.span.text) <= QUOTES


def _drafts(text: str, predicates: Sequence[Predicate], quotations: Sequence[Quotation]) -> list[_Draft]:
    drafts: list[_Draft] = []
    seen: set[tuple[int, int]] = set()
    for predicate in predicates:
        contents = _contents(text, predicate, quotations) if predicate.family == "claim" else ()
        if not contents or (predicate.span.start, contents[0].start) in seen:
            continue
        seen.add((predicate.span.start, contents[0].start))
        quoted = any(q.span.holds(predicate.span) for q in quotations)
        drafts.append(_Draft(predicate, predicate.first("source"), contents, quoted))
    return drafts


def _contents(text: str, predicate: Predicate, quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """The stretches of what is attributed, that of the longest run first, the others in the order of the text, without scraps of one word."""
    runs, cue = predicate.role("content"), predicate.span
    if not runs:
        return ()
    longest = max(runs, key=lambda run: len(run.text))
    grown = [whole_quotations(text, one_statement(text, run, cue), cue, quotations) for run in (longest, *runs)]
    if len(runs) == 1 and (before := both_sides(text, grown[0], predicate.first("source"), cue, predicate.sentence)):
        grown.append(before)
    own = (cue, *predicate.role("source"))
    told = [run for run in (trimmed(text, run) for run in grown) if not EMPTY.fullmatch(run.text)]
    if not told:
        return ()
    first, *others = [run for run in told if len(run.text.split()) > 1 or not any(run.overlaps(span) for span in own)] or told[:1]
    return first, *(run for run in merged(text, others) if not run.overlaps(first) and " " in run.text)


def _with_layout(text: str, drafts: list[_Draft], quotations: Sequence[Quotation]) -> list[_Draft]:
    """The drafts with those the layout makes; what a line of the layout attributes, nobody outside of it says."""
    for laid in laid_out(text, quotations):
        there = [d for d in drafts if d.predicate.span.overlaps(laid.cue) or (d.bare and d.contents[0].overlaps(laid.content))]
        filler = Filler("source", laid.source, there[0].predicate.score if there else UNSEEN)
        made = Predicate("SAY", "claim", laid.cue, laid.line, (filler,), filler.score, stance="asserts", source_kind="person")
        known = there[0].predicate if there else made
        kind = known.source_kind if laid.cue.text == ":" and known.source_kind != "anonymous" else "person"
        known = replace(known, span=laid.cue, sentence=laid.line, fillers=(filler,), source_kind=kind)
        drafts = [d for d in drafts if d not in there]
        for draft in drafts:
            if not laid.content.holds(draft.predicate.span) and not laid.line.holds(draft.predicate.span):
                draft.contents = tuple(span for span in draft.contents if not span.overlaps(laid.content))
        drafts = [d for d in drafts if d.contents]
        drafts.append(_Draft(known, laid.source, (laid.content,), quoted=False, laid=True))
    return sorted(drafts, key=lambda d: d.predicate.span.start)


def _speak_on(text: str, drafts: list[_Draft], quotations: Sequence[Quotation]) -> list[_Draft]:
    """The drafts with the quotations in which their speakers go on, and without those that are nothing but such a one."""
    for draft in drafts:
        told = [q for q in quotations if any(q.span.holds(content) for content in draft.contents)]
        if draft.quoted or draft.bare or draft.laid or not told or DASH.fullmatch(draft.predicate.span.text):
            continue
        last, here = told[-1], max(told[-1].outer.end, draft.predicate.span.end)
        taken = [span for other in drafts if other is not draft and not (other.bare or other.quoted) for span in other.contents]
        while (found := runs_on(text, last, here, quotations, taken)) and not _interrupted(drafts, draft, here, found):
            draft.going_on.append(trimmed(text, found.span))
            last, here = found, found.outer.end
    spoken = [(d, span) for d in drafts if not d.bare for span in (*d.contents, *d.going_on)]
    return [d for d in drafts if not (d.bare and any(span.overlaps(d.contents[0]) and o.source == d.source for o, span in spoken))]


def _interrupted(drafts: Sequence[_Draft], draft: _Draft, here: int, found: Quotation) -> bool:
    """Whether somebody else is given the word between ``here`` and a quotation."""
    return any(d is not draft and not d.quoted and not d.bare and here <= d.predicate.span.start < found.outer.start for d in drafts)


def _claim(text: str, number: int, draft: _Draft, cast: CastLike) -> Claim:
    predicate, source = draft.predicate, draft.source
    content, *further = (*draft.contents, *draft.going_on)
    actor = cast.actor_at(source) if source else None
    kind = _kind(predicate.source_kind or "anonymous", source, actor)
    if source:
        source = coordinated(text, predicate.role("source"), source)
        source = whole_source(text, source, predicate.span, content, predicate.sentence)
    cue = None if draft.bare else load_cues().lookup(_with_complement(text, predicate, content))
    attitude = cue.attitude if cue else "assertion"
    return Claim(
        id=f"c{number}",
        source=source,
        source_actor=actor.id if actor else None,
        source_kind=kind,
        cue=None if draft.bare else predicate.span,
        content=content,
        stance=_stance(attitude, predicate.stance or "asserts"),
        inside=None,
        events=(),
        continued=tuple(sorted(further, key=lambda span: span.start)),
        confidence=predicate.score,
        attitude=attitude,
        anonymity=anonymity_of(source, actor, predicate.sentence) if source and kind == "anonymous" else None,
    )


def _stance(attitude: str, predicted: str) -> str:
    """What is taken back is denied; who evades neither asserts nor denies."""
    if attitude == "retraction":
        return "denies"
    return "doubts" if attitude == "evasion" else predicted


def _with_complement(text: str, predicate: Predicate, content: Span) -> str:
    """The words of a cue with the first word of what follows it: ``declined to`` and ``comment``."""
    cue = predicate.span
    return text[cue.start : content.start] + content.text.split()[0] if 0 <= content.start - cue.end <= 1 else cue.text


def _kind(predicted: str, source: Span | None, actor: Actor | None) -> str:
    """The kind of source as predicted, corrected by what the lists know of the actor: a newspaper is media."""
    if source is None:
        return "anonymous"
    if actor is None or predicted in {"document", "anonymous"}:
        return predicted
    if actor.sector == "MED" and actor.org:
        return "media" if predicted != "person" else predicted
    if predicted == "office" and actor.sector in CORPORATE:
        return "organisation"
    return predicted


def _nested(claims: Sequence[Claim], cues: dict[str, Span]) -> list[Claim]:
    """Each claim with the innermost other claim whose content holds its cue and most of its content."""
    said = [(span, other.id) for other in claims for span in other.contents]
    placed = []
    for claim in claims:
        cue, at, least = cues[claim.id], claim.content.start, len(claim.content.text)
        outer = [
            (len(span.text), other)
            for span, other in said
            if span.start <= at < span.end and other != claim.id and span.holds(cue) and len(span.text) > least
        ]
        placed.append(replace(claim, inside=min(outer)[1] if outer else None))
    return placed


def make_claims(text: str, predicates: Sequence[Predicate], cast: CastLike) -> tuple[Claim, ...]:
    """Claims in the order of the text; an attribution without content is none.

    ``events`` stays empty: `backchannel.events` fills it when both are known.
    """
    quotations = find_quotations(text)
    drafts = _with_layout(text, _drafts(text, predicates, quotations), quotations)
    drafts = _speak_on(text, drafts, quotations)
    claims = [_claim(text, number, draft, cast) for number, draft in enumerate(drafts, 1)]
    return tuple(_nested(claims, {claim.id: draft.predicate.span for claim, draft in zip(claims, drafts, strict=True)}))
