"""Writing a document's text out of runs of a source, with where each run came from: the offset map is made while the text is."""

from __future__ import annotations

import re

from laut.records import Part, Place

Box = tuple[float, float, float, float]
_DROPPED = r"\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_WORD = rf"[^ \t\r\n\f\v\u2028\u2029{_DROPPED}]+"
_RUN = re.compile(rf"{_WORD}(?: {_WORD})*|(?P<dropped>[{_DROPPED}]+)")  # soft hyphens, zero-width spaces, marks of direction: no words
_GAPS = ("", " ", "\t", "\n", "\n\n")  # from the narrowest to the widest


class Writer:
    """Takes the words of a source in reading order. White space of any length becomes one space, soft hyphens and marks of direction are
    left out; all other characters stay as they are, and `places` says for each run of them in which node of the source it stands.

    Blocks are parted by an empty line; `cell` and `row` part the cells and rows of a table by a tab and a line break.
    """

    def __init__(self) -> None:
        self._out: list[str] = []
        self._size = 0
        self._gap = ""  # what stands between the last word and the next one
        self._begin: tuple[str, str | None] | None = None  # kind and moment of the block that the next word opens
        self._open: tuple[int, str, str | None] | None = None
        self._parts: list[Part] = []
        self._places: list[Place] = []

    def block(self, kind: str, at: str | None = None) -> None:
        """The words that follow are a block of this kind; at the moment `at` where it is an entry of a ticker."""
        self._separate("\n\n", kind, at)

    def cell(self, kind: str = "table", at: str | None = None) -> None:
        """The words that follow are the next cell of the row; one tab more for each cell without words."""
        if self._begin and self._size:
            self._gap, self._begin = self._gap + "\t", (kind, at)
        else:
            self._separate("\t", kind, at)

    def row(self, kind: str = "table", at: str | None = None) -> None:
        """The words that follow are the first cell of a row, or the next item of a list."""
        self._separate("\n", kind, at)

    def space(self) -> None:
        """The next words do not join the last ones."""
        if not self._gap and self._begin is None:
            self._gap = " "

    def line(self) -> None:
        """The next words stand on a new line of the same block (a verse, an address, a headline in two lines)."""
        if self._begin is None:
            self._gap = "\n"

    def words(self, text: str, node: str, at: int = 0, box: Box | None = None) -> None:
        """Add the words of `text`, which stands in `node` from `at` on."""
        end = 0
        for run in _RUN.finditer(text):
            if run.start() > end:
                self.space()
            end = run.end()
            if run["dropped"] is None:
                self._add(run[0], node, at + run.start() if at >= 0 else at, box)
        if end < len(text):
            self.space()

    def sign(self, text: str) -> None:
        """Add what no node holds as it is written: a character that the source gives by a name (an entity, an element of its own)."""
        self.words(text, "", -1)

    def close(self) -> tuple[str, tuple[Part, ...], tuple[Place, ...]]:
        """The text with its parts and places; blocks without a word are not among them."""
        self._end()
        return "".join(self._out), tuple(self._parts), tuple(self._places)

    def _separate(self, gap: str, kind: str, at: str | None) -> None:
        self._end()
        self._gap = max(gap, self._gap.rstrip("\t"), key=_GAPS.index) if self._size else ""
        self._begin = (kind, at)

    def _end(self) -> None:
        if self._open:
            b, kind, at = self._open
            self._parts.append(Part(b, self._size, kind, at))
        self._open = None

    def _add(self, run: str, node: str, at: int, box: Box | None) -> None:
        if self._begin or self._open:
            self._put(self._gap)
        self._gap = ""
        if self._open is None:
            kind, moment = self._begin or ("paragraph", None)
            self._open, self._begin = (self._size, kind, moment), None
        b = self._size
        self._put(run)
        if at < 0:
            return
        last = self._places[-1] if self._places else None
        if last and last.node == node and last.box == box and last.e == b and last.at + last.e - last.b == at:
            self._places[-1] = last._replace(e=self._size)
        else:
            self._places.append(Place(b, self._size, node, at, box))

    def _put(self, text: str) -> None:
        if text:
            self._out.append(text)
            self._size += len(text)
