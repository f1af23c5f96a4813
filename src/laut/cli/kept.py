"""`laut show LEDGER DOCUMENT[/ID]`: a document of a ledger, or something in it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from laut.cli import asked, ledgers, options
from laut.cli.files import STDOUT, put
from laut.contract import dumps
from laut.errors import LedgerError, MissingError

if TYPE_CHECKING:
    from laut.ledger.searching import Kept
    from laut.records import Reading


def show(place: str, name: str | None, as_json: bool, ui: str | None, original: str | None, text: bool) -> None:
    """Print a document with all that the ledger knows of it, or one record of it, or write its bytes or its text."""
    if name is None:
        raise LedgerError("a document of the ledger", "none", place, "laut search lists them, with their numbers")
    document, record = _split(name)
    with ledgers.opened(place) as ledger:
        if original is not None:
            _write(original, ledger.original(document))
            return
        kept = ledger.show(document)
    reading = kept.decided.reading if kept.decided else None
    if reading and text:
        click.echo(reading.document.text)
    elif reading and record:
        _record(reading, record, as_json, ui)
    elif as_json:
        click.echo(dumps(kept.to_dict()).encode())
    else:
        _page(kept, reading, ui)


def _split(name: str) -> tuple[str, str]:
    """`12/c3` as document and id; an address has slashes of its own."""
    head, _, tail = name.rpartition("/")
    is_id = tail.isdecimal() or (tail[:1].isalpha() and tail[1:].isdecimal())
    return (head, tail) if head and is_id and "/" not in head else (name, "")


def _record(reading: Reading, record: str, as_json: bool, ui: str | None) -> None:
    from laut.cli.show import opened
    from laut.lookup import find
    from laut.showing.words import show_item

    if as_json:
        click.echo(dumps(opened(reading, *find(reading, record))).encode())
    else:
        show_item(reading, record, options.language_of_output(ui, reading.document))


def _page(kept: Kept, reading: Reading | None, ui: str | None) -> None:
    from laut.showing import ledger as showing

    if reading:
        from laut.showing.terminal import show_reading

        show_reading(reading, options.language_of_output(ui, reading.document))
        click.echo()
    asked.show(showing.provenance(kept, asked.words(ui)))


def _write(target: str, data: bytes) -> None:
    if target == STDOUT:
        sys.stdout.buffer.write(data)
        return
    if Path(target).exists():
        raise MissingError("a path where nothing is", "a file", target)
    put(Path(target), data)
