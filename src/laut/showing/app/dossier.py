"""A case, or one question of it, gathered to be taken away: what a printed dossier shows, with a number for each article that it cites."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from sqlalchemy import Connection, func, select

from laut.ledger import asked as ledger_asked
from laut.ledger import counting, database, decisions, speaking, tables
from laut.ledger.speaking import Spoken
from laut.records import Answer
from laut.showing.app import case, pictures, working
from laut.showing.app.asked import Asked
from laut.showing.app.case import FindingView, QuestionView
from laut.showing.app.desk import Desk
from laut.showing.app.quoting import Quoting
from laut.showing.app.rendering import colours, fragment
from laut.showing.app.working import Line
from laut.showing.report import safe
from laut.weighing.casebook import TURN, once
from laut.weighing.worded import finding_from

SEVERAL = 2  # articles that answer a question, for it to be in a dossier unasked
QUESTIONS, ARTICLES = 40, 500  # how many are in a dossier, unless more are asked for
FINDINGS, ANSWERS, SOURCES, DECISIONS = 200, 200, 200, 500  # how many at most, of each question its answers
_PART = 400  # values in one list of a query
_FILE = re.compile(r"[^a-z0-9-]+")


class Plain(Asked):
    """What a dossier is asked in, where no browser asks: the language alone."""

    def __init__(self, ui: str) -> None:
        self.__dict__["ui"] = ui


@dataclass(frozen=True, slots=True)
class Source:
    """An article under the number `n` that stands for it in the dossier. `address` may be linked; `file` is its name without one."""

    n: int
    document: int
    hash: str
    outlet: str
    title: str
    author: str
    published: str | None
    language: str
    address: str | None
    file: str
    retrieved: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A question in a dossier: its view, the pictures as addresses of data, how many answers are left out."""

    id: str
    view: QuestionView
    plot: str
    graph: str
    left_out: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that a dossier shows. `by_hash` and `by_document` are the numbers of articles; `left_out` how many of each kind are not in it."""

    title: str
    ledger: str
    single: bool
    days: tuple[str | None, str | None]
    counts: Mapping[str, int]
    state: str
    findings: tuple[FindingView, ...]
    held: int
    questions: tuple[Part, ...]
    sources: tuple[Spoken, ...]
    articles: tuple[Source, ...]
    decided: tuple[Line, ...]
    readers: Mapping[str, int]
    left_out: Mapping[str, int]
    by_hash: Mapping[str, int]
    by_document: Mapping[int, int]

    @property
    def file(self) -> str:
        """The name of the file without its ending."""
        words = _FILE.sub("-", (self.questions[0].id if self.single else PurePath(self.ledger).stem).lower()).strip("-")
        return f"dossier-{words}" if words else "dossier"


def gathered(desk: Desk, asked: Asked, question: str = "", *, questions: int = QUESTIONS, articles: int = ARTICLES) -> Dossier:
    """The dossier of a whole ledger, or of one question (its id or first letters); MissingError for none.

    `questions` and `articles` are how many it may have; articles that are cited are always in it.
    """
    w = asked.w
    with desk.reading() as connection:
        known = ledger_asked.counts(connection)
        found = [] if question else list(ledger_asked.questions(connection, (), SEVERAL, questions, 0))
    ids = [question] if question else [str(line["id"]) for line in found]
    parts = tuple(_part(desk, asked, id) for id in ids)
    answers = [a for part in parts for a in (*(row.answer for row in part.view.rows), *(row.answer for row in part.view.disputes))]
    with desk.reading() as connection:
        findings, held, more = ((), 0, 0) if question else _findings(connection, asked, {p.id: p.view.question.about for p in parts})
        cited = {a.article for a in answers} | {h for f in _every(findings, parts) for h, _ in f.found.spans}
        listed, others = _articles(connection, cited, 0 if question else articles)
        counts = counting.counts(connection)
        decided, older = _decided(connection, listed if question else None, answers)
        sources = () if question else speaking.listed(connection, SOURCES)
        days = _days(connection, listed if question else None)
        left_out = {
            "questions": 0 if question else known["questions_of_several"] - len(parts), "findings": more, "articles": others,
            "sources": 0 if question else max(0, counts["sources"] - len(sources)), "decisions": older,
        }  # fmt: skip
        name = database.shown(desk.ledger.place).replace("\\", "/").rsplit("/", 1)[-1]
        return Dossier(
            parts[0].view.question.about if question else w("dossier.title", name=name), name, bool(question), days,
            {**counts, **known}, _state(connection), findings, held, parts, sources, listed, working.lines(decided, w, frozenset()),
            counting.readers(connection), left_out, {a.hash: a.n for a in listed}, {a.document: a.n for a in listed},
        )  # fmt: skip


def _part(desk: Desk, asked: Asked, id: str) -> Part:
    view = case.question_view(desk, asked, id, 0, ANSWERS)
    plot = fragment("question_plot.html", v=view, p=view.plot, w=asked.w, alone=False) if view.plot else ""
    graph = fragment("question_graph.html", v=view, g=view.graph, w=asked.w, alone=True) if view.graph else ""
    every = len(view.question.answers) + len(view.question.disputes)
    return Part(view.question.id, view, _data(plot), _data(graph), every - len(view.rows) - len(view.disputes))


def _data(svg: str) -> str:
    """A picture on white paper as an address that holds it: nothing has to be fetched."""
    if not svg:
        return ""
    alone = pictures.alone(svg[svg.index("<svg") :]).replace(colours()["--paper"], "#ffffff")
    return "data:image/svg+xml;base64," + b64encode(alone.encode()).decode()


def _every(findings: Iterable[FindingView], parts: Iterable[Part]) -> Iterable[FindingView]:
    yield from findings
    for part in parts:
        yield from part.view.findings


def _findings(connection: Connection, asked: Asked, names: dict[str, str]) -> tuple[tuple[FindingView, ...], int, int]:
    """The findings with what they stand on, how many calculations hold, and how many others are left out."""
    found = [finding_from(line, asked.ui) for line in ledger_asked.findings(connection, (), FINDINGS, 0, held=False)]
    turns = [f for f in found if f.kind == TURN]
    told_twice = {f.id for f in turns} - {f.id for f in once(turns)}
    shown = [f for f in found if f.id not in told_twice]
    kinds = ledger_asked.kinds(connection).values()
    quoting = Quoting(connection, {article for f in shown for article, _ in f.spans})
    more = sum(listed for listed, _ in kinds) - len(found)
    return case.finding_views(quoting, shown, asked.w, names), sum(held for _, held in kinds), more


def _articles(connection: Connection, cited: Iterable[str], most: int) -> tuple[tuple[Source, ...], int]:
    """The articles that are cited, with others up to `most`, by day; and how many of the ledger are not among them."""
    d, f = tables.document, tables.fetch
    wanted = set(cited)
    if most > len(wanted):
        rest = select(d.c.hash).where(d.c.forgotten.is_(None)).order_by(d.c.published.desc(), d.c.hash).limit(most)
        for hash in connection.execute(rest).scalars():
            if len(wanted) >= most:
                break
            wanted.add(hash)
    rows: list[Any] = []
    for some in _parts(sorted(wanted)):
        rows += connection.execute(select(d).where(d.c.hash.in_(some))).mappings().all()
    rows.sort(key=lambda row: (row["published"] or "9", row["hash"]))
    got: dict[int, tuple[str | None, str | None]] = {}
    for some in _parts([row["id"] for row in rows]):
        query = select(f.c.document, f.c.url, f.c.retrieved).where(f.c.document.in_(some)).order_by(f.c.id)
        got |= {row.document: (row.url, row.retrieved) for row in connection.execute(query)}
    total = int(connection.execute(select(func.count()).select_from(d).where(d.c.forgotten.is_(None))).scalar_one())
    return tuple(_source(n, row, *got.get(row["id"], (None, None))) for n, row in enumerate(rows, 1)), max(
        0, total - len(rows)
    ) if most else 0


def _source(n: int, row: Mapping[str, Any], url: str | None, retrieved: str | None) -> Source:
    address = safe.address(url) or safe.address(row["address"])
    place = str(row["place"]).replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return Source(
        n, row["id"], row["hash"], row["outlet"] or "", row["title"] or "", row["author"] or "", row["published"],
        safe.language(row["language"]) or "", address, "" if address else place, retrieved,
    )  # fmt: skip


def _decided(
    connection: Connection, only: Sequence[Source] | None, answers: Iterable[Answer]
) -> tuple[tuple[decisions.Decision, ...], int]:
    """What people decided, in their order: all, or over these articles and answers; and how many of before are left out."""
    found = decisions.latest(connection, None if only is not None else DECISIONS + 1)
    if only is not None:
        numbers, spots = {a.document for a in only}, {(a.article, a.span.b) for a in answers}
        found = tuple(d for d in found if d.document in numbers or spots & _figures(d))
        return tuple(reversed(found[:DECISIONS])), max(0, len(found) - DECISIONS)
    total = int(connection.execute(select(func.count()).select_from(tables.decision)).scalar_one())
    return tuple(reversed(found[:DECISIONS])), max(0, total - DECISIONS)


def _figures(decision: decisions.Decision) -> set[tuple[str, int]]:
    return {(str(f.get("document")), int(f.get("b", -1))) for name in ("figures", "others") for f in decision.target.get(name, ())}


def _days(connection: Connection, only: Sequence[Source] | None) -> tuple[str | None, str | None]:
    """The first and the last day of publication."""
    if only is not None:
        days = sorted(a.published[:10] for a in only if a.published)
        return (days[0], days[-1]) if days else (None, None)
    d = tables.document
    first, last = connection.execute(select(func.min(d.c.published), func.max(d.c.published)).where(d.c.forgotten.is_(None))).one()
    return first, last


def _state(connection: Connection) -> str:
    """When the ledger was written to last: the day of the dossier, so that the same ledger gives the same bytes."""
    moments = [
        connection.execute(select(func.max(column))).scalar()
        for column in (tables.document.c.added, tables.reading.c.made, tables.decision.c.at)
    ]
    return max((str(moment) for moment in moments if moment), default="")


def _parts(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (values[b : b + _PART] for b in range(0, len(values), _PART))
