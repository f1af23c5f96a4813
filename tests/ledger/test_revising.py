"""Texts at one address stand in the order that they themselves tell."""

from __future__ import annotations

from itertools import permutations

import pytest

from laut.ledger import Ledger, revising
from laut.records import Document
from tests.ledger.sample import put

URL = "https://bote.example/silo?utm_source=x"
TEXTS = [("Zwei Menschen starben.", "2026-03-01"), ("Drei Menschen starben.", "2026-03-02"), ("Vier Menschen starben.", "2026-03-05")]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_adding_changes_nothing(ledger: Ledger, order: tuple[int, ...]) -> None:
    made = {k: put(ledger, TEXTS[k][0], url=URL, published=TEXTS[k][1]) for k in order}
    with ledger.reading() as connection:
        assert revising.history(connection, made[1].document) == tuple(made[k].document for k in range(3))
    assert [made[k].what for k in order] == ["new", "revision", "revision"]


def test_the_first_added_is_the_first_where_nothing_tells(ledger: Ledger) -> None:
    first = put(ledger, "Zwei Menschen starben.", url=URL)
    second = put(ledger, "Drei Menschen starben.", url="http://bote.example/silo/")
    assert (second.what, second.revises) == ("revision", first.document)


def test_without_an_address_nothing_is_a_revision(ledger: Ledger) -> None:
    put(ledger, "Zwei Menschen starben.")
    second = put(ledger, "Drei Menschen starben.")
    with ledger.reading() as connection:
        assert revising.history(connection, second.document) == (second.document,)


def test_moments_are_compared_in_one_zone() -> None:
    early = Document("x", modified="2026-03-01T09:00:00+01:00")
    late = Document("x", modified="2026-03-01T08:30:00Z")
    assert (revising.moment(early) or "") < (revising.moment(late) or "")
    assert revising.moment(Document("x", published_at="yesterday")) is None
