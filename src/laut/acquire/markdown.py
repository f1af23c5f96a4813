"""Markdown: the words without its marks; each word stands in the file where its place says.

The text of links and code within a line is kept; pictures with their descriptions, blocks of code, struck-out words, footnotes and the
targets of links are no part of the text. A place's node is empty, its `at` an offset into the text of the file as it is, front matter and
line ends included.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from laut.acquire import encoding, front, inline
from laut.acquire.found import MOST, SPLIT, Found
from laut.acquire.headline import opened
from laut.acquire.original import Original
from laut.acquire.plain import stated
from laut.acquire.writer import Writer
from laut.errors import InputError

_MOST_BYTES = 4 * MOST
_MOST_LINES = 60_000
_MOST_MARKS = 200_000
_MOST_BRACKETS = 20_000  # each may open a link, which is looked for up to the end of its block
_DEEPEST = 100  # block quotes and lists inside one another
# white space of all kinds, and the mark of a quotation
_BLANK = " >\t\r\n\x0b\x0c\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_KINDS = {"heading_open": "heading", "blockquote_open": "quotation", "list_item_open": "list", "table_open": "table"}


def extract(original: Original) -> Found:
    """The words of a Markdown file with the kinds of its blocks, and what its front matter says.

    Raises InputError where the bytes are no text, the front matter is broken, or the marks are more than any article has.
    """
    if len(original.data) > _MOST_BYTES:
        raise InputError(f"an article of at most {MOST:,} characters", "more", original.where, SPLIT)
    file = encoding.decode(original.data, original.where)
    values, body = front.split(file, original.where)
    writer = Writer()
    _Blocks(writer, file, len(file) - len(body)).write(_parsed(body, original.where))
    text, parts, places = writer.close()
    parts = opened(parts)
    heading = next((text[part.b : part.e] for part in parts if part.kind == "title"), "")
    told = stated({**values, "title": values.get("title") or heading})
    return Found(text, media="text/markdown", parts=parts, places=places, **told)


def _parsed(body: str, where: str) -> list[Token]:
    limits = (("lines", _ends(), _MOST_LINES), ("marks", _marks(), _MOST_MARKS), ("brackets", _brackets(), _MOST_BRACKETS))
    for what, pattern, most in limits:
        if sum(1 for _ in pattern.finditer(body)) > most:
            raise InputError(f"a Markdown file of at most {most:,} {what}", "more", where, SPLIT)
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"]).disable("text_join")
    tokens = parser.parse(body)
    if any(token.level >= _DEEPEST - 1 for token in tokens):  # the parser passes over what lies deeper
        raise InputError(f"at most {_DEEPEST} quotations and lists inside one another", "more", where, "write it with fewer marks")
    return tokens


class _Blocks:
    """Writes the blocks of a file that begin at `start`."""

    def __init__(self, writer: Writer, file: str, start: int) -> None:
        self._writer = writer
        self._file = file
        ends = [start, *(end.end() for end in _ends().finditer(file, start))]
        self._lines = list(zip(ends, [*ends[1:], len(file)], strict=True))
        self._open: list[Token] = []
        self._last = ""  # the kind of the last block
        self._row = self._cell = 0  # how many of them were begun in this table, this row
        self._column = 0  # where in its line the next cell is looked for

    def write(self, tokens: list[Token]) -> None:
        """Write all blocks."""
        for token in tokens:
            if token.nesting > 0:
                self._open.append(token)
                self._enter(token.type)
            elif token.nesting < 0:
                self._open.pop()
            elif token.type == "inline" and not _note().match(token.content):
                self._begin()
                self._inline(token)
            elif token.type == "html_block":
                self._html(token)

    def _enter(self, kind: str) -> None:
        if kind == "table_open":
            self._row = 0
        elif kind == "tr_open":
            self._row, self._cell, self._column = self._row + 1, 0, 0
        elif kind in ("td_open", "th_open"):
            self._cell += 1

    def _begin(self) -> None:
        kind = next((_KINDS[token.type] for token in reversed(self._open) if token.type in _KINDS), "paragraph")
        if kind == "table" and (self._row, self._cell) != (1, 1):
            (self._writer.row if self._cell == 1 else self._writer.cell)()
        elif kind == self._last == "list":
            self._writer.row(kind)
        else:
            self._writer.block(kind)
        self._last = kind

    def _inline(self, token: Token) -> None:
        first, _ = token.map or [0, 0]
        if self._last == "table":
            runs = self._cell_runs(token.content, first)
        else:
            runs = self._line_runs(token.content, first, from_left=self._open[-1].markup.startswith("#"))
        for piece in inline.pieces(token.content, token.children or ()):
            if piece.kind == "words":
                self._words(piece, runs)
            elif piece.kind == "sign":
                self._writer.sign(piece.text)
            elif piece.kind == "space":
                self._writer.space()
            else:
                self._writer.line()

    def _line_runs(self, content: str, first: int, from_left: bool) -> list[tuple[int, int]]:
        """(offset in the block, offset in the file) of each line: its words are the end of the line, or stand before a heading's marks."""
        runs, at = [], 0
        while first + 1 < len(self._lines) and content and not self._file[slice(*self._lines[first])].strip(_BLANK):
            first += 1  # a line of hard spaces is none that the parser hands on
        for number, line in enumerate(content.split("\n"), first):
            b, e = self._lines[min(number, len(self._lines) - 1)]
            full = self._file[b:e].rstrip()
            runs.append((at, b + (max(0, full.find(line)) if from_left else len(full) - len(line.rstrip()))))
            at += len(line) + 1
        return runs

    def _cell_runs(self, content: str, line: int) -> list[tuple[int, int]]:
        """As for lines; a cell writes a bar as `\\|`."""
        b, e = self._lines[line]
        written = content.replace("|", r"\|")
        found = max(self._column, self._file[b:e].find(written, self._column))
        self._column = found + len(written)
        pieces = [0, *(i for i, c in enumerate(content) if c == "|")]
        return [(at, b + found + at + content.count("|", 0, at + 1)) for at in pieces]

    def _words(self, piece: inline.Piece, runs: list[tuple[int, int]]) -> None:
        """Write the words run by run: only those that stand in the file as they are get a place."""
        b, last = piece.at, piece.at + len(piece.text)
        while b < last:
            i = bisect_right(runs, b, key=lambda run: run[0]) - 1
            e = min(last, runs[i + 1][0] if i + 1 < len(runs) else last)
            self._placed(piece.text[b - piece.at : e - piece.at], runs[i][1] + b - runs[i][0])
            b = e

    def _placed(self, text: str, at: int) -> None:
        end = 0
        for note in (*_note_mark().finditer(text), None):
            words = text[end : note.start() if note else len(text)]
            if self._file.startswith(words.rstrip(), at + end):
                self._writer.words(words, "", at + end)
            else:
                self._writer.sign(words)
            end = note.end() if note else end

    def _html(self, token: Token) -> None:
        first, behind = token.map or [0, 0]
        b, e = self._lines[first][0], self._lines[max(first, behind - 1)][1]
        self._writer.block("paragraph")
        for piece in inline.between_tags(self._file[b:e]):
            if piece.kind == "words":
                self._writer.words(piece.text, "", b + piece.at)
            elif piece.kind == "sign":
                self._writer.sign(piece.text)
            else:
                self._writer.block("paragraph")
        self._last = "paragraph"


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"\r\n|\r|\n")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"[*_`&<|\\~]")


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile(r"\[")


@cache
def _note() -> re.Pattern[str]:
    return re.compile(r"\[\^[^\]\s]+\]:")


@cache
def _note_mark() -> re.Pattern[str]:
    return re.compile(r"\[\^[^\]\s]{1,40}\]")
