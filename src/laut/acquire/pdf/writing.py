"""From blocks to the text, its parts and places; words that a line's end broke become whole."""

from __future__ import annotations

from itertools import pairwise

from laut.acquire.pdf.blocks import Block
from laut.acquire.pdf.hyphens import JOINED, KEPT, Hyphens
from laut.acquire.pdf.lines import Line
from laut.acquire.writer import Writer
from laut.records import Part, Place


def write(blocks: list[Block], hyphens: Hyphens) -> tuple[str, tuple[Part, ...], tuple[Place, ...]]:
    """The text of the blocks with its parts and places."""
    writer = Writer()
    for before, block in pairwise([None, *blocks]):
        if block is None:
            continue
        if block.rows:
            _write_table(writer, block)
            continue
        if block.kind == "list" and before and before.kind == "list":
            writer.row("list")
        else:
            writer.block(block.kind)
        _write_lines(writer, block.lines, hyphens)
    return writer.close()


def _write_table(writer: Writer, block: Block) -> None:
    writer.block("table")
    for i, row in enumerate(block.rows):
        if i:
            writer.row()
        for j, cell in enumerate(row):
            if j:
                writer.cell()
            for line in cell:
                writer.space()
                _write_line(writer, line, 0)


def _write_lines(writer: Writer, lines: list[Line], hyphens: Hyphens) -> None:
    for line, after in pairwise([*lines, None]):
        if line is None:
            continue
        verdict = hyphens.at(line.last, after.first) if after else None
        _write_line(writer, line, 1 if verdict == JOINED else 0)
        if verdict not in (JOINED, KEPT):
            writer.space()


def _write_line(writer: Writer, line: Line, cut: int) -> None:
    """The words of the line, the last one without its last `cut` characters."""
    last = len(line.words) - 1
    for i, (word, glued) in enumerate(zip(line.words, line.glued, strict=True)):
        if i and not glued:
            writer.space()
        text = word.text[: len(word.text) - cut] if i == last else word.text
        if text:
            writer.words(text, f"page {word.page}", word.at, word.box)
