"""Short ways to put articles into a ledger in tests."""

from __future__ import annotations

from collections.abc import Sequence

import laut
from laut.ledger import Ledger, words
from laut.ledger.keeping import Got, Kept, keep
from laut.ledger.moments import now
from laut.records import Reading
from laut.text import analyse


def put(ledger: Ledger, text: str, place: str = "", reading: Reading | None = None, **given: str) -> Kept:
    """Read `text` and keep it; `given` as for laut.read_text."""
    made = reading or laut.read_text(text, **{"language": "de", **given})
    terms = words.terms(analyse(made.document.text, made.document.language or "de"))
    with ledger.writing() as connection:
        return keep(connection, made, Got(text.encode(), place or f"text {hash(text):x}"), terms, now())


def put_all(ledger: Ledger, texts: Sequence[tuple[str, dict[str, str]]]) -> list[int]:
    """The documents that texts with what is given of them became, in their order."""
    return [put(ledger, text, **given).document for text, given in texts]
