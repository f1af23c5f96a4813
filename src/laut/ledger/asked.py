"""Questions and findings as a ledger keeps them, given out page by page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select

from laut.errors import MissingError
from laut.ledger import tables
from laut.ledger.packing import expanded

_PART = 400  # values in one list of a query


def questions(connection: Connection, words: Sequence[str], articles: int, limit: int | None, offset: int) -> Iterator[dict[str, Any]]:
    """Questions that at least so many articles answer and whose wording in some language has all the words; those of most articles
    first."""
    q = tables.question
    query = select(q.c.packed).where(q.c.articles >= articles).order_by(q.c.articles.desc(), q.c.last.desc(), q.c.id)
    yield from _page(connection, query, lambda row: _has(" ".join(row["about"].values()), words), limit, offset)


def findings(connection: Connection, kinds: Sequence[str], limit: int | None, offset: int) -> Iterator[dict[str, Any]]:
    """Findings in the order in which an editor checks them, of all kinds or of these."""
    f = tables.finding
    query = select(f.c.packed).order_by(f.c.rank, f.c.day.desc(), f.c.id)
    yield from _page(connection, query.where(f.c.kind.in_(kinds)) if kinds else query, lambda row: True, limit, offset)


def question(connection: Connection, id: str) -> dict[str, Any]:
    """The question of an id, or of its first letters; MissingError for none."""
    q = tables.question
    rows = (
        connection.execute(select(q.c.packed).where(q.c.id.startswith(id, autoescape=True)).limit(2)).scalars().all() if len(id) > 2 else []
    )
    if len(rows) != 1:
        raise MissingError("the id of one question", repr(id), do="laut questions lists them")
    found: dict[str, Any] = json.loads(expanded(rows[0]))
    return found


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


def _page(connection: Connection, query: Select[Any], fits: Any, limit: int | None, offset: int) -> Iterator[dict[str, Any]]:
    left, skip = limit, offset
    for (packed,) in connection.execute(query.execution_options(yield_per=200)):
        row: dict[str, Any] = json.loads(expanded(packed))
        if not fits(row):
            continue
        if skip:
            skip -= 1
            continue
        if left is not None and left <= 0:
            return
        left = None if left is None else left - 1
        yield row


def _has(text: str, words: Sequence[str]) -> bool:
    low = text.casefold()
    return all(word.casefold() in low for word in words)


def hashes(connection: Connection) -> list[str]:
    """`Document.id` of every document that has its content."""
    d = tables.document
    return list(connection.execute(select(d.c.hash).where(d.c.forgotten.is_(None)).order_by(d.c.hash)).scalars())
