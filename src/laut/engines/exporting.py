"""Exports of a ledger, or of articles that are read for it: many readings into one file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from laut.errors import LautError
from laut.exports import BULK, export_all, stix
from laut.ledger.decisions import DIGIT
from laut.records import Reading

if TYPE_CHECKING:
    from laut.acquire import Given
    from laut.ledger import Ledger
    from laut.ledger.overlay import Decided


def export_ledger(ledger: Ledger, to: str, path: str | Path) -> int:
    """Write the readings of a ledger, as people corrected them, to one file in a format of BULK; how many.

    STIX gets as `confidence` the digits that people set. Raises LautError.
    """
    digits: dict[str, Mapping[str, str]] = {}

    def readings() -> Iterator[Reading]:
        for decided in every(ledger):
            digits.clear()  # only the article that is being written is asked for
            set_ = {m.name: str(m.decision.value["digit"]) for m in decided.marks if m.decision.kind == DIGIT}
            digits[decided.reading.document.id] = set_
            yield decided.reading

    if to == "stix":
        return export_all(readings(), to, path, partial(stix.write, digits=lambda reading: digits.get(reading.document.id, {})))
    return export_all(readings(), to, path)


def every(ledger: Ledger) -> Iterator[Decided]:
    """The readings of a ledger with what people decided, in the order of their hashes; one at a time is held."""
    from laut.ledger import loading, overlay, tables

    d = tables.document
    with ledger.reading() as connection:
        numbers = connection.execute(select(d.c.id).where(d.c.forgotten.is_(None)).order_by(d.c.hash)).scalars().all()
        for number in numbers:
            yield overlay.over(connection, number, loading.reading(connection, number))


def export_articles(names: Sequence[str], given: Given, to: str, path: str | Path, failed: Callable[[str], None]) -> int:
    """Read articles (files, folders, addresses, archives) and write them to one file; how many. `failed` is told what cannot be read."""
    return export_all(_read(names, given, failed), to, path)


def _read(names: Iterable[str], given: Given, failed: Callable[[str], None]) -> Iterator[Reading]:
    from laut.acquire import from_original
    from laut.acquire.many import items
    from laut.engines.local import read_document

    for item in items(list(names)):
        try:
            if item.original is not None:
                yield read_document(from_original(item.original, **given))
            elif item.passed is None:
                failed(item.error or item.place)
        except LautError as error:
            failed(str(error))


__all__ = ["BULK", "every", "export_articles", "export_ledger"]
