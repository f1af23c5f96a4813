"""The bytes of an input as they came, and where they came from: kept whole, so that every reading can be made again."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from laut.errors import InputError

MOST_BYTES = 64_000_000  # pages saved with their pictures and long PDFs are smaller; what is larger is refused before it is read whole
ADDRESSES = ("http://", "https://")
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


@dataclass(frozen=True, slots=True)
class Original:
    """`data` as it came; `where` names it in errors (a path, an address). `media` is the media type that its sender gave, None where
    nobody did; `retrieved` the moment it was fetched over the network (ISO 8601, UTC).
    """

    data: bytes
    where: str = ""
    media: str | None = None
    url: str | None = None
    retrieved: str | None = None

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in hexadecimal."""
        return sha256(self.data).hexdigest()


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
    try:
        with Path(path).open("rb") as stream:
            return original_of(stream, where)
    except OSError as error:
        expected, found, do = _PROBLEMS.get(error.errno or 0, ("a file that can be read", error.strerror or str(error), ""))
        raise InputError(expected, found, where, do) from None
    except ValueError:  # a NUL in the path
        raise InputError("a path", "one with a NUL in it", repr(where)) from None


def original_of(stream: BinaryIO, where: str) -> Original:
    """All that `stream` holds; InputError where that is more than an input may have."""
    data = stream.read(MOST_BYTES + 1)
    check_size(len(data), where)
    return Original(data, where)


def check_size(size: int, where: str) -> None:
    """InputError for more bytes than an input may have."""
    if size > MOST_BYTES:
        raise InputError(f"an input of at most {MOST_BYTES // 1_000_000} MB", "more", where, "split it into its articles")
