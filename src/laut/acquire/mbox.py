"""A file of many mails (mbox): each begins with a line `From ` at the beginning of the file or behind an empty line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from laut.acquire.item import Item
from laut.acquire.original import MOST_BYTES, Original, check_size
from laut.errors import InputError

SUFFIXES = (".mbox", ".mbx")
_MEDIA = "message/rfc822"
_LINE = 1 << 20
_BEGIN = re.compile(rb"From \S+.*\d\d:\d\d.*\r?\n")  # a sender, a moment; a sentence that begins so has no time of day with it
_QUOTED = re.compile(rb"(?m)^>(>*From )")


def is_mbox(head: bytes) -> bool:
    """Whether the bytes begin as a file of mails does."""
    return _BEGIN.match(head) is not None


def items(stream: BinaryIO, where: str) -> Iterator[Item]:
    """The mails of a file, each with the place `WHERE#offset=N`. InputError where it holds none."""
    at, begin, mail, behind_empty = 0, 0, bytearray(), True
    any_mail = False
    for line in iter(lambda: stream.readline(_LINE), b""):
        if behind_empty and _BEGIN.match(line):
            if any_mail:
                yield _item(mail, f"{where}#offset={begin}")
            any_mail, begin, mail = True, at, bytearray()
        elif any_mail and len(mail) <= MOST_BYTES:
            mail += line
        elif line.strip() and not any_mail:
            raise InputError("a file of mails", "one that begins otherwise", where, "save the mails one by one (.eml)")
        at += len(line)
        behind_empty = not line.strip()
    if not any_mail:
        raise InputError("a file of mails", "an empty file", where)
    yield _item(mail, f"{where}#offset={begin}")


def _item(mail: bytearray, place: str) -> Item:
    """A mail as it was sent: without the mark that a line `From ` of its own bears in such a file."""
    try:
        check_size(len(mail), place)
    except InputError as error:
        return Item(place, error=str(error))
    return Item(place, Original(_QUOTED.sub(rb"\1", bytes(mail)), place, _MEDIA))
