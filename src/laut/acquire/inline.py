"""Where the words within a block of Markdown stand: the parser tells what they are, the marks that it took off tell how far it went."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it.token import Token


class Piece(NamedTuple):
    """What comes next: `words` that stand at `at`, a `sign` that is written by its name, a `space`, a new `line`."""

    kind: str
    text: str = ""
    at: int = 0


def pieces(source: str, tokens: Sequence[Token]) -> Iterator[Piece]:
    """The pieces of a block whose inner text is `source` and whose marks the parser found to be `tokens`.

    Struck-out words are left out, as the writer took them back; so are pictures, tags and the marks of footnotes.
    """
    at = struck = 0
    for before, token in zip((None, *tokens), tokens, strict=False):
        piece, at = _taken(source, token, at)
        struck += (token.type == "s_open") - (token.type == "s_close")
        is_note = piece.text.startswith("^") and before is not None and before.type == "link_open"
        if not struck and not is_note and piece.kind:
            yield piece


def between_tags(source: str) -> Iterator[Piece]:
    """The words of a piece of HTML; a `block` where a tag begins or ends one."""
    end = 0
    for tag in _tags().finditer(source):
        yield from _plain(source, end, tag.start())
        if tag["name"] and tag["name"].lower() in _BLOCKS:
            yield Piece("block")
        end = tag.end()
    yield from _plain(source, end, len(source))


def _plain(source: str, b: int, e: int) -> Iterator[Piece]:
    for entity in _entities().finditer(source, b, e):
        yield Piece("words", source[b : entity.start()], b)
        yield Piece("sign", html.unescape(entity[0]))
        b = entity.end()
    yield Piece("words", source[b:e], b)


def _taken(source: str, token: Token, at: int) -> tuple[Piece, int]:
    """What a token shows, and where the source goes on behind it."""
    kind, mark = token.type, token.markup
    if kind == "text":
        b = _from(source, token.content, at)
        return Piece("words", token.content, b), b + len(token.content)
    if kind == "text_special":
        b = _from(source, mark, at)
        e = b + len(mark)
        return (Piece("sign", token.content) if token.info == "entity" else Piece("words", token.content, e - len(token.content))), e
    if kind == "code_inline":
        b = _from(source.replace("\n", " "), token.content, _from(source, mark, at) + len(mark))
        e = b + len(token.content)
        return Piece("words", source[b:e], b), _from(source, mark, e) + len(mark)
    if kind in ("softbreak", "hardbreak"):
        return Piece("space" if kind == "softbreak" else "line"), _from(source, "\n", at) + 1
    if kind == "html_inline":
        line = Piece("line") if _break().match(token.content) else Piece("")
        return line, _from(source, token.content, at) + len(token.content)
    return Piece(""), _behind(source, token, at)


def _behind(source: str, token: Token, at: int) -> int:
    """The end of a mark that shows nothing itself."""
    if token.type == "image":
        return _tail(source, _from(source, "![", at) + 2 + len(token.content))
    if token.type == "link_open":
        return _from(source, "<" if token.markup == "autolink" else "[", at) + 1
    if token.type == "link_close":
        return _from(source, ">", at) + 1 if token.markup == "autolink" else _tail(source, at)
    return _from(source, token.markup, at) + len(token.markup)


def _tail(source: str, at: int) -> int:
    """Behind the target of a link whose text ends at `at`."""
    end = _from(source, "]", at) + 1
    target = _target().match(source, end) or _reference().match(source, end)
    return target.end() if target else end


def _from(source: str, wanted: str, at: int) -> int:
    found = source.find(wanted, at)
    return at if found < 0 else found


@cache
def _target() -> re.Pattern[str]:
    inner = r"(?:\\.|[^\s()\\])*"
    bare = rf"(?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\]|\({inner}\))*\))*"
    title = r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)"
    return re.compile(rf"\(\s*(?:<(?:\\.|[^<>\n\\])*>|{bare})(?:\s+(?:{title}))?\s*\)", re.DOTALL)


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(r"\[(?:\\.|[^\[\]\\])*\]", re.DOTALL)


@cache
def _break() -> re.Pattern[str]:
    return re.compile(r"<br\b", re.IGNORECASE)


@cache
def _tags() -> re.Pattern[str]:
    unseen = r"<(?P<unseen>script|style|iframe|svg|template|noscript)\b.*?(?:</(?P=unseen)\s*>|\Z)"
    return re.compile(rf"<!--.*?(?:-->|\Z)|{unseen}|</?(?P<name>[a-z][a-z0-9]*)\b[^<>]*>|<[!?][^<>]*>", re.IGNORECASE | re.DOTALL)


@cache
def _entities() -> re.Pattern[str]:
    return re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)


_BLOCKS = {
    "p", "div", "li", "ul", "ol", "br", "hr", "blockquote", "section", "article", "figure", "figcaption", "table", "tr", "td", "th",
    "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip
