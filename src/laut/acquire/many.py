"""All that a person names to be kept: files, folders, globs, `-`, addresses, feeds with their linked pages, archives, tables of claims."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from laut.acquire import feeds, folders, mbox, reviews, tables, warc
from laut.acquire.columns import OtherTable
from laut.acquire.get import opened, original, original_of
from laut.acquire.item import Item
from laut.acquire.mapping import Mapped
from laut.acquire.original import ADDRESSES, Original
from laut.errors import InputError, LautError

if TYPE_CHECKING:
    import httpx

__all__ = ["Item", "held", "items", "number"]

STDIN = "standard input"
_DEEPEST = 2  # feeds that a feed links to
_FEEDS = (".xml", ".rss", ".atom", ".rdf")
_Reader = Callable[[BinaryIO, str], Iterator[Item]]
_MANY: tuple[tuple[tuple[str, ...], _Reader], ...] = (
    (warc.SUFFIXES, warc.warc), ((warc.WACZ,), warc.wacz), (mbox.SUFFIXES, mbox.items), (tables.SUFFIXES, tables.items),
)  # fmt: skip
_CONTAINERS = tuple(suffix for suffixes, _ in _MANY for suffix in suffixes) + _FEEDS


def items(names: Sequence[str], *, transport: httpx.BaseTransport | None = None, mapping: Mapped | None = None) -> Iterator[Item]:
    """The articles behind `names`, one after the other, in the order of the names and of the files in a folder; none is held.

    What cannot be read is an item with its error, and never ends the rest. `transport` stands in for the network (as in httpx),
    `mapping` says which columns of the tables are which. No address is fetched twice.
    """
    walk = _Walk(transport, mapping)
    for name in names:
        yield from _safe(walk.name(str(name)), str(name))


def held(got: Original, *, transport: httpx.BaseTransport | None = None) -> Iterator[Item]:
    """The articles in bytes that are at hand: one, or those of an archive, a feed (whose entries are fetched), a table of claims."""
    yield from _safe(_Walk(transport)._held(got, 0), got.where)


def inside(stream: BinaryIO, where: str) -> Iterator[Item]:
    """The articles in one file that is open: one, or those of an archive or a table. What a feed links to lies elsewhere: an error."""
    head = stream.read(4096)
    stream.seek(0)
    if feeds.is_feed(head):
        yield Item(where, error=str(InputError("articles", "a feed, whose entries lie elsewhere", where, "keep them with laut add")))
        return
    read = _reader(where)
    if read is not None:
        yield from _safe(read(stream, where), where)
        return
    try:
        got = original_of(stream, where)
    except LautError as error:
        yield Item(where, error=str(error))
        return
    yield Item(where, got)
    if reviews.is_there(got.data):
        yield from reviews.of_page(got.data, where)


def number(names: Sequence[str]) -> int | None:
    """How many items `names` give; None where only reading tells (addresses, feeds, archives, tables, what is not there)."""
    total = 0
    for name in names:
        if name == "-" or name.lower().startswith(ADDRESSES):
            return None
        try:
            paths = [p for one in folders.named(name) for p in (_inside(one) if Path(one).is_dir() else (one,))]
        except LautError:
            return None
        if any(path.lower().endswith(_CONTAINERS) for path in paths):
            return None
        total += len(paths)
    return total


def _inside(folder: str) -> Iterator[str]:
    return (path for path, _, _ in folders.files(folder, _CONTAINERS))


def _safe(found: Iterator[Item], place: str) -> Iterator[Item]:
    """`found`, and where it breaks off, an item that says why."""
    try:
        yield from found
    except LautError as error:
        yield Item(place, error=str(error))
    except OSError as error:
        yield Item(place, error=str(InputError("a file that can be read", error.strerror or str(error), place)))


@dataclass
class _Walk:
    """One way through all that was named; `seen` are the addresses that were fetched."""

    transport: httpx.BaseTransport | None = None
    mapping: Mapped | None = None
    seen: set[str] = field(default_factory=set)

    def name(self, name: str) -> Iterator[Item]:
        if name == "-":
            yield from self._held(original_of(sys.stdin.buffer, STDIN), 0)
        elif name.lower().startswith(ADDRESSES):
            yield from self._address(name, 0)
        else:
            for path in folders.named(name):
                yield from _safe(self._folder(path) if Path(path).is_dir() else self._file(path), path)

    def _folder(self, folder: str) -> Iterator[Item]:
        for path, passed, error in folders.files(folder, _CONTAINERS):
            if passed or error:
                yield Item(path, passed=passed, error=error)
            elif path.lower().endswith(tables.SUFFIXES) and not self.mapping and (why := _no_claims(path)):
                yield Item(path, passed=why)
            else:
                yield from _safe(self._file(path), path)

    def _file(self, path: str) -> Iterator[Item]:
        read = _reader(path)
        if read is None:
            yield from self._held(original(path), 0)
            return
        with opened(path) as stream:
            head = stream.read(4096)
            stream.seek(0)
            if not feeds.is_feed(head):
                yield from self._through(read)(stream, path)
                return
        yield from self._held(original(path), 0)

    def _address(self, address: str, depth: int, told: tuple[tuple[str, str], ...] = ()) -> Iterator[Item]:
        plain = address.partition("#")[0]
        if plain in self.seen:
            yield Item(address, passed="an address that was named before")
            return
        self.seen.add(plain)
        from laut.acquire.fetch import fetch

        got = fetch(address, self.transport)
        self.seen.add(got.url or plain)
        yield from self._held(Original(got.data, got.where, got.media, got.url, got.retrieved, got.status, got.headers, told), depth)

    def _held(self, got: Original, depth: int) -> Iterator[Item]:
        """What is in bytes that are held: one article, or many."""
        if feeds.is_feed(got.data):
            yield from self._feed(got, depth)
        elif (read := _reader(got.where.partition("?")[0]) or _by_bytes(got)) is not None:
            yield from self._through(read)(BytesIO(got.data), got.where)
        else:
            yield Item(got.where, got, status=got.status, headers=got.headers)
            if reviews.is_there(got.data):
                yield from reviews.of_page(got.data, got.where)

    def _through(self, read: _Reader) -> _Reader:
        """What reads a table, with the mapping."""
        suffix = read.keywords["suffix"] if isinstance(read, partial) else None
        is_table = read is tables.items or suffix is not None
        return partial(tables.items, suffix=suffix, mapping=self.mapping) if is_table and self.mapping else read

    def _feed(self, feed: Original, depth: int) -> Iterator[Item]:
        if depth > _DEEPEST:
            raise InputError("an article", f"a feed in a feed, more than {_DEEPEST} deep", feed.where, "name that feed itself")
        for entry in feeds.entries(feed):
            if entry.link is None:
                error = InputError("an entry with a link to its article", "none", feed.where)
                yield Item(f"{feed.where}#{entry.title}", error=f"{entry.title}: {error}")
                continue
            try:
                yield from self._address(entry.link, depth + 1, entry.told)
            except LautError as failed:
                yield Item(entry.link, error=f"{entry.title}: {failed}" if entry.title else str(failed))


def _reader(path: str) -> _Reader | None:
    """What reads a file that holds many articles, by its suffix."""
    name = path.lower()
    return next((read for suffixes, read in _MANY if name.endswith(suffixes)), None)


def _by_bytes(got: Original) -> _Reader | None:
    """What reads bytes without a name that tells: web archives begin with their own word, packed or not, files of mails too."""
    if got.data.startswith(b"WARC/") or (got.media or "").startswith("application/warc"):
        return warc.warc
    if (got.media or "").startswith(("application/wacz", "application/x-wacz")):
        return warc.wacz
    if got.where == STDIN and mbox.is_mbox(got.data[:4096]):
        return mbox.items
    suffix = tables.suffix_of(got.data) if got.where == STDIN or got.media else None
    return partial(tables.items, suffix=suffix) if suffix else None


def _no_claims(path: str) -> str | None:
    """Why a table in a folder is none of claims: it has no column for them. A table that has one is meant, and its faults are errors."""
    try:
        with opened(path) as stream:
            if feeds.is_feed(stream.read(4096)):
                return None
            stream.seek(0)
            next(tables.rows(stream, path), None)
    except OtherTable as error:
        return f"no table of claims: {error.found}"
    except LautError:
        return None
    return None
