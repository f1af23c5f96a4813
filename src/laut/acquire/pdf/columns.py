"""The columns of a page, found by the white strips between them, in reading order; and tables, whose rows are read across."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from laut.acquire.pdf.lines import Line, is_right_to_left, lines, usual_size
from laut.acquire.pdf.page import Word
from laut.acquire.pdf.tables import Row, is_table, rows_of

_GUTTER = 0.7  # of the type's size: a strip as wide as that, free over many lines, parts two columns
_WIDE = 1.5  # the same where few lines bear it out
_MANY, _FEW = 8, 3  # lines
_COLUMN = 5.0  # of the type's size: what is narrower is no column of prose (bullets, numbers of lines)
_WIDER = 1.3  # of the other gaps in a line
_TOGETHER, _BELOW = 4.5, 2.5  # of the type's size: from the end of the columns to what is no part of them
_OTHER = 1.06  # sizes that differ by more are two
_LARGER = 1.08  # of the type's size: a heading
_DEPTH = 5
_AHEAD = 80  # lines without a strip after which none is looked for

Strip = tuple[float, float]


@dataclass(slots=True)
class Region:
    """A column with its lines, or a table with its rows."""

    lines: list[Line] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


def regions(words: list[Word], depth: int = 0) -> list[Region]:
    """The columns and tables that the words make, in reading order."""
    if not words:
        return []
    size = usual_size(words)
    levels = _levels(words)
    width = _GUTTER * size
    free = [_free(level, width) for level in levels]
    sides = (min(word.left for word in words), max(word.right for word in words))
    found: list[Region] = []
    single: list[Word] = []
    i = 0
    while i < len(levels):
        end, strips = _band(levels, free, i, sides, width) if not _is_tail(levels, i) else (i + 1, [])
        end = _balanced(levels, i, end, strips, size)
        band = [word for level in levels[i:end] for word in level]
        parts = _cut(band, strips, size, depth) if strips and depth < _DEPTH else []
        if parts:
            found += [*_column(single), *parts]
            single, i = [], end
        else:
            single += levels[i]
            i += 1
    return found + _column(single)


def _column(words: list[Word]) -> list[Region]:
    return [Region(lines(words))] if words else []


def _levels(words: list[Word]) -> list[list[Word]]:
    """Words that overlap in height, directly or through others, from the top."""
    levels: list[list[Word]] = []
    low = 0.0
    for word in sorted(words, key=lambda w: (-w.top, w.left)):
        if levels and word.top > low:
            levels[-1].append(word)
            low = min(low, word.low)
        else:
            levels.append([word])
            low = word.low
    return levels


def _free(level: list[Word], width: float) -> list[Strip]:
    """Where no word stands, from one side of the page to the other: strips of at least `width`, more between words of large type."""
    strips: list[Strip] = []
    end, size = float("-inf"), 0.0
    for word in sorted(level, key=lambda w: w.left):
        if word.left - end >= max(width, _GUTTER * min(size, word.size)):
            strips.append((end, word.left))
        if word.right > end:
            end, size = word.right, word.size
    return [*strips, (end, float("inf"))]


def _meet(some: list[Strip], others: list[Strip], width: float) -> list[Strip]:
    found = []
    for a, b in some:
        for c, d in others:
            if min(b, d) - max(a, c) >= width:
                found.append((max(a, c), min(b, d)))
    return found


def _band(levels: list[list[Word]], free: list[list[Strip]], start: int, sides: Strip, width: float) -> tuple[int, list[Strip]]:
    """The end of the most levels from `start` on that share a white strip with words on both sides, and their strips.

    `sides` are those of the region: outside them nothing can part two words.
    """
    strips = [sides]
    left, right = float("inf"), float("-inf")
    best: tuple[int, list[Strip]] = (start + 1, [])
    for i in range(start, len(levels)):
        strips = _meet(strips, free[i], width)
        if not strips:
            break
        left, right = min(left, free[i][0][1]), max(right, free[i][-1][0])
        inner = [(a, b) for a, b in strips if a >= left and b <= right]
        if inner:
            best = (i + 1, inner)
        elif best[1] or i - start > _AHEAD:
            break
    return best


def _balanced(levels: list[list[Word]], start: int, end: int, strips: list[Strip], size: float) -> int:
    """Where the columns end together and a heading or a wide gap follows: what stands below them is no part of the first one."""
    cut = strips[-1][1] if strips else 0.0
    last = (
        max((i for i in range(start, end) if any(word.right > cut for word in levels[i])), default=end)
        if strips and end < len(levels)
        else end
    )
    for i in range(last + 1, end):
        before, level = _main(levels[i - 1]), _main(levels[i])
        if _main(levels[last]).base - level.base > _TOGETHER * size:
            break
        if level.size > _LARGER * size or (level.bold and not before.bold) or before.base - level.base > _BELOW * size:
            return i
    return end


def _is_tail(levels: list[list[Word]], i: int) -> bool:
    """Whether a level is the last line of what stands above it: as near as lines are, in the same type, and further from what follows."""
    if not 0 < i < len(levels) - 1:
        return False
    before, level, after = (_main(levels[j]) for j in (i - 1, i, i + 1))
    if abs(before.size - level.size) > 0.5 or before.base - level.base > 1.6 * level.size:
        return False
    return level.base - after.base > 1.15 * (before.base - level.base) or abs(after.size - level.size) > 0.5


def _main(level: list[Word]) -> Word:
    return max(level, key=lambda w: (w.size, w.base, -w.left))


def _cut(band: list[Word], strips: list[Strip], size: float, depth: int) -> list[Region]:
    """The columns of a band, or the table that it is; nothing where it is neither."""
    columns = [lines(column) for column in _parted(band, strips)]
    wider, closer = _borne_out(columns, strips)
    many = min(map(len, columns)) >= _MANY
    if 2 * closer > wider and not many:
        return []
    rows = rows_of(columns)
    if is_table(rows, wider):
        return _table(rows)
    sizes = [usual_size(column) for column in _parted(band, strips)]
    differ = not closer and max(sizes) > _OTHER * min(sizes)  # a box beside the text, which a line or two are enough to tell
    kept = _kept(band, strips, size, 1 if differ else _FEW) if many or wider >= _FEW or differ else []
    if not kept:
        return []
    parted = _parted(band, kept)
    if is_right_to_left(band):
        parted.reverse()
    return [region for column in parted for region in regions(column, depth + 1)]


def _parted(words: list[Word], strips: list[Strip]) -> list[list[Word]]:
    cuts = [(a + b) / 2 for a, b in strips]
    columns: list[list[Word]] = [[] for _ in range(len(cuts) + 1)]
    for word in words:
        columns[bisect_right(cuts, (word.left + word.right) / 2)].append(word)
    return columns


def _borne_out(columns: list[list[Line]], strips: list[Strip]) -> tuple[int, int]:
    """How many lines beside the strips have only gaps that are clearly narrower, and how many have not: lines that are stretched to the
    width of their column have wide gaps everywhere, and some stand below each other by chance.
    """
    wider = closer = 0
    for i, column in enumerate(columns):
        width = min(b - a for a, b in strips[max(0, i - 1) : i + 1])
        for line in column:
            gaps = [b.left - a.right for a, b in pairwise(sorted(line.words, key=lambda w: w.left))]
            if gaps:
                wider += width >= _WIDER * max(gaps)
                closer += width < _WIDER * max(gaps)
    return wider, closer


def _kept(band: list[Word], strips: list[Strip], size: float, few: int) -> list[Strip]:
    """The strips that part columns of prose: with enough lines beside them, and wide columns on both sides."""
    kept = list(strips)
    while kept:
        columns = _parted(band, kept)
        most = max(len(lines(column)) for column in columns)
        if most < few:
            return []
        least = (_GUTTER if most >= _MANY else _WIDE) * size
        widths = [max(w.right for w in column) - min(w.left for w in column) for column in columns]
        bad = [s for s, (a, b) in zip(kept, pairwise(widths), strict=True) if s[1] - s[0] < least or min(a, b) < _COLUMN * size]
        if not bad:
            return kept
        kept.remove(bad[0])
    return []


def _table(rows: list[Row]) -> list[Region]:
    """The table; lines before and after it that fill one column alone are none of its rows."""
    begin, end = 0, len(rows)
    while begin < end and sum(map(bool, rows[begin])) < 2:
        begin += 1
    while end > begin and sum(map(bool, rows[end - 1])) < 2:
        end -= 1
    before = [line for row in rows[:begin] for cell in row for line in cell]
    after = [line for row in rows[end:] for cell in row for line in cell]
    return [*([Region(before)] if before else []), Region(rows=rows[begin:end]), *([Region(after)] if after else [])]
