"""The measure of adding one article to a weighed ledger, at a small size."""

from __future__ import annotations

from bench.across import adding


def test_one_article_more_is_added_and_weighed() -> None:
    rows = dict(adding.measured(24, seed=11, workers=1, later=2))
    articles, claims = map(int, rows["articles, claims"].split(", "))
    assert articles >= 24 and claims > articles
    assert len(rows) == 4
