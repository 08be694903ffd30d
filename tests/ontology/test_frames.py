"""The ontology file: that it is whole, and that a broken one is refused in words."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from backchannel.errors import OntologyError
from backchannel.ontology import load_ontology
from backchannel.ontology.describe import ontology_page
from backchannel.ontology.frames import parse_ontology

TEXT = files("backchannel.ontology").joinpath("frames.toml").read_text("utf-8")
TYPES = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"


def test_the_sixteen_types_and_the_six_tracks() -> None:
    ontology = load_ontology()
    assert set(ontology.types) == set(TYPES.split())
    assert set(ontology.tracks) - {"terms"} == {"talks", "deals", "safeguards", "funds", "detainees", "force"}
    assert ontology.statuses == ("happened", "planned", "possible", "denied")
    assert ontology.stances == ("asserts", "denies", "doubts")
    assert set(ontology.source_kinds) == {"person", "office", "organisation", "media", "anonymous", "document"}


def test_every_type_has_a_code_a_score_and_modes_with_codes() -> None:
    ontology = load_ontology()
    for frame in ontology.of("event"):
        assert frame.gloss
        assert frame.cameo is not None and re.fullmatch(r"\d{3,4}", frame.cameo)
        assert frame.goldstein is not None and -10 <= frame.goldstein <= 10
        assert frame.status == ontology.statuses
        assert {role.name for role in frame.roles} == {"source", "target", "place", "time", "quantity"}
        for mode, code in frame.modes.items():
            assert re.fullmatch(r"\d{3,4}", code), f"{frame.name}.{mode}"


def test_cameo_is_that_of_the_mode_where_it_has_one() -> None:
    ontology = load_ontology()
    assert ontology.cameo("CONSULT", "visit") == "042"
    assert ontology.cameo("CONSULT", None) == ontology.cameo("CONSULT", "unheard-of") == "040"


def test_names_are_unique_and_modes_are_full_names() -> None:
    ontology = load_ontology()
    assert len(set(ontology.roles)) == len(ontology.roles)
    assert "COERCE.arrest" in ontology.modes
    assert len(ontology.frames) == len(TYPES.split()) + 1 + len(ontology.tracks)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[vocabulary]", "[vocabulary", r"frames\.toml: .*; mend the file"),
        ("[vocabulary]", "[words]", r"frames\.toml: no 'vocabulary'"),
        ("sectors =", "sektors =", r"frames\.toml: no 'sectors'"),
        ('gloss = "meets', 'glos = "meets', r"frames\.toml: frame CONSULT: unknown glos; known are cameo"),
    ],
)
def test_a_file_out_of_order_is_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(OntologyError, match=message):
        parse_ontology(TEXT.replace(old, new, 1))


def test_the_page_names_every_frame_mode_and_word() -> None:
    ontology = load_ontology()
    page = ontology_page(ontology)
    for name in (*ontology.frames, *ontology.contexts, *ontology.sectors, *ontology.mentions, *ontology.source_kinds):
        assert name in page
    for frame in ontology.frames.values():
        assert all(f"`{role}`" in page for role in frame.role_names())
