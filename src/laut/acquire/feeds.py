"""Feeds: RSS, Atom, JSON Feed. Only what they link to is read, and what they say of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib import import_module
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from laut.acquire.original import ADDRESSES, Original
from laut.errors import InputError, MissingError

_HEAD = 4096
_MARK = b"jsonfeed.org/version"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of an article: its address (None where it gives none), and pairs of a field of Document and its value."""

    title: str
    link: str | None
    told: tuple[tuple[str, str], ...]


def is_feed(data: bytes) -> bool:
    """Whether the bytes begin as a feed does."""
    head = data[:_HEAD].replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return _root().match(head) is not None or (head.lstrip().startswith(b"{") and _MARK in head)


@cache
def _root() -> re.Pattern[bytes]:
    begin = rb"(?>\s+|<!--.*?-->|<\?[^>]*>|<!DOCTYPE\s+rss[^>]*>)*+"
    return re.compile(begin + rb"<(?:rss|(?:atom:)?feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL)


def entries(original: Original) -> Iterator[Entry]:
    """The entries of a feed in its order. Raises InputError where it is broken or has none, MissingError without `laut[feeds]`."""
    found = _json(original) if original.data.lstrip()[:1] == b"{" else _parsed(original)
    if not found:
        raise InputError("a feed with entries", "none", original.where, "look at it in a browser")
    yield from found


def _parsed(original: Original) -> list[Entry]:
    try:
        library: Any = import_module("feedparser")
    except ImportError:
        raise MissingError("the package feedparser, to read feeds", "none", original.where, "pip install 'laut[feeds]'") from None
    base = original.url or ""
    head = {"content-location": base} | ({"content-type": original.media} if original.media else {})
    try:
        feed = library.parse(BytesIO(original.data), response_headers=head, sanitize_html=False)
    except Exception as error:  # the parser is lenient, and meets with anything
        raise InputError("a feed", f"{type(error).__name__}: {error}", original.where) from None
    outlet, tongue = feed.feed.get("title", ""), feed.feed.get("language", "")
    return [_entry(e.get("title", ""), _link(e), base, outlet, tongue, e.get("author", ""), _moment(e)) for e in feed.entries]


def _link(entry: Any) -> str:
    """The address of the article: the link that is meant for people, else an identifier that is one."""
    links = [link.get("href", "") for link in entry.get("links", ()) if link.get("rel", "alternate") == "alternate"]
    known = entry.get("id", "")
    return next(filter(None, [*links, entry.get("link", "")]), known if known.lower().startswith(ADDRESSES) else "")


def _moment(entry: Any) -> str:
    return str(entry.get("published") or entry.get("updated") or entry.get("created") or "")


def _json(original: Original) -> list[Entry]:
    try:
        feed = json.loads(original.data)
        outlet, tongue = _word(feed.get("title")), _word(feed.get("language"))
        return [
            _entry(
                _word(item.get("title")), _word(item.get("url")) or _address(item.get("id")), original.url or "", outlet,
                _word(item.get("language")) or tongue, _authors(item) or _authors(feed), _word(item.get("date_published")),
            )
            for item in feed.get("items", ())
        ]  # fmt: skip
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        raise InputError("a JSON feed", f"{type(error).__name__}: {error}", original.where) from None


def _word(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _address(value: Any) -> str:
    return value if isinstance(value, str) and value.lower().startswith(ADDRESSES) else ""


def _authors(item: Any) -> str:
    people = [*item.get("authors", ()), *([item["author"]] if "author" in item else [])]
    return ", ".join(filter(None, (_word(person.get("name")) for person in people)))


def _entry(title: str, link: str, base: str, outlet: str, tongue: str, author: str, moment: str) -> Entry:
    address = _joined(base, link.strip())
    at = _at(moment)
    told = {
        "title": " ".join(title.split()), "author": " ".join(author.split()), "outlet": " ".join(outlet.split()),
        "tongue": tongue.strip(), "published": at[:10], "published_at": at,
    }  # fmt: skip
    return Entry(told["title"], address, tuple((field, value) for field, value in told.items() if value))


def _joined(base: str, link: str) -> str | None:
    """The address that a link means, without the place on the page; None where it is none of the web."""
    try:
        address = urljoin(base, link).partition("#")[0] if link else ""
    except ValueError:
        return None
    return address if address.lower().startswith(ADDRESSES) else None


def _at(moment: str) -> str:
    """The moment as ISO 8601 in the time zone that it was written in, so that its day is the one that the outlet means; else empty."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(moment.strip()).isoformat(timespec="seconds")
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return ""
