"""From words to lines: what stands on one base line, in reading order, with what is no white space between them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from laut.acquire.pdf.page import Word

_NOTE = re.compile(r"[\d*†‡§,)(]+")
_UNIT = re.compile(r"[A-Za-zµ]{1,3}")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(slots=True)
class Line:
    """One line of a column. `glued` says for each word whether it joins the one before it without white space."""

    words: list[Word]
    glued: list[bool] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    size: float = 0.0
    bold: bool = False

    @property
    def text(self) -> str:
        return "".join(
            ("" if glued or not i else " ") + word.text for i, (word, glued) in enumerate(zip(self.words, self.glued, strict=True))
        )

    @property
    def first(self) -> str:
        """Its first word, which may be several runs."""
        return self.text.split(" ", 1)[0]

    @property
    def last(self) -> str:
        """Its last word, which may be several runs."""
        return self.text.rsplit(" ", 1)[-1]

    @property
    def first_width(self) -> float:
        """The width of its first word."""
        end = next((i for i, glued in enumerate(self.glued) if i and not glued), len(self.words))
        return self.words[end - 1].right - self.words[0].left

    @property
    def page(self) -> int:
        return self.words[0].page


def lines(words: list[Word]) -> list[Line]:
    """The lines that the words of one column make, from the top."""
    rows: list[list[Word]] = []
    base, size = 0.0, 0.0
    for word in sorted(_initials(words), key=lambda w: (-w.base, w.left)):
        if rows and base - word.base <= 0.5 * max(size, word.size):
            rows[-1].append(word)
            if word.size > size:
                base, size = word.base, word.size
        else:
            rows.append([word])
            base, size = word.base, word.size
    return [line for row in rows if (line := _line(row)).words]


def _initials(words: list[Word]) -> list[Word]:
    """The words, with an initial over several lines set on the first of those."""
    usual = usual_size(words)
    for word in words:
        if word.size > 1.8 * usual and len(word.text.strip('„“"»«')) <= 1:
            beside = [
                w for w in words if w.size <= 1.3 * usual and w.left >= word.left and word.base - 1 <= w.base <= word.top + 0.1 * word.size
            ]
            near = [w for w in beside if w.left - word.right < 1.5 * word.size]
            if len({round(w.base) for w in near}) >= 2:
                first = max(near, key=lambda w: (w.base, -w.left))
                word.base, word.size, first.spaced = first.base, first.size, False
                word.left = word.right = first.left
    return words


def usual_size(words: list[Word]) -> float:
    """The size that most characters have."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.size] += len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def is_right_to_left(words: list[Word]) -> bool:
    """Whether most words are written from right to left."""
    return 2 * sum(_RTL.search(word.text) is not None for word in words) > len(words)


def _line(words: list[Word]) -> Line:
    backward = any(_RTL.search(word.text) for word in words)
    words.sort(key=lambda w: (w.at if backward else w.left, w.at))
    size = usual_size(words)
    main = [w for w in words if w.size == size]
    base = main[0].base
    words = [w for i, w in enumerate(words) if not _is_note(w, words[:i], size, base)]
    glued = [False] + [_is_glued(before, after) for before, after in pairwise(words)]
    if not words:
        return Line(words)
    bold = all(w.bold for w in words if any(c.isalnum() for c in w.text))
    return Line(words, glued, min(w.left for w in words), max(w.right for w in words), base, size, bold)


def _is_note(word: Word, before: list[Word], size: float, base: float) -> bool:
    """Whether a raised number calls a footnote: it is no part of the text. An exponent behind a unit stays."""
    if not before or word.size > 0.8 * size or word.base < base + 0.15 * size or not _NOTE.fullmatch(word.text):
        return False
    return not (_UNIT.fullmatch(before[-1].text) and len(word.text) == 1)


def _is_glued(before: Word, after: Word) -> bool:
    gap = min(abs(after.left - before.right), abs(before.left - after.right))
    if (before.page == after.page and before.end == after.at) or not after.spaced:
        return gap < 0.2 * before.size
    return gap < 0.03 * before.size and after.at < before.at
