"""Who is named, and how a table names a party."""

from __future__ import annotations

import pytest
from hand import Scene

from backchannel.tracks.material import Material, is_named


def material(scene: Scene) -> Material:
    return Material(scene.text, scene.cast, scene.grounded)


@pytest.mark.parametrize(
    ("name", "org", "named"),
    [
        ("Ana Kolar", None, True),
        ("Salim al-Tayyar", None, True),
        ("Zia ul-Haq", None, True),
        ("Omar bin Saleh", None, True),
        ("al-Tayyar", None, False),
        ("Six Fishermen", None, False),
        ("Baltic Watch", "BALTIC", False),
        ("United Arab Emirates", None, False),
    ],
)
def test_who_goes_by_a_name(name: str, org: str | None, named: bool) -> None:
    assert is_named(Scene(f"{name} came.").actor(name, org=org)) == named
