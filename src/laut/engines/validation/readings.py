"""The readings that a sample is drawn from: those of a ledger, or of articles that are read for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from laut.errors import LautError
from laut.records import Reading

if TYPE_CHECKING:
    from laut.ledger import Ledger


def of_ledger(ledger: Ledger) -> Iterator[Reading]:
    """The machine's reading of every document, without what people decided: it is the machine that is validated."""
    from laut.ledger import loading, tables

    d = tables.document
    with ledger.reading() as connection:
        numbers = connection.execute(select(d.c.id).where(d.c.forgotten.is_(None)).order_by(d.c.hash)).scalars().all()
        for number in numbers:
            yield loading.reading(connection, number)


def of_articles(names: Sequence[str], failed: Callable[[str], None]) -> Iterator[Reading]:
    """The readings of files, folders, addresses, archives; `failed` is told what cannot be read, and the rest goes on."""
    from laut.acquire import from_original
    from laut.acquire.many import items
    from laut.engines.local import read_document

    for item in items(names):
        try:
            if item.original is not None:
                yield read_document(from_original(item.original))
            elif item.passed is None:
                failed(item.error or item.place)
        except LautError as error:
            failed(str(error))
