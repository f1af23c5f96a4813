"""Others' data: tables by a mapping, FollowTheMoney, ClaimReview; each claim leads back to where it stood, and nothing is lost silently."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

import laut
from laut.acquire import from_original, reviews
from laut.acquire.item import Item
from laut.acquire.many import items
from laut.acquire.mapping import load
from laut.cli.main import run
from laut.engines.local import read_document
from laut.errors import InputError
from laut.ledger import Ledger
from laut.records import Reading

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ROWS = [
    {"Was": "In Kellenau starben seit dem März mindestens 17 Menschen, und es werden mehr.",
     "meta": {"wer": {"name": "Polizei Kellenau"}}, "Tag": "28/04/2025", "Quelle": "x"},
    {"Was": "The bridge near Holm stays shut until June.", "meta": {"wer": {"name": "council"}}, "Tag": "29/04/2025", "Quelle": "y"},
]  # fmt: skip
MAP = """
[columns]
claim = "Was"
source = "meta.wer.name"
published = "Tag"
[constants]
outlet = "Bote"
[formats]
published = "%d/%m/%Y"
"""


def read(item: Item) -> Reading:
    assert item.original is not None, item.error or item.passed
    return read_document(from_original(item.original))


def mapped(folder: Path, table: Path, words: str = MAP) -> list[Item]:
    (folder / "map.toml").write_text(words, "utf-8")
    return list(items([str(table)], mapping=load(folder / "map.toml")))


def as_forms(folder: Path) -> Iterator[Path]:
    (folder / "a.json").write_text(json.dumps(ROWS), "utf-8")
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, ROWS)), "utf-8")
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(ROWS), folder / "a.parquet")
    yield from (folder / name for name in ("a.json", "a.jsonl", "a.parquet"))


def test_a_mapping_in_every_form(tmp_path: Path) -> None:
    for table in as_forms(tmp_path):
        first, second = map(read, mapped(tmp_path, table))
        assert (first.sources[0].name, first.document.outlet, str(first.document.published)) == ("Polizei Kellenau", "Bote", "2025-04-28")
        assert (first.figures[0].low, second.document.language) == (17, "en")
        (content,) = first.attributions[0].content
        (place,) = first.document.where(content)
        assert place.node == "row 1, column Was -> claim"
        assert any(p.node == "row 1, column Quelle -> kept" for p in first.document.places)


def test_a_mapping_of_articles(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Nr;Beitrag;Blatt\n1;Laut der Polizei starben 12 Menschen.;Bote\n2;;Bote\n", "utf-8")
    one, other = mapped(tmp_path, table, '[columns]\ntext = "Beitrag"\noutlet = "Blatt"\n[constants]\npublished = "2025-04-28"\n')
    reading = read(one)
    assert (reading.document.text, reading.document.outlet, str(reading.document.published)) == (
        "Laut der Polizei starben 12 Menschen.", "Bote", "2025-04-28",
    )  # fmt: skip
    assert other.error and "of an article: text" in other.error


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("[columns", "a mapping in TOML"), ("[colums]\n", "one of the keys columns, constants, formats, found colums"),
        ('[columns]\nclaim = "a"\n', "expected columns.source"), ('[columns]\nclaim = "a"\nsource = "a"\n', "mapped twice"),
        ('[columns]\nclaim = 1\nsource = "a"\n', "words for columns.claim"), ('[columns]\nquote = "a"\n', "columns.quote"),
        ('[columns]\nclaim = "a"\nsource = "b"\noutlet = "c"\n[constants]\noutlet = "d"\n', "both for outlet"),
    ],
)  # fmt: skip
def test_a_mapping_is_checked_before_anything(tmp_path: Path, words: str, says: str) -> None:
    (tmp_path / "m.toml").write_text(words, "utf-8")
    (tmp_path / "t.csv").write_text("a,b\nx,y\n", "utf-8")
    with pytest.raises(InputError) as told:
        laut.add(tmp_path / "x.laut", tmp_path / "t.csv", mapping=tmp_path / "m.toml")
    assert says in str(told.value) and not (tmp_path / "x.laut").exists()
    assert run(["add", str(tmp_path / "x.laut"), str(tmp_path / "t.csv"), "--map", str(tmp_path / "m.toml")]) == 2
    assert not (tmp_path / "x.laut").exists()


def test_what_does_not_fit_the_mapping_is_said(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Was;Wer;Tag\nEin Satz.;Polizei;28.04.2025\n", "utf-8")
    (item,) = mapped(tmp_path, table)
    assert item.error and "one column 'meta.wer.name', which the mapping has for source" in item.error
    words = '[columns]\nclaim = "Was"\nsource = "Wer"\npublished = "Tag"\n[formats]\npublished = "%d/%m/%Y"\n'
    (item,) = mapped(tmp_path, table, words)
    assert item.error == f"{table}#row=2, column Tag -> published: expected a day as %d/%m/%Y, found '28.04.2025'"


def test_the_example(tmp_path: Path) -> None:
    folder = EXAMPLES / "imports"
    added = laut.add(tmp_path / "x.laut", folder / "pressemeldungen.csv", mapping=folder / "pressemeldungen.toml")
    assert added.counts["new"] == 2 and not added.failures
    with Ledger(tmp_path / "x.laut") as ledger:
        assert {s.name for s in ledger.sources()} >= {"Straßenbauamt", "Kreishandwerkerschaft Kellenau"}


# FollowTheMoney

ENTITIES: list[dict[str, Any]] = [
    {"id": "a1", "schema": "Article", "properties": {"title": ["Brücke zu"], "publisher": ["Bote"], "publishedAt": ["2025-04-28"],
     "bodyText": ["Laut der Polizei Kellenau starben mindestens 12 Menschen."], "language": ["deu"], "sourceUrl": ["https://bote.example/1"]}},
    {"id": "s1", "schema": "Sanction", "properties": {"authority": ["Council of Holm"], "reason": ["Delivered 40 tonnes of steel."],
     "listingDate": ["2025-01-02"], "entity": ["p1"]}},
    {"id": "p1", "schema": "Person", "properties": {"name": ["Ina Kehl"]}},
    {"id": "e1", "schema": "Event", "properties": {"summary": ["A flood took 3 houses."]}},
    {"id": "x1", "schema": "Unicorn", "properties": {}},
]  # fmt: skip


def test_entities(tmp_path: Path) -> None:
    file = tmp_path / "some.ftm.json"
    file.write_text("\n".join([*map(json.dumps, ENTITIES), "{broken", "[]"]), "utf-8")
    article, sanction, person, event, unicorn, broken, other = items([str(file)])
    reading = read(article)
    assert (reading.document.outlet, reading.document.url, reading.document.title) == ("Bote", "https://bote.example/1", "Brücke zu")
    assert reading.figures[0].low == 12
    reading = read(sanction)
    assert (reading.sources[0].name, reading.figures[0].low, str(reading.document.published)) == ("Council of Holm", 40, "2025-01-02")
    (place,) = reading.document.where(reading.attributions[0].content[0])
    assert place.node == "row 2, column s1 reason -> claim"
    assert (person.passed, event.passed) == ("Person without words that tell something", "Event with nobody who says it")
    assert "a schema of FollowTheMoney, found 'Unicorn'" in (unicorn.error or "")
    assert all("expected an entity of FollowTheMoney" in (item.error or "") for item in (broken, other))


def test_our_own_statements_come_back(tmp_path: Path) -> None:
    one, two = tmp_path / "one.laut", tmp_path / "two.laut"
    laut.add(one, EXAMPLES / "silo")
    laut.export(one, "ftm", tmp_path / "s.csv")
    added = laut.add(two, tmp_path / "s.csv")
    assert not added.failures and added.counts["new"] > 10
    with Ledger(one) as ledger, Ledger(two) as other:
        texts = [ledger.show(n).decided.reading.document.text for n in range(1, 6)]  # type: ignore[union-attr]
        for n in range(1, added.counts["new"] + 1):
            reading = other.decided(n).reading
            ((b, e),) = (a.content[0] for a in reading.attributions)
            assert all(any(words in text for text in texts) for words in reading.document.text[b:e].split(" … "))
            assert reading.sources[0].name and reading.document.outlet


# ClaimReview


def page(review: Any) -> bytes:
    block = review if isinstance(review, str) else json.dumps(review)
    words = "<p>Die Polizei Kellenau sagte am Montag, die Brücke trage höchstens 44 Tonnen und bleibe gesperrt.</p>"
    head = f'<head><script type="application/ld+json">{block}</script></head>'
    return f'<html lang="de">{head}<body><article>{words}</article></body></html>'.encode()


REVIEW = {
    "@type": "ClaimReview", "claimReviewed": "Die Brücke trägt 90 Tonnen.", "author": {"name": "Prüfstelle"}, "datePublished": "2025-05-14",
    "itemReviewed": {"author": [{"name": "Jost Almer"}]}, "reviewRating": {"alternateName": "<b>Falsch</b>", "ratingValue": 1},
}  # fmt: skip


def test_an_assessment_is_its_sources_own(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page({"@graph": [{"@type": "WebPage"}, REVIEW]}))
    article, review = items([str(tmp_path / "a.html")])
    assert read(article).figures[0].high == 44
    reading = read(review)
    verdict, claimed = reading.attributions
    text = reading.document.text
    assert (text[slice(*verdict.content[0])], text[slice(*claimed.content[0])]) == ("Falsch", "Die Brücke trägt 90 Tonnen.")
    names = {s.id: s.name for s in reading.sources}
    assert (names[verdict.sources[0]], names[claimed.sources[0]], claimed.parent) == ("Prüfstelle", "Jost Almer", verdict.id)
    assert verdict.stance == "assesses" and str(reading.document.published) == "2025-05-14"
    (place,) = reading.document.where(claimed.content[0])
    assert place.node == "row 1, column ld+json 1.@graph[1].claimReviewed -> claim"


def test_a_figure_of_a_reviewed_claim_answers_no_question(tmp_path: Path) -> None:
    for n in range(2):
        (tmp_path / f"{n}.html").write_bytes(page(REVIEW | {"author": {"name": f"Prüfstelle {n}"}}).replace(b"44", b"40" if n else b"44"))
    laut.add(tmp_path / "x.laut", tmp_path)
    answers = [a.high for q in laut.questions(tmp_path / "x.laut", every=True) for a in (*q.answers, *q.disputes)]
    assert sorted(a for a in answers if a) == [40, 44]


@pytest.mark.parametrize(
    ("review", "says"),
    [
        ('{"@type": "ClaimReview", broken', "expected JSON-LD of assessments"),
        ("[" * 5000 + '"ClaimReview"', "expected JSON-LD of assessments"),
        (REVIEW | {"claimReviewed": None}, "an assessment with claimReviewed"),
        (REVIEW | {"reviewRating": [1, "x"]}, "reviewRating.alternateName"),
        (REVIEW | {"author": 7}, "an assessment with author"), ('"ClaimReview' + "x" * 2_100_000 + '"', "more than 2,000,000"),
    ],
)  # fmt: skip
def test_a_broken_assessment_is_told_and_the_article_is_read(tmp_path: Path, review: Any, says: str) -> None:
    (tmp_path / "a.html").write_bytes(page(review))
    article, *rest = items([str(tmp_path / "a.html")])
    assert read(article).figures
    assert [says in (item.error or "") for item in rest] == [True]


def test_a_feed_of_assessments(tmp_path: Path) -> None:
    said = REVIEW | {"inLanguage": "de-DE"}
    feed = {"@type": "DataFeed", "dataFeedElement": [{"item": [said]}, {"item": [said | {"claimReviewed": "Ein Fluss."}]}]}
    (tmp_path / "feed.json").write_text(json.dumps(feed), "utf-8")
    assert [read(item).claims[0].chain[-1] for item in items([str(tmp_path / "feed.json")])] == [("Jost Almer",)] * 2


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just("ClaimReview"),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["@type", "@graph", "claimReviewed", "author", "name", "reviewRating", "item"]), inner),
    max_leaves=12,
)


@given(json_values)
def test_whatever_the_json_holds_it_is_an_item(value: Any) -> None:
    for item in reviews.of_feed(json.dumps([value, "ClaimReview"]).encode(), "x"):
        assert (item.original is None) != (item.error is None)
