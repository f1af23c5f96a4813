"""Two articles beside each other: what both say and how it differs, and what only one of them says; a pure function.

Figures are set beside each other where they answer one question, never by their numbers. What is listed as said by one article alone is
what no counterpart was found for in the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any

from laut.contract import record_dict
from laut.errors import LanguageError
from laut.languages import known
from laut.ledger.copies import compared
from laut.records import Answer, Reading, Span
from laut.weighing.across import known as known_of
from laut.weighing.anchors import near
from laut.weighing.answering import Weighed, answered
from laut.weighing.asks import Scene
from laut.weighing.blocks import blocks, related
from laut.weighing.brief import Brief, brief
from laut.weighing.desk import lay_out
from laut.weighing.facing import A, B, Facing, Said, facing
from laut.weighing.grouping import Pair, Placed, grouped
from laut.weighing.sayings import Saying, Speaker, Told, speakers, without_counterpart
from laut.weighing.tracing import Told as ToldAnswer


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two articles. `shared` is the part of its text, from 0 to 1, that stands word for word in the other."""

    id: str
    title: str | None
    outlet: str | None
    published: date | None
    language: str
    shared: float


@dataclass(frozen=True, slots=True)
class Row:
    """What the figures of `a` and of `b` answer alike, in words, and how they stand to each other (None where only one article answers)."""

    about: str
    unit: str | None
    a: tuple[Answer, ...]
    b: tuple[Answer, ...]
    facing: Facing | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """Two articles beside each other. `figures` are of both, `only_a` and `only_b` the figures of one, `says_a` and `says_b` its other
    statements without a counterpart. `sources` are those of both, then those of one.
    """

    a: Side
    b: Side
    figures: tuple[Row, ...]
    only_a: tuple[Row, ...]
    only_b: tuple[Row, ...]
    says_a: tuple[Saying, ...]
    says_b: tuple[Saying, ...]
    sources: tuple[Speaker, ...]
    texts: tuple[str, str]

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON: every span is one of the text of its side."""
        return {
            "a": record_dict(self.a), "b": record_dict(self.b), "figures": [self._row(row) for row in self.figures],
            "only_a": {"figures": [self._row(row) for row in self.only_a], "statements": [record_dict(s) for s in self.says_a]},
            "only_b": {"figures": [self._row(row) for row in self.only_b], "statements": [record_dict(s) for s in self.says_b]},
            "sources": {
                "both": [_speaker(s) for s in self.sources if s.a and s.b], "only_a": [_speaker(s) for s in self.sources if not s.b],
                "only_b": [_speaker(s) for s in self.sources if not s.a],
            },
        }  # fmt: skip

    def _row(self, row: Row) -> dict[str, Any]:
        cells = ((A, row.a, self.texts[0]), (B, row.b, self.texts[1]))
        out: dict[str, Any] = {side: [_answer(x, text) for x in answers] for side, answers, text in cells}
        facing = row.facing._asdict() if row.facing else {}
        return out | {"about": row.about, "unit": row.unit} | {k: list(v) if isinstance(v, tuple) else v for k, v in facing.items()}


def _answer(answer: Answer, text: str) -> dict[str, Any]:
    return record_dict(answer) | {"words": " ".join(text[answer.quote.b : answer.quote.e].split())}


def _speaker(speaker: Speaker) -> dict[str, Any]:
    out = record_dict(speaker)
    return out | {name: [record_dict(s) for s in some] for name, some in (("says_a", speaker.says_a), ("says_b", speaker.says_b))}


def compare(a: Reading, b: Reading, ui: str | None = None) -> Beside:
    """Set two articles beside each other; questions are worded in the language `ui`, by default that of the first.

    Raises LanguageError for a language that no folder of `languages/` describes.
    """
    for reading in (a, b):
        if reading.document.language not in known():
            raise LanguageError(f"one of the languages {', '.join(known())}", repr(reading.document.language))
    language = ui or a.document.language or known()[0]
    scenes = Scene(lay_out(a)), Scene(lay_out(b))
    briefs = replace(brief(a), article=A), replace(brief(b), article=B)  # the two may be one and the same
    one, other = (Told(reading, brief_, scene) for reading, brief_, scene in zip((a, b), briefs, scenes, strict=True))
    texts = a.document.text, b.document.text
    sides, common = _sides((a, b), texts)
    rows = [_row(weighed, (a, b)) for weighed in _questions(briefs, common, language)]
    return Beside(
        sides[0], sides[1], tuple(r for r in rows if r.a and r.b), tuple(r for r in rows if not r.b), tuple(r for r in rows if not r.a),
        without_counterpart(one, other), without_counterpart(other, one), speakers(one, other), texts,
    )  # fmt: skip


def _sides(readings: Sequence[Reading], texts: tuple[str, str]) -> tuple[list[Side], bool]:
    """The two articles, and whether they have words in common."""
    found = compared(*texts)
    parts = ((found.shared_in_one, found.only_in_one), (found.shared_in_other, found.only_in_other))
    sides = [
        Side(d.id, d.title, d.outlet, d.published, d.language or "", _part(shared, only))
        for d, (shared, only) in zip((r.document for r in readings), parts, strict=True)
    ]
    return sides, bool(found.shared_in_one)


def _part(shared: Iterable[Span], only: Iterable[Span]) -> float:
    size = sum(e - b for b, e in shared)
    return round(size / max(1, size + sum(e - b for b, e in only)), 3)


def _questions(briefs: Sequence[Brief], common: bool, ui: str) -> list[Weighed]:
    """What the figures of both answer. Those of two articles meet only where these share a name or a run of words: else they are about
    different things.
    """
    told = [ToldAnswer(b, given) for b in briefs for given in b.given]
    placed = [Placed(t.brief.article, t.given.ask, tuple(v.who for v in t.given.ends) or (t.brief.outlet.who,)) for t in told]
    one, other = briefs
    meet = common or related(blocks(one), blocks(other), near(one.published, other.published, "close_days"))
    groups = grouped(placed, None if meet else _within(placed))
    around = known_of(briefs)
    of = {(t.brief.article, t.given.ask.figure): t for t in told}
    found = [answered([of[p.article, p.ask.figure] for p in group], around, ui) for group in groups]
    return sorted(found, key=lambda w: min((t.brief.article, t.given.ask.span) for t in w.answers))


def _within(placed: Sequence[Placed]) -> Iterator[Pair]:
    return ((i, j) for i, j in combinations(range(len(placed)), 2) if placed[i].article == placed[j].article)


def _row(weighed: Weighed, readings: Sequence[Reading]) -> Row:
    """A question as both articles answer it."""
    question = weighed.question
    ids = {A: readings[0].document.id, B: readings[1].document.id}
    cells = {
        side: tuple(
            replace(x, article=ids[side], via=tuple(ids[v] for v in x.via))
            for x in sorted((*question.answers, *question.disputes), key=lambda x: x.span) if x.article == side
        )
        for side in ids
    }  # fmt: skip
    said = [
        (answer.article, Said(answer, told.given.ask, standing))
        for answer, told, standing in zip(question.answers, weighed.answers, weighed.stands, strict=True)
        if answer.adds != "disputes" and not told.given.disputed
    ]
    both = bool(cells[A] and cells[B])
    how = facing([s for side, s in said if side == A], [s for side, s in said if side == B]) if both else None
    return Row(question.about, question.unit, cells[A], cells[B], how)
