"""Exports of many readings: complete ones come back the same, the others are valid in their format's own library, with every selector."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import prov.model
import pyarrow.parquet
import pytest
import stix2
from followthemoney import model
from followthemoney.dataset import Dataset
from followthemoney.statement import StatementEntity
from followthemoney.statement.serialize import read_path_statements
from pyld import jsonld as pyld

import laut
from laut.cli.main import run
from laut.errors import InputError, MissingError
from laut.exports import BULK, arrow, export, export_all, jsonld, lines, stix
from laut.exports.claims import COLUMNS
from laut.exports.statements import statements
from laut.ledger import Ledger
from laut.records import Reading
from tests.showing.report.hostile import hostile

TOP = Path(__file__).resolve().parents[2]
CONTEXT = json.loads((Path(__file__).with_name("contexts.json")).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """The readings of all examples."""
    return [laut.read(path) for path in sorted((TOP / "examples").rglob("*.txt"))]


@pytest.fixture
def written(readings: list[Reading], tmp_path: Path) -> Callable[[str], Path]:
    """The examples in a format."""

    def call(to: str) -> Path:
        path = tmp_path / f"all{BULK[to].suffix}"
        assert export_all(readings, to, path) == len(readings)
        return path

    return call


def quotes(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """(begin, end, words) of every run of words of every claim."""
    for claim in reading.claims:
        for b, e in claim.spans:
            yield b, e, reading.document.text[b:e]


@pytest.mark.parametrize(("to", "back"), [("jsonl", lines.read), ("parquet", arrow.read)])
def test_complete_formats_come_back_the_same(
    readings: list[Reading], written: Callable[[str], Path], to: str, back: Callable[[Path], Iterator[Reading]]
) -> None:
    assert [r.to_json() for r in back(written(to))] == [r.to_json() for r in readings]


def test_parquet_gives_back_every_field_of_every_record(readings: list[Reading], written: Callable[[str], Path]) -> None:
    assert list(arrow.read(written("parquet"))) == readings


@pytest.mark.parametrize("to", sorted(set(BULK) - {"xlsx"}))
def test_the_same_readings_give_the_same_bytes(readings: list[Reading], tmp_path: Path, to: str) -> None:
    for name in ("a", "b"):
        export_all(iter(readings), to, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_duckdb_asks_the_parquet_file(readings: list[Reading], written: Callable[[str], Path]) -> None:
    path = written("parquet")
    rows = duckdb.sql(f"""
        select document.outlet, c.stance, document.text[c.spans[1].b + 1 : c.spans[1].e] as words
        from (select document, unnest(claims) as c from '{path}')
    """).fetchall()
    assert len(rows) == sum(len(r.claims) for r in readings)
    expected = [(r.document.outlet, c.stance, r.document.text[c.spans[0].b : c.spans[0].e]) for r in readings for c in r.claims]
    assert sorted(map(repr, rows)) == sorted(map(repr, expected))


def test_the_question_of_the_docs_is_answered(readings: list[Reading], written: Callable[[str], Path]) -> None:
    page = (TOP / "docs" / "exports.md").read_text(encoding="utf-8")
    question = page.split("```sql\n")[1].split("```")[0].replace("case.parquet", str(written("parquet")))
    rows = duckdb.sql(question).fetchall()
    police = [(a, s) for r in readings for a in r.attributions for s in r.sources if s.id in a.sources and s.kind == "police"]
    assert police and sum(n for _, _, n in rows) == len(police)


def test_csv_and_xlsx_have_the_same_claims(readings: list[Reading], written: Callable[[str], Path]) -> None:
    with written("csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["claim"] + row["document"] for row in rows} == {c.id + r.document.id for r in readings for c in r.claims}
    texts = {r.document.id: r.document.text for r in readings}
    for row in rows:
        text, b, e = texts[row["document"]], int(row["b"]), int(row["e"])
        assert " … " in row["words"] or text[b:e] == row["words"].removeprefix("'")
        assert text[:b].endswith(row["prefix"].removeprefix("'")) and text[e:].startswith(row["suffix"].removeprefix("'"))
    book = openpyxl.load_workbook(written("xlsx"))
    page = book["claims"]
    assert [cell.value for cell in page[1]] == list(COLUMNS)
    assert page.max_row == len(rows) + 1 and {"figures", "attributions", "times", "sources"} <= set(book.sheetnames)


def test_stix_is_valid_and_says_where_the_words_stand(readings: list[Reading], written: Callable[[str], Path]) -> None:
    bundle: Any = stix2.parse(written("stix").read_text(encoding="utf-8"), allow_custom=False, version="2.1")
    by_id = {found["id"]: found for found in bundle.objects}
    kinds = {found["type"] for found in bundle.objects}
    assert kinds == {"report", "identity", "location", "note", "relationship", "extension-definition"}
    for found in bundle.objects:
        for ref in found.get("object_refs", ()):
            assert ref in by_id
        assert "confidence" not in found
    notes = [found for found in bundle.objects if found["type"] == "note"]
    told = [note["extensions"][stix.EXTENSION] for note in notes]
    selectors = {(t["document"], s["start"], s["end"], s["exact"]) for t in told for s in t["selectors"]}
    assert selectors == {(r.document.id, *quote) for r in readings for quote in quotes(r)}
    assert len(notes) == sum(len(r.claims) for r in readings)


def test_confidence_is_what_a_person_set(tmp_path: Path) -> None:
    place, out = tmp_path / "case.laut", tmp_path / "case.stix.json"
    laut.add(place, str(TOP / "examples" / "wildfire.txt"), workers=1)
    with Ledger(place, who="Ada") as ledger:
        ledger.decide("1/c1", digit=2)
    assert laut.export(place, "stix", out) == 1
    bundle: Any = stix2.parse(out.read_text(encoding="utf-8"))
    sure = {o["extensions"][stix.EXTENSION]["claim"]: o.get("confidence") for o in bundle.objects if o["type"] == "note"}
    assert sure.pop("c1") == 70 and set(sure.values()) == {None}


def test_followthemoney_reads_the_statements(readings: list[Reading], written: Callable[[str], Path]) -> None:
    path = written("ftm")
    lines_ = list(read_path_statements(path, "csv"))
    entities: dict[str, list[Any]] = {}
    for line in lines_:
        assert line.prop == "id" or model.get(line.schema).get(line.prop) is not None, (line.schema, line.prop)
        entities.setdefault(line.entity_id, []).append(line)
    dataset = Dataset.make({"name": "laut", "title": "laut"})
    made = [StatementEntity.from_statements(dataset, found) for found in entities.values()]
    assert {"Article", "Mention", "Event"} <= {entity.schema.name for entity in made}
    assert sum(entity.schema.name == "Article" for entity in made) == len({r.document.id for r in readings})
    summaries = {line.original_value or line.value for line in lines_ if line.schema == "Event" and line.prop == "summary"}
    assert summaries == {s.words for r in readings for s in statements(r)}
    places = {line.value for line in lines_ if line.prop == "notes" and line.value.startswith("selector: ")}
    assert places == {"selector: " + "; ".join(f"{b}-{e}" for b, e in c.spans) for r in readings for c in r.claims}


def test_prov_reads_the_document(readings: list[Reading], written: Callable[[str], Path]) -> None:
    text = written("prov").read_text(encoding="utf-8")
    document = prov.model.ProvDocument.deserialize(content=text, format="json")
    kinds = {type(record).__name__ for record in document.get_records()}
    assert {"ProvEntity", "ProvAgent", "ProvAttribution", "ProvDerivation"} <= kinds
    claims = [e for e in document.get_records(prov.model.ProvEntity) if "Claim" in str(e.get_asserted_types())]
    assert len(claims) == sum(len(r.claims) for r in readings)
    assert "prov:PrimarySource" in document.get_provn() and "prov:Quotation" in document.get_provn()


def test_a_later_text_at_the_same_address_is_a_revision(tmp_path: Path) -> None:
    given: dict[str, Any] = {"url": "https://talpost.example/1", "outlet": "Talpost", "language": "de", "published": "2026-03-01"}
    both = [laut.read_text(f"Laut Polizei kamen {n} Menschen.", **given) for n in (100, 200)]
    export_all(both, "prov", tmp_path / "x.json")
    document = prov.model.ProvDocument.deserialize(content=(tmp_path / "x.json").read_text(encoding="utf-8"), format="json")
    assert "prov:Revision" in document.get_provn()


def loader(url: str, options: Any = None) -> dict[str, Any]:
    """The contexts of the two vocabularies, as far as they are used; nothing is fetched."""
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT[url.rstrip("/")]}


def test_web_annotations_expand(readings: list[Reading], written: Callable[[str], Path]) -> None:
    page = json.loads(written("annotations").read_text(encoding="utf-8"))
    expanded = pyld.expand(page, {"documentLoader": loader})
    assert expanded and page["total"] == sum(len(r.claims) for r in readings) == len(page["first"]["items"])
    found = set()
    for item in page["first"]["items"]:
        for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
            position, quote = target["selector"]
            found.add((position["start"], position["end"], quote["exact"]))
    assert found == {quote for r in readings for quote in quotes(r)}
    text = json.dumps(expanded)
    assert "http://www.w3.org/ns/oa#TextQuoteSelector" in text and f"{jsonld.TERMS}stance" in text


def test_schema_org_claims_expand_and_judge_nothing(readings: list[Reading], written: Callable[[str], Path]) -> None:
    graph = json.loads(written("schemaorg").read_text(encoding="utf-8"))
    text = json.dumps(pyld.expand(graph, {"documentLoader": loader}))
    assert "https://schema.org/Claim" in text or "http://schema.org/Claim" in text
    assert not any(word in text for word in ("reviewRating", "ClaimReview", "ratingValue"))
    claims = [node for node in graph["@graph"] if node["@type"] == "Claim"]
    assert len(claims) == sum(len(r.claims) for r in readings)
    for reading in readings:
        inferred = {s.claim.id for s in statements(reading) if s.inferred}
        mine = [c for c in claims if c["@id"].startswith(reading.document.id.replace("sha256:", "urn:laut:"))]
        assert not any("author" in claim for claim in mine if claim["@id"].rpartition(":")[2] in inferred)


@pytest.mark.parametrize("to", sorted(BULK))
def test_hostile_and_empty_readings_are_written(to: str, tmp_path: Path) -> None:
    plain = laut.read_text("Nichts.", language="de", outlet="=1+1", title="=cmd|' /C calc'!A0")
    for name, some in (("none", []), ("plain", [plain])):
        assert export_all(some, to, tmp_path / name) == len(some)
    if to == "csv":
        text = (tmp_path / "plain").read_text(encoding="utf-8-sig")
        assert "\n=" not in text and ",=" not in text
    if to == "jsonl":
        assert export_all([hostile()], to, tmp_path / "bad") == 1


def test_half_a_file_is_never_left(readings: list[Reading], tmp_path: Path) -> None:
    def breaks() -> Iterator[Reading]:
        yield readings[0]
        raise InputError("more", "none")

    target = tmp_path / "x.jsonl"
    target.write_text("before", encoding="utf-8")
    with pytest.raises(InputError):
        export_all(breaks(), "jsonl", target)
    assert target.read_text(encoding="utf-8") == "before" and len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(("name", "content", "back"), [
    ("x.jsonl", b'{"laut": "0"}\n', lines.read), ("x.jsonl", b"\xff", lines.read), ("x.parquet", b"PAR1", arrow.read),
])  # fmt: skip
def test_a_file_that_is_none_of_ours_is_said(tmp_path: Path, name: str, content: bytes, back: Callable[[Path], Iterator[Reading]]) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=name):
        list(back(tmp_path / name))


def test_a_parquet_file_of_other_things_is_said(tmp_path: Path) -> None:
    pyarrow.parquet.write_table(pyarrow.table({"a": [1]}), tmp_path / "x.parquet")
    with pytest.raises(InputError, match="without"):
        list(arrow.read(tmp_path / "x.parquet"))


def test_the_command_line(tmp_path: Path) -> None:
    file, out = str(TOP / "examples" / "poll.txt"), tmp_path / "x.parquet"
    assert run(["export", file, "--to", "parquet", "--out", str(out)]) == 0
    assert [r.to_json() for r in arrow.read(out)] == [laut.read(file).to_json()]
    assert run(["export", file, "--to", "parquet"]) == 2
    assert run(["export", file, "--to", "csv", "--out", file]) == 2
    assert run(["export", file, str(tmp_path / "none.txt"), "--to", "csv", "--out", str(tmp_path / "x.csv")]) == 1
    assert run(["export", str(tmp_path / "none.txt"), "--to", "csv", "--out", str(tmp_path / "y.csv")]) == 2


def test_what_has_no_such_format_is_said(readings: list[Reading], tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="written to a file"):
        export(readings[0], "stix")
    with pytest.raises(MissingError):
        export_all(readings, "timeml", tmp_path / "x")
    with pytest.raises(InputError):
        laut.export(readings, "csv")
