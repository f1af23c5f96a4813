"""All that a person names to be kept: files, folders, globs, `-`, addresses, feeds with their linked pages, archives, tables of claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from laut.acquire.get import original
from laut.acquire.original import Original
from laut.errors import LautError


@dataclass(frozen=True, slots=True)
class Item:
    """One article to be read, or the reason why there is none: exactly one of `original`, `error` and `passed` is given.

    `error` is a failure, to be listed and tried again; `passed` says why something is no article and was passed over (a picture in a folder,
    a redirect in an archive): to be counted, no failure.

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


def items(names: Sequence[str]) -> Iterator[Item]:
    """The articles behind `names`, one after the other, in the order of the names and of the files in a folder; none is held."""
    for name in names:
        path = Path(name)
        for file in sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]:
            try:
                yield Item(str(file), original(file))
            except LautError as error:
                yield Item(str(file), error=str(error))
