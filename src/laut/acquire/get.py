"""Getting the bytes of an input: from a file, a stream, or an address."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from laut.acquire.original import ADDRESSES, MOST_BYTES, Original, check_size
from laut.errors import InputError

_OTHER_ADDRESSES = ("ftp://", "file://")
_PROBLEMS = {
    errno.ENOENT: ("a file", "nothing at this path", "look at the spelling of the path"),
    errno.ENOTDIR: ("a file", "nothing at this path", "look at the spelling of the path"),
    errno.EISDIR: ("a file", "a folder", "name the files in it"),
    errno.EACCES: ("a file that you may read", "one that you may not", "ask its owner, or copy it"),
    errno.EPERM: ("a file that you may read", "one that you may not", "ask its owner, or copy it"),
    errno.ENAMETOOLONG: ("a path", "one that is too long", "to read a text itself, pipe it into laut read -"),
    errno.ELOOP: ("a file", "a link that leads back to itself", "name the file itself"),
}


def original(path: str | Path) -> Original:
    """The bytes at `path`, or behind an address that begins with http:// or https://.

    Raises InputError naming the path; MissingError where an address is given and `laut[web]` is not installed.
    """
    where = str(path)
    if where.lower().startswith(ADDRESSES):
        from laut.acquire.fetch import fetch

        return fetch(where)
    if where.lower().startswith(_OTHER_ADDRESSES):
        raise InputError("a file, or an address with http:// or https://", "another address", where, "name the file by its path")
    with opened(path) as stream:
        return original_of(stream, where)


@contextmanager
def opened(path: str | Path) -> Iterator[BinaryIO]:
    """The file at `path`, to read from; InputError naming the path where it cannot be opened, or reading breaks off."""
    where = str(path)
    try:
        with Path(path).open("rb") as stream:
            yield stream
    except OSError as error:
        expected, found, do = _PROBLEMS.get(error.errno or 0, ("a file that can be read", error.strerror or str(error), ""))
        raise InputError(expected, found, where, do) from None
    except ValueError:  # a NUL in the path
        if "\x00" not in where:
            raise
        raise InputError("a path", "one with a NUL in it", repr(where)) from None


def original_of(stream: BinaryIO, where: str) -> Original:
    """All that `stream` holds; InputError where that is more than an input may have."""
    data = stream.read(MOST_BYTES + 1)
    check_size(len(data), where)
    return Original(data, where)
