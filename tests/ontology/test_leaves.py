"""CAMEO leaves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.errors import OntologyError
from backchannel.ontology import load_ontology
from backchannel.ontology.leaves import Leaves, load_leaves

CODES = "code\tgoldstein\ttype\n057\t8\tSUPPORT\n030\t4\tAGREE\n"


@pytest.mark.parametrize(
    ("type", "mode", "trigger", "contexts", "code"),
    [
        ("AGREE", None, "signed", (), "057"),
        ("AGREE", None, "promised", ("economic",), "0311"),
        ("AGREE", None, "promised", (), None),
        ("REQUEST", "yield", "demanded the release", (), "0253"),
        ("REQUEST", None, "demanded the release", (), "100"),
        ("ASSAULT", "airstrike", "bombed", (), None),  # the mode's own code holds
        ("ASSAULT", None, "bombed", (), "183"),
        ("ACCUSE", "disapprove", "sued", (), "115"),
        ("ACCUSE", None, "issued", (), None),
        ("AID", None, "supplies of arms", (), "072"),
        ("AID", None, "alarming", (), None),
    ],
)
def test_the_leaf_is_told_by_mode_trigger_and_context(
    type: str, mode: str | None, trigger: str, contexts: tuple[str, ...], code: str
) -> None:
    assert load_leaves().code(type, mode, trigger, contexts) == code


@given(st.sampled_from(load_ontology().types), st.text(max_size=30), st.lists(st.sampled_from(load_ontology().contexts), max_size=3))
def test_every_leaf_has_a_score(type: str, trigger: str, contexts: list[str]) -> None:
    code = load_leaves().code(type, None, trigger, contexts)
    score = load_leaves().goldstein(code)
    assert score is None if code is None else score is not None and -10 <= score <= 10


def test_a_code_leads_to_its_type_of_the_table() -> None:
    leaves = Leaves("type\tmode\twords\tcontext\tcode\nAGREE\t\tsign\t\t057\n", CODES)
    assert leaves.type_of(leaves.code("AGREE", None, "signed", ()), "AGREE") == "SUPPORT"
    assert leaves.type_of(None, "AGREE") == "AGREE"


@pytest.mark.parametrize("line", ["AGREE\t\tsign\t\t999", "AGREE\tsign\t057"])
def test_a_faulty_line_is_named(line: str) -> None:
    with pytest.raises(OntologyError, match=r"leaves\.tsv:2"):
        Leaves(f"type\tmode\twords\tcontext\tcode\n{line}\n", CODES)
