"""The walk through the text of a Word file: blocks and words in reading order, each word with the path to it."""

from __future__ import annotations

from collections.abc import Iterator

from laut.acquire.docx.package import STRICT, Element, W
from laut.acquire.docx.styles import Styles, attribute, child, path
from laut.acquire.writer import Writer

Step = tuple[Element, str, str]  # an element, its name (with a colon before it where it is not Word's own), the path to it
_UNSEEN = {
    "del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "softHyphen", ":Fallback",
    "pPr", "rPr", "sectPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr",
}  # fmt: skip
_LAYOUT = 300  # characters in one cell: a table of data has none so full; people set columns of an article as a table
_PRIVATE = range(0xE000, 0xF900)  # signs of a font of symbols: they mean nothing in any other


class Walk:
    """Writes what a reader sees of the document."""

    def __init__(self, writer: Writer, styles: Styles) -> None:
        self._writer = writer
        self._styles = styles
        self._kind = ""  # of the block that is being written
        self._fields: list[bool] = []  # the open fields, inside one another: whether what follows is the code of it
        self._boxes: list[Step] = []  # text boxes: their anchor stands inside a paragraph
        self._breaks = 0  # line breaks since the last word
        self._goes_on = False  # the mark between this paragraph and the next one was deleted

    def document(self, root: Element) -> None:
        """Write the body under the root of the file."""
        start = "/w:document" if str(root.tag).startswith(W) else "/*"
        for element, name, where in _steps(root, start):
            if name == "body":
                self._blocks(element, where)

    def _blocks(self, parent: Element, where: str) -> None:
        for element, name, at in self._seen(parent, where):
            if name == "p":
                self._paragraph(element, at)
            elif name == "tbl":
                self._table(element, at)
            else:
                self._blocks(element, at)

    def _paragraph(self, element: Element, where: str) -> None:
        properties = child(element, "pPr")
        kind = self._styles.kind(properties) or "paragraph"
        if kind != "contents" and not self._styles.is_hidden(properties, "pStyle"):
            if not self._goes_on:
                self._begin(kind)
            self._inline(element, where)
        self._goes_on = path(properties, "rPr", "del") is not None
        self._end_of_block()

    def _begin(self, kind: str) -> None:
        (self._writer.row if kind == self._kind == "list" else self._writer.block)(kind)
        self._kind, self._breaks = kind, 0

    def _end_of_block(self) -> None:
        self._fields = [code for code in self._fields if not code]  # a code that never ends would take all that follows
        boxes, self._boxes = self._boxes, []
        for element, _, where in boxes:
            self._blocks(element, where)

    def _inline(self, parent: Element, where: str) -> None:
        for element, name, at in self._seen(parent, where):
            if name == "fldChar":
                self._field(attribute(element, "fldCharType"))
            elif any(self._fields):
                self._inline(element, at)
            elif name in ("t", ":t"):
                self._text(element, at)
            elif name in ("br", "cr"):
                self._line(attribute(element, "type"))
            elif name in ("tab", "ptab"):
                self._writer.space()
            elif name in ("noBreakHyphen", "sym"):
                self._sign(element, name)
            elif name == "txbxContent":
                self._boxes.append((element, name, at))
            elif name != "r" or self._is_shown(child(element, "rPr")):
                self._inline(element, at)

    def _is_shown(self, properties: Element | None) -> bool:
        return not self._styles.is_hidden(properties) and not self._styles.is_struck(properties)

    def _text(self, element: Element, where: str) -> None:
        pieces = [text for text in (element.text, *(inner.tail for inner in element)) if text]
        for number, text in enumerate(pieces, 1):
            self._breaks = 0 if text.strip() else self._breaks
            self._writer.words(text, f"{where}/text()[{number}]")

    def _line(self, kind: str | None) -> None:
        """A line of its own, or, after an empty line or at the end of a page or column, a block of its own."""
        self._breaks += 2 if kind in ("page", "column") else 1
        if self._breaks > 1:
            self._writer.block(self._kind)
        else:
            self._writer.line()

    def _sign(self, element: Element, name: str) -> None:
        if name == "noBreakHyphen":
            self._writer.sign("-")
            return
        try:
            code = int(attribute(element, "char") or "", 16)
            sign = "" if code in _PRIVATE else chr(code)
        except (ValueError, OverflowError):
            return
        if sign.isprintable():
            self._writer.sign(sign)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()

    def _table(self, table: Element, where: str) -> None:
        rows = [[*self._cells(row, at)] for row, _, at in self._inside(table, where, "tr")]
        if all(len(row) < 2 for row in rows) or any(_size(cell) > _LAYOUT for row in rows for cell, _, _ in row):
            for cell, _, at in (cell for row in rows for cell in row):
                self._blocks(cell, at)
            return
        for i, row in enumerate(rows):
            (self._writer.row if i else self._writer.block)("table")
            for j, (cell, _, at) in enumerate(row):
                if j:
                    self._writer.cell()
                self._flat(cell, at)
        self._kind = "table"
        self._end_of_block()

    def _cells(self, row: Element, where: str) -> Iterator[Step]:
        properties = child(row, "trPr")
        if path(properties, "del") is None and path(properties, "hidden") is None:
            yield from self._inside(row, where, "tc")

    def _inside(self, parent: Element, where: str, wanted: str) -> Iterator[Step]:
        """The elements called `wanted` in the parent or in a wrapper there (a content control, a tag)."""
        for step in self._seen(parent, where):
            if step[1] == wanted:
                yield step
            else:
                yield from self._inside(step[0], step[2], wanted)

    def _flat(self, cell: Element, where: str) -> None:
        """All paragraphs of a cell as one run of words."""
        for element, name, at in self._seen(cell, where):
            if name == "p":
                self._writer.space()
                self._kind, self._breaks = "table", 0
                self._inline(element, at)
                self._fields = [code for code in self._fields if not code]
            else:
                self._flat(element, at)

    def _seen(self, parent: Element, where: str) -> Iterator[Step]:
        """The children that a reader sees something of; of two ways to draw the same thing the first."""
        has_choice = False
        for step in _steps(parent, where):
            name = step[1]
            if name == ":Choice":
                if has_choice:
                    continue
                has_choice = True
            is_prompt = name == "sdt" and path(step[0], "sdtPr", "showingPlcHdr") is not None
            if not is_prompt and (name not in _UNSEEN or (name == ":Fallback" and not has_choice)):
                yield step


def _steps(parent: Element, where: str) -> Iterator[Step]:
    counts: dict[str, int] = {}
    number = 0
    for element in parent:
        tag = element.tag
        if not isinstance(tag, str):  # a comment of the XML, an instruction
            continue
        number += 1
        if tag.startswith(W):
            name = tag[len(W) :]
            counts[name] = counts.get(name, 0) + 1
            yield element, name, f"{where}/w:{name}[{counts[name]}]"
        elif tag.startswith(STRICT):
            yield element, tag[len(STRICT) :], f"{where}/*[{number}]"
        else:
            yield element, ":" + tag.rpartition("}")[2], f"{where}/*[{number}]"


def _size(cell: Element) -> int:
    return sum(len(text.text or "") for text in cell.iter(W + "t", STRICT + "t"))
