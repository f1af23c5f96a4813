"""Plain text: a file, a stream, bytes or a string."""

from __future__ import annotations

import errno
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, TypedDict, Unpack

from laut.acquire import encoding, front, tongue
from laut.acquire.days import parse_day
from laut.errors import InputError
from laut.records import Document

MOST = 3_000_000  # code points of one article: three long novels, a minute of reading, 600 MB of memory
_MOST_BYTES = 4 * MOST
_SPLIT = "split it into its articles"
_PROBLEMS = {
    errno.ENOENT: ("a file", "nothing at this path", "look at the spelling of the path"),
    errno.ENOTDIR: ("a file", "nothing at this path", "look at the spelling of the path"),
    errno.EISDIR: ("a file", "a folder", "name the files in it"),
    errno.EACCES: ("a file that you may read", "one that you may not", "ask its owner, or copy it"),
    errno.EPERM: ("a file that you may read", "one that you may not", "ask its owner, or copy it"),
    errno.ENAMETOOLONG: ("a path", "one that is too long", "to read a text itself, pipe it into laut read -"),
    errno.ELOOP: ("a file", "a link that leads back to itself", "name the file itself"),
}


class Given(TypedDict, total=False):
    """What the caller knows of an article; it goes before what the front matter says."""

    published: str | date | None
    outlet: str | None
    language: str | None
    title: str | None
    author: str | None
    url: str | None


def from_path(path: str | Path, **given: Unpack[Given]) -> Document:
    """The article in the file at `path`; what is given goes before what the front matter says.

    Raises InputError, DateError, LanguageError, each naming the path.
    """
    where = str(path)
    if where.lower().startswith(("http://", "https://", "ftp://", "file://")):
        raise InputError("a file", "an address", where, "save the article as text first")
    try:
        with Path(path).open("rb") as stream:
            data = _bytes(stream, where)
    except OSError as error:
        expected, found, do = _PROBLEMS.get(error.errno or 0, ("a file that can be read", error.strerror or str(error), ""))
        raise InputError(expected, found, where, do) from None
    except ValueError:  # a NUL in the path
        raise InputError("a path", "one with a NUL in it", repr(where)) from None
    return from_bytes(data, where=where, **given)


def from_stream(stream: BinaryIO, *, where: str = "standard input", **given: Unpack[Given]) -> Document:
    """The article that `stream` holds; `given` as for `from_bytes`."""
    return from_bytes(_bytes(stream, where), where=where, **given)


def from_bytes(
    data: bytes,
    *,
    where: str = "",
    published: str | date | None = None,
    outlet: str | None = None,
    language: str | None = None,
    title: str | None = None,
    author: str | None = None,
    url: str | None = None,
) -> Document:
    """The article in the bytes of a file: encoding found, front matter taken off; `where` names it in errors."""
    if len(data) > _MOST_BYTES:
        raise InputError(f"an article of at most {MOST:,} characters", "more", where, _SPLIT)
    text = encoding.decode(data, where)
    values, text = front.split(text, where)
    values = {key: value for key, value in values.items() if value}
    return from_text(
        text,
        where=where,
        published=published if published is not None else values.get("published"),
        outlet=outlet or values.get("outlet"),
        language=language or values.get("language"),
        title=title or values.get("title"),
        author=author or values.get("author"),
        url=url or values.get("url"),
    )


def from_text(
    text: str,
    *,
    where: str = "",
    published: str | date | None = None,
    outlet: str | None = None,
    language: str | None = None,
    title: str | None = None,
    author: str | None = None,
    url: str | None = None,
) -> Document:
    """The article in a string, which becomes `Document.text` as it is: front matter is not looked for.

    Raises InputError for an empty text, DateError, LanguageError.
    """
    if len(text) > MOST:
        raise InputError(f"an article of at most {MOST:,} characters", f"{len(text):,}", where, _SPLIT)
    if not text or text.isspace() or not text.strip("\x00\ufeff \t\r\n"):
        raise InputError("an article", "an empty text", where, "look whether the right file was named")
    day = parse_day(published, where) if isinstance(published, str) else published
    if isinstance(day, datetime):
        day = day.date()
    code = tongue.code(language, where) if language else tongue.detect(text, where)
    return Document(text, title, outlet, author, day, code, url)


def _bytes(stream: BinaryIO, where: str) -> bytes:
    """All of `stream`; InputError where it holds more than an article can."""
    data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise InputError(f"an article of at most {MOST:,} characters", "more", where, _SPLIT)
    return data
