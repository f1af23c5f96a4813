"""What the head of a mail says: subject, sender, day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from functools import cache

from laut import languages
from laut.acquire.found import Found

_MOST = 2_000  # characters of a field that are looked at
_MOST_NAME = 300  # of a sender: comments inside comments take the library's whole stack
_LISTS = ("List-Id", "List-Unsubscribe", "List-Post")
_BULK = ("bulk", "list")


class Head:
    """The head of `message`, decoded."""

    def __init__(self, message: Message) -> None:
        self._message = message

    @property
    def subject(self) -> str | None:
        """The subject without what replying and forwarding put before it."""
        return bare_subject(field(self._message, "Subject")) or None

    @property
    def moment(self) -> datetime | None:
        """When the mail was sent."""
        return moment(field(self._message, "Date"))

    def over(self, found: Found) -> Found:
        """`found` with what the head says of it."""
        sent, sender = self.moment, name(field(self._message, "From"))
        is_list = self._is_list()
        return replace(
            found,
            title=self.subject or found.title,
            outlet=sender if is_list else field(self._message, "Organization") or None,
            author=None if is_list else sender,
            published=sent.date() if sent else None,
            published_at=sent.isoformat() if sent else None,
            tongue=found.tongue or field(self._message, "Content-Language").split(",")[0] or None,
        )

    def _is_list(self) -> bool:
        return any(self._message[key] for key in _LISTS) or field(self._message, "Precedence").lower() in _BULK


def field(message: Message, name: str) -> str:
    """The decoded value of the first field of that name, on one line; empty where there is none."""
    wanted = name.lower()
    for key, value in message.raw_items():
        if key.lower() == wanted:
            return decoded(str(value))
    return ""


def decoded(value: str) -> str:
    """A field with its encoded words decoded, on one line."""
    value = " ".join(value[:_MOST].split())
    if "=?" not in value:
        return _bytes(value.encode("utf-8", "surrogateescape"), None)
    try:
        pieces = [_bytes(piece, charset) if isinstance(piece, bytes) else piece for piece, charset in decode_header(value)]
    except (HeaderParseError, ValueError, LookupError):
        return _bytes(value.encode("utf-8", "surrogateescape"), None)
    return " ".join("".join(pieces).split())


def name(sender: str) -> str | None:
    """The name in `Name <address>`; an address alone names nobody."""
    shown = parseaddr(sender[:_MOST_NAME])[0].strip(" '\"")
    return shown if shown and "@" not in shown else None


def bare_subject(subject: str) -> str:
    """The subject without `Re:`, `Fwd:` and their like."""
    return _prefixes().sub("", subject, count=1).strip()


def moment(value: str) -> datetime | None:
    """The moment in the form of mails; None where it is none."""
    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def address(part: Message) -> str | None:
    """The address on the network that a part was saved from."""
    found = field(part, "Content-Location") or field(part, "Snapshot-Content-Location")
    return found if found.lower().startswith(("http://", "https://")) else None


def _bytes(data: bytes, charset: str | None) -> str:
    for encoding in (charset or "utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return data.decode("latin-1")


@cache
def _prefixes() -> re.Pattern[str]:
    """The words of all languages: a mail is answered in another language than it was written in."""
    words = sorted(
        {re.escape(word) for code in languages.known() for word in languages.toml(code, "mail")["subject"]}, key=len, reverse=True
    )
    return re.compile(rf"^(?:\s*(?:{'|'.join(words)})(?:\s?\[\d+\]|\s?\(\d+\))?\s*:\s*)+", re.IGNORECASE)
