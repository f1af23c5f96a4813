"""Packed bytes as they are unpacked, a piece at a time: where each member begins, whether the last one is whole, and an end for bombs."""

from __future__ import annotations

import zlib
from bisect import bisect_right
from io import SEEK_CUR, SEEK_SET, RawIOBase, UnsupportedOperation
from typing import Any, BinaryIO

from laut.errors import InputError

_PIECE = 65536
_GZIP = b"\x1f\x8b"
FREE = 256_000_000  # unpacked bytes that any archive may have
TIMES = 100  # what is larger may be this many times its packed size: pages shrink to a fifth or a tenth, bombs to a thousandth


class Cut(RawIOBase):
    """The bytes of `stream` from `begin` to `end`."""

    def __init__(self, stream: BinaryIO, begin: int, end: int) -> None:
        stream.seek(begin)
        self._stream, self._left = stream, end - begin

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(min(len(buffer), self._left))
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)


class Unpacked(RawIOBase):
    """A stream of the unpacked bytes of `stream`, which is gzip (one member or many) or not packed at all.

    `cut` says that the packed bytes end within a member. Reading raises InputError naming `where` for damaged bytes, and where far more
    comes out than a text can be packed into.
    """

    def __init__(self, stream: BinaryIO, where: str) -> None:
        self._stream, self._where = stream, where
        self._rest = stream.read(_PIECE)
        self._got, self._out = len(self._rest), 0
        self._is_packed = self._rest.startswith(_GZIP)
        self._member: Any = None
        self._starts: list[tuple[int, int]] = []  # (unpacked, packed) offset of each member
        self.cut = False

    def readable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        """The place reached so far, which is all that may be asked for."""
        if (offset, whence) not in ((0, SEEK_CUR), (self._out, SEEK_SET)):
            raise UnsupportedOperation("a packed stream is read from its beginning to its end")
        return self._out

    def offset(self, at: int) -> int:
        """Where the record at the unpacked offset `at` can be found: its member's offset, or `at` where it does not begin one."""
        i = bisect_right(self._starts, (at, 1 << 62)) - 1
        del self._starts[: max(0, i)]
        start = self._starts[0] if self._starts else (-1, 0)
        return start[1] if start[0] == at else at

    def begins(self, at: int) -> int | None:
        """From which byte of `stream` on a reader finds what is at the unpacked offset `at`; None in the middle of a member."""
        found = self.offset(at)
        return found if not self._is_packed or (self._starts and self._starts[0] == (at, found)) else None

    def begun(self, at: int) -> int | None:
        """The offset of a member that begins behind the unpacked offset `at`: of the last one; None where there is none."""
        return self._starts[-1][1] if self._starts and self._starts[-1][0] > at else None

    def readinto(self, buffer: Any) -> int:
        data = self._next(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        while True:
            if not self._rest:
                self._rest = self._stream.read(_PIECE)
                self._got += len(self._rest)
            if not self._is_packed:
                data, self._rest = self._rest[:size], self._rest[size:]
                self._out += len(data)
                return data
            if not self._rest:
                self.cut = self._member is not None
                return b""
            if data := self._unpack(size):
                return data

    def _unpack(self, size: int) -> bytes:
        if self._member is None:
            self._member = zlib.decompressobj(31)
            self._starts.append((self._out, self._got - len(self._rest)))
        try:
            data: bytes = self._member.decompress(self._rest, size)
        except zlib.error:
            raise InputError("an archive that is whole", f"damaged bytes near offset {self._got}", self._where, "get it again") from None
        self._rest = self._member.unconsumed_tail or self._member.unused_data
        if self._member.eof:
            self._member = None
        self._out += len(data)
        check_growth(self._out, self._got, self._where)
        return data


def check_growth(out: int, packed: int, where: str) -> None:
    """InputError where `packed` bytes become so many that they are a bomb."""
    if out > FREE and out > TIMES * packed:
        found = f"one that becomes more than {TIMES} times as large when it is unpacked"
        raise InputError("an archive of pages", found, where, "look where it comes from; what came before this was taken")
