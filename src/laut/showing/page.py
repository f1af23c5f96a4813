"""A page of the terminal: its width, its wrapping, its styles; everything that is printed goes through here."""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.style import Style
from rich.text import Text

from laut.records import Span
from laut.showing.chains import Link, family
from laut.showing.wording import NBSP, Words

NARROW, WIDE = 60, 100
LOOSE = ",;: "  # what a quotation does not begin with
SPEAKER = 40  # code points of a speaker's words that are shown where nobody knows who it is
REACH = 1500  # how far a sentence is looked for, in code points
STYLES = {
    "outlet": Style(color="blue"), "state": Style(color="magenta"), "expert": Style(color="cyan"), "document": Style(color="yellow"),
    "unnamed": Style(italic=True), "other": Style(), "dim": Style(dim=True), "bold": Style(bold=True),
    "mark": Style(bold=True, underline=True),
}  # fmt: skip

# What a terminal would obey, and what would turn the direction of writing.
_CONTROL = re.compile(r"[^\S \u00a0]+|[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_PIECE = re.compile(r" *[^ ]+")
# Where a sentence surely ends: behind a word of three letters or more, or of two small ones, before a capital or a quotation mark.
# Missing one only shows more.
_END = re.compile(r"(?:(?<=[^\W\d_]{3}[.!?])|(?<=[a-zäöüß]{2}[.!?]))[^\w\s]?\s+(?=\W?[^\W\d_a-zäöü])|\n")


class Page:
    """One output: `width` is the measure in cells, at least 60, at most 100."""

    def __init__(self, words: Words, console: Console | None = None) -> None:
        self.words = words
        self.console = console or Console(highlight=False)
        self.width = max(NARROW, min(WIDE, self.console.width))
        self.plain = self.console.color_system is None
        self._signs = self._unwritable()

    def _unwritable(self) -> dict[int, str]:
        """Signs of the interface that the output's encoding cannot write, with what is written instead."""
        signs = {}
        for sign, instead in self.words.data["plain"].items():
            try:
                sign.encode(self.console.encoding)
            except (UnicodeEncodeError, LookupError):
                signs[ord(sign)] = instead
        return signs

    def style(self, name: str) -> Style:
        """The style of that name, none where there is none."""
        return STYLES.get(name, STYLES["other"])

    def text(self, words: str = "", style: str = "") -> Text:
        """`words`, made safe for a terminal, in a style."""
        return Text.assemble((clean(words).translate(self._signs), self.style(style)))

    def join(self, *parts: str | Text | tuple[str, str]) -> Text:
        """One text of words, words with a style, and texts."""
        line = Text()
        for part in parts:
            line.append_text(part if isinstance(part, Text) else self.text(*part) if isinstance(part, tuple) else self.text(part))
        return line

    def put(self, line: Text | None = None) -> None:
        """Print one line; nothing: an empty one."""
        line = Text() if line is None else line
        line.rstrip()
        line.plain = line.plain.replace(NBSP, " ")
        self.console.print(line, soft_wrap=True, highlight=False, markup=False, emoji=False)

    def block(self, words: Text, first: Text | str = "", indent: int = 0, limit: int | None = None) -> None:
        """Print `words` wrapped behind `first`, all lines `indent` cells in; of more than `limit` lines the rest is left out."""
        lead = first if isinstance(first, Text) else self.text(first)
        lead.pad_right(max(0, indent - lead.cell_len))
        lines = wrapped(words, self.width - indent)
        if limit and len(lines) > limit:
            lines = [*lines[: limit - 1], self.clipped(lines[limit - 1], self.width - indent, always=True)]
        for i, line in enumerate(lines):
            self.put(Text.assemble(lead if i == 0 else " " * indent, line))

    def clipped(self, line: Text, width: int, always: bool = False) -> Text:
        """`line` cut between words to `width` cells, with an ellipsis where something is left out."""
        if line.cell_len <= width and not always:
            return line
        rest = wrapped(line, width - 2)[0]
        rest.rstrip()
        return self.join(rest, " …")

    def columns(self, cells: list[tuple[Text, int]], right: int = -1, indent: int = 0) -> None:
        """Print cells beside each other, each wrapped to its width, two cells apart; the one at index `right` is set flush right."""
        columns = [wrapped(text, width) for text, width in cells]
        for i in range(max(len(lines) for lines in columns)):
            line = Text(" " * indent)
            for at, (lines, (_, width)) in enumerate(zip(columns, cells, strict=True)):
                cell = lines[i] if i < len(lines) else Text()
                blank = " " * max(0, width - cell.cell_len)
                line.append_text(Text.assemble(blank, cell, "  ") if at == right else Text.assemble(cell, blank, "  "))
            self.put(line)

    def chain(self, links: tuple[Link, ...]) -> Text:
        """A chain from the outside in: `Times of India ← südkoreanische Beamte`; `┄` before a link that is inferred."""
        line = Text()
        for i, link in enumerate(links):
            if i or not link.said:
                line.append_text(self.text(f"{' ' if i else ''}{'←' if link.said else '┄'}{NBSP}", "dim"))
            short = not link.sources and not link.words and not link.perhaps and len(links) > 1
            line.append_text(self.text(self.words("figures.nobody_link"), "unnamed") if short else self.link(link))
        return line

    def link(self, link: Link) -> Text:
        """The sources of one link, each in the colour of its kind."""
        if not link.sources:
            key, name = link.unsure
            return self.text(self.words(key, name=clean(name)[:SPEAKER]), "unnamed")
        line, last = Text(), len(link.sources) - 1
        for i, source in enumerate(link.sources):
            if i:
                line.append(self.words("list.last") if i == last else self.words("list.between"))
            line.append_text(self.text(source.name, family(source)))
        return line


def clean(words: str) -> str:
    """`words` on one line, without control characters that a terminal would obey; lone surrogates become U+FFFD."""
    return _SURROGATE.sub("\ufffd", _CONTROL.sub(" ", words))


def wrapped(words: Text, width: int) -> list[Text]:
    """`words` in lines of at most `width` cells, broken at spaces (not at no-break spaces); a longer word is cut."""
    breaks, used = [], 0
    for piece in _PIECE.finditer(words.plain):
        word = piece[0].lstrip(" ")
        size, blank = cell_len(word), len(piece[0]) - len(word)
        if used + blank and used + blank + size > width:
            breaks.append(piece.start() + blank)
            used, blank = 0, 0
        used += blank + size
        if used > width:
            start = piece.end() - len(word)
            for part in chop_cells(word, width)[:-1]:
                start += len(part)
                breaks.append(start)
            used = cell_len(words.plain[start : piece.end()])
    lines = list(words.divide(breaks)) if breaks else [words.copy()]
    for line in lines:
        line.rstrip()
    return lines


def sentence(text: str, span: Span) -> Span:
    """The sentence (or line) of `text` that `span` stands in, or the sentences, where it goes over several."""
    start = max(0, span.b - REACH)
    ends = [m.end() for m in _END.finditer(text, start, span.b + 2) if m.end() <= span.b]
    after = _END.search(text, max(span.b, span.e - 1), min(len(text), span.e + REACH))
    b, e = ends[-1] if ends else start, after.start() if after else min(len(text), span.e + REACH)
    while e > span.e and text[e - 1].isspace():
        e -= 1
    while b < span.b and text[b].isspace():
        b += 1
    return Span(b, max(e, span.e))


def excerpt(text: str, within: Span, focus: Span, size: int) -> str:
    """The words of `within` around `focus`, about `size` characters at most, cut between words; `…` says where something is left out."""
    if within.e - within.b <= size:
        return clean(text[within.b : within.e]).strip().lstrip(LOOSE)
    b, e = max(within.b, min(focus.b, within.e)), min(within.e, max(focus.e, within.b))
    left = max(within.b, b - max(0, size - (e - b)) // 3)
    right = min(within.e, left + size)
    left = max(within.b, right - size)
    if left > within.b:
        space = text.find(" ", left, b)
        left = space + 1 if space >= 0 else left
    if right < within.e:
        space = text.rfind(" ", b, right)
        right = space if space >= 0 else right
    words = clean(text[left:right]).strip().lstrip(LOOSE)
    return ("… " if left > within.b else "") + words + (" …" if right < within.e else "")
