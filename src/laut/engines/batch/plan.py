"""What is to be read, in parts of about the same size: the same for the same files, whatever reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from laut.acquire import warc
from laut.acquire.kinds import known_suffix
from laut.acquire.tables import SUFFIXES as TABLES
from laut.engines.batch import store
from laut.errors import InputError, LautError

PART = 250  # articles of a part
_BYTES = 8_000_000  # of the files of a part that are no tables
FILE, LINES, ROWS, RECORDS = "file", "lines", "rows", "records"
_LINES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or what lies in it from `begin` to `end`: bytes of lines or of an archive, rows of Parquet. `first` is the number of
    the first line. `label` is how the file is called in messages, `place` where any process finds it."""

    kind: str
    place: str
    label: str
    begin: int = 0
    end: int = 0
    first: int = 1


def called(part: int) -> str:
    """The name of the files of a part."""
    return f"part-{part:06d}"


@dataclass(frozen=True, slots=True)
class Part:
    """Some pieces that are read one after the other."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def name(self) -> str:
        """Its files are called so."""
        return called(self.number)

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {"number": self.number, "pieces": [asdict(piece) for piece in self.pieces]}

    @classmethod
    def from_dict(cls, value: dict[str, Any]) -> Part:
        """What `to_dict` gave."""
        return cls(value["number"], tuple(Piece(**piece) for piece in value["pieces"]))


@dataclass(frozen=True, slots=True)
class Plan:
    """The parts, and what else was found: (label, why it is passed over), (label, error)."""

    parts: tuple[Part, ...]
    passed: tuple[tuple[str, str], ...]
    failed: tuple[tuple[str, str], ...]


def plan(source: str, size: int = PART) -> Plan:
    """The parts of a file or a folder. Raises InputError where nothing in it is read."""
    root = store.absolute(source)
    passed: list[tuple[str, str]] = []
    failed: list[tuple[str, str]] = []
    pieces: list[tuple[Piece, int, int]] = []
    for place, length in store.files(root):
        label = source.rstrip("/") + place.removeprefix(root)
        if not _is_read(label):
            passed.append((label, "a kind of file that is no article"))
            continue
        try:
            pieces += _pieces(place, label, length, size)
        except LautError as error:
            failed.append((label, str(error)))
    if not pieces and not failed:
        found = f"{len(passed)} files of other kinds" if passed else "no file"
        raise InputError("a file or folder of articles: Parquet, JSON Lines, WARC, pages, texts", found, source)
    return Plan(tuple(Part(n, some) for n, some in enumerate(_gathered(pieces, size))), tuple(passed), tuple(failed))


def _is_read(label: str) -> bool:
    name = label.lower()
    return name.endswith((*TABLES, *warc.SUFFIXES, warc.WACZ, ".mbox", ".mbx")) or known_suffix(name)


def _pieces(place: str, label: str, length: int, size: int) -> Iterator[tuple[Piece, int, int]]:
    """The pieces of a file, each with how many articles and bytes it has; as many of both as make a part where that is not known."""
    name = label.lower()
    if name.endswith(".parquet"):
        with store.reading(place) as stream:
            for begin, end in _cuts(_rows(stream, label), size):
                yield Piece(ROWS, place, label, begin, end), end - begin, 0
    elif name.endswith(_LINES):
        with store.reading(place) as stream:
            for begin, end, first, count in _lines(stream, size):
                yield Piece(LINES, place, label, begin, end, first), count, 0
    elif name.endswith(warc.SUFFIXES):
        with store.reading(place) as stream:
            starts = [*warc.starts(stream, label, size), length]
        for begin, end in pairwise(starts):
            yield Piece(RECORDS, place, label, begin, end), size, 0
    else:
        is_one = known_suffix(name)
        yield Piece(FILE, place, label), 1 if is_one else size, length


def _rows(stream: Any, label: str) -> int:
    pa = store.arrow()
    try:
        return int(pa.parquet.ParquetFile(stream).metadata.num_rows)
    except (pa.ArrowException, OSError) as error:
        raise InputError("a Parquet file that is whole", str(error).splitlines()[0].rstrip("."), label, "write it again") from None


def _cuts(count: int, size: int) -> Iterator[tuple[int, int]]:
    return ((begin, min(begin + size, count)) for begin in range(0, count, size))


def _lines(stream: Any, size: int) -> Iterator[tuple[int, int, int, int]]:
    """(begin, end, number of the first line, lines) of each run of `size` lines."""
    begin, at, first, count = 0, 0, 1, 0
    while line := stream.readline():
        at += len(line)
        count += 1
        if count == size:
            yield begin, at, first, count
            begin, first, count = at, first + count, 0
    if count:
        yield begin, at, first, count


def _gathered(pieces: list[tuple[Piece, int, int]], size: int) -> Iterator[tuple[Piece, ...]]:
    """Pieces put together up to the size of a part."""
    some: list[Piece] = []
    articles = length = 0
    for piece, count, size_ in pieces:
        if some and (articles + count > size or length + size_ > _BYTES):
            yield tuple(some)
            some, articles, length = [], 0, 0
        some.append(piece)
        articles, length = articles + count, length + size_
    if some:
        yield tuple(some)
