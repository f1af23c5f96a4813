"""The parts of a mail: which of them are its text, which are attached or forwarded, each with its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from functools import cache

from laut.acquire import encoding
from laut.acquire.original import Original
from laut.errors import InputError

_LIMITS = ((b"\n", 500_000, "lines"), (b"\n--", 20_000, "parts"), (b"boundary=", 100, "parts inside parts"))
_MOST_BYTES = 40_000_000  # servers take less; unpacked in all its forms it fills ten times as much memory
_MOST_FORWARDED = 100
_SEVEN_BITS = ("iso-2022", "utf-7", "hz")  # their bytes are those of an English text
_MOST_FIELD = 10_000  # characters of a field that says what a part is
_POINTER = 0.4  # a plain text with a smaller share of the words of the HTML beside it only points to it


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part that holds no others, with its number."""

    part: Message
    number: str

    @property
    def kind(self) -> str:
        return self.part.get_content_type()

    @property
    def name(self) -> str:
        """What the attachment is called, or the number of the part."""
        return _cut(self.part.get_filename() or "") or self.number

    @property
    def media(self) -> str:
        """The media type with the charset that is declared."""
        charset = self.part.get_content_charset()
        return f"{self.kind}; charset={charset}" if charset else self.kind

    @property
    def data(self) -> bytes:
        """The bytes, unpacked."""
        payload = self.part.get_payload(decode=True)
        return payload if isinstance(payload, bytes) else b""

    @property
    def text(self) -> str:
        """The decoded text: in the charset that is declared, or in the one that fits where that is missing, one for all, or wrong."""
        data, charset = self.data, (self.part.get_content_charset() or "").lower()
        try:
            return data.decode(charset) if charset.startswith(_SEVEN_BITS) else encoding.judged(data, "", charset or None)
        except (InputError, UnicodeDecodeError, LookupError):
            return data.decode("utf-8", "replace")

    @property
    def reader(self) -> str:
        """The kind of input that the attachment is; `mail` and what is none are not told apart here."""
        from laut.acquire.kinds import kind

        return kind(Original(self.data, self.name, self.kind))


class Tree:
    """The parts under `message`: `bodies` are its texts, the best first; `attached` and `forwarded` what it brings; `page` the root of a
    page that a browser saved.
    """

    def __init__(self, message: Message, number: str) -> None:
        self.message = message
        self.attached: list[Leaf] = []
        self.forwarded: list[Tree] = []
        self.page: Leaf | None = None
        self.bodies = [leaves for leaves in _runs(self._texts(message, number or ("" if message.is_multipart() else "1"))) if leaves]
        for leaf in self._roots:
            if self.page is None and (_is_located(leaf.part) or message["Snapshot-Content-Location"]):
                self.page = leaf

    @property
    def _roots(self) -> list[Leaf]:
        return [leaves[0] for leaves in self.bodies if leaves[0].kind == "text/html" and not leaves[0].part.get_filename()]

    def _texts(self, part: Message, number: str) -> list[Leaf]:
        """The texts under a part in order; what is attached or forwarded is put aside."""
        kind = part.get_content_type()
        if kind.startswith("message/"):
            for inner in _inner(part):
                self.forwarded.append(Tree(inner, number if inner.is_multipart() else f"{number}.1"))
            return []
        if part.is_multipart():
            groups = [self._texts(child, number_) for child, number_ in _children(part, number)]
            if kind == "multipart/alternative":
                return _chosen(groups)
            if kind == "multipart/related":
                return next((group for group in groups if group), [])
            return [leaf for group in groups for leaf in group]
        leaf = Leaf(part, number)
        if kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            return [leaf]
        if kind.split("/")[0] in ("application", "text"):
            self.attached.append(leaf)
        return []


def parsed(data: bytes, where: str) -> Message:
    """The mail in `data`. Raises InputError where it is built to take the reader's time."""
    if len(data) > _MOST_BYTES:
        raise InputError(f"a mail of at most {_MOST_BYTES // 1_000_000} MB", "more", where, "save the article itself")
    for mark, most, what in _LIMITS:
        if data.count(mark) > most:
            raise InputError(f"a mail of at most {most:,} {what}", "more", where, "save the article itself")
    if sum(1 for _ in _forward().finditer(data)) > _MOST_FORWARDED:
        raise InputError(f"a mail of at most {_MOST_FORWARDED} forwarded ones", "more", where, "save the article itself")
    try:
        message = message_from_bytes(data)
    except (RecursionError, ValueError, LookupError) as error:
        raise InputError("a mail", f"one that is broken ({type(error).__name__})", where, "save the article itself") from None
    for part in message.walk():
        if any(len(value) > _MOST_FIELD for name, value in part.raw_items() if name.lower().startswith("content-")):
            raise InputError(
                f"a mail whose parts are named in at most {_MOST_FIELD:,} characters", "more", where, "save the article itself"
            )
    return message


def _children(part: Message, number: str) -> Iterator[tuple[Message, str]]:
    for i, child in enumerate(_inner(part), 1):
        yield child, f"{number}.{i}".lstrip(".")


def _inner(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [inner for inner in payload if isinstance(inner, Message)] if isinstance(payload, list) else []


def _chosen(groups: list[list[Leaf]]) -> list[Leaf]:
    """Of ways to say the same the plain one, unless it is only a pointer to the other; the other one stands by."""
    plain = next((group for group in groups if group and group[0].kind == "text/plain"), [])
    pages = next((group for group in groups if group and group[0].kind == "text/html"), [])
    if plain and pages and _size(plain) < _POINTER * _size(pages):
        return [*pages, *plain]
    return [*plain, *pages]


def _runs(leaves: list[Leaf]) -> list[list[Leaf]]:
    """All plain parts together, for programs cut a text where a picture stands; each other one alone, in order of its first."""
    plain = [leaf for leaf in leaves if leaf.kind == "text/plain"]
    out: list[list[Leaf]] = []
    for leaf in leaves:
        if leaf.kind != "text/plain":
            out.append([leaf])
        elif leaf is plain[0]:
            out.append(plain)
    return out


def _size(leaves: list[Leaf]) -> int:
    """The number of words, tags and what they hide aside."""
    return sum(len(_tag().sub(" ", leaf.text).split()) if leaf.kind == "text/html" else len(leaf.text.split()) for leaf in leaves)


def _is_located(part: Message) -> bool:
    return str(part["Content-Location"] or "").strip().lower().startswith(("http://", "https://", "file:"))


def _cut(name: str) -> str:
    return " ".join(name.split())[:80]


@cache
def _forward() -> re.Pattern[bytes]:
    return re.compile(rb"message/rfc822", re.IGNORECASE)


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"<(?P<unseen>style|script|head)\b.*?</(?P=unseen)\s*>|<[^<>]*>", re.IGNORECASE | re.DOTALL)
