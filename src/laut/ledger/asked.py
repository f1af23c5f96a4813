"""Questions and findings as a ledger keeps them, given out page by page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, and_, exists, func, select

from laut.errors import MissingError
from laut.ledger import tables
from laut.ledger.packing import expanded

ARITHMETIC = frozenset(("sum", "difference", "rate_vs_total", "share", "per_period", "implied_ratio"))
"""Kinds of findings that are calculations: one that holds is counted, not listed."""
ORDERS = {"articles": ("articles", "last"), "last": ("last", "articles"), "origins": ("least", "articles", "last")}
"""Of the list of questions, with the columns that each goes by."""
_PART = 400  # values in one list of a query
_WORD = re.compile(r"\w+")
_LONGEST = 100  # letters of a word
_LAST = "\U0010ffff"  # behind whatever a word begins with
_RARE = 2000  # questions that have a word, for it to be looked up first


def terms(texts: Iterable[str]) -> tuple[str, ...]:
    """The words, in small letters and each once, that a question with this wording is found by."""
    return tuple(sorted({word[:_LONGEST] for text in texts for word in _WORD.findall(text.casefold())}))


def questions(
    connection: Connection, words: Sequence[str], articles: int, limit: int | None, offset: int, relation: str = "", order: str = "articles"
) -> Iterator[dict[str, Any]]:
    """Questions that at least so many articles answer, in whose wording each of the words begins a word; of one relation where one is
    given. Those of most articles first, or the last changed (`last`), or those of most origins (`origins`)."""
    yield from _lines(connection, tables.question, _ids(connection, words, articles, limit, offset, relation, order))


def heads(
    connection: Connection, words: Sequence[str], articles: int, limit: int | None, offset: int, relation: str = "", order: str = "articles"
) -> Iterator[tuple[dict[str, Any], int, str | None]]:
    """The same without their answers, each with the number of its articles and the day of its last answer."""
    q = tables.question
    for some in _parts(_ids(connection, words, articles, limit, offset, relation, order)):
        query = select(q.c.id, q.c.head, q.c.articles, q.c.last).where(q.c.id.in_(some))
        found = {row.id: row for row in connection.execute(query)}
        for id in some:
            yield json.loads(found[id].head), found[id].articles, found[id].last


def head(line: dict[str, Any]) -> str:
    """A question without its answers, as JSON."""
    bare = {**line, "answers": [], "disputes": [], "current": {**line["current"], "answers": []}}
    return json.dumps(bare, ensure_ascii=False, sort_keys=True)


def _ids(
    connection: Connection, words: Sequence[str], articles: int, limit: int | None, offset: int, relation: str, order: str
) -> list[str]:
    q = tables.question
    wanted = terms(words)
    if words and not wanted:
        return []
    query = select(q.c.id).where(q.c.articles >= articles)
    if relation:
        query = query.where(q.c.relation == relation)
    if wanted:
        query = query.where(_worded(connection, wanted))
    query = query.order_by(*(q.c[name].desc().nulls_last() for name in ORDERS[order]), q.c.id).offset(offset)
    return list(connection.execute(query.limit(limit) if limit is not None else query).scalars())


def _worded(connection: Connection, wanted: Sequence[str]) -> Any:
    """The condition that each of the words begins a word of a question. Of a rare word the questions are listed and looked at; of common
    words each question is asked in the order of the list, which soon has enough."""
    q, t = tables.question, tables.question_word
    ranges = [(t.c.word >= word) & (t.c.word < word + _LAST) for word in wanted]
    counts_ = []
    for within in ranges:
        some = select(t.c.question).where(within).limit(_RARE).subquery()
        counts_.append(int(connection.execute(select(func.count()).select_from(some)).scalar_one()))
    rare = min(range(len(wanted)), key=lambda n: counts_[n])
    if counts_[rare] >= _RARE:
        return and_(*(exists().where(t.c.question == q.c.id, within) for within in ranges))
    found = set(connection.execute(select(t.c.question).where(ranges[rare])).scalars())
    for n, within in enumerate(ranges):
        if n != rare:
            found &= {
                id
                for some in _parts(sorted(found))
                for id in connection.execute(select(t.c.question).where(within, t.c.question.in_(some))).scalars()
            }
    return q.c.id.in_(sorted(found))


def findings(
    connection: Connection, kinds: Sequence[str], limit: int | None, offset: int, held: bool | None = None
) -> Iterator[dict[str, Any]]:
    """Findings in the order in which an editor checks them, of all kinds or of these; with `held` only calculations that hold, or none."""
    f = tables.finding
    query = select(f.c.id).order_by(f.c.rank, f.c.day.desc(), f.c.id).offset(offset)
    if kinds:
        query = query.where(f.c.kind.in_(kinds))
    if held is not None:
        query = query.where(f.c.held == held)
    ids = list(connection.execute(query.limit(limit) if limit is not None else query).scalars())
    yield from _lines(connection, f, ids)


def kinds(connection: Connection) -> dict[str, tuple[int, int]]:
    """How many findings there are of each kind, and how many calculations of it hold."""
    f = tables.finding
    found: dict[str, tuple[int, int]] = {}
    for kind, held, n in connection.execute(select(f.c.kind, f.c.held, func.count()).group_by(f.c.kind, f.c.held)):
        listed, counted = found.get(kind, (0, 0))
        found[kind] = (listed, counted + n) if held else (listed + n, counted)
    return found


def findings_of(connection: Connection, question: str) -> list[dict[str, Any]]:
    """The findings about a question, in the order in which an editor checks them."""
    f, about = tables.finding, tables.question_finding
    query = select(f.c.id).join(about, about.c.finding == f.c.id).where(about.c.question == question)
    return list(_lines(connection, f, list(connection.execute(query.order_by(f.c.rank, f.c.day.desc(), f.c.id)).scalars())))


def question(connection: Connection, id: str) -> dict[str, Any]:
    """The question of an id, or of its first letters; MissingError for none."""
    q = tables.question
    whole = select(q.c.packed).where(q.c.id == id)  # looked up; the first letters alone are searched for among all
    rows = connection.execute(whole).scalars().all()
    if not rows and len(id) > 2:
        rows = connection.execute(select(q.c.packed).where(q.c.id.startswith(id, autoescape=True)).limit(2)).scalars().all()
    if len(rows) != 1:
        raise MissingError("the id of one question", repr(id), do="laut questions lists them")
    found: dict[str, Any] = json.loads(expanded(rows[0]))
    return found


def by_id(connection: Connection, ids: Iterable[str]) -> list[dict[str, Any]]:
    """The questions of some ids without their answers, in the order of the ids; those that are no more are left out."""
    q = tables.question
    found = [line for some in _parts(sorted(set(ids))) for line in connection.execute(select(q.c.head).where(q.c.id.in_(some))).scalars()]
    return [json.loads(line) for line in found]


def of(connection: Connection, components: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The questions of components, in the order of their ids."""
    q = tables.question
    every = sorted(components)
    rows: list[tuple[str, bytes]] = []
    for b in range(0, len(every), _PART):
        found = connection.execute(select(q.c.id, q.c.packed).where(q.c.component.in_(every[b : b + _PART])))
        rows += [(row.id, row.packed) for row in found]
    for _, packed in sorted(rows):
        yield json.loads(expanded(packed))


def counts(connection: Connection) -> dict[str, int]:
    """How many questions there are, how many of them several articles answer, and how many findings."""
    q, f = tables.question, tables.finding
    return {
        "questions": int(connection.execute(select(func.count()).select_from(q)).scalar_one()),
        "questions_of_several": int(connection.execute(select(func.count()).select_from(q).where(q.c.articles > 1)).scalar_one()),
        "findings": int(connection.execute(select(func.count()).select_from(f)).scalar_one()),
    }


def articles(connection: Connection, hashes: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Number, outlet, title and day of documents by `Document.id`."""
    d = tables.document
    found = {}
    for b in range(0, len(hashes), 400):
        query = select(d.c.id, d.c.hash, d.c.outlet, d.c.title, d.c.published).where(d.c.hash.in_(hashes[b : b + 400]))
        for row in connection.execute(query):
            found[row.hash] = {"document": row.id, "outlet": row.outlet, "title": row.title, "published": row.published}
    return found


def _lines(connection: Connection, table: Table, ids: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The records of some ids, in their order."""
    for some in _parts(ids):
        found = {row.id: row.packed for row in connection.execute(select(table.c.id, table.c.packed).where(table.c.id.in_(some)))}
        for id in some:
            line: dict[str, Any] = json.loads(expanded(found[id]))
            yield line


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[b : b + _PART] for b in range(0, len(values), _PART))


def hashes(connection: Connection) -> list[str]:
    """`Document.id` of every document that has its content."""
    d = tables.document
    return list(connection.execute(select(d.c.hash).where(d.c.forgotten.is_(None)).order_by(d.c.hash)).scalars())
