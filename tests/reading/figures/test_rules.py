"""Every example that stands beside a rule of the language data, and the tables' own order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from laut import languages
from laut.reading.figures.concepts import concepts
from laut.reading.figures.events import events
from laut.records import BOUNDS, ROLES
from tests.reading.figures.shared import read

LANGUAGES = ("de", "en")


def examples(table: dict[str, Any]) -> Iterator[list[Any]]:
    """The examples of a TOML file at any depth."""
    for key, value in table.items():
        if key == "examples":
            yield from value
        elif isinstance(value, dict):
            yield from examples(value)
        elif isinstance(value, list):
            for part in value:
                if isinstance(part, dict):
                    yield from examples(part)


def of(name: str) -> list[Any]:
    """(language, example) of one file in every language."""
    return [pytest.param(code, e, id=f"{code}-{e[0][:40]}") for code in LANGUAGES for e in examples(languages.toml(code, name))]


@pytest.mark.parametrize(("code", "example"), of("numerals") + of("bounds"))
def test_value_and_bound(code: str, example: list[Any]) -> None:
    text, low, high, bound, unit = example
    want = (None if low == "-" else pytest.approx(low), None if high == "-" else pytest.approx(high), bound, unit or None)
    assert want in [(f.low, f.high, f.bound, f.unit) for f in read(text, code)]


@pytest.mark.parametrize(("code", "example"), of("counted"))
def test_counted_thing(code: str, example: list[Any]) -> None:
    assert read(example[0], code)[-1].counted == example[1]


@pytest.mark.parametrize(("code", "example"), of("events"))
def test_event(code: str, example: list[Any]) -> None:
    assert read(example[0], code)[0].event == (example[1] or None)


@pytest.mark.parametrize(("code", "example"), [(c, e) for c in LANGUAGES for e in languages.toml(c, "roles")["per"].get("told", [])])
def test_what_it_is_told_per(code: str, example: list[Any]) -> None:
    assert read(example[0], code)[0].per == (example[1] or None)


@pytest.mark.parametrize(("code", "example"), of("roles"))
def test_role(code: str, example: list[Any]) -> None:
    assert (example[1] or None) in [f.role for f in read(example[0], code)]


@pytest.mark.parametrize(("code", "example"), [(c, e) for c in LANGUAGES for e in languages.toml(c, "roles")["comparison"]["examples"]])
def test_what_it_is_compared_with(code: str, example: list[Any]) -> None:
    assert (example[1], example[2]) in [(f.role, f.compared) for f in read(example[0], code)]


@pytest.mark.parametrize(("code", "example"), of("context"))
def test_unit_from_context(code: str, example: list[Any]) -> None:
    assert read(example[0], code)[0].unit == example[1]


@pytest.mark.parametrize(("code", "example"), [(c, e) for c in LANGUAGES for e in languages.toml(c, "context")["again"]["told"]])
def test_unit_said_before(code: str, example: list[Any]) -> None:
    assert read(example[0], code)[-1].unit == (example[1] or None)


@pytest.mark.parametrize(("code", "text"), [(code, text) for code in LANGUAGES for text in languages.toml(code, "traps")["no"]])
def test_no_figure(code: str, text: str) -> None:
    assert read(text, code) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_tables_fit_the_contract(code: str) -> None:
    bounds, roles = languages.toml(code, "bounds"), languages.toml(code, "roles")
    named = {name for part in ("before", "weak", "after") for name in bounds[part] if name != "examples"}
    assert named <= set(BOUNDS)
    assert {role["role"] for role in roles["role"]} <= set(ROLES)


@pytest.mark.parametrize("table", ["concepts", "events", "units"])
def test_languages_share_names(table: str) -> None:
    key = table[:-1]
    names = [{row[key] for row in languages.table(code, table)} for code in LANGUAGES]
    if table == "units":
        assert {"EUR", "USD", "km", "kg", "percent", "percentage_point", "year", "magnitude"} <= names[0] & names[1]
    else:
        assert names[0] == names[1]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("table", ["concepts", "events"])
def test_a_word_has_one_meaning(code: str, table: str) -> None:
    words = [(word, row.get("unit", "")) for row in languages.table(code, table) for word in row["words"].split("|") if word]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("code", LANGUAGES)
def test_concepts_are_a_forest(code: str) -> None:
    known = concepts(code)
    for concept, above in known.broader.items():
        assert not above or above in known.broader, concept
        seen = {concept}
        while above:
            assert above not in seen
            seen.add(above)
            above = known.broader[above]


@pytest.mark.parametrize("code", LANGUAGES)
def test_concepts_name_what_the_design_names(code: str) -> None:
    wanted = """soldier casualty dead wounded container artillery_shell munition rocket ballistic_missile rocket_launcher displaced ship
        animal infected emission vote poll striker demonstrator building data_record"""
    assert set(wanted.split()) <= set(concepts(code).dimension)
    assert events(code).table is not None
