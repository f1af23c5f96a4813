"""The blocks of all columns and pages as one text: a paragraph goes on over the end of a column, a page, a box, a picture."""

from __future__ import annotations

from laut.acquire.pdf.blocks import Block, Type
from laut.acquire.pdf.hyphens import Hyphens

_AHEAD = 12  # blocks that may stand between two halves of a paragraph


def flow(blocks: list[Block], type_: Type, hyphens: Hyphens) -> list[Block]:
    """The blocks with paragraphs whole; what stood between two halves of one comes after it."""
    indents = _has_indents(blocks)
    left = list(blocks)
    found: list[Block] = []
    while left:
        block = left.pop(0)
        while (i := _next(block, left, type_, hyphens, indents)) is not None:
            other = left.pop(i)
            block.lines += other.lines
            block.room = other.room
        found.append(block)
    return found


def _has_indents(blocks: list[Block]) -> bool:
    """Whether paragraphs begin with a line that stands in: then one that does not goes on."""
    inner = [block for block in blocks if block.kind == "paragraph" and not block.first and len(block.lines) > 1]
    return 2 * sum(block.starts_in for block in inner) > len(inner)


def _next(block: Block, others: list[Block], type_: Type, hyphens: Hyphens, indents: bool) -> int | None:
    """Which of the blocks to come goes on with `block`."""
    if block.kind not in ("paragraph", "list") or not others:
        return None
    if _follows(block, others[0], type_, hyphens, indents):
        return 0
    if block.ends or not _is_plain(block, type_):
        return None
    own = _is_alike(block, others[0])
    for i, other in enumerate(others[1:_AHEAD], 1):
        if not _is_alike(block, other):
            continue
        if other.first and block.is_full_before(other) and (_begins_inside(block, other, hyphens) or not (own or other.starts_in)):
            return i
        own = True
    return None


def _is_alike(block: Block, other: Block) -> bool:
    last = block.lines[-1]
    return other.kind == "paragraph" and abs(last.size - other.size) <= 0.05 * last.size and last.bold == other.lines[0].bold


def _begins_inside(block: Block, other: Block, hyphens: Hyphens) -> bool:
    """Whether `other` begins as only the middle of a sentence does."""
    first = other.lines[0]
    if hyphens.at(block.lines[-1].last, first.first):
        return True
    return first.text.lstrip('„“"»«(')[:1].islower()


def _follows(block: Block, other: Block, type_: Type, hyphens: Hyphens, indents: bool) -> bool:
    """Whether the very next block goes on with `block`."""
    if not _is_alike(block, other) or other.starts_in:
        return False
    if not block.ends and _begins_inside(block, other, hyphens) and (other.first or block.is_full_before(other)):
        return True
    if not other.first or not block.is_full_before(other) or not _is_plain(block, type_):
        return False
    return indents or block.room < 0 or not block.ends


def _is_plain(block: Block, type_: Type) -> bool:
    return type_.is_like(block.size) and block.lines[-1].bold == type_.bold
