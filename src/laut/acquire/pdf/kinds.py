"""What a block is by its type and place: title, heading, caption. What neither tells stays a paragraph: its words will tell."""

from __future__ import annotations

from laut.acquire.pdf.blocks import Block, Type
from laut.acquire.pdf.page import Box, Page

_HEADLINE, _HEADING, _SMALL = 1.15, 1.08, 0.95  # of the running text's size
_HEAD = 12  # blocks in which a headline stands
_LONG, _LINES = 220, 4  # what is longer is no heading
_BELOW = 45.0  # points from a picture to its caption
_FULL = 120  # characters of a block that is surely running text


def mark(blocks: list[Block], pages: list[Page], type_: Type) -> Block | None:
    """Set `kind` of the blocks; the one with the headline."""
    for i, block in enumerate(blocks):  # one number alone begins a day, or a sentence
        beside = blocks[max(0, i - 1) : i] + blocks[i + 1 : i + 2]
        if block.kind == "list" and block.text[0].isdigit() and all(other.kind != "list" for other in beside):
            block.kind = "paragraph"
    title = _title(blocks, type_)
    body = next((i for i, b in enumerate(blocks) if b.kind == "paragraph" and _is_text(b, type_)), len(blocks))
    after = blocks.index(title) if title else -1
    for i, block in enumerate(blocks):
        if block is title:
            block.kind = "title"
        elif block.kind == "paragraph" and _is_caption(block, pages, type_):
            block.kind = "caption"
        elif block.kind == "paragraph" and (i < after or i > body) and i + 1 < len(blocks) and _is_heading(block, type_):
            block.kind = "heading"
    return title


def _title(blocks: list[Block], type_: Type) -> Block | None:
    """The first of the largest blocks at the head of page 1; in type of one size the first block, where it is bold."""
    head = [b for b in blocks[:_HEAD] if b.kind == "paragraph" and b.lines[0].page == 1 and len(b.text) <= _LONG + 80]
    if not head:
        return None
    largest = max(head, key=lambda b: b.size)
    if largest.size > _HEADLINE * type_.size and any(c.isalpha() for c in largest.text):
        return largest
    first = head[0]
    return first if first is blocks[0] and not type_.bold and len(blocks) > 1 and _is_heading(first, type_) else None


def _is_text(block: Block, type_: Type) -> bool:
    return type_.is_like(block.size) and block.bold == type_.bold and (len(block.text) > _FULL or (block.ends and len(block.lines) > 1))


def _is_heading(block: Block, type_: Type) -> bool:
    """Whether the block is set larger or bolder than the running text, and is no sentence."""
    text = block.text.rstrip()
    if len(text) > _LONG or len(block.lines) > _LINES or text.endswith((".", ",", ";", ":")) or not any(c.isalpha() for c in text):
        return False
    return block.size > _HEADING * type_.size or (block.bold and not type_.bold and block.size >= _SMALL * type_.size)


def _is_caption(block: Block, pages: list[Page], type_: Type) -> bool:
    """Whether the block is set smaller than the running text, and stands below a picture."""
    if block.size > _SMALL * type_.size:
        return False
    first = block.lines[0]
    left, right = min(line.left for line in block.lines), max(line.right for line in block.lines)
    images = next((page.images for page in pages if page.number == first.page), [])
    return any(_is_below(left, right, first.base + first.size, image) for image in images)


def _is_below(left: float, right: float, top: float, image: Box) -> bool:
    shared = min(right, image[2]) - max(left, image[0])
    return shared > 0.5 * (right - left) and -5.0 <= image[1] - top <= _BELOW
