"""The articles of a piece of a file."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader

from laut.acquire import parquet, tables, warc
from laut.acquire.item import Item
from laut.acquire.many import inside
from laut.acquire.unpacked import Cut
from laut.engines.batch import store
from laut.engines.batch.plan import LINES, RECORDS, ROWS, Piece
from laut.errors import LautError


def items(piece: Piece) -> Iterator[Item]:
    """The items of a piece, one after the other; what is broken is an item with its error."""
    try:
        with store.reading(piece.place) as stream:
            if piece.kind == LINES:
                lines = BufferedReader(Cut(stream, piece.begin, piece.end))
                yield from tables.lines(iter(lambda: lines.readline(), b""), piece.label, piece.first)
            elif piece.kind == ROWS:
                for number, cells in parquet.rows(stream, piece.label, piece.begin, piece.end):
                    yield tables.item(number, cells, piece.label)
            elif piece.kind == RECORDS:
                yield from warc.part(stream, piece.label, piece.begin, piece.end)
            else:
                yield from inside(stream, piece.label)
    except LautError as error:
        yield Item(piece.label, error=str(error))
