"""The shipped lists are in order, and lists that are not say where."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from backchannel.errors import GazetteerError
from backchannel.gazetteer import Gazetteer, load_gazetteer
from backchannel.gazetteer.lists import COLUMNS, ListReader
from backchannel.gazetteer.tables import list_text, read_table


def texts() -> dict[str, str]:
    return {name: list_text(name) for name in COLUMNS}


def changed(name: str, line: str) -> dict[str, str]:
    """The shipped lists with one more line in one of them."""
    given = texts()
    given[name] += line + "\n"
    return given


def test_the_shipped_lists_cover_what_the_docs_promise() -> None:
    reader = ListReader(texts())
    assert len({name.country for _, name in reader.state_names()}) >= 249
    assert {"XKX", "PSE", "TWN", "HKG", "SUN", "YUG", "DDR", "CSK"} <= reader.states.keys()
    organisations = {name.entry + (name.country or ""): name.sector for _, name in reader.organisation_names()}
    sectors = Counter(organisations.values())
    assert sectors["IGO"] >= 150
    assert sectors["MED"] >= 200
    assert sum(n for sector, n in sectors.items() if sector not in ("IGO", "MED")) >= 400
    terms = [term for _, term in reader.terms()]
    assert len({term.country for term in terms if term.role in ("president", "prime minister", "king", "chancellor")}) >= 50


def test_no_list_repeats_an_entry() -> None:
    for name in ("states.tsv", "regions.tsv", "agents.tsv", "given_names.tsv"):
        first = Counter(cells[0] for _, cells in read_table(list_text(name), name, COLUMNS[name]))
        assert [entry for entry, n in first.items() if n > 1] == [], name


def test_terms_of_one_office_do_not_run_side_by_side() -> None:
    for holders in ("president", "prime minister"):
        running = Counter(term.country for _, term in _terms() if term.role == holders and term.covers("2019-06-15"))
        assert [country for country, n in running.items() if n > 1] == []


def _terms() -> list[tuple[tuple[str, ...], object]]:
    reader = ListReader(texts())
    list(reader.state_names())
    return list(reader.terms())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "line", "says"),
    [
        ("states.tsv", "USA\tAgain\t\t\t\t", "stands once"),
        ("states.tsv", "us\tSmall\t\t\t\t", "three-letter code"),
        ("regions.tsv", "Nowhere\t\tQQQ", "no state 'QQQ'"),
        ("regions.tsv", "Nowhere\t\t", "no country"),
        ("seats.tsv", "Old Mill\t\tPER\tBOSS\t", "no sector 'BOSS'"),
        ("organisations.tsv", "Club\t\tPER\t\tCLUB\t", "no sector"),
        ("organisations.tsv", "Club\t12|Clubs\tPER\tMED\t\t", "'12' has no letter"),
        ("organisations.tsv", "Club\tPER", "2 cells between tabs, not 6"),
        ("agents.tsv", "wizard\twizards\tGOV\tsorcerer\t\t\t", "'sorcerer' is none of"),
        ("agents.tsv", "wizard\twizards\tGOV\tperson\tfeeble\t\t", "'weak'"),
        ("agents.tsv", "wizard\twizards\tGOV\tperson\t\tx\t", "m, f or empty"),
        ("offices.tsv", "Ann Roe\t\tPER\tpresident\tGOV\t\t2020\t\tf", "'2020' is no day"),
        ("offices.tsv", "Ann Roe\t\tPER\tpresident\tGOV\t\t2020-01-01\t2019-01-01\tf", "before it begins"),
        ("offices.tsv", "Ann Roe\t\tPER\t\tGOV\t\t\t\tf", "role and sector"),
        ("given_names.tsv", "Zzz\t", "write m or f"),
        ("given_names.tsv", "\tm", "the first cell is empty"),
    ],
)
def test_a_faulty_entry_is_named_by_file_and_line(name: str, line: str, says: str) -> None:
    given = changed(name, line)
    number = len(given[name].splitlines())
    with pytest.raises(GazetteerError, match=rf"^{re.escape(name)}:{number}: .*{re.escape(says)}"):
        Gazetteer(given)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no origin"),
        ("name\tgender\nAnn\tf\n", "no origin"),
        ("# origin: x  reviewed: 2026-01\nname\tgender\n", "no origin"),
        ("# origin: x  licence: MIT  reviewed: 2026-01\nname\tsex\nAnn\tf\n", "should be name, gender"),
        ("# origin: x  licence: MIT  reviewed: 2026-01\n", "no line of column names"),
    ],
)
def test_a_list_needs_origin_and_head(text: str, says: str) -> None:
    with pytest.raises(GazetteerError, match=says):
        list(read_table(text, "given_names.tsv", ("name", "gender")))


def test_the_version_follows_the_lists() -> None:
    assert load_gazetteer().version == Gazetteer(texts()).version
    assert load_gazetteer().version != Gazetteer(changed("given_names.tsv", "Zzyzx\tm")).version
