"""From the bytes of a page to its tree: decoded, cleared of what is no text (programs, styles, embedded pictures), bounded, parsed."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from laut.acquire import encoding
from laut.acquire.found import MOST
from laut.acquire.original import Original
from laut.errors import InputError, MissingError

if TYPE_CHECKING:
    from laut.acquire.web.element import HtmlElement

MOST_MARKUP = 10_000_000  # bytes of markup without embedded pictures: the longest live blogs have 6 MB
MOST_TAGS = 160_000
MOST_ELEMENTS = 75_000
MOST_ATTRIBUTES = 500  # of one element: the parser looks each one up among all before it
MOST_ATTRIBUTES_IN_ALL = 150_000
MOST_DEPTH = 512  # elements in each other, as in browsers
_DO = "save the article's own page, or its text"
_HEAD = 4096


def tree(original: Original) -> HtmlElement:
    """The page's tree, in which every `Place.node` of its Document is an XPath: `tree(original).xpath(place.node)[0]` is the text node.

    It is lxml's parse of the decoded page, in which programs and styles are empty and embedded pictures (`data:` addresses) are gone.
    Nothing is loaded, no entity of a DTD is resolved. Raises InputError for what is no page or too large a one, MissingError without lxml.
    """
    return parse(decoded(original), original.where)


def decoded(original: Original) -> str:
    """The page as a string: its byte order mark, the bytes' own judgement, then what HTTP and the page declare."""
    data = _picture_bytes().sub(b"data:,", original.data)
    if len(data) > MOST_MARKUP:
        raise InputError(f"a page of at most {MOST_MARKUP // 1_000_000} MB without its pictures", "more", original.where, _DO)
    return encoding.judged(data, original.where, _declared(data[:_HEAD], original.media or ""))


def parse(text: str, where: str = "") -> HtmlElement:
    """The tree of the page in `text`."""
    try:
        html: Any = import_module("lxml.html")
    except ImportError:
        raise MissingError("the package lxml, to read a page", "none", where, "pip install 'laut[web]'") from None
    text = clean(text)
    _check(text, where)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        root: HtmlElement = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except Exception as error:  # the parser's own errors have no common family below Exception
        raise InputError("a page", f"markup that cannot be parsed ({type(error).__name__})", where, _DO) from None
    if any(_too_deep(entry) for entry in parser.error_log):
        raise InputError(f"a page whose elements stand at most {MOST_DEPTH:,} deep in each other", "more", where, _DO)
    if sum(len(t) for t in root.itertext() if isinstance(t, str)) > MOST:
        raise InputError(f"a page of at most {MOST:,} characters of text", "more", where, _DO)
    _check_depth(root, where)
    return root


def clean(text: str) -> str:
    """The markup without what is never text and may be large or hostile."""
    text = _raw().sub(_emptied, text.replace("\r\n", "\n").replace("\r", "\n").translate(_controls()))
    first = re.search(r"<!doctype\b", text, re.IGNORECASE)
    found = _doctype().match(text, first.start()) if first else None  # only there: looked for everywhere, many broken ones take for ever
    return text[: found.start()] + text[found.end() :] if found else text


def _emptied(found: re.Match[str]) -> str:
    """A program or style without its content; a comment, and data that says what the page is, as they are."""
    if found["tag"] is None:
        return found[0]
    if found["name"].lower() == "script" and "json" in found["tag"].lower():
        return found[0]
    return f"{found['tag']}</{found['name']}>"


def _check(text: str, where: str) -> None:
    if text.count("<") > MOST_TAGS:
        raise InputError(f"a page of at most {MOST_TAGS:,} tags", "more", where, _DO)
    total = 0
    for elements, tag in enumerate(_tag().finditer(text), 1):
        if elements > MOST_ELEMENTS:
            raise InputError(f"a page of at most {MOST_ELEMENTS:,} elements", "more", where, _DO)
        many = sum(1 for _ in _attribute().finditer(tag[0]))
        total += many
        if many > MOST_ATTRIBUTES or total > MOST_ATTRIBUTES_IN_ALL:
            limit = f"{MOST_ATTRIBUTES:,} attributes of an element and {MOST_ATTRIBUTES_IN_ALL:,} of a page"
            raise InputError(f"at most {limit}", "more", where, _DO)


def _too_deep(entry: Any) -> bool:
    return "RESOURCE_LIMIT" in str(entry.type_name)


def _check_depth(root: HtmlElement, where: str) -> None:
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > MOST_DEPTH:
            raise InputError(f"a page whose elements stand at most {MOST_DEPTH:,} deep in each other", "more", where, _DO)
        level = [child for element in level for child in element]


def _declared(head: bytes, media: str) -> str | None:
    """The encoding that HTTP, the XML declaration or a meta element names, in this order."""
    plain = head.replace(b"\x00", b"").decode("latin-1")
    for pattern, text in ((_charset(), media), (_xml(), plain), (_meta(), plain)):
        found = pattern.search(text)
        if found:
            return found[1]
    return None


@cache
def _controls() -> dict[int, str | None]:
    """Control characters: none in a text, and the parser would stop at some."""
    return {c: None for c in range(32) if chr(c) not in "\t\n"} | {12: " ", 127: None, 0xFFFE: None, 0xFFFF: None}


@cache
def _picture_bytes() -> re.Pattern[bytes]:
    return re.compile(rb"data:[a-z]+/[\w.+-]+(?:;[\w=.-]+)*(?:;base64,[\w+/=%-]{64,}+|,%3[Cc][^\"'()<>\s]{64,}+)", re.ASCII)


@cache
def _raw() -> re.Pattern[str]:
    """Comments, and elements whose content is no markup."""
    element = r"(?P<tag><(?P<name>script|style)\b[^>]*+>)(?:.*?</(?P=name)\s*>|.*+\Z)"
    return re.compile(rf"<!--.*?(?:-->|\Z)|{element}", re.IGNORECASE | re.DOTALL)


@cache
def _doctype() -> re.Pattern[str]:
    return re.compile(r"<!doctype\b[^>\[]*+(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile(_ATTRIBUTE)


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(rf"<[a-zA-Z][^\s>/]*+(?:[\s/]++|{_ATTRIBUTE})*+")


_ATTRIBUTE = r"[^\s>/=][^\s>/=]*+(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"'][^\s>]*+)?)?+|="


@cache
def _charset() -> re.Pattern[str]:
    return re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


@cache
def _xml() -> re.Pattern[str]:
    return re.compile(r"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)


@cache
def _meta() -> re.Pattern[str]:
    return re.compile(r"<meta[^>]*?charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
