"""One of many inputs: an article to be read, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from laut.acquire.original import Original


@dataclass(frozen=True, slots=True)
class Item:
    """One article to be read, or the reason why there is none: exactly one of `original`, `error` and `passed` is given.

    `error` is a failure, to be listed and tried again; `passed` says why something is no article and was passed over (a picture in a
    folder, a redirect in an archive): to be counted, no failure.

    `place` names it in the ledger and in messages, and is the same each time: a path, an address, `archive.warc.gz#offset=1234`,
    `table.csv#row=17`. `status` and `headers` are those of the answer on the web. `row` is a row of a table of claims as (column, cell).
    """

    place: str
    original: Original | None = None
    error: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    row: tuple[tuple[str, str], ...] = ()
    passed: str | None = None
