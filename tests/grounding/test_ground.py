"""All phrases of a document at once."""

from __future__ import annotations

import pytest
from hand import Scene

from backchannel.gazetteer.places import Places
from backchannel.grounding import Grounder

TEXT = "Envoys will meet in Tunis on Friday and pay 30 million euros. On Friday they quarrelled in 2019."


def test_a_planned_deed_lies_ahead_and_a_done_one_behind() -> None:
    scene = Scene(TEXT)
    ahead = scene.add("CONSULT", "meet", status="planned", roles={"time": "Friday", "place": "Tunis"})
    behind = scene.add("ACCUSE", "quarrelled", status="happened", roles={"time": scene.span("Friday", 2)})
    grounded = scene.grounded
    first, second = grounded.time(ahead.first("time")), grounded.time(behind.first("time"))
    assert first is not None and second is not None
    assert (first.start, second.start) == ("2024-03-15", "2024-03-08")
    place = grounded.place(ahead.first("place"))
    assert place is not None and place.country == "TUN"


def test_mentions_without_a_role_are_grounded_too() -> None:
    scene = Scene(TEXT)
    money, year, town = scene.mention("30 million euros", "quantity"), scene.mention("2019", "time"), scene.mention("Tunis", "place")
    grounded = Grounder(Places())(scene.document, [money, year, town], [])
    quantity, time, place = grounded.quantity(money.span), grounded.time(year.span), grounded.place(town.span)
    assert quantity is not None and (quantity.value, quantity.unit) == (3e7, "EUR")
    assert time is not None and (time.start, time.end) == ("2019-01-01", "2019-12-31")
    assert place is not None and place.country == "TUN"


@pytest.mark.parametrize(
    ("phrase", "start"),
    [
        ("May", "2024-05-01"),
        ("February", "2024-02-01"),
        ("Thursday", "2024-03-14"),
        ("Monday", "2024-03-11"),
        ("last week", "2024-03-04"),
        ("2019", "2019-01-01"),
    ],
)
def test_what_is_possible_lies_on_the_side_that_is_clearly_nearer(phrase: str, start: str) -> None:
    scene = Scene(f"Envoys may meet in {phrase}.")
    done = scene.add("CONSULT", "meet", status="possible", roles={"time": scene.span(phrase, scene.text.count(phrase))})
    time = scene.grounded.time(done.first("time"))
    assert time is not None and time.start == start


@pytest.mark.parametrize(
    "phrase", ["last year", "last December", "20 months ago", "300 years ago", "yesterday", "next month", "the last weekend"]
)
def test_relative_phrases_without_a_day_of_publication_name_no_day(phrase: str) -> None:
    scene = Scene(f"Envoys met {phrase}.", published=None)
    done = scene.add("CONSULT", "met", status="happened", roles={"time": phrase})
    time = scene.grounded.time(done.first("time"))
    assert time is not None and time.start is None


def test_without_a_day_of_publication_only_years_are_dated() -> None:
    scene = Scene(TEXT, published=None)
    done = scene.add("ACCUSE", "quarrelled", status="happened", roles={"time": ["2019", "Friday"]})
    grounded = scene.grounded
    year, friday = (grounded.time(span) for span in done.role("time"))
    assert year is not None and year.start == "2019-01-01"
    assert friday is not None and friday.start is None and friday.span == scene.span("Friday")


def test_nothing_is_grounded_where_nothing_stands() -> None:
    grounded = Grounder(Places())(Scene(TEXT).document, [], [])
    assert (grounded.time(None), grounded.place(None), grounded.quantity(None)) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "phrase", "status", "days"),
    [
        ("They signed it in 1543.", "1543", "happened", ["1543-01-01", "1543-12-31"]),
        ("They signed it in the autumn.", "the autumn", "happened", ["2023-09-01", "2023-11-30"]),
        ("They will meet in the summer.", "the summer", "planned", ["2024-06-01", "2024-08-31"]),
        ("They counted men at 1543.", "1543", "happened", [None, None]),
        ("Envoys will meet in ten days.", "ten days", "planned", ["2024-03-23", "2024-03-23"]),
        ("Envoys will meet within six months.", "six months", "planned", ["2024-03-13", "2024-09-13"]),
        ("Envoys will meet within six months of the vote.", "six months", "planned", [None, None]),
        ("They took the town in ten days.", "ten days", "happened", [None, None]),
        ("They have held talks since February.", "February", "happened", ["2024-02-01", "2024-02-29"]),
        ("They have no talks since February.", "February", "denied", ["2024-02-01", "2024-03-13"]),
        ("They have held talks since April 3.", "since April 3", "happened", ["2023-04-03", "2023-04-03"]),
        ("The talks will go on until May 8.", "May 8", "planned", ["2024-03-13", "2024-05-08"]),
        ("They will not meet until May 8.", "May 8", "planned", ["2024-05-08", "2024-05-08"]),
        ("They adjourned the hearing until May 8.", "May 8", "happened", ["2024-05-08", "2024-05-08"]),
        ("They will sign before the end of May.", "the end of May", "planned", ["2024-05-26", "2024-05-31"]),
        ("They will sign by the end of May.", "the end of May", "planned", ["2024-05-26", "2024-05-31"]),
        ("They gave him until May 8 to sign.", "May 8", "planned", ["2024-05-08", "2024-05-08"]),
        ("They have met there since April last year.", "April", "happened", ["2023-04-01", "2023-04-30"]),
        ("They will sign before May 8.", "May 8", "planned", ["2024-03-13", "2024-05-07"]),
        ("They may close it by Monday.", "Monday", "possible", ["2024-03-18", "2024-03-18"]),
        ("They will not meet before May.", "May", "denied", ["2024-03-13", "2024-04-30"]),
        ("They had not met before October.", "October", "denied", ["2023-10-01", "2023-10-31"]),
        ("They had held the town until March 8.", "March 8", "happened", ["2024-03-08", "2024-03-08"]),
    ],
)
def test_the_word_before_a_time_counts(text: str, phrase: str, status: str, days: list[str | None]) -> None:
    scene = Scene(text)
    done = scene.add("CONSULT", text.split()[2], status=status, roles={"time": phrase})
    time = scene.grounded.time(done.first("time"))
    assert time is not None and [time.start, time.end] == days


@pytest.mark.parametrize(
    ("phrase", "status", "day"),
    [
        ("March 30", "denied", "2024-03-30"),
        ("April 2", "denied", "2024-04-02"),
        ("December 2", "denied", "2023-12-02"),
        ("March 2", "planned", "2024-03-02"),
        ("February 26", "planned", "2024-02-26"),
        ("August 10", "planned", "2024-08-10"),
        ("November 20", "planned", "2024-11-20"),
        ("April 2", "happened", "2023-04-02"),
        ("Monday", "denied", "2024-03-11"),
        ("Monday", "planned", "2024-03-18"),
    ],
)
def test_a_day_without_a_year_lies_on_the_side_that_is_clearly_nearer(phrase: str, status: str, day: str) -> None:
    scene = Scene(f"Envoys were not to meet on {phrase}.")
    done = scene.add("CONSULT", "meet", status=status, roles={"time": phrase})
    time = scene.grounded.time(done.first("time"))
    assert time is not None and time.start == day


@pytest.mark.parametrize(
    ("text", "phrases", "days"),
    [
        ("They met on March 7 and 8.", ["March 7", "8"], ["2024-03-07", "2024-03-08"]),
        ("They met from Sunday until Tuesday.", ["Sunday", "Tuesday"], ["2024-03-10", "2024-03-12"]),
        ("They met from Feb. 20 to 23.", ["from", "Feb. 20 to 23"], ["2024-02-20", "2024-02-23"]),
        ("They talked for more than two hours on Tuesday.", ["more than two hours", "Tuesday"], ["2024-03-12", "2024-03-12"]),
    ],
)
def test_the_times_of_a_deed_are_one_stretch_or_the_first_that_has_days(text: str, phrases: list[str], days: list[str]) -> None:
    scene = Scene(text)
    done = scene.add("CONSULT", text.split()[1], status="happened", roles={"time": phrases})
    time = scene.grounded.first_time(done.ranked("time"))
    assert time is not None and [time.start, time.end] == days


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("HELSINKI, March 11 - ", "2024-03-11"),
        ("HELSINKI, 11 March 2024. ", "2024-03-11"),
        ("HELSINKI, March 1 - ", "2024-03-13"),
        ("HELSINKI, March 15 - ", "2024-03-13"),
        ("", "2024-03-13"),
    ],
)
def test_today_is_the_day_of_a_dateline_shortly_before_publication(opening: str, day: str) -> None:
    scene = Scene(f"{opening}The ministers of both neighbours met here today and talked about the bridge over the river for hours.")
    done = scene.add("CONSULT", "met", status="happened", roles={"time": "today"})
    time = scene.grounded.time(done.first("time"))
    assert time is not None and time.start == day
