"""The words of a block cut at the borders of everything that stands on them: marks nest and overlap, elements do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from laut.records import Span


class Mark(NamedTuple):
    """Something that stands on words. `weight` decides which of several marks is the link; 0: none.

    `look` names the classes of all its words; `href` and `note` lead to its note; `opens`: its first words bear the note's number.
    """

    b: int
    e: int
    look: str
    weight: int = 0
    href: str = ""
    note: str = ""
    opens: int = 0


@dataclass(slots=True)
class Segment:
    """A run of words with the same marks; `refs` are the numbers of notes that are referred to behind it."""

    text: str
    look: str = ""
    id: str = ""
    href: str = ""
    note: str = ""
    refs: list[tuple[int, str]] = field(default_factory=list)


def segments(text: str, block: Span, marks: Iterable[Mark], anchors: Iterable[int], prefix: str) -> list[Segment]:
    """The words of `block` in segments; one that begins at an anchor (an offset led to) has the id `prefix` + `p` + offset."""
    anchors = set(anchors)
    inside = sorted((m for m in marks if m.b < block.e and m.e > block.b), key=lambda m: (m.b, -m.e))
    borders = {block.b, block.e, *(max(m.b, block.b) for m in inside), *(min(m.e, block.e) for m in inside)}
    borders.update(a for a in anchors if block.b < a < block.e)
    edges = sorted(borders)
    out: list[Segment] = []
    for b, e, covering in _sweep(edges, inside):
        segment = Segment(text[b:e], _look(covering))
        if b in anchors:
            segment.id = f"{prefix}p{b}"
        links = [m for m in covering if m.weight]
        if links:
            best = max(links, key=lambda m: (m.weight, m.b))
            segment.href, segment.note = best.href, best.note
        segment.refs = [(m.opens, m.href) for m in covering if m.opens and m.e == e]
        out.append(segment)
    return out


def _look(covering: list[Mark]) -> str:
    """The classes of words under several marks; of tints (`t-`) and colours (`f-`) the innermost one's."""
    found: dict[str, str] = {}
    for mark in covering:
        for name in mark.look.split():
            found[name[:2] if name[1:2] == "-" else name] = name
    return " ".join(found.values())


def _sweep(edges: list[int], marks: list[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """Each run between two edges with the marks that cover it, outer ones first."""
    at, open_ = 0, list[Mark]()
    for b, e in pairwise(edges):
        while at < len(marks) and marks[at].b <= b:
            open_.append(marks[at])
            at += 1
        open_ = [m for m in open_ if m.e > b]
        yield b, e, list(open_)
