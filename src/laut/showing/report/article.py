"""The article with its marked passages, block by block, each with the notes that stand beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from laut.lookup import shown
from laut.records import Attribution, Document, Finding, Reading, Span
from laut.showing.chains import Link, family
from laut.showing.plan import SHORT, Plan
from laut.showing.report.layout import cut, groups
from laut.showing.report.marks import Mark, Segment, segments
from laut.showing.report.notes import Blocks, Note, Notes, reference
from laut.text.records import Block

PAGE = "page "  # how a place in a PDF begins


@dataclass(slots=True)
class Row:
    """What is set as one thing beside its notes: `cells` are rows of cells of segments (a paragraph: one of one)."""

    kind: str
    cells: list[list[list[Segment]]]
    notes: list[Note] = field(default_factory=list)
    at: str | None = None
    page: str = ""
    depth: int = 0  # of a heading, below that of the whole


class Article:
    """The rows of one article. `most` is the largest number of notes beside one of them."""

    def __init__(self, reading: Reading, plan: Plan, anchors: Iterable[int], prefix: str) -> None:
        self.reading, self.plan, self.prefix = reading, plan, prefix
        self.text = reading.document.text
        self.cut = cut(reading.document)
        self.groups = groups(self.text, self.cut)
        self.home = Blocks([group.first.b for group in self.groups])
        self.notes = Notes(reading, plan, self.home, prefix)
        self._marks = _by_block(self._all_marks(), Blocks([b.b for b in self.cut]))
        self._anchors = _anchors_by_block((*anchors, *(n.at for n in self.all_notes())), Blocks([b.b for b in self.cut]))
        self.most = max((note.key for note in self.all_notes()), default=0)
        self.rows = list(self._rows())

    def all_notes(self) -> Iterator[Note]:
        """Every note, in the order of the blocks."""
        for home in sorted(self.notes.beside):
            yield from self.notes.beside[home]

    def _rows(self) -> Iterator[Row]:
        index, at, page, titled = 0, None, "", False
        for number, group in enumerate(self.groups):
            cells: list[list[list[Segment]]] = []
            for row in group.rows:
                cells.append([])
                for i, block in enumerate(row):
                    cells[-1] += [[]] * self._empty_before(block, first=i == 0)
                    cells[-1].append(self._segments(index + i, block.b, block.e))
                index += len(row)
            here = pages(self.reading.document, Span(group.first.b, group.last.e))
            moment = group.first.at if group.first.at != at else None
            depth = 3 if group.kind == "heading" and titled else 2
            titled = titled or group.kind == "title"
            yield Row(group.kind, cells, self.notes.beside.get(number, []), moment, here if here != page else "", depth)
            at, page = group.first.at, here.split("–")[-1]

    def _empty_before(self, block: Block, first: bool) -> int:
        """How many empty cells stand before one of a table: tabs part cells, and each further tab is an empty one."""
        before = self.text[max(0, block.b - 200) : block.b]
        return max(0, len(before) - len(before.rstrip("\t")) - (not first))

    def _segments(self, index: int, b: int, e: int) -> list[Segment]:
        return segments(self.text, Span(b, e), self._marks.get(index, ()), self._anchors.get(index, ()), self.prefix)

    def _all_marks(self) -> Iterator[Mark]:
        for told in sorted(self.reading.attributions, key=lambda a: len(self.plan.chains.of(a.id))):  # relays first, origins over them
            yield from self._said(told)
        for figure in self.reading.figures:
            note = self.notes.of[figure.id]
            look = f"fig {'sure' if note.kind == 'chain' and note.told and note.told.basis == 'cue' else note.kind}"
            opens = note.number or 0 if note.kind == "bare" and note.at == figure.span.b else 0
            yield self._mark(figure.span, note, look, 3, opens)
        for time in self.reading.times:
            yield self._mark(time.span, self.notes.of[time.id], "time", 2)
        for finding in shown(self.reading):
            yield from (Mark(span.b, span.e, "w") for span in self._found(finding))

    def _found(self, finding: Finding) -> list[Span]:
        """The words that a finding is marked by: its figures and other short words; without a figure, all that it stands on."""
        figures = [self.plan.chains.figures[f].span for f in finding.figures if f in self.plan.chains.figures]
        return [*figures, *(s for s in finding.spans if not figures or s.e - s.b <= SHORT)]

    def _said(self, told: Attribution) -> Iterator[Mark]:
        """The marks of one attribution: what is said in the tint of its source, the speaker in its colour, the cue as the link."""
        note = self.notes.of[told.id]
        kind = kind_of(self.plan.chains.of(told.id))
        inferred = " run" if told.basis != "cue" else ""
        ref = reference(told)
        for span in told.content:
            yield Mark(span.b, span.e, f"said t-{kind}{inferred} {self._key(note, span)}")
        for span in told.speaker:
            yield Mark(span.b, span.e, f"who f-{kind} {self._key(note, span)}")
        links = told.cue or (told.speaker if told.basis == "cue" else ())
        for span in links:
            yield self._mark(span, note, "cue", 1, note.number or 0 if span == ref else 0)
        if not links:
            yield self._mark(ref, note, "", 0, note.number or 0)

    def _mark(self, span: Span, note: Note, look: str, weight: int, opens: int = 0) -> Mark:
        return Mark(span.b, span.e, f"{look} {self._key(note, span)}".strip(), weight, f"#{note.id}", note.id, opens)

    def _key(self, note: Note, span: Span) -> str:
        """The class that ties words to the note beside their own block."""
        return f"k{note.key}" if self.home.index(span.b) == note.home else ""


def kind_of(links: tuple[Link, ...]) -> str:
    """The family of the source at the end of a chain, which gives it its colour."""
    sources = links[-1].sources if links else ()
    return family(sources[0]) if sources else "other"


def pages(document: Document, span: Span) -> str:
    """The number of the page that words stand on (`3`, `3–4`), for a source that has pages."""
    found = [p.node[len(PAGE) :] for p in document.where(span) if p.node.startswith(PAGE)]
    return "–".join(dict.fromkeys((found[0], found[-1]))) if found else ""


def _by_block(marks: Iterable[Mark], home: Blocks) -> dict[int, list[Mark]]:
    out: dict[int, list[Mark]] = {}
    for mark in marks:
        for index in range(home.index(mark.b), home.index(max(mark.b, mark.e - 1)) + 1):
            out.setdefault(index, []).append(mark)
    return out


def _anchors_by_block(anchors: Iterable[int], home: Blocks) -> dict[int, set[int]]:
    out: dict[int, set[int]] = {}
    for at in anchors:
        out.setdefault(home.index(at), set()).add(at)
    return out
