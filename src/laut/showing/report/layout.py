"""The article as a page sets it: headings, paragraphs, lists and tables in their order, none of its words lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from laut.languages import known
from laut.records import Document
from laut.text.blocks import blocks, lines
from laut.text.layout import layout
from laut.text.records import Block


@dataclass(slots=True)
class Group:
    """Blocks that are set as one thing: one block, the items of a list, the cells of a table by its rows."""

    kind: str
    rows: list[list[Block]] = field(default_factory=list)

    @property
    def first(self) -> Block:
        """The block that it begins with."""
        return self.rows[0][0]

    @property
    def last(self) -> Block:
        """The block that it ends with."""
        return self.rows[-1][-1]


def cut(document: Document) -> list[Block]:
    """The blocks of an article; words that none of them holds are paragraphs, so that every word is in one."""
    text = document.text
    if document.language in known():
        found = blocks(text, layout(str(document.language)), document.parts)
    else:
        found = [Block(i, "paragraph", b, e) for i, (b, e, _) in enumerate(lines(text))]
    out: list[Block] = []
    end = 0
    for block in found:
        out.extend(_left(text, end, block.b))
        out.append(block)
        end = block.e
    return [*out, *_left(text, end, len(text))]


def _left(text: str, b: int, e: int) -> Iterator[Block]:
    """The words between two blocks, if there are any."""
    between = text[b:e]
    if between.strip():
        yield Block(-1, "paragraph", b + len(between) - len(between.lstrip()), b + len(between.rstrip()))


def groups(text: str, cut: list[Block]) -> list[Group]:
    """Blocks put together: items of one list, cells of one table (a tab parts cells, a line break rows, an empty line tables)."""
    out: list[Group] = []
    for block in cut:
        before = out[-1] if out else None
        if before is None or before.kind != block.kind or block.kind not in ("list", "table") or before.last.at != block.at:
            out.append(Group(block.kind, [[block]]))
            continue
        gap = text[before.last.e : block.b]
        if block.kind == "list":
            before.rows.append([block])
        elif "\n" not in gap:
            before.rows[-1].append(block)
        elif gap.count("\n") > 1:
            out.append(Group(block.kind, [[block]]))
        else:
            before.rows.append([block])
    return out
