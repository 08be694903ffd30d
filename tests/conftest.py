"""Where the examples and, beside the checkout, the rulers' articles lie."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # how long a machine takes is measured by benchmarks, not by tests
settings.load_profile("untimed")
ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared" / "gold"
CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    """The cases of one file as parameters; an id is the case's text."""
    return [pytest.param(case, id=case["text"][:40]) for case in tomllib.loads((CASES / name).read_text("utf-8"))["case"]]


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of annotated articles beside the checkout."""
    if not GOLD.is_dir():
        pytest.skip("no ../shared/gold beside the checkout: the annotated articles are not part of the repository")
    return GOLD
