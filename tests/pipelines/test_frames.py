"""Articles in DataFrames of Polars and pandas: the same rows, and none is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas
import polars
import pytest

import laut
from laut.errors import InputError, MissingError
from laut.exports.claims import claim_rows
from laut.pipelines import pandas as of_pandas
from laut.pipelines import polars as of_polars
from laut.pipelines.frames import checked

TEXTS = [
    "Laut der Polizei starben am Montag mindestens 12 Menschen, 3 wurden verletzt.",
    None,
    "At least 40 people were hurt, police in Holm said on Monday.",
    "",
    "Es regnete.",
    "Der Minister sagte, es fehlten rund 40 Tonnen Weizen.",
]
DATA: dict[str, list[Any]] = {
    "body": TEXTS,
    "day": [date(2025, 4, 28), None, date(2025, 4, 29), None, None, date(2025, 5, 1)],
    "paper": ["Bote", "Bote", "Courier", None, "Bote", None],
    "key": ["a", "b", "c", "d", "e", "f"],
}
ASKED: dict[str, Any] = {"published": "day", "outlet": "paper", "keep": ["key"]}


def test_both_give_the_same_cell_by_cell() -> None:
    one = of_polars.read(polars.DataFrame(DATA), "body", **ASKED)
    frame = pandas.DataFrame(DATA, index=[9, 8, 7, 6, 5, 4])
    frame["day"] = pandas.to_datetime(frame["day"])
    other = frame.laut.read("body", **ASKED)
    cells = [[None if pandas.isna(value) else value for value in row] for row in other.itertuples(index=False)]
    assert one.columns == list(other.columns) and [list(row) for row in one.iter_rows()] == cells
    assert one["key"].to_list() == [DATA["key"][n] for n in one["row"]]


def test_rows_are_those_of_the_export_and_none_is_lost() -> None:
    found = polars.DataFrame(DATA).laut.read("body", workers=2, **ASKED)
    readings = [laut.read_text(TEXTS[n] or "", published=DATA["day"][n], outlet=DATA["paper"][n]) for n in (0, 2, 5)]
    wanted = [row for reading in readings for row in claim_rows(reading)]
    good = found.filter(polars.col("error").is_null()).drop("row", "error", "key")
    assert good.to_dicts() == [{name: row[name] for name in good.columns} for row in wanted]
    bad = found.filter(polars.col("error").is_not_null())
    assert bad["key"].to_list()[:2] == ["b", "d"]
    assert "expected a text, found an empty cell" in bad["error"][0] and "an empty text" in bad["error"][1]
    for row in good.to_dicts():
        assert row["words"].split(" … ")[0] in "".join(text or "" for text in TEXTS)


def test_other_parts_and_lazy_frames() -> None:
    frame = polars.DataFrame(DATA)
    figures = of_polars.read(frame, "body", part="figures", **ASKED)
    assert set(figures.filter(polars.col("key") == "a")["low"]) == {12.0, 3.0}
    other = of_pandas.read(pandas.DataFrame(DATA), "body", part="figures", **ASKED)
    assert other["low"].dropna().tolist() == figures["low"].drop_nulls().to_list()
    lazy = of_polars.scan(frame.lazy(), "body", **ASKED)
    assert lazy.filter(polars.col("outlet") == "Courier").collect().to_dicts() == (
        of_polars.read(frame, "body", **ASKED).filter(polars.col("outlet") == "Courier").to_dicts()
    )
    assert of_polars.read(frame.head(0), "body").height == 0 == len(of_pandas.read(pandas.DataFrame(DATA).head(0), "body"))


@pytest.mark.parametrize(("library", "module"), [(polars, of_polars), (pandas, of_pandas)])
def test_what_is_wrong_is_said_first(library: Any, module: Any) -> None:
    def read(**asked: Any) -> Any:
        return module.read(library.DataFrame(DATA), **asked)

    with pytest.raises(InputError, match="a table with the column text, found body, day"):
        read()
    with pytest.raises(InputError, match="a table with the column when"):
        read(text="body", published="when")
    with pytest.raises(MissingError, match="one of attributions"):
        read(text="body", part="truths")


@pytest.mark.parametrize(("library", "module"), [(polars, of_polars), (pandas, of_pandas)])
def test_nothing_that_was_asked_is_passed_over(library: Any, module: Any) -> None:
    def read(data: dict[str, Any], **asked: Any) -> Any:
        return module.read(library.DataFrame(data), **asked)

    data = {"text": [TEXTS[0]] * 8, "id": [99] * 8, "error": ["x"] * 8}
    with pytest.raises(InputError, match=r"expected published, outlet, .* found outlets"):
        read(data, outlets="id")
    with pytest.raises(InputError, match=r"a list of columns, found 'id'; keep=\['id'\]"):
        read(data, keep="id")
    with pytest.raises(InputError, match="each column to keep once"):
        read(data, keep=["id", "id"])
    for kept in ("id", "error"):
        with pytest.raises(InputError, match=f"no column of the result has, found {kept}"):
            read(data, keep=[kept], part="figures", workers=1)
    for workers in (0, -1):
        with pytest.raises(InputError, match="1 or more"):
            read(data, workers=workers)


@pytest.mark.parametrize(("library", "module"), [(polars, of_polars), (pandas, of_pandas)])
def test_a_cell_of_another_kind_is_told_by_its_column(library: Any, module: Any) -> None:
    frame = library.DataFrame({"text": [TEXTS[0]], "n": [5]})
    assert list(module.read(frame, outlet="n", workers=1)["error"]) == ["outlet: expected words, found a int, 5"]
    assert list(module.read(frame, published="n", workers=1)["error"]) == ["published: expected words or a day, found a int, 5"]


def test_a_column_that_stands_twice() -> None:
    frame = pandas.DataFrame([["a", "b"]], columns=["text", "text"])
    with pytest.raises(InputError, match="one column text, found 2"):
        of_pandas.read(frame)


@pytest.mark.parametrize("part", ["claims", "figures", "attributions", "times", "sources", "findings", "routes", "sheets"])
@pytest.mark.parametrize("some", [slice(0, 0), slice(0, 1), slice(0, 6), slice(3, 4)], ids=["none", "good", "all", "bad"])
def test_every_part_is_the_same_in_both(part: str, some: slice) -> None:
    data = {"text": TEXTS[some], "key": DATA["key"][some]}
    one = of_polars.read(polars.DataFrame(data, schema={"text": polars.String, "key": polars.String}), part=part, keep=["key"], workers=1)
    other = of_pandas.read(pandas.DataFrame(data), part=part, keep=["key"], workers=1)
    assert one.columns == list(other.columns) and one.columns[-2:] == ["error", "key"]
    rows = other.itertuples(index=False)
    assert [list(row) for row in one.iter_rows()] == [[None if _missing(value) else value for value in row] for row in rows]
    unread = ("b", "d", "e")  # an empty cell, an empty text, too few words to tell the language
    assert one.filter(polars.col("error").is_not_null())["key"].to_list() == [key for key in data["key"] if key in unread]


def _missing(value: Any) -> bool:
    return not isinstance(value, list) and bool(pandas.isna(value))


def test_a_kept_column_must_not_take_a_name() -> None:
    for name in ("row", "words"):
        with pytest.raises(InputError, match="keep: expected columns to keep"):
            checked(["text", name], "text", [name], {}, "claims")
