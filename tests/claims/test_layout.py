"""Transcripts and signed quotations."""

from __future__ import annotations

from hand import Scene

from backchannel.claims import make_claims
from backchannel.claims.layout import laid_out
from backchannel.claims.quotations import find_quotations


def laid(text: str) -> list[tuple[str, str, str]]:
    return [(one.source.text, one.cue.text, one.content.text) for one in laid_out(text, find_quotations(text))]


def test_a_transcript_gives_each_line_to_its_speaker() -> None:
    assert laid("MS. ROE: We go.\n\nPRIME MINISTER (VIA LINK): When?\n\nThey paused.") == [
        ("MS. ROE", ":", "We go."),
        ("PRIME MINISTER (VIA LINK)", ":", "When?"),
    ]
    assert laid("Q. Did you go?\nA. I did.") == [("Q", ".", "Did you go?"), ("A", ".", "I did.")]


def test_one_line_with_a_colon_is_no_transcript() -> None:
    assert laid("KYIV: shells fell.\n\nThe mayor was calm.") == []
    assert laid("U.S. Senate votes.\nA. B. Roe was there.\nThe Q. was long.") == []


def test_a_quotation_may_be_signed_on_a_line_of_its_own() -> None:
    assert laid("“We were sold.”\n— Mira Oum, a fisherman's wife\nThe port is shut.") == [
        ("Mira Oum, a fisherman's wife", "—", "We were sold.")
    ]
    assert laid("We were sold.\n— Mira Oum\n\n“No.”\n– Is that so?") == []


def test_what_a_line_attributes_nobody_else_says() -> None:
    scene = Scene("ROE: We go, she said.\nPOLK: They will not.")
    scene.actor("ROE", country="USA")
    scene.add(
        "SAY", ":", stance="asserts", source_kind="office", roles={"source": "ROE", "content": ["We go, she said.", "They will not."]}
    )
    one, two = make_claims(scene.text, scene.predicates, scene.cast)
    assert [(c.source and c.source.text, c.source_kind, c.content.text, c.continued) for c in (one, two)] == [
        ("ROE", "office", "We go, she said.", ()),
        ("POLK", "person", "They will not.", ()),
    ]
    assert (one.source_actor, two.source_actor) == ("a1", None)
