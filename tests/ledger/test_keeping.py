"""Keeping a reading: all of it, once, with its evidence."""

from __future__ import annotations

from pathlib import Path

import laut
from laut.ledger import Ledger, loading, words
from laut.ledger.keeping import KNOWN, NEW, Got, keep
from laut.ledger.moments import now
from laut.text import analyse

ARTICLE = Path(__file__).parents[2] / "examples" / "hochwasser.txt"


def test_a_reading_is_kept_once(ledger: Ledger) -> None:
    reading = laut.read(ARTICLE)
    terms = words.terms(analyse(reading.document.text, "de"))
    got = Got(ARTICLE.read_bytes(), str(ARTICLE))
    with ledger.writing() as connection:
        first = keep(connection, reading, got, terms, now())
    with ledger.writing() as connection:
        second = keep(connection, reading, got, terms, now())
    assert (first.what, second.what, second.document) == (NEW, KNOWN, first.document)
    with ledger.reading() as connection:
        row = loading.document(connection, first.document)
        assert loading.reading(connection, row["id"]).to_json() == reading.to_json()
        assert loading.original(connection, row["original"]) == ARTICLE.read_bytes()
