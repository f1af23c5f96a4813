"""Reference sheets as spreadsheets write them, and what is said of those that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.acquire import facts
from laut.acquire.facts import from_bytes
from laut.errors import FactsError, LautError
from laut.weighing.facts import understand


@pytest.mark.parametrize(
    "data",
    [
        b"measure,value,unit,source\nrange,40,km,Jane\n",
        b"source,unit,value,measure\r\nJane,km,40,range\r\n",
        "Messgröße;Wert;Einheit;Quelle\nrange;40;km;Jane\n".encode("cp1252"),
        "\ufeffGröße;Wert;Einheit;Quelle\nrange;40;km;Jane\n".encode(),
        "sep=;\r\nMessgröße;Wert;Einheit;Quelle\r\nrange;40;km;Jane\r\n".encode("utf-16"),
        b"Measure\tVALUE\tUnit\tsource\tcolour\nrange\t40\tkm\tJane\tred\n",
        b'"measure","value","unit","source"\n"range","40","km","Jane"\n\n,,,\n',
    ],
)
def test_one_sheet_in_many_forms(data: bytes) -> None:
    (fact,) = from_bytes(data)
    assert (fact.measure, fact.value, fact.unit, fact.source) == ("range", "40", "km", "Jane")
    assert fact.subject is fact.as_of is fact.note is None


def test_lines_are_those_of_the_file() -> None:
    found = from_bytes(b'sep=,\nmeasure,value,note\nrange,1,"two\nlines"\n\nlength,2,\n', "dir/liste.csv")
    assert [fact.where for fact in found] == ["liste.csv:3", "liste.csv:6"]
    assert found[0].note == "two lines"


@pytest.mark.parametrize(
    ("data", "language"),
    [
        ("Messgröße;Wert\nTote;1.234\n", "de"),
        ("Messgröße,Wert\nTote,1.234\n", "de"),
        ('measure,value\nkilled,"1,234"\n', "en"),
        ("measure;value\nkilled;1.234\nrange;3,5\n", "de"),
        ("Messgröße;Wert;Sprache\nTote;1.234;English\n", "en"),
        ("measure;value;language\nkilled;1.234;de\n", "de"),
        ("measure;value\nkilled;1.234.567\nx;1.234\n", "de"),
    ],
)
def test_which_way_a_number_is_read(data: str, language: str) -> None:
    assert {fact.language for fact in from_bytes(data.encode())} == {language}


def test_a_named_language_settles_what_the_sheet_leaves_open() -> None:
    data = b"measure;value\nkilled;1.234\n"
    with pytest.raises(FactsError, match=r"facts.csv:2: expected a number that reads one way only in column value, found '1.234'"):
        from_bytes(data)
    assert from_bytes(data, language="de")[0].language == "de"
    assert from_bytes(data, language="en")[0].language == "en"


@pytest.mark.parametrize("data", ["measure,value\nTote,52.000\n", "Messgröße;Wert\nkilled;1,234\n"])
def test_a_header_alone_makes_no_number_with_three_decimals(data: str) -> None:
    with pytest.raises(FactsError, match="expected a number that reads one way only"):
        from_bytes(data.encode())
    assert [f.language for f in from_bytes(data.encode(), language="de")] == ["de"]
    assert [f.language for f in from_bytes(data.encode(), language="en")] == ["en"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "facts.csv: expected a header and rows, found an empty sheet"),
        (b"  \n\n", "found an empty sheet"),
        (b"measure,value\n", "expected rows below the header, found none"),
        (b"foo,bar\n1,2\n", "facts.csv:1: expected a header with a column measure, found foo, bar"),
        (b"measure,unit\nrange,km\n", "a header with a column value (or low and high)"),
        (b"measure,vlaue\nrange,2\n", "facts.csv:1: expected a known column, found 'vlaue'; write value"),
        (b"measure,value,Quele\nrange,2,x\n", "found 'Quele'; write source"),
        (b"measure,value,Wert\nrange,2,3\n", "expected one column for value, found 'value' and 'Wert'"),
        (b"measure,value\nkilled,11,000\n", "facts.csv:2: expected 2 cells, found 3"),
        (b"measure,value\n,5\n", "facts.csv:2: expected something in column measure, found an empty cell"),
        (b"measure,value\nrange,\n", "facts.csv:2: expected something in column value, found an empty cell"),
        (b'measure,value\nrange,"2\n', "facts.csv:2: expected a row of CSV"),
        (b"measure,value,language\nrange,2,Klingon\n", "in column language, found 'Klingon'"),
        (b"measure,value\nrange,about " + b"7 " * 300 + b"\n", "facts.csv:2: expected at most 500 characters in column value, found 605"),
        (b"PK\x03\x04" + b"x" * 90, "expected a sheet as CSV, found a ZIP archive or an office document; save the sheet as CSV"),
        (bytes(range(256)) * 9, "expected a sheet as CSV"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(data: bytes, message: str) -> None:
    with pytest.raises(FactsError) as caught:
        from_bytes(data)
    assert message in str(caught.value)


def test_several_sheets_and_facts_are_numbered_in_their_order(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("measure,value\nrange,1\nlength,2\n", encoding="utf-8")
    found = facts.read([tmp_path / "a.csv", tmp_path / "b.csv"])
    assert [(fact.id, fact.where) for fact in found] == [("u1", "a.csv:2"), ("u2", "a.csv:3"), ("u3", "b.csv:2"), ("u4", "b.csv:3")]
    assert facts.read(reversed(found))[0].id == "u1"
    assert facts.read(str(tmp_path / "a.csv")) == found[:2]


def test_a_sheet_of_too_many_rows_is_refused() -> None:
    with pytest.raises(FactsError, match="a sheet of at most 20,000 rows"):
        from_bytes(b"measure,value\n" + b"range,1\n" * 20_001)


@given(st.binary(max_size=200))
def test_any_bytes_give_facts_or_an_error(data: bytes) -> None:
    _try(data)


CELL = st.text(st.sampled_from("0123456789.,;-–\"'\t %€$kmabü\n\r\x00"), max_size=12)


@given(st.lists(st.lists(CELL, max_size=6), max_size=4), st.sampled_from(",;\t"))
def test_any_rows_give_facts_or_an_error(rows: list[list[str]], delimiter: str) -> None:
    head = delimiter.join(("measure", "value", "unit", "as_of", "subject"))
    _try("\n".join([head, *(delimiter.join(row) for row in rows)]).encode())


def _try(data: bytes) -> None:
    try:
        found = from_bytes(data)
        assert found == from_bytes(data)
        for fact in found:
            understand(fact, "de")
    except LautError as error:
        assert "\n" not in str(error)
