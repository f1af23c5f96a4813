"""The converter from gold files to readings, on which other tests stand."""

from __future__ import annotations

from typing import Any

from bench.gold import GoldArticle, gold_reading

from laut.reading import read
from laut.records import Reading


def test_gold_reading_keeps_words_and_chains(gold: list[GoldArticle]) -> None:
    assert len(gold) >= 19
    for article in gold:
        reading = gold_reading(article)
        text = article.document.text
        assert len(reading.figures) == len(article.gold["figures"])
        for figure in reading.figures:
            assert text[figure.span.b : figure.span.e] == figure.text
        for claim in reading.claims:
            assert claim.chain[0] == (article.document.outlet,)
        assert {f for c in reading.claims for f in c.figures} == {f.id for f in reading.figures}


def _touching(reading: Reading, gold: dict[str, Any], rows: list[str]) -> set[str]:
    """The figures of a reading that stand where figures of the gold stand."""
    spans = [figure["span"] for figure in gold["figures"] if figure["id"] in rows]
    return {f.id for f in reading.figures if any(f.span.b < e and b < f.span.e for b, e in spans)}


def test_routes_and_sheets_of_the_seed(gold: list[GoldArticle]) -> None:
    """Places as the article writes them, the same mode and carriers, under the same statement; the same rows for the same things."""
    article = gold[0]
    reading = read(article.document)
    contents = {a.id: a.content for a in reading.attributions} | {None: ()}
    wanted = {a["id"]: a["content"] for a in article.gold["attributions"]}
    found = [(r.origin, list(r.to), r.mode, sorted(r.carriers), [list(s) for s in contents[r.attribution]]) for r in reading.routes]
    assert found == [
        (r["from_"], r["to"], r["mode"], sorted(r.get("carriers", ())), wanted[r["attribution"]]) for r in article.gold["routes"]
    ]
    sheets = {sheet.subject: set(sheet.rows) for sheet in reading.sheets}
    assert sheets == {s["subject"]: _touching(reading, article.gold, s["rows"]) for s in article.gold["sheets"]}
