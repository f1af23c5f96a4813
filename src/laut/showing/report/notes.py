"""Margin notes: one for each chain that a paragraph rests on, for its figures without a source, for each of its times."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from laut.records import Attribution, Figure, Finding, Reading, Span, Time
from laut.showing.chains import Link
from laut.showing.plan import Plan


@dataclass(slots=True)
class Note:
    """One note beside a block. `kind` is chain, bare (figures without a source), aside (figures that need none), time or finding.

    `number` is its number in the article, None where it opens only when it is asked for; `key` its place among the notes of its block.
    """

    kind: str
    links: tuple[Link, ...] = ()
    told: Attribution | None = None
    figures: list[Figure] = field(default_factory=list)
    time: Time | None = None
    finding: Finding | None = None
    rank: int = 0  # of the finding, as it is shown
    first: bool = True  # the first note on this finding
    number: int | None = None
    key: int = 0
    id: str = ""
    home: int = 0  # index of the block
    at: int = 0  # where it is referred to
    turn: int = 0


class Notes:
    """The notes of one reading, by the block that they stand beside and by the record that leads to them."""

    def __init__(self, reading: Reading, plan: Plan, home: Blocks, prefix: str) -> None:
        self.reading, self.plan, self.home = reading, plan, home
        self.of: dict[str, Note] = {}  # id of an attribution, figure or time
        self.beside: dict[int, list[Note]] = {}
        self._same: dict[tuple[object, ...], Note] = {}
        self._attributions()
        self._figures()
        for time in reading.times:
            self._take(time.id, Note("time", time=time), time.span, (time.id,))
        self._number(prefix)

    def _attributions(self) -> None:
        busy = {c.attribution for c in self.reading.claims} | {f.attribution for f in self.reading.figures}
        carried: dict[str, Attribution] = {}
        for told in self.reading.attributions:
            if told.parent and told.parent not in busy:
                carried.setdefault(told.parent, told)
        for told in self.reading.attributions:
            if told.id in carried and self._beside(told) == self._beside(carried[told.id]):
                continue  # it is a link of a longer chain that stands in the same block
            links = self.plan.chains.of(told.id)
            key = (links, told.stance, told.hedges, told.said, told.basis)
            self._take(told.id, Note("chain", links, told), reference(told), key)
        for told in self.reading.attributions:
            step: Attribution | None = told
            while step is not None and step.id not in self.of:
                step = carried.get(step.id)
            if step is not None:
                self.of.setdefault(told.id, self.of[step.id])

    def _beside(self, told: Attribution) -> int:
        return self.home.index(reference(told).b)

    def _figures(self) -> None:
        for figure in self.reading.figures:
            note = self.of.get(figure.attribution or "")
            if note:
                self.of[figure.id] = note
                note.figures.append(figure)
                continue
            kind = "bare" if figure.id in self.plan.unsourced else "aside"
            links = self.plan.chains.of(figure.perhaps)
            note = self._take(figure.id, Note(kind, links), figure.span, (kind, links))
            note.figures.append(figure)

    def _take(self, id: str, note: Note, span: Span, key: tuple[object, ...]) -> Note:
        """Put a note beside the block of `span`, or, where the block has the same one, refer to that."""
        note.home, note.at = self.home.index(span.b), span.b
        taken = self._same.setdefault((note.kind, note.home, *key), note)
        if taken is note:
            self.beside.setdefault(note.home, []).append(note)
        self.of[id] = taken
        return taken

    def add_findings(self, findings: tuple[Finding, ...], prefix: str) -> None:
        """Findings stand beside each block that they rest on, before the chains, in their own order."""
        for rank, finding in enumerate(findings, 1):
            homes = dict.fromkeys(self.home.index(span.b) for span in finding.spans)
            for turn, home in enumerate(homes):
                note = Note("finding", finding=finding, rank=rank, first=turn == 0, home=home, turn=turn)
                note.id = f"{prefix}w{rank}-{turn + 1}"
                self.beside.setdefault(home, []).append(note)
        for notes in self.beside.values():
            notes.sort(key=lambda n: (n.kind != "finding", n.rank, n.at))

    def _number(self, prefix: str) -> None:
        number = 0
        for home in sorted(self.beside):
            self.beside[home].sort(key=lambda n: n.at)
            for key, note in enumerate(self.beside[home], 1):
                note.key = key
                if note.kind in ("chain", "bare"):
                    number += 1
                    note.number, note.id = number, f"{prefix}n{number}"
                else:
                    note.id = f"{prefix}{note.kind}{note.at}"


class Blocks:
    """Tells in which block an offset stands."""

    def __init__(self, starts: list[int]) -> None:
        self.starts = starts

    def index(self, at: int) -> int:
        """The index of the block that holds the character at `at` (or that stands before it)."""
        return max(0, bisect_right(self.starts, at) - 1)


def reference(told: Attribution) -> Span:
    """The words that lead to the note of an attribution: its cue, else the speaker beside it, else the end of what it says."""
    if told.cue or (told.basis == "cue" and told.speaker):
        return (*told.cue, *told.speaker)[0]
    last = (*told.content, *told.speaker, Span(0, 1))[0]
    return Span(last.e - 1, last.e)
