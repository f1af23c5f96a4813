"""From the lines of a column to its blocks: where a paragraph ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from laut.acquire.pdf.columns import Region
from laut.acquire.pdf.lines import Line
from laut.acquire.pdf.tables import Row

BULLET = re.compile(r"(?:[-–—*•·▪◦‣►■●○]|\(?\d{1,2}[.)]|[a-z]\))\s+\S")
_CLOSING = "“”\"«»’'›‹)] "
_END = (".", "!", "?", "…", ":")
_APART = 1.22  # of the usual distance of lines: what is more parts two blocks
_OPEN = 1.45  # of the size: the most that lines of other type stand apart
_OTHER = 0.08  # of the size: types that differ by more are two
_INDENT = (0.6, 4.0)  # of the size: the least and the most that a first line stands in
_SLACK = 0.45  # of the column: what a line of running text does not leave free unless a break is meant
_AROUND = 4  # lines
_ENDS_SHORT = 1e4


@dataclass(frozen=True, slots=True)
class Type:
    """The running text of a document: its size, the distance of its lines, and whether it is bold."""

    size: float
    leading: float
    bold: bool = False

    def is_like(self, size: float) -> bool:
        return abs(size - self.size) <= _OTHER * self.size


@dataclass(slots=True)
class Block:
    """Lines that belong together, or the rows of a table. `starts_in`: its first line stands in; `room`: what its last
    line leaves free of the column, below 0 where it is stretched to its end; `first`: it is the first of its column.
    """

    lines: list[Line]
    kind: str = "paragraph"
    rows: list[Row] = field(default_factory=list)
    starts_in: bool = False
    room: float = 0.0
    first: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    def is_full_before(self, other: Block) -> bool:
        """Whether the first word of `other` had no room on its last line."""
        return self.room < other.lines[0].first_width + 0.5 * other.size

    @property
    def ends(self) -> bool:
        """Whether its words end a sentence."""
        return ends(self.lines[-1].text)


def ends(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return text.rstrip(_CLOSING).endswith(_END)


def usual(lines: Sequence[Line]) -> Type:
    """The running text, which most characters belong to."""
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    size = max(sizes, key=lambda s: (sizes[s], s), default=10.0)
    steps: Counter[float] = Counter()
    for a, b in pairwise(lines):
        if round(a.size, 1) == round(b.size, 1) == size:
            bold[a.bold] += 1
            if a.page == b.page and 0.8 * size < a.base - b.base < 2.2 * size:
                steps[round(2 * (a.base - b.base)) / 2] += 1
    most = max(steps.values(), default=0)
    leading = min((s for s, count in steps.items() if 4 * count >= most), default=1.2 * size)
    return Type(size, leading, bold[True] > bold[False])


def blocks(region: Region, type_: Type) -> list[Block]:
    """The blocks of a column; a table is one."""
    if region.rows:
        return [Block([line for row in region.rows for cell in row for line in cell], "table", region.rows, first=True)]
    found: list[Block] = []
    lines = region.lines
    for i, line in enumerate(lines):
        if i and _goes_on(found[-1], lines, i, type_):
            found[-1].lines.append(line)
        else:
            kind = "list" if BULLET.match(line.text) else "paragraph"
            found.append(Block([line], kind, starts_in=_stands_in(lines, i), first=i == 0))
    right = max(line.right for line in lines)
    flush = len(lines) > _AROUND and 2 * sum(right - line.right < 1.0 for line in lines) > len(lines)
    for block in found:
        room = right - block.lines[-1].right
        block.room = (
            room if not flush or not block.ends else _ENDS_SHORT if room > 2.0 else -1.0
        )  # of stretched lines only a last one is short
    return found


def _goes_on(block: Block, lines: list[Line], i: int, type_: Type) -> bool:
    """Whether line `i` belongs to the block of the line before it."""
    before, line = lines[i - 1], lines[i]
    if abs(before.size - line.size) > _OTHER * max(before.size, line.size) or before.bold != line.bold:
        return False
    most = _APART * type_.leading if type_.is_like(line.size) else max(_OPEN, _APART * type_.leading / type_.size) * line.size
    if before.base - line.base > most + 0.5:
        return False
    if BULLET.match(line.text) and _is_item(block, lines, i, type_):
        return False
    if block.kind == "list":
        return line.left > block.lines[0].left + 0.4 * line.size or not _leaves_room(lines, i, type_)
    return not _stands_in(lines, i) and not _leaves_room(lines, i, type_) and not _is_set_off(lines, i)


def _is_item(block: Block, lines: list[Line], i: int, type_: Type) -> bool:
    """Whether line `i`, which begins with a bullet, a number or a dash, is an item: a dash and a number may stand in the middle of a
    sentence.
    """
    before, line = lines[i - 1], lines[i]
    hangs = any(other.left > line.left + 0.4 * line.size for other in block.lines[1:])
    return not _ambiguous(line.text) or ends(before.text) or _leaves_room(lines, i, type_) or (block.kind == "list" and hangs)


def _ambiguous(text: str) -> bool:
    return text[0] in "-–—*" or text[0].isalnum() or text[0] == "("


def _around(lines: list[Line], i: int) -> list[Line]:
    return [line for line in lines[max(0, i - _AROUND) : i + _AROUND + 1] if abs(line.size - lines[i].size) <= 0.5]


def _stands_in(lines: list[Line], i: int) -> bool:
    """Whether line `i` begins further right than those around it, and the next one does not."""
    line = lines[i]
    lefts = Counter(round(other.left) for other in _around(lines, i))
    edge = min((left for left, count in lefts.items() if 3 * count >= max(lefts.values())), default=line.left)
    least, most = (share * line.size for share in _INDENT)
    if not least <= line.left - edge <= most:
        return False
    if i and abs(lines[i - 1].left - line.left) < 0.5 * least:
        return False
    after = lines[i + 1] if i + 1 < len(lines) else None
    return after is None or after.left < line.left - 0.5 * least or ends(line.text)


def _is_set_off(lines: list[Line], i: int) -> bool:
    """Whether a sentence ends where the left edge changes: a quotation that stands in, or what follows it."""
    before, line = lines[i - 1], lines[i]
    first_line = _stands_in(lines, i - 1)
    return abs(before.left - line.left) > line.size and not first_line and ends(before.text)


def _leaves_room(lines: list[Line], i: int, type_: Type) -> bool:
    """Whether the first word of line `i` had room on the line before it, and that line may end a paragraph."""
    before, line = lines[i - 1], lines[i]
    above = [other.right for other in lines[max(0, i - _AROUND) : i] if other.size == before.size]
    below = [other.right for other in lines[i : i + _AROUND] if other.size == before.size]
    edge = min(max(above), max(below, default=before.right)) if i > 1 else max(above + below)
    room = edge - before.right - line.first_width - 0.4 * line.size
    if room <= 0:
        return False
    if ends(before.text):
        return True
    plain = type_.is_like(line.size) and line.bold == type_.bold
    return plain and room > _SLACK * (edge - before.left) and not line.text[0].islower()
