"""Pages written from code are current, and links between pages lead somewhere."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from conftest import ROOT

from backchannel.sources.files import SUFFIXES
from backchannel.views.cli.read import FORMATS

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "corpus").glob("*.md")])


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_docs", ROOT / "scripts" / "build_docs.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["schema.md", "ontology.md", "cli.md"])
def test_pages_written_from_code_are_current(builder: ModuleType, name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == builder.pages()[name], "run python scripts/build_docs.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    targets = [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target and not target.startswith("#")]
    assert [target for target in targets if not (page.parent / target.partition("#")[0]).exists()] == []


def test_the_guide_names_every_format_and_suffix() -> None:
    guide = (ROOT / "docs" / "guide.md").read_text("utf-8")
    assert all(f"`{name}`" in guide for name in FORMATS)
    assert all(f"`{suffix}`" in guide for suffix in SUFFIXES)


def test_every_dependency_is_accounted_for() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *(d for extra in project["project"]["optional-dependencies"].values() for d in extra)]
    names = {re.split(r"[<>=\[;! ]", need, maxsplit=1)[0] for need in [*wanted, *project["build-system"]["requires"]]} - {"backchannel"}
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    assert sorted(name for name in names if f"`{name}`" not in page) == []
