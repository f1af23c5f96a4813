"""An article while it is being written: paragraphs with marks, and what the marks stand for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from bench.newsroom.items import Item
from bench.newsroom.naming import Outlet
from bench.newsroom.numbers import Stated

SHORTEST = 80  # words that a copy keeps at least


@dataclass(frozen=True, slots=True)
class Figure:
    """A marked stretch. `key` is the question that it answers; `status`: answer, disputed, withdrawn, derived, position.

    `chain` are the names of the links from the outlet inward; `named`: the last of them gave the figure.
    """

    key: str
    item: Item
    stated: Stated
    status: str
    chain: tuple[str, ...]
    pattern: str
    named: bool

    @property
    def group(self) -> str:
        """The party whose count this is."""
        return "rival" if self.item.rival else "shared"

    @property
    def count(self) -> tuple[str, str, str, int]:
        """What must be the same in two figures that tell of one count."""
        return self.key, self.status, self.group, self.item.state


class Sum(NamedTuple):
    """A calculation: kind, the numbers of its marks, whether it holds, in words."""

    kind: str
    figures: tuple[int, ...]
    holds: bool
    note: str


@dataclass(slots=True)
class Draft:
    """An article. `line` is its headline where the text repeats it, `dateline` stands before the first paragraph, `notes` behind the last.

    `copy_of` and `revises` are the numbers of other drafts of the story, `day` counts from the event.
    """

    outlet: Outlet
    language: str
    day: int
    title: str = ""
    line: str = ""
    dateline: str = ""
    paragraphs: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    copy_of: int | None = None
    revises: int | None = None

    def add(
        self, item: Item, stated: Stated, status: str, chain: tuple[str, ...], pattern: str, key: str = "", *, named: bool = True
    ) -> int:
        """Adds a figure; its number. `key` is what it is of the item's quantity, empty for the quantity itself."""
        name = f"{item.quantity.name}@{key}" if key else item.quantity.name
        self.figures.append(Figure(name, item, stated, status, chain, pattern, named))
        return len(self.figures) - 1

    def marked_text(self) -> str:
        """The whole text with its marks."""
        first, *rest = self.paragraphs
        blocks = [self.line] if self.line else []
        blocks += [f"{self.dateline} {first}".strip(), *rest, *self.notes]
        return "\n\n".join(blocks) + "\n"

    def copied(self, outlet: Outlet, day: int, number: int, credit: str | None, dropped: int) -> Draft:
        """The draft as another outlet prints it, still without a headline: no dateline, fewer paragraphs, with a credit or without one."""
        kept = list(self.paragraphs)
        while dropped and len(kept) > 2 and sum(p.count(" ") + 1 for p in kept[:-1]) >= SHORTEST:
            kept.pop()
            dropped -= 1
        via = (self.outlet,) if credit else ()
        name = (self.outlet.name,) if credit else ()
        figures = [
            replace(f, chain=(outlet.name, *name, *f.chain[1:]), item=replace(f.item, via=(*via, *f.item.via))) for f in self.figures
        ]
        return Draft(
            outlet,
            self.language,
            day,
            paragraphs=kept,
            notes=[credit] if credit else [],
            figures=figures,
            items=[replace(item, via=(*via, *item.via)) for item in self.items],
            copy_of=number,
        )
