"""The questions of a ledger, one question, the findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from starlette.responses import Response

from laut.engines import case as deciding
from laut.errors import LedgerError
from laut.ledger import asked as ledger_asked
from laut.records import FINDING_KINDS, RELATIONS, Answer, Question
from laut.showing.app import case
from laut.showing.app.asked import PAGE, Asked
from laut.showing.app.desk import Desk
from laut.showing.app.quoting import Quoting, questions_of
from laut.showing.app.rendering import fragment, page
from laut.showing.app.routing import Part, done
from laut.showing.app.tables import Cell, Column, Table
from laut.weighing.casebook import TURN, once
from laut.weighing.worded import finding_from, question_from

PART = Part()
SEVERAL = 2  # articles that answer a question, for it to be listed unasked
FINDINGS = 25  # findings on one page: each brings its quotes
TURNS = 400  # position changes that are looked through for those told twice
CANDIDATES = 12  # questions that are proposed to be joined
_PATIENCE = 5.0  # seconds that a page waits for the weighing after a decision
_LONG = 4  # letters of a word that a question is looked for by
WIDTHS = ("several", "all")
SHOWN = ("question", "current", "origins", "relation", "articles", "last", "sourcing")
EVERY = ("question", "current", "low", "high", "unit", "origins", "most", "relation", "articles", "last", "sourcing", "pinned", "id")


Head = tuple[Question, int, str | None]
"""A question without its answers, the number of its articles, the day of its last answer."""

# the list


@PART.shows("/questions")
def listed(desk: Desk, asked: Asked) -> Response:
    """The questions, a page of them."""
    offset = asked.count("offset", 0)
    rows = list(_listed(desk, asked, PAGE + 1, offset))
    return page(
        desk, asked, "questions.html", table=_table(asked, rows[:PAGE], SHOWN), some=bool(rows), offset=offset, size=PAGE,
        more=len(rows) > PAGE, relations=RELATIONS, orders=tuple(ledger_asked.ORDERS), widths=WIDTHS,
    )  # fmt: skip


def _listed(desk: Desk, asked: Asked, limit: int | None, offset: int) -> Iterator[Head]:
    relation = asked.choice("relation", ("", *RELATIONS), "")
    order = asked.choice("sort", tuple(ledger_asked.ORDERS), "articles")
    least = 1 if asked.choice("width", WIDTHS, "several") == "all" else SEVERAL
    with desk.reading() as connection:
        for line, articles, last in ledger_asked.heads(connection, asked.get("q").split(), least, limit, offset, relation, order):
            yield question_from(line, asked.ui), articles, last


def _table(asked: Asked, rows: Iterable[Head], keys: tuple[str, ...] = EVERY) -> Table:
    columns = tuple(Column(key, asked.w(f"asked.{key}"), key in ("low", "high", "most", "articles")) for key in keys)
    return Table("questions", asked.w("asked.caption"), columns, (tuple(map(_cells(row, asked).__getitem__, keys)) for row in rows))


def _cells(row: Head, asked: Asked) -> dict[str, Cell]:
    q, articles, day = row
    w, last = asked.w, date.fromisoformat(day) if day else None
    sourcing, pinned = [w.find("sourcings", name) for name in q.sourcing], w("questions.pinned") if q.pinned else ""
    return {
        "question": Cell(q.about, f"/question/{q.id}", "words"), "current": Cell(case.now(q, w), look="nowrap"),
        "low": Cell(q.low), "high": Cell(q.high),
        "unit": Cell(q.unit or ""), "origins": Cell(q.at_least, look="nowrap", shown=case.origins_words(q, w)), "most": Cell(q.at_most),
        "relation": Cell(w.find("relations", q.relation)), "articles": Cell(articles),
        "last": Cell(last, look="nowrap", shown=w.iso(last)), "sourcing": Cell(" · ".join(part for part in (*sourcing, pinned) if part)),
        "pinned": Cell(pinned), "id": Cell(q.id),
    }  # fmt: skip


@PART.table("questions")
def every_question(desk: Desk, asked: Asked) -> Table:
    """All questions that the list would show."""
    return _table(asked, _listed(desk, asked, None, 0))


# one question


@PART.shows("/question/{id}")
def one(desk: Desk, asked: Asked) -> Response:
    """A question with its answers, their chains, its findings, and what can be decided on it."""
    view = case.question_view(desk, asked, asked.part("id"), asked.count("offset", 0))
    others = _candidates(desk, asked, view.question)
    return page(desk, asked, "question.html", v=view, size=PAGE, others=others, given=asked.get("with"), query=f"?id={view.question.id}")


def _candidates(desk: Desk, asked: Asked, question: Question) -> list[tuple[Question, str, int]]:
    """Questions that this one may be joined with, what can be said of them today, and how many articles answer: those that have all the
    words that are given, else some that share a word with it."""
    found: dict[str, tuple[Question, str, int]] = {}
    given = asked.get("with").split()
    words = [given] if given else [[word] for word in reversed(ledger_asked.terms([question.about])) if len(word) >= _LONG]
    with desk.reading() as connection:
        for some in words[:4]:
            for line, articles, _ in ledger_asked.heads(connection, some, 1, CANDIDATES + 1, 0):
                other = question_from(line, asked.ui)
                if other.id != question.id:
                    found.setdefault(other.id, (other, case.now(other, asked.w), articles))
    return list(found.values())[:CANDIDATES]


@PART.table("answers")
def answers(desk: Desk, asked: Asked) -> Table:
    """All answers of a question, those who dispute it last."""
    with desk.reading() as connection:
        question = question_from(ledger_asked.question(connection, asked.get("id")), asked.ui)
        named = ledger_asked.articles(connection, sorted({a.article for a in (*question.answers, *question.disputes)}))
    w = asked.w
    heads = (
        "day", "outlet", "figure", "low", "high", "bound", "unit", "as_of", "chain", "origin", "inferred", "stance", "hedges", "adds",
        "standing", "document", "place",
    )  # fmt: skip
    columns = tuple(Column(key, w(f"answers.{key}"), key in ("low", "high", "document")) for key in heads)
    standing = set(question.standing)
    rows = [_answer(a, n in standing, named, asked) for n, a in enumerate(question.answers)]
    rows += [_answer(a, False, named, asked) for a in question.disputes]
    return Table("answers", question.about, columns, rows)


def _answer(a: Answer, stands: bool, named: dict[str, dict[str, object]], asked: Asked) -> tuple[Cell, ...]:
    w, number = asked.w, named.get(a.article, {}).get("document")
    days = "/".join(day.isoformat() for day in dict.fromkeys(a.as_of) if day) if a.as_of else ""
    chain = " ← ".join(", ".join(link) for link in a.chain if link)
    values = (
        a.published, a.outlet or "", a.text, a.low, a.high, a.bound, a.unit or "", days, chain, ", ".join(a.origins), ", ".join(a.inferred),
        w.find("stances", a.stance, a.stance), ", ".join(a.hedges), w.find("adds", a.adds), w("answers.stands") if stands else "",
        number if isinstance(number, int) else None, a.figure,
    )  # fmt: skip
    return tuple(Cell(value) for value in values)


@PART.picture("question")
def plotted(desk: Desk, asked: Asked) -> str:
    """The answers of a question over time."""
    view = case.question_view(desk, asked, asked.get("id"), size=0)
    return fragment("question_plot.html", v=view, p=view.plot, w=asked.w, alone=True)


@PART.picture("chains")
def chained(desk: Desk, asked: Asked) -> str:
    """Through whose hands the answers of a question came."""
    view = case.question_view(desk, asked, asked.get("id"), size=0)
    return fragment("question_graph.html", v=view, g=view.graph, w=asked.w, alone=True)


# what people decide


@PART.does("/question/{id}/join")
def join(desk: Desk, asked: Asked) -> Response:
    """Two questions are one."""
    mine, other = asked.part("id"), asked.field("other")
    if not other:
        raise LedgerError("another question", "none", do=asked.w("question.choose"))
    one_, two = deciding.question(desk.ledger, mine, asked.ui), deciding.question(desk.ledger, other, asked.ui)
    decision = deciding.join(desk.ledger, mine, other, asked.field("why"))
    first = min((one_, two), key=lambda q: (q.answers[0].published or date.max, q.answers[0].article, q.answers[0].span.b))
    _weighed(desk)
    return done(asked, decision, f"/question/{first.id}")


@PART.does("/question/{id}/split")
def split(desk: Desk, asked: Asked) -> Response:
    """Some answers answer another question."""
    decision = deciding.split(desk.ledger, asked.part("id"), asked.fields("answer"), asked.field("why"))
    _weighed(desk)
    return done(asked, decision, f"/question/{asked.part('id')}")


@PART.does("/question/{id}/pin")
def pin(desk: Desk, asked: Asked) -> Response:
    """The answers stay together, under a name."""
    decision = deciding.pin(desk.ledger, asked.part("id"), asked.field("name"), asked.field("why"))
    _weighed(desk)
    return done(asked, decision, f"/question/{asked.part('id')}")


def _weighed(desk: Desk) -> None:
    """Weigh what was decided; a little while is waited for it, so that the page that follows shows it."""
    desk.weigh()
    desk.settled(_PATIENCE)


# the findings


@PART.shows("/check")
def check(desk: Desk, asked: Asked) -> Response:
    """The findings, a page of them."""
    offset, kind, held = asked.count("offset", 0), asked.choice("kind", ("", *FINDING_KINDS), ""), asked.get("held") == "1"
    with desk.reading() as connection:
        counts = ledger_asked.kinds(connection)
        lines = list(ledger_asked.findings(connection, (kind,) if kind else (), FINDINGS + 1, offset, None if held else False))
        more = len(lines) > FINDINGS
        found = [finding_from(line, asked.ui) for line in lines[:FINDINGS]]
        if any(f.kind == TURN for f in found):
            turned = [finding_from(line, asked.ui) for line in ledger_asked.findings(connection, (TURN,), TURNS, 0)]
            told = {f.id for f in turned} - {f.id for f in once(turned)}
            found = [f for f in found if f.id not in told]
        names = questions_of(connection, [id for f in found for id in f.questions], asked.ui)
        views = case.finding_views(Quoting(connection, [article for f in found for article, _ in f.spans]), found, asked.w, names)
    kinds = [(name, counts[name][0], counts[name][1]) for name in FINDING_KINDS if name in counts]
    return page(
        desk, asked, "check.html", views=views, kinds=kinds, kind=kind, held=held, offset=offset, size=FINDINGS, more=more,
        holding=sum(n for name, _, n in kinds if not kind or name == kind), every=sum(n for _, n, _ in kinds),
    )  # fmt: skip


@PART.table("findings")
def every_finding(desk: Desk, asked: Asked) -> Table:
    """All findings that the list would show."""
    w = asked.w
    kind, held = asked.choice("kind", ("", *FINDING_KINDS), ""), asked.get("held") == "1"
    keys = ("kind", "finding", "holds", "outlets", "documents", "who", "question", "id")
    return Table("findings", w("check.caption"), tuple(Column(key, w(f"check.{key}")) for key in keys), _findings(desk, asked, kind, held))


def _findings(desk: Desk, asked: Asked, kind: str, held: bool) -> Iterator[tuple[Cell, ...]]:
    w = asked.w
    with desk.reading() as connection:
        turned = [finding_from(line, asked.ui) for line in ledger_asked.findings(connection, (TURN,), None, 0)]
        told = {f.id for f in turned} - {f.id for f in once(turned)}
        for line in ledger_asked.findings(connection, (kind,) if kind else (), None, 0, None if held else False):
            f = finding_from(line, asked.ui)
            if f.id in told:
                continue
            named = ledger_asked.articles(connection, sorted({article for article, _ in f.spans}))
            outlets = dict.fromkeys(str(row["outlet"] or "") for row in named.values())
            holds = "" if f.holds is None else w("check.fits" if f.holds else "check.fits_not")
            numbers = sorted({row["document"] for row in named.values()})
            yield tuple(
                Cell(value)
                for value in (
                    w.find("kinds_of_findings", f.kind, f.kind), f.says, holds, ", ".join(outlets), ", ".join(map(str, numbers)),
                    ", ".join(f.who), ", ".join(f.questions), f.id,
                )
            )  # fmt: skip
