"""The JSON of a reading: the schema describes it, it reads back, and it is the same byte for byte."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut import contract, records
from laut.errors import RecordError
from laut.records import Figure, Reading, Span

from .sample import TEXT, at, reading

SAMPLE = reading()
VALIDATOR = jsonschema.Draft202012Validator(contract.schema(), format_checker=jsonschema.FormatChecker())


def test_the_schema_is_a_schema_and_describes_a_reading() -> None:
    jsonschema.Draft202012Validator.check_schema(contract.schema())
    VALIDATOR.validate(SAMPLE.to_dict())
    VALIDATOR.validate(Reading(SAMPLE.document, (("version", "1"), ("data", None), ("model", None))).to_dict())


def test_the_words_of_the_schema_are_those_of_the_records() -> None:
    parts = contract.schema()["$defs"]
    assert tuple(parts["figure"]["properties"]["bound"]["enum"]) == records.BOUNDS
    assert tuple(parts["figure"]["properties"]["role"]["enum"]) == (*records.ROLES, None)
    assert tuple(parts["attribution"]["properties"]["stance"]["enum"]) == records.STANCES
    assert tuple(parts["attribution"]["properties"]["type"]["enum"]) == records.TYPES
    assert tuple(parts["attribution"]["properties"]["basis"]["enum"]) == records.BASES
    assert tuple(parts["source"]["properties"]["kind"]["enum"]) == records.SOURCE_KINDS
    assert tuple(parts["time"]["properties"]["type"]["enum"]) == records.TIME_TYPES
    assert tuple(parts["finding"]["properties"]["kind"]["enum"]) == records.FINDING_KINDS


def test_the_fields_of_the_schema_are_those_of_the_records() -> None:
    parts = contract.schema()["$defs"]
    for kind in (
        records.Source,
        records.Attribution,
        records.Figure,
        records.Claim,
        records.Sheet,
        records.Finding,
        records.Fact,
        records.Unread,
    ):
        assert set(parts[kind.__name__.lower()]["properties"]) == {f.name for f in fields(kind)}
    assert set(parts["time"]["properties"]) == {f.name for f in fields(records.Time)} - {"start", "end"} | {"from", "to"}
    assert set(parts["route"]["properties"]) == {f.name for f in fields(records.Route)} - {"origin"} | {"from"}
    assert tuple(parts["route"]["properties"]["mode"]["enum"]) == (*records.MODES, None)
    assert set(contract.schema()["properties"]) == set(SAMPLE.to_dict())


def test_keys_and_values_of_the_contract() -> None:
    value = SAMPLE.to_dict()
    assert value["laut"] == "1"
    assert value["reader"] == {"version": "0.1.0", "data": "d", "model": None}
    assert value["document"]["published"] == "2025-06-03"
    assert value["document"]["id"].startswith("sha256:")
    assert value["attributions"][1]["said"] == ["2025-06-02", None]
    assert value["times"][0]["from"] == value["times"][0]["to"] == "2025-06-02"
    assert value["figures"][0]["span"] == list(at("mindestens 1.200"))
    assert value["routes"][0]["from"] == "Kellenau"
    assert json.dumps(value["figures"][0]["low"]) == "1200"
    assert value["claims"][1]["chain"] == [["Bote & Sohn"], []]


def test_one_line_with_sorted_keys() -> None:
    line = SAMPLE.to_json()
    assert "\n" not in line
    assert "überflutet" in line
    assert line == json.dumps(json.loads(line), sort_keys=True, ensure_ascii=False)


def test_it_reads_back() -> None:
    again = contract.from_json(SAMPLE.to_json())
    assert again.to_json() == SAMPLE.to_json()
    assert again == replace(SAMPLE, reader=tuple(sorted(SAMPLE.reader)))
    assert Reading.from_dict(SAMPLE.to_dict()) == again


@given(st.text(st.characters(), max_size=30), st.floats())
def test_any_text_and_any_number_can_be_written_as_utf_8(text: str, number: float) -> None:
    document = replace(SAMPLE.document, text=TEXT + text, title=text)
    figure = replace(SAMPLE.figures[1], high=number)
    line = replace(SAMPLE, document=document, figures=(SAMPLE.figures[0], figure)).to_json()
    assert contract.from_json(line.encode().decode()).document == document
    VALIDATOR.validate(json.loads(line))


def broken(part: str, change: dict[str, Any]) -> Reading:
    """The sample with the first record of a part changed."""
    first, *rest = getattr(SAMPLE, part)
    return replace(SAMPLE, **{part: (replace(first, **change), *rest)})


@pytest.mark.parametrize(
    ("part", "change", "says"),
    [
        ("figures", {"span": Span(0, 999_999)}, "expected a span inside"),
        ("figures", {"span": Span(3, 3)}, "expected a span inside"),
        ("figures", {"text": "andere Worte"}, "expected the figure's words at its span"),
        ("figures", {"bound": "roughly"}, "expected a bound out of exact, about"),
        ("figures", {"attribution": "a9"}, "expected an id of attributions, found 'a9'"),
        ("figures", {"id": "f2"}, "expected each id once"),
        ("attributions", {"stance": "knows"}, "expected a stance out of"),
        ("attributions", {"sources": ("s9",)}, "expected an id of sources"),
        ("attributions", {"parent": "a9"}, "expected an id of attributions"),
        ("attributions", {"content": (Span(-1, 4),)}, "expected a span inside"),
        ("claims", {"figures": ("f9",)}, "expected an id of figures"),
        ("findings", {"claims": ("c9",)}, "expected an id of claims"),
        ("sheets", {"rows": ("f9",)}, "expected an id of figures"),
        ("sheets", {"discrepancies": (("f2", "f9"),)}, "expected an id of figures"),
        ("sheets", {"measures": ("a", "b")}, "expected a measure for each row"),
        ("routes", {"mode": "mule"}, "expected a mode out of"),
        ("routes", {"attribution": "a9"}, "expected an id of attributions"),
        ("unread", {"span": Span(-1, 4)}, "expected a span inside"),
    ],
)
def test_a_broken_reading_is_refused(part: str, change: dict[str, Any], says: str) -> None:
    with pytest.raises(RecordError) as caught:
        contract.check(broken(part, change))
    assert says in str(caught.value)


@pytest.mark.parametrize(
    "value", [None, [], {}, {"laut": "2"}, {"laut": "1"}, {"laut": "1", "document": {}, "reader": {}}, {"laut": "1", "document": 3}]
)
def test_what_is_no_reading_is_refused(value: Any) -> None:
    with pytest.raises(RecordError):
        contract.from_dict(value)


def test_a_field_of_the_wrong_kind_is_refused() -> None:
    value = SAMPLE.to_dict()
    value["figures"][0]["span"] = [1, 2, 3]
    with pytest.raises(RecordError):
        contract.from_dict(value)
    with pytest.raises(RecordError):
        contract.from_json("{")
    for part, name, wrong in (("figures", "span", [[1], 2]), ("attributions", "content", [[None, 2]]), ("claims", "id", {})):
        value = SAMPLE.to_dict()
        value[part][0][name] = wrong
        with pytest.raises(RecordError):
            contract.from_dict(value)


def test_names_of_a_record_are_kept_apart() -> None:
    assert contract.record_dict(Figure("f1", Span(0, 1), "x", 1.5, 1e300, "exact"))["high"] == 1e300
