"""The words of a page as a reader sees them: upright, inside the page, painted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from math import ceil, floor
from typing import Any

Box = tuple[float, float, float, float]
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_HEAVY = 650
_INVISIBLE = (3, 7)  # render modes of text that nobody sees: what a text recognition lays over a scan
_SMALLEST = 2.0  # points
_SLANT = 3  # degrees


@dataclass(slots=True)
class Word:
    """A run of characters: `box` as on the page; `left`, `right`, `base` as seen when the page is held so that its text stands upright."""

    text: str
    page: int
    at: int
    box: Box
    left: float
    right: float
    base: float
    size: float
    bold: bool
    spaced: bool

    @property
    def top(self) -> float:
        return self.base + 0.6 * self.size

    @property
    def low(self) -> float:
        return self.base - 0.1 * self.size

    @property
    def end(self) -> int:
        return self.at + len(self.text)


@dataclass(slots=True)
class Page:
    """One page, numbered from 1: its words in the order of the file, the page's and the pictures' boxes as seen."""

    number: int
    box: Box
    words: list[Word] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    is_scan: bool = False


def page(number: int, found: dict[str, Any]) -> Page:
    """The page out of what the library found on it."""
    styles = found["styles"]
    runs = [run for run in found["runs"] if _is_seen(run, styles[run[8]], found["box"])]
    painted = [run for run in runs if styles[run[8]][4] not in _INVISIBLE]
    if 2 * len(painted) > len(runs):
        runs = painted
    angles = Counter(_quarter(styles[run[8]][3]) for run in runs for _ in run[1])
    angles.pop(-1, None)
    turn = max(angles, key=lambda angle: (angles[angle], -angle), default=0)
    words = [_word(run, styles[run[8]], number, turn) for run in runs if _quarter(styles[run[8]][3]) == turn]
    box = _turned(tuple(found["box"]), turn)
    images = [_turned(tuple(image), turn) for image in found["images"]]
    return Page(number, box, words, images, not words and any(_area(image) > 0.4 * _area(box) for image in images))


def _quarter(angle: int) -> int:
    """0, 90, 180 or 270; -1 for slanting text, such as a stamp across the page."""
    near = round(angle / 90) * 90
    return near % 360 if abs(angle - near) <= _SLANT else -1


def _is_seen(run: list[Any], style: list[Any], box: list[float]) -> bool:
    x, y = (run[2] + run[4]) / 2, (run[3] + run[5]) / 2
    inside = box[0] <= x <= box[2] and box[1] <= y <= box[3]
    return inside and style[0] >= _SMALLEST and any(c.isprintable() and not "\ue000" <= c <= "\uf8ff" for c in run[1])


def _word(run: list[Any], style: list[Any], number: int, turn: int) -> Word:
    at, text, left, bottom, right, top, x, y, _, spaced = run
    seen = _turned((left, bottom, right, top), turn)
    base = {0: y, 90: -x, 180: -y, 270: x}[turn]
    box = (floor(left * 100) / 100, floor(bottom * 100) / 100, ceil(right * 100) / 100, ceil(top * 100) / 100)
    bold = bool(_BOLD.search(style[2])) or style[1] >= _HEAVY or style[4] == 2
    return Word(text, number, at, box, seen[0], seen[2], base, style[0], bold, spaced)


def _turned(box: Any, turn: int) -> Box:
    left, bottom, right, top = box
    if turn == 90:
        return bottom, -right, top, -left
    if turn == 180:
        return -right, -top, -left, -bottom
    if turn == 270:
        return -top, left, -bottom, right
    return left, bottom, right, top


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
