"""Rows that name their source: `Boote im Hafen: 42 (Quelle: Hafenamt)`, and a line `Quelle: Hafenamt` below them."""

from __future__ import annotations

from laut.reading.attribution.draft import Draft, Range
from laut.reading.attribution.scene import Scene
from laut.text.records import Block

_ROWS = 12  # lines that one line with a source can stand for
_MARKS = frozenset("–-•*·+")


def find(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The source behind a label, for what stands before it; nothing where `drafts` read it already."""
    for i in range(scene.sentence.first, scene.sentence.last - 2):
        if scene.tokens[i].low not in scene.words.source_labels or scene.tokens[i + 1].text != ":":
            continue
        bracket = i > scene.sentence.first and scene.tokens[i - 1].text == "("
        end = next((j for j in range(i + 2, scene.sentence.last) if bracket and scene.tokens[j].text == ")"), scene.sentence.last)
        while not bracket and end > i + 3 and scene.tokens[end - 1].text in ".;":
            end -= 1
        content = [_row(scene, i - 1)] if bracket else _above(scene, i)
        if not content or end == i + 2 or any(i in d.cue for d in drafts):
            continue
        draft = Draft("source", i, "indirect", "asserts", content, [i], [(i + 2, end)], [(i + 2, end)], frame=[(i, end)])
        draft.sentence = scene.sentence.index
        return [draft]
    return []


def _row(scene: Scene, last: int) -> Range:
    """The row before a bracket, without the sign that opens it."""
    first = scene.sentence.first
    while first < last and scene.tokens[first].text in _MARKS:
        first += 1
    return (first, last)


def _above(scene: Scene, label: int) -> list[Range]:
    """The lines right above a line that is nothing but a source: those with a colon or a number."""
    blocks = scene.text.blocks
    here = blocks[scene.sentence.block] if blocks else None
    if here is None or label != scene.sentence.first or scene.tokens[label].b != here.b:
        return []
    first = here.index
    while first and here.index - first < _ROWS and _joined(scene, blocks[first - 1], blocks[first]) and _row_like(scene, blocks[first - 1]):
        first -= 1
    if first == here.index:
        return []
    start = next(s.first for s in scene.text.sentences if s.block == first)
    return [(start, label)]


def _joined(scene: Scene, above: Block, below: Block) -> bool:
    """Whether two lines stand right below each other."""
    return scene.text.text[above.e : below.b].count("\n") == 1


def _row_like(scene: Scene, block: Block) -> bool:
    line = scene.text.text[block.b : block.e]
    return block.kind != "heading" and (":" in line or any(c.isdigit() for c in line))
