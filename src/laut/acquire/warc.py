"""Web archives: WARC, packed or not, and WACZ, a ZIP with WARC files in it. One record after the other, never the archive in memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from importlib import import_module
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from laut.acquire import answer
from laut.acquire.item import Item
from laut.acquire.original import MOST_BYTES, PRIVATE, Original, check_size
from laut.acquire.unpacked import Cut, Unpacked, check_growth
from laut.errors import InputError, LautError, MissingError

SUFFIXES = (".warc", ".warc.gz")
WACZ = ".wacz"
_TAKEN = ("response", "resource", "conversion")  # what was got; the others tell how
_SAME = "revisit"
_AGAIN = "get the archive again; what came before this was taken"
_PIECE = 65536


def wacz(stream: BinaryIO, where: str) -> Iterator[Item]:
    """The items of all WARC files in a WACZ, in the order of their names."""
    try:
        with ZipFile(stream) as archive:
            names = sorted(name for name in archive.namelist() if name.lower().endswith(SUFFIXES))
            if not names:
                raise InputError("a WACZ with WARC files", "none in it", where)
            for name in names:
                info = archive.getinfo(name)
                try:
                    check_growth(info.file_size, info.compress_size, f"{where}#{name}")
                    with archive.open(info) as inner:
                        yield from _records(inner, f"{where}#{name}", ":")  # type: ignore[arg-type]
                except LautError as error:
                    yield Item(f"{where}#{name}", error=str(error))
    except (BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError, OSError, ValueError) as error:
        raise InputError("a WACZ that is whole", f"{type(error).__name__}: {error}".rstrip(": "), where, _AGAIN) from None


def starts(stream: BinaryIO, where: str, captures: int) -> Iterator[int]:
    """The offsets from which a WARC can be read on, one for about each `captures` captures; 0 is the first. Nothing is kept or checked.

    Where the archive is damaged they end; reading says why.
    """
    yield 0
    unpacked, count = Unpacked(stream, where), 0
    try:
        for record in _library(where).ArchiveIterator(unpacked, parse_http=False, stream_detect=False):
            is_capture = record.headers.get("WARC-Type", "").strip().lower() in _TAKEN
            if is_capture and count >= captures and (at := unpacked.begins(record.stream_pos)) is not None:
                yield at
                count = 0
            count += is_capture
    except (InputError, OSError, ValueError, UnicodeError):
        return


def part(stream: BinaryIO, where: str, begin: int, end: int) -> Iterator[Item]:
    """The items of a WARC from one of its `starts` to the next, with the places that they have in the whole."""
    yield from _records(Cut(stream, begin, end), where, "#", begin)  # type: ignore[arg-type]


def warc(stream: BinaryIO, where: str) -> Iterator[Item]:
    """The items of a WARC: pages with `place` `WHERE#offset=N`, what was passed over, and one error where it ends too early.

    Raises InputError where it is none, or is damaged; MissingError without `laut[archives]`.
    """
    yield from _records(stream, where, "#")


def _library(where: str) -> Any:
    try:
        return import_module("fastwarc.warc")
    except ImportError:
        raise MissingError("the package fastwarc, to read web archives", "none", where, "pip install 'laut[archives]'") from None


def _records(stream: BinaryIO, where: str, mark: str, begin: int = 0) -> Iterator[Item]:
    library = _library(where)
    unpacked = Unpacked(stream, where)
    place, at = where, -1
    try:
        for record in library.ArchiveIterator(unpacked, parse_http=False, stream_detect=False):
            at = record.stream_pos
            place = f"{where}{mark}offset={begin + unpacked.offset(at)}"
            if (found := _item(record, place)) is not None:
                yield found
            if found is not None and found.error == _cut(place):
                return
    except InputError:
        raise
    except (OSError, ValueError, UnicodeError) as error:
        if unpacked.cut:
            yield _end(unpacked, at, place, f"{where}{mark}", begin)
            return
        raise InputError("a record of a web archive", f"{error}".rstrip(".") or "none", f"{place}, or behind it", _AGAIN) from None
    if unpacked.cut:
        yield _end(unpacked, at, place, f"{where}{mark}", begin)
    elif at < 0:
        raise InputError("a web archive with records", "none", where, "look whether the right file was named")


def _end(unpacked: Unpacked, at: int, place: str, before: str, begin: int) -> Item:
    """The error of an archive whose packed bytes end too early: at the last member, where that begins behind the last record at `at`."""
    last = unpacked.begun(at)
    place = place if last is None else f"{before}offset={begin + last}"
    return Item(place, error=_cut(place))


def _cut(place: str) -> str:
    return str(InputError("a whole record", "the end of the archive in the middle of it", place, _AGAIN))


def _item(record: Any, place: str) -> Item | None:
    """The item of a record; None where it is no capture."""
    head = {name.lower(): value for name, value in record.headers.items()}
    length = record.content_length
    if not {"content-length", "warc-type"} <= head.keys():
        return Item(place, error=_cut(place))
    kind = head["warc-type"].strip().lower()
    if kind not in _TAKEN or length > MOST_BYTES:
        if _skip(record.reader) < length:
            return Item(place, error=_cut(place))
        return _untaken(kind, length, place)
    block = _all(record.reader, length)
    if len(block) < length:
        return Item(place, error=_cut(place))
    try:
        return _page(head, block, place)
    except LautError as error:
        return Item(place, error=str(error))


def _untaken(kind: str, length: int, place: str) -> Item | None:
    if kind in _TAKEN:
        try:
            check_size(length, place)
        except InputError as error:
            return Item(place, error=str(error))
    return Item(place, passed="revisit: the same bytes as a record before") if kind == _SAME else None


def _page(head: dict[str, str], block: bytes, place: str) -> Item:
    """The item of what was got; InputError where its bytes are not those that the archive vouches for."""
    url = head.get("warc-target-uri", "").strip("<> ") or None
    if "warc-truncated" in head:
        raise InputError("a whole page", f"one that was cut when it was archived ({head['warc-truncated']})", place, "get the page again")
    answer.check_digest(head.get("warc-block-digest"), [block], place)
    if not head.get("content-type", "").lower().startswith("application/http"):
        got = answer.Answer(None, (("content-type", head.get("content-type", "")),), block)
    else:
        got = answer.parse(block, place)
    if "warc-block-digest" not in head:
        answer.check_digest(head.get("warc-payload-digest"), [got.body, got.joined()], place)
    if reason := answer.unread(got, url or ""):
        return Item(place, passed=reason, status=got.status)
    data = got.data(place)
    kept = tuple((name, value) for name, value in got.headers if name not in PRIVATE)
    return Item(
        place, Original(data, place, got.media, url, head.get("warc-date"), got.status, kept), status=got.status, headers=kept
    )  # fmt: skip


def _skip(reader: Any) -> int:
    """How many bytes are left, none of them kept."""
    size = 0
    while piece := reader.read(_PIECE):
        size += len(piece)
    return size


def _all(reader: Any, length: int) -> bytes:
    out = bytearray()
    while len(out) < length and (piece := reader.read(min(_PIECE, length - len(out)))):
        out += piece
    return bytes(out)
