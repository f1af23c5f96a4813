"""A draft against the ledger, as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from laut.ledger import asked as questions
from laut.showing.app.asked import Asked
from laut.showing.app.desk import Desk
from laut.showing.app.places import of
from laut.showing.page import sentence


@dataclass(frozen=True, slots=True)
class Beside:
    """Words of the ledger: outlet, day, the sentence, and where it stands."""

    outlet: str
    day: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Told:
    """A finding on a draft: sentences of the draft with the anchor of each, and the words of the ledger beside them."""

    kind: str
    says: str
    draft: tuple[tuple[str, str], ...]
    beside: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class Proofed:
    """A draft: its text in runs (words, number of the finding that stands on them or 0, anchor), findings, figures and those compared."""

    id: str
    title: str
    runs: tuple[tuple[str, int, str], ...]
    findings: tuple[Told, ...]
    figures: int
    compared: int


def proofed(desk: Desk, asked: Asked, id: str) -> Proofed:
    """The proof of a draft that is held; MissingError where it is not any more."""
    from laut.engines.proofing import proof_of

    held = desk.preview(id)
    reading, text = held.reading, held.reading.document.text
    found = proof_of(reading, desk.ledger, asked.ui)
    with desk.reading() as connection:
        named = questions.articles(connection, sorted({w.answer.article for f in found.findings for w in f.beside}))
    marks: dict[tuple[int, int], int] = {}
    told = []
    for n, one in enumerate(found.findings, 1):
        spans = [span for article, span in one.finding.spans if article == reading.document.id]
        for b, e in spans:
            marks.setdefault((b, e), n)
        quotes = tuple(dict.fromkeys((text[s.b : s.e], f"#d{span.b}") for span in spans for s in [sentence(text, span)]))
        beside = tuple(
            Beside(w.answer.outlet or asked.w("head.no_outlet"), asked.w.iso(w.answer.published), w.quote,
                   of(named[w.answer.article]["document"], w.answer.figure))
            for w in one.beside if w.answer.article in named
        )  # fmt: skip
        told.append(Told(one.finding.kind, one.finding.says, quotes, beside))
    return Proofed(id, reading.document.title or held.place, tuple(_runs(text, marks)), tuple(told), found.figures, len(found.compared))


def _runs(text: str, marks: dict[tuple[int, int], int]) -> list[tuple[str, int, str]]:
    """The text cut at the marked words; of marks that overlap the first stands."""
    out: list[tuple[str, int, str]] = []
    at = 0
    for (b, e), n in sorted(marks.items()):
        if b < at:
            continue
        out += [(text[at:b], 0, ""), (text[b:e], n, f"d{b}")]
        at = e
    return [run for run in (*out, (text[at:], 0, "")) if run[0]]
