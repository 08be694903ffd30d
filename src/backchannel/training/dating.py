"""The weights by which deeds get their times, fitted on whole articles (`backchannel.events.dating`).

The model is a conditional logit (McFadden, 1974, Conditional logit analysis of qualitative choice behavior) over the candidates of
a deed, trained on the likelihood of all candidates that give the annotated day, month or year together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from operator import add

import torch

from backchannel.events.complete import with_own_parts
from backchannel.events.dating.candidates import Candidate, Candidates
from backchannel.events.dating.choice import choose, with_closest
from backchannel.events.dating.story import Story
from backchannel.flow import Reader
from backchannel.records import TimeRef
from backchannel.training.articles import Article, matched

SELDOM = 3  # deeds that must have a feature for it to be learned
DECAY = 1.0  # of squared weights, against the sum of log-likelihoods
STEPS = 300  # of L-BFGS
SMALL = 0.02  # smaller weights are left out


@dataclass(frozen=True, slots=True)
class Case:
    """A deed without a time of its own: its article, its candidates, and its date as annotated."""

    article: str
    candidates: Sequence[Candidate]
    date: str | None

    @property
    def right(self) -> list[bool]:
        """Which candidates are right; that it has none where no candidate gives the date."""
        fit = [is_right(one.time, self.date) for one in self.candidates]
        return fit if any(fit) else [one.time is None for one in self.candidates]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many deeds with a date got the right one, a wrong one and none, and how many without one got none and one."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    silent: int = 0
    false: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*map(add, astuple(self), astuple(other)))


def is_right(time: TimeRef | None, date: str | None) -> bool:
    """Whether a time lies within a day, month or year; no time is right where there is no date."""
    if date is None or time is None:
        return date is None and time is None
    return all((day or "").startswith(date) for day in (time.start, time.end))


def cases_of(articles: Sequence[Article], reader: Reader) -> tuple[list[Case], Tally]:
    """The deeds without a time of their own that both the reader and the annotator found, and how the others do."""
    cases, own = [], Tally()
    for article in articles:
        parts = reader.take_apart(article.document)
        day = parts.document.published
        events = with_closest(with_own_parts(parts.events, parts.claims, parts.cast.actors, parts.grounded, day), day)
        candidates = Candidates(Story.of(events, parts.claims, parts.cast.actors, parts.grounded, parts.sentences, day))
        for event, deed in matched(events, article.deeds):
            if event.time and event.time.start:
                own += tally(event.time, deed.date)
            else:
                cases.append(Case(article.document.id, candidates(event), deed.date))
    return cases, own


def tally(time: TimeRef | None, date: str | None) -> Tally:
    """The tally of one deed."""
    if date is None:
        return Tally(silent=time is None, false=time is not None)
    right = is_right(time, date)
    return Tally(right=right, wrong=time is not None and not right, missed=time is None)


def score(cases: Sequence[Case], weights: Mapping[str, float], least: float) -> Tally:
    """How the deeds of some cases do by some weights."""
    chosen = (choose(case.candidates, weights, least) for case in cases)
    return sum((tally(one[0].time if one else None, case.date) for one, case in zip(chosen, cases, strict=True)), Tally())


def cross_validate(cases: Sequence[Case], leasts: Sequence[float], folds: int) -> dict[float, Tally]:
    """How deeds do by weights fitted without their articles, for several thresholds."""
    names = sorted({case.article for case in cases})
    total = dict.fromkeys(leasts, Tally())
    for fold in range(folds):
        held = set(names[fold::folds])
        weights = fit([case for case in cases if case.article not in held])
        for least in leasts:
            total[least] += score([case for case in cases if case.article in held], weights, least)
    return total


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """The weights that make the right candidates of some cases likeliest, by feature."""
    seen = Counter(name for case in cases for name in {name for one in case.candidates for name in one.features})
    features = sorted(name for name, count in seen.items() if count >= SELDOM)
    design, case_of, right = _design(cases, {name: number for number, name in enumerate(features)})
    weights = torch.zeros(len(features), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=STEPS, line_search_fn="strong_wolfe")
    everything = torch.ones_like(right)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = torch.mv(design, weights)
        whole, part = (_log_sum(scores, case_of, mask, len(cases)) for mask in (everything, right))
        total: torch.Tensor = (whole - part).sum() + DECAY * (weights * weights).sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    learned = zip(features, weights.detach().tolist(), strict=True)
    return {name: round(weight, 3) for name, weight in learned if abs(weight) >= SMALL}


def _design(cases: Sequence[Case], number_of: Mapping[str, int]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Candidates by features (sparse), the case of each candidate, and whether it is right."""
    rows: list[int] = []
    columns: list[int] = []
    case_of: list[int] = []
    right: list[bool] = []
    for number, case in enumerate(cases):
        for one, fits in zip(case.candidates, case.right, strict=True):
            known = [number_of[name] for name in one.features if name in number_of]
            rows += [len(right)] * len(known)
            columns += known
            case_of.append(number)
            right.append(fits)
    shape = len(right), len(number_of)
    design = torch.sparse_coo_tensor(torch.tensor([rows, columns]), torch.ones(len(rows)), shape, check_invariants=True).coalesce()
    return design, torch.tensor(case_of), torch.tensor(right)


def _log_sum(scores: torch.Tensor, case_of: torch.Tensor, mask: torch.Tensor, count: int) -> torch.Tensor:
    """Of each case the logarithm of the sum of the exponentials of its scores under a mask."""
    low = torch.full((count,), -1e9)
    greatest = low.scatter_reduce(0, case_of, scores.detach().masked_fill(~mask, -1e9), "amax")
    sums = torch.zeros(count).scatter_add(0, case_of, torch.exp(scores - greatest[case_of]) * mask)
    return greatest + torch.log(sums + 1e-12)
