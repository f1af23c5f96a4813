"""The measure of web pages: words, fields, moments, kinds."""

from __future__ import annotations

import pytest
from bench.pages import Got, Page, kind_of, overlap, rates, same, words

from laut.records import Document, Part


def page(**gold: object) -> Page:
    return Page("a", b"", gold)


def test_words_are_counted_each_time_they_stand_there() -> None:
    assert overlap(words("der der Damm"), words("der Damm bricht")) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert overlap(words(""), words("Damm")) == (0.0, 0.0, 0.0)


def test_signs_without_width_part_no_words() -> None:
    assert words("Verkehrs\u00administerium \u200e54\u200e") == words("Verkehrsministerium 54")


@pytest.mark.parametrize("got", ["Lea Kortmann, Dirk Weseloh", "Dirk Weseloh; LEA KORTMANN", "Lea Kortmann und Dirk Weseloh"])
def test_authors_are_names_in_any_order(got: str) -> None:
    assert same("author", got, page(author="Lea Kortmann, Dirk Weseloh"))
    assert not same("author", "Lea Kortmann", page(author="Lea Kortmann, Dirk Weseloh"))


def test_moments_are_compared_as_moments_where_both_have_a_zone() -> None:
    assert same("modified", "2026-03-05T07:03:55Z", page(modified="2026-03-05T08:03:10+01:00"))
    assert same("modified", "2026-03-05T08:03", page(modified="2026-03-05T08:03:00"))
    assert not same("modified", "2026-03-05T08:03", page(modified="2026-03-05T08:03:00+01:00"))


def test_a_value_that_the_page_does_not_give_costs_precision_and_a_missing_one_recall() -> None:
    pairs = [(page(), Got({"outlet": "Bote"})), (page(outlet="Bote"), Got({"outlet": "Bote"})), (page(outlet="Bote"), Got({}))]
    assert rates(pairs, "outlet") == pytest.approx((1 / 2, 1 / 2, 1 / 2))


def test_the_kind_is_that_of_the_part_that_begins_so() -> None:
    text = "In Garsum fällt die Miete.\n\nGarsum"
    document = Document(text, parts=(Part(0, 26, "paragraph"), Part(28, 34, "table")))
    assert (kind_of(document, "Garsum"), kind_of(document, "die Miete"), kind_of(document, "Halden")) == ("table", "paragraph", None)
