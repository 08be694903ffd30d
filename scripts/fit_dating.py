"""Fit the weights by which deeds get their times on the annotated articles, and print how they do.

    pip install '.[train]' && python scripts/fit_dating.py [corpus/articles] [--beside FOLDER] [--folds 6]

Writes src/backchannel/events/dating/weights.tsv. The table: of the deeds that reader and annotator both found, those with a date that
got the right one, a wrong one and none, and those without a date that got none and one; in their own sentences, and elsewhere by
weights that were fitted without their article, for several thresholds. ``--beside`` scores the weights on another folder.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from backchannel.events.dating.choice import LIKELY
from backchannel.flow import Reader
from backchannel.training.articles import read_articles
from backchannel.training.dating import Tally, cases_of, cross_validate, fit, score

OUT = Path(__file__).parent.parent / "src/backchannel/events/dating/weights.tsv"
LEASTS = (0.2, 0.25, 0.3, 0.4, 0.5, 0.6)


def line(name: str, tally: Tally) -> str:
    return f"{name:28}{tally.right:8}{tally.wrong:8}{tally.missed:8}{tally.silent:8}{tally.false:8}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the weights by which deeds get their times.")
    parser.add_argument("articles", type=Path, nargs="?", default=Path("corpus/articles"))
    parser.add_argument("--beside", type=Path)
    parser.add_argument("--folds", type=int, default=6)
    args = parser.parse_args()
    reader = Reader()
    cases, own = cases_of(read_articles(args.articles), reader)
    print(f"{'':28}{'right':>8}{'wrong':>8}{'missed':>8}{'silent':>8}{'false':>8}")
    print(line("own sentence", own))
    for least, tally in cross_validate(cases, LEASTS, args.folds).items():
        print(line(f"elsewhere, from {least}", tally))
    weights = fit(cases)
    if args.beside:
        others, own = cases_of(read_articles(args.beside), reader)
        print(line(f"{args.beside.name}: own sentence", own))
        for least in LEASTS:
            print(line(f"{args.beside.name}: elsewhere, from {least}", score(others, weights, least)))
    head = (
        f"# origin: scripts/fit_dating.py on {len(cases)} deeds of {len({case.article for case in cases})} articles; kept from {LIKELY}\n"
    )
    rows = (f"{weight}\t{feature}\n" for feature, weight in sorted(weights.items()))
    OUT.write_text(head + "# weight\tfeature\n" + "".join(rows), "utf-8")
    print(f"{OUT.name}: {len(weights)} weights")


if __name__ == "__main__":
    main()
