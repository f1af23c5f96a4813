"""Tables of claims: each row with its source is a document, every span of its reading a cell."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from laut.acquire import from_original, from_path
from laut.acquire.item import Item
from laut.acquire.many import items
from laut.engines.local import read_document
from laut.errors import InputError
from laut.records import Reading

CLAIM = "In Kellenau starben seit März mindestens 17 Menschen."
ROWS = [
    {"Aussage": CLAIM, "Quelle": "Polizei Kellenau", "Medium": "Kellenauer Bote", "Datum": "2025-04-28", "Notiz": "Seite 3"},
    {
        "Aussage": "Die Brücke bei Holm bleibt gesperrt, vermutlich bis Juni.",
        "Quelle": "Anwohner",
        "Medium": "",
        "Datum": None,
        "Notiz": "",
    },
]


def table(path: Path, content: str | bytes) -> list[Item]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(items([str(path)]))


def read(item: Item) -> Reading:
    assert item.original is not None, item.error
    return read_document(from_original(item.original))


def as_csv(mark: str = ",") -> str:
    quoted = [[f'"{value or ""}"' for value in row.values()] for row in ROWS]
    return "\r\n".join(mark.join(line) for line in [list(ROWS[0]), *quoted])


def as_parquet(path: Path) -> bytes:
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(ROWS), path)
    return path.read_bytes()


def test_the_same_table_in_every_form_gives_the_same_readings(tmp_path: Path) -> None:
    forms: dict[str, str | bytes] = {
        "a.csv": as_csv(), "b.csv": as_csv(";"), "c.csv": ("\ufeff" + as_csv("\t")).encode(), "d.tsv": as_csv("\t"),
        "e.csv": as_csv(";").encode("cp1252"), "f.csv": "sep=;\n" + as_csv(";"), "g.csv": as_csv().encode("utf-16"),
        "h.json": json.dumps(ROWS), "i.jsonl": "\n".join(map(json.dumps, ROWS)) + "\n\n", "j.parquet": as_parquet(tmp_path / "x"),
    }  # fmt: skip
    for name, content in forms.items():
        found = table(tmp_path / name, content)
        first = 2 if name[0] in "abcdefg" else 1
        assert [item.place for item in found] == [f"{tmp_path / name}#row={first}", f"{tmp_path / name}#row={first + 1}"], name
        readings = [read(item) for item in found]
        assert [r.document.text.splitlines() for r in readings] == [
            [CLAIM, "Polizei Kellenau", "Kellenauer Bote", "2025-04-28", "Seite 3"],
            ["Die Brücke bei Holm bleibt gesperrt, vermutlich bis Juni.", "Anwohner"],
        ], name
        assert readings[0].document.places[0].node == f"row {first}, column Aussage"


def test_a_row_says_who_says_what_and_every_span_is_a_cell(tmp_path: Path) -> None:
    first, second = map(read, table(tmp_path / "a.csv", as_csv()))
    (attribution,), (claim,), (figure,) = first.attributions, first.claims, first.figures
    assert (attribution.rule, attribution.type, attribution.stance) == ("imported", "reported", "asserts")
    assert first.document.text[slice(*attribution.content[0])] == CLAIM == first.document.text[slice(*claim.spans[0])]
    assert first.document.text[slice(*attribution.speaker[0])] == "Polizei Kellenau"
    assert claim.chain == (("Kellenauer Bote",), ("Polizei Kellenau",))
    assert (figure.text, figure.low, figure.high, figure.attribution) == ("mindestens 17", 17, None, "a1")
    assert claim.figures == ("f1",) and claim.times == ("t1",)
    assert [str(day) for day in (first.times[0].start, first.times[0].end)] == ["2025-03-01", "2025-04-28"]
    assert (first.document.outlet, str(first.document.published), first.document.language) == ("Kellenauer Bote", "2025-04-28", "de")
    assert second.claims[0].hedges == ("vermutlich",) and second.claims[0].chain == (("Anwohner",),)
    for reading in (first, second):
        cells = [(place.b, place.e) for place in reading.document.places]
        spans = [*reading.sources[0].mentions, *(s for a in reading.attributions for s in (*a.content, *a.speaker))]
        assert all(tuple(span) in cells for span in spans)
        assert Reading.from_dict(reading.to_dict()).to_json() == reading.to_json()


@pytest.mark.parametrize(
    ("source", "kind", "named"),
    [
        ("Reuters", "agency", True), ("Anna Berger", "person", True), ("südkoreanische Beamte", "group", False),
        ("Augenzeugen", "group", False),
        ("Polizei Kellenau", "police", True), ("hohe Beamte in Berlin", "group", False), ("Kellwerk GmbH", "company", True),
    ],
)  # fmt: skip
def test_what_kind_of_source_a_cell_names(tmp_path: Path, source: str, kind: str, named: bool) -> None:
    (found,) = table(tmp_path / "a.csv", f"Aussage;Quelle\nDie Brücke war nach der Flut gesperrt.;{source}\n")
    (one,) = read(found).sources
    assert (one.name, one.kind, one.named) == (source, kind, named)


def test_a_source_that_is_the_outlet_is_one_link(tmp_path: Path) -> None:
    (found,) = table(tmp_path / "a.csv", "claim,source,outlet\nThe bridge was closed after the flood.,Wexcombe Post,Wexcombe Post\n")
    assert read(found).claims[0].chain == (("Wexcombe Post",),)


def test_two_rows_of_one_article_are_no_revisions_of_each_other(tmp_path: Path) -> None:
    text = "claim,source,url\nThe bridge was closed after the flood.,the county,https://post.example/a\n"
    (found,) = table(tmp_path / "a.csv", text)
    assert read(found).document.url is None and found.original is not None and found.original.url is None
    assert "https://post.example/a" in read(found).document.text


@pytest.mark.parametrize(
    ("head", "cells", "want"),
    [
        ("value,unit", "4000,soldiers", ("4000", 4000, 4000, "exact", "soldiers")),
        ("value", "about 12 km", ("about 12 km", 12, 12, "about", None)),
        ("low", "300", ("300", 300, None, "at_least", None)),
        ("high", "300", ("300", None, 300, "at_most", None)),
    ],
)
def test_the_columns_of_numbers(tmp_path: Path, head: str, cells: str, want: tuple[object, ...]) -> None:
    (found,) = table(tmp_path / "a.csv", f"claim,source,{head}\nThe bridge was closed after the flood.,the county,{cells}\n")
    reading = read(found)
    (f,) = reading.figures
    assert (f.text, f.low, f.high, f.bound, f.counted) == want
    assert f.attribution == "a1" and reading.claims[0].figures == ("f1",) and f.span in reading.claims[0].spans


def test_a_number_that_the_claim_has_already_is_not_there_twice(tmp_path: Path) -> None:
    (found,) = table(tmp_path / "a.csv", "claim,source,value\nThe flood closed 17 bridges in the county.,the county,17\n")
    assert [f.text for f in read(found).figures] == ["17"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", "", "expected a table with a header, found an empty file"),
        ("a.csv", "Aussage,Ort\nx,y\n", "expected a table with the columns claim and source, found the columns Aussage, Ort"),
        ("a.csv", "claim,Aussage,source\nx,y,z\n", "expected one column for claim, found 'claim' and 'Aussage'"),
        ("a.csv", "claim,source\n", "expected rows below the header, found none"),
        ("a.csv", "claim,source\n,Reuters\n", "expected something in the column for claim (of an article: text), found an empty cell"),
        ("a.csv", "claim,source\na,b,c\n", "expected something in the column for claim"),
        ("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(200)), "expected a text, found a PNG image"),
        ("a.json", "{", "expected JSON"),
        ("a.json", "[" * 100_000, "expected JSON"),
        ("a.json", '{"claim": "x"}', "expected a table of claims: a list of objects, found dict"),
        ("a.json", "[]", "found an empty list"),
        ("a.json", '[{"claim": "x"}]', "expected a table with the columns claim and source, found the columns claim"),
        ("a.jsonl", '{"claim": "x", "source": "y"}\n{"cl', "expected JSON"),
        ("a.jsonl", "[1]\n", "expected an object a line, found list"),
        ("a.jsonl", "", "expected a table with rows, found an empty file"),
        ("a.parquet", b"PAR1 no", "expected a Parquet file that is whole"),
        ("a.parquet", b"", "expected a Parquet file that is whole"),
    ],
)
def test_tables_that_are_none(tmp_path: Path, name: str, content: str | bytes, says: str) -> None:
    found = table(tmp_path / name, content)
    assert says in str(found[-1].error)
    assert len(found) == (2 if "source" in str(content) and "{" in str(content) and name == "a.jsonl" else 1)


def test_a_parquet_file_without_the_columns_or_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    whole = as_parquet(path)
    (cut,) = table(path, whole[: len(whole) // 2])
    assert "expected a Parquet file that is whole" in str(cut.error)
    pyarrow.parquet.write_table(pyarrow.table({"x": [1]}), path)
    (other,) = items([str(path)])
    assert "expected a table with the columns claim and source, found the columns x" in str(other.error)


def test_one_bad_row_ends_nothing(tmp_path: Path) -> None:
    found = table(tmp_path / "a.csv", 'claim,source\na,b\n,c\nd,e,f\n\n"g\nh",i\n')
    assert [(item.place.rpartition("=")[2], bool(item.error)) for item in found] == [("2", False), ("3", True), ("4", True), ("6", False)]


def test_a_hundred_thousand_rows_stream(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8") as stream:
        stream.write("claim,source\n")
        stream.writelines(f"The county closed {n} bridges.,the county\n" for n in range(100_000))
    found = items([str(path)])
    assert next(found).row == (("claim", "The county closed 0 bridges."), ("source", "the county"))
    assert sum(1 for item in found if item.original) == 99_999


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.json", "a.jsonl", "a.parquet", "a.warc.gz", "a.wacz", "a.mbox"])
def test_what_holds_many_articles_is_none(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("claim,source\nThe county closed 17 bridges.,the county\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        from_path(path)
    assert "expected one article, found a file of many" in str(error.value) and "laut add" in str(error.value)


def test_packages_that_are_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    (tmp_path / "a.warc").write_bytes(b"WARC/1.0")
    (tmp_path / "a.xml").write_bytes(b"<rss></rss>")
    for package in ("pyarrow.parquet", "fastwarc.warc", "feedparser"):
        monkeypatch.setitem(sys.modules, package, None)
    errors = [str(item.error) for item in items([str(tmp_path)])]
    assert [error.rpartition("pip install ")[2] for error in errors] == ["'laut[parquet]'", "'laut[archives]'", "'laut[feeds]'"]


ARTICLES = [
    {"Text": f"Kellenau. {CLAIM}\n\nDas teilte die Polizei mit.", "Medium": "Bote", "Datum": "2025-04-28", "Titel": "Tote", "Nr": "1"},
    {"Text": "The bridge near Holm stays shut, the council said on Monday.", "Medium": "Courier", "Datum": "2025-04-29", "Titel": ""},
    {"Text": "", "Medium": "Bote", "Datum": "", "Titel": "leer"},
]


def test_a_table_of_articles_gives_articles(tmp_path: Path) -> None:
    tables = [
        table(tmp_path / "a.jsonl", "\n".join(map(json.dumps, ARTICLES))),
        table(tmp_path / "a.json", json.dumps(ARTICLES)),
    ]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(ARTICLES), tmp_path / "x")
    tables.append(table(tmp_path / "a.parquet", (tmp_path / "x").read_bytes()))
    for found in tables:
        first, second = (from_original(item.original) for item in found[:2] if item.original)
        assert (first.text, first.outlet, str(first.published), first.title) == (ARTICLES[0]["Text"], "Bote", "2025-04-28", "Tote")
        assert (second.language, second.outlet) == ("en", "Courier")
        assert "expected something in the column for claim" in (found[2].error or "")


def test_days_and_moments_of_parquet_are_read_as_such(tmp_path: Path) -> None:
    rows = [{"text": "Die Brücke bei Holm bleibt gesperrt.", "published": datetime(2025, 4, 28, 7, 30)}]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "x")
    (item,) = table(tmp_path / "a.parquet", (tmp_path / "x").read_bytes())
    assert item.original is not None
    assert from_original(item.original).published == date(2025, 4, 28)
