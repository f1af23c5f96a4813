"""Tables: rows of cells that stand on one base line, and how they are told from columns of prose."""

from __future__ import annotations

import re
from functools import cache
from statistics import median

from laut.acquire.pdf.lines import Line

Row = list[list[Line]]  # for each column the lines of its cell; none in an empty cell
_FEW_WORDS, _FULL = 3, 0.75


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"[^\w]*(?:[^\W\d]{1,4}[ .])?[\d.,:%+−–\-/ ]*\d[\d.,:%+−–\-/* ]*(?:[^\W\d]{1,4}\.?)?[^\w]*")


def rows_of(columns: list[list[Line]]) -> list[Row]:
    """The rows that the lines of columns make: a line belongs to the row on whose base line it stands."""
    placed = sorted(((line.base, i, line) for i, column in enumerate(columns) for line in column), key=lambda p: (-p[0], p[1]))
    rows: list[Row] = []
    base = 0.0
    for height, i, line in placed:
        if not rows or base - height > 0.4 * line.size:
            rows.append([[] for _ in columns])
            base = height
        rows[-1][i].append(line)
    return rows


def is_table(rows: list[Row], wider: int) -> bool:
    """Whether the columns are read across: their lines share base lines, and a column holds figures, or all cells are short.

    `wider` counts the gaps between cells that are clearly wider than those between words.
    """
    shared = [row for row in rows if sum(map(bool, row)) > 1]
    if len(shared) < 2 or len(shared) < 0.5 * len(rows):
        return False
    columns = list(zip(*shared, strict=True))
    if any(_holds_figures([cell for cell in column if cell]) for column in columns[1:]):
        return True
    return wider > 0 and len(shared) > 2 and all(_is_short([cell for cell in column if cell]) for column in columns)


def _holds_figures(cells: list[list[Line]]) -> bool:
    figures = sum(all(_figure().fullmatch(line.text) for line in cell) for cell in cells)
    return len(cells) >= 2 and figures >= 0.6 * len(cells)


def _is_short(cells: list[list[Line]]) -> bool:
    """Whether the cells are a few words each, and leave room to their right."""
    if not cells:
        return False
    widths = [max(line.right for line in cell) - min(line.left for line in cell) for cell in cells]
    words = median(sum(len(line.words) for line in cell) for cell in cells)
    return words <= _FEW_WORDS and (median(widths) < _FULL * max(widths) or words <= 1)
