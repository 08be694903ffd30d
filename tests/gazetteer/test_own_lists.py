"""A user's own actor lists: our tables and PETRARCH dictionaries."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.errors import InputError
from backchannel.gazetteer.own import Coded, Listed, OwnLists
from backchannel.gazetteer.own_files import read_own_lists

DICTIONARY = """\
# a made-up dictionary
!PERSON! = MAN, WOMEN
VELMARIA [VEL]  # a state
+VELMARIAN
+THE_VELMARIAN_REPUBLIC_
TARO_BEK_
+BEK_
\t[VELELI <990301]
\t[VELGOV 990301-20041130]
\t[VELOPP >20041130]
NORTHERN_FRONT_ [VELREB 2004040-20091231]
"""
AGENTS = """\
!PERSON! = MAN, WOMEN
SOLDIER [~MIL]
FISHER!PERSON! [~AGR]
CHAMBER_OF_COMMERCE {CHAMBERS_OF_COMMERCE} [~BUS]
"""


@pytest.fixture
def lists(tmp_path: Path) -> OwnLists:
    (tmp_path / "actors.txt").write_text(DICTIONARY, "utf-8")
    (tmp_path / "agents.txt").write_text(AGENTS, "utf-8")
    found, left_out = read_own_lists([tmp_path / "actors.txt", tmp_path / "agents.txt"])
    assert left_out == ()
    return found


@pytest.mark.parametrize(
    ("phrase", "day", "code"),
    [
        ("Velmaria", None, "VEL"),
        ("the Velmarian Republic", None, "VEL"),
        ("two hundred Velmarian soldiers", None, "VELMIL"),
        ("Taro Bek", "1998-05-01", "VELELI"),
        ("Taro Bek", "1999-03-01", "VELGOV"),
        ("Mr. Bek", "2004-11-30", "VELGOV"),
        ("Bek", "2004-12-01", "VELOPP"),
        ("the Northern Front", "2004-02-09", "VELREB"),
        ("Velmaria's chambers of commerce", None, "VELBUS"),
        ("Velmarian fishermen", None, "VEL"),
        ("a Velmarian fisherman", None, "VELAGR"),
    ],
)
def test_a_dictionary_codes_a_phrase_on_its_day(lists: OwnLists, phrase: str, day: str | None, code: str) -> None:
    hit = lists.find(phrase, day)
    assert hit is not None
    assert hit.code == code


def test_an_entry_of_another_time_is_no_hit(lists: OwnLists) -> None:
    assert lists.find("the Northern Front", "1990-01-01") is None


def test_agents_alone_give_no_actor(lists: OwnLists) -> None:
    hit = lists.find("some soldiers", None)
    assert hit is not None
    assert (hit.code, hit.agents) == (None, ("MIL",))


def test_a_table_is_read_and_its_faulty_rows_are_told(tmp_path: Path) -> None:
    table = tmp_path / "own.tsv"
    table.write_text(
        "name\tnames\tcode\tfrom\tto\nBlue Valley Union\tBVU|Valley Union\tNGAREB\t2011-01-01\t2015-12-31\nRed Dune\t\tx\t\t\nferryman\tferrymen\t~LAB\t\t\n",
        "utf-8",
    )
    lists, left_out = read_own_lists([table])
    assert [fault.split(":")[0] for fault in left_out] == ["own.tsv"]
    assert "Red Dune" in left_out[0]
    hit = lists.find("BVU ferrymen", "2012-06-01")
    assert hit is not None and hit.code == "NGAREBLAB"


@pytest.mark.parametrize(
    ("name", "text", "told"), [("a.tsv", "who\tcode\n", "no column name"), ("a.txt", "nothing here\n", "no actor in it")]
)
def test_a_file_that_is_no_list_is_refused_in_one_line(tmp_path: Path, name: str, text: str, told: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(InputError, match=told) as error:
        read_own_lists([tmp_path / name])
    assert "\n" not in str(error.value)


def test_rows_of_one_name_are_times_of_one_actor(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(
        "name,code,from,to\nBlue Union,NGAREB,2011-01-01,2015-12-31\nBlue Union,NGAOPP,2016-01-01,\n", "utf-8"
    )
    lists, _ = read_own_lists([tmp_path / "own.csv"])
    for day, code in (("2012-06-01", "NGAREB"), ("2017-06-01", "NGAOPP")):
        hit = lists.find("the Blue Union", day)
        assert hit is not None and hit.code == code and hit.is_whole


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read_own_lists([tmp_path / "none.txt"])


def test_a_date_that_is_none_costs_only_its_code(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ORLIN_\n\t[VELGOV 201005011-20120101]\n\t[VELELI]\n", "utf-8")
    lists, left_out = read_own_lists([tmp_path / "a.txt"])
    assert len(left_out) == 1 and left_out[0].startswith("a.txt:2:")
    hit = lists.find("Orlin", "2011-01-01")
    assert hit is not None and hit.code == "VELELI"


@given(st.text(max_size=40), st.one_of(st.none(), st.dates().map(str)))
def test_any_phrase_is_looked_up(phrase: str, day: str | None) -> None:
    entry = Listed("Orlin", (Coded("VELGOV", "2000-01-01", None), Coded("VELELI")))
    hit = OwnLists([("Orlin", entry)], "0").find(f"{phrase} Orlin", day)
    assert hit is None or hit.code in ("VELGOV", "VELELI")


@given(st.text(alphabet=st.sampled_from(list("AB_+[]~!<>-# \t\n0123456789{}")), max_size=200))
def test_no_dictionary_ends_the_reading(text: str) -> None:
    from backchannel.gazetteer.petrarch import parse_petrarch

    for written, entry in parse_petrarch(text, "x", []):
        assert written and entry.codes
