"""The converter from gold files to readings, on which other tests stand."""

from __future__ import annotations

from bench.gold import GoldArticle, gold_reading


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
