"""Times that count from another deed."""

from __future__ import annotations

import pytest
from hand import Scene


def dated(text: str, phrase: str, *, told: str = "talks", when: str = "5 January") -> tuple[str | None, str | None] | None:
    scene = Scene(text)
    done = scene.add("RETREAT", "freed", status="happened", roles={"time": phrase})
    for n in range(1, text.count(told) + 1):
        roles = {"time": when} if when in text and n == 1 else {}
        scene.add("CONSULT", scene.span(told, n), status="happened", roles=roles)
    time = scene.grounded.time(done.first("time"))
    return (time.start, time.end) if time else None


@pytest.mark.parametrize(
    ("phrase", "days"),
    [
        ("Two weeks after", ("2024-01-15", "2024-01-21")),
        ("Three days after", ("2024-01-08", "2024-01-08")),
        ("The day before", ("2024-01-04", "2024-01-04")),
        ("Hours after", ("2024-01-05", "2024-01-05")),
        ("A month after", ("2024-02-01", "2024-02-29")),
    ],
)
def test_a_time_counts_from_the_day_of_the_deed_that_follows_it(phrase: str, days: tuple[str, str]) -> None:
    text = f"Envoys held talks on 5 January in Baku. {phrase} the talks broke up, Tbilisi freed the men."
    assert dated(text, phrase) == days


def test_a_deed_whose_day_nobody_tells_dates_nothing() -> None:
    assert dated("Envoys held talks in Baku. Two weeks after the talks, Tbilisi freed the men.", "Two weeks after") == (None, None)


def test_a_time_before_a_deed_is_not_counted_from_publication() -> None:
    assert dated("Two weeks before the vote, Tbilisi freed the men.", "Two weeks before the vote", told="vote") == (None, None)
