"""What articles give to questions, and what came of it, as a ledger keeps them: opaque lines of JSON, and by what they are found.

All of it can be made again from the readings; nobody's work is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, or_, select

from laut.ledger import copies, decisions, keeping, tables
from laut.ledger.packing import compressed, expanded

_PART = 400  # values in one list of a query


@dataclass(frozen=True, slots=True)
class Speaks:
    """Who speaks in an article: `who` is the same in every article, `outlet` the name as that of an outlet, `tells` JSON of the voice where
    the article tells whom he speaks for."""

    who: str
    outlet: str | None
    tells: str | None


@dataclass(frozen=True, slots=True)
class Laid:
    """A brief as it is kept: `line` is its JSON, `keys` the names under which other articles find it, `made` by which version."""

    line: str
    keys: tuple[str, ...]
    speaks: tuple[Speaks, ...]
    made: str
    day: str | None


def put(connection: Connection, document: int, laid: Laid, decided: int = 0) -> None:
    """Keep the brief of a document in place of the one there was; questions do not know it yet."""
    reading = connection.execute(
        select(tables.reading.c.id).where(tables.reading.c.document == document, tables.reading.c.current)
    ).scalar()
    if reading is None:
        return
    _unsay(connection, document)
    _clear(connection, document)
    row = {
        "document": document, "reading": reading, "made": laid.made, "decided": decided, "day": laid.day,
        "packed": compressed(laid.line.encode()), "weighed": False,
    }  # fmt: skip
    connection.execute(tables.brief.insert(), [row])
    if laid.keys:
        connection.execute(tables.block.insert(), [{"key": key, "document": document} for key in laid.keys])
    if laid.speaks:
        rows = [{"who": s.who, "document": document, "outlet": s.outlet, "tells": s.tells} for s in laid.speaks]
        connection.execute(tables.speaker.insert(), rows)


def _clear(connection: Connection, document: int) -> None:
    for table in (tables.brief, tables.block, tables.speaker):
        connection.execute(delete(table).where(table.c.document == document))


def forget(connection: Connection, document: int) -> None:
    """Take out what a document gives to questions, and the questions and findings that stand on it; they are made again without it."""
    a = tables.answer
    parts = set(connection.execute(select(a.c.component).where(a.c.document == document)).scalars())
    others = documents_of(connection, parts) | related(connection, [document])
    drop(connection, parts | {component for hash in hashes(connection, [document]).values() for component in (alone(hash), SUM + hash)})
    _unsay(connection, document)
    _clear(connection, document)
    again(connection, others - {document})


SUM = "sum "
"""How the component of the arithmetic of a dossier begins; the first of its articles follows."""


def dossiers(connection: Connection, documents: Iterable[int] | None) -> list[set[int]]:
    """Documents that hang together by the questions that they answer: the sets that these documents stand in, or all."""
    a = tables.answer
    found: list[set[int]] = []
    if documents is None:
        first: dict[str, int] = {}
        of: dict[int, set[int]] = {}
        for document, question in connection.execute(select(a.c.document, a.c.question)):
            one, other = of.setdefault(document, {document}), of[first.setdefault(question, document)]
            if one is not other:
                larger, smaller = (one, other) if len(one) > len(other) else (other, one)
                larger |= smaller
                of.update(dict.fromkeys(smaller, larger))
        return list({id(members): members for members in of.values()}.values())
    left = set(documents)
    while left:
        new, whole = {left.pop()}, set()
        while new:
            whole |= new
            near: set[int] = set()
            for some in _parts(sorted(new)):
                asked = select(a.c.question).where(a.c.document.in_(some))
                near |= set(connection.execute(select(a.c.document).where(a.c.question.in_(asked))).scalars())
            new = near - whole
        left -= whole
        found.append(whole)
    return found


def alone(hash: str) -> str:
    """The component of what an article says by itself."""
    return f"{hash} alone"


TURN = "turn "
"""How the component of a source's turns begins."""


def _unsay(connection: Connection, document: int) -> None:
    """Take out the turns of those who speak in a document that there was a brief of, and let what is left of them be weighed again."""
    who = speakers(connection, [document])
    if who:
        drop(connection, [TURN + name for name in who])
        again(connection, spoken(connection, who) - {document})


def again(connection: Connection, documents: Iterable[int]) -> None:
    """Let questions weigh these documents again."""
    b = tables.brief
    for some in _parts(sorted(documents)):
        connection.execute(b.update().where(b.c.document.in_(some)).values(weighed=False))


# what has to be weighed


_CHANGING = (*(k for k in decisions.OVER_READING if k not in (decisions.NOTE, decisions.DIGIT)), decisions.UNDO)
"""Decisions that may change what a reading says; a note and a digit do not."""


def missing(connection: Connection, made: dict[str | None, str]) -> list[int]:
    """Documents without a brief of today: none, of another reading, by another version, or with decisions that it does not know."""
    d, r, b, x = tables.document, tables.reading, tables.brief, tables.decision
    last = select(x.c.document, func.max(x.c.id).label("id")).where(x.c.kind.in_(_CHANGING)).group_by(x.c.document).subquery()
    other = [and_(d.c.language == language, b.c.made != version) for language, version in made.items() if language]
    query = (
        select(d.c.id)
        .join(r, r.c.document == d.c.id)
        .outerjoin(b, b.c.document == d.c.id)
        .outerjoin(last, last.c.document == d.c.id)
        .where(r.c.current, r.c.packed.is_not(None))
        .where(or_(b.c.document.is_(None), r.c.id != b.c.reading, b.c.decided != func.coalesce(last.c.id, 0), *other))
        .order_by(d.c.id)
    )
    return list(connection.execute(query).scalars())


def last_decision(connection: Connection, document: int) -> int:
    """The id of the last decision that may change what a document's reading says, 0 without one: a note or a digit changes nothing."""
    x = tables.decision
    return int(connection.execute(select(func.max(x.c.id)).where(x.c.document == document, x.c.kind.in_(_CHANGING))).scalar() or 0)


def fresh(connection: Connection) -> list[int]:
    """Documents whose brief the questions do not know."""
    b = tables.brief
    return sorted(connection.execute(select(b.c.document).where(b.c.weighed.is_(False))).scalars())


def count(connection: Connection) -> int:
    """How many briefs there are."""
    return keeping.count(connection, tables.brief)


def moved(connection: Connection) -> list[int]:
    """Documents that name a source whose group in who-is-who is another than the questions know."""
    e, m = tables.entity, tables.mention
    changed = select(e.c.id).where(func.coalesce(e.c.root, e.c.id) != func.coalesce(e.c.weighed, e.c.id))
    return sorted(set(connection.execute(select(m.c.document).where(m.c.entity.in_(changed))).scalars()))


def settle(connection: Connection, documents: Iterable[int]) -> None:
    """Write down that the questions know these documents, and who-is-who as it is."""
    b, e = tables.brief, tables.entity
    for some in _parts(sorted(documents)):
        connection.execute(b.update().where(b.c.document.in_(some)).values(weighed=True))
    connection.execute(e.update().where(func.coalesce(e.c.root, e.c.id) != func.coalesce(e.c.weighed, e.c.id)).values(weighed=e.c.root))


def related(connection: Connection, documents: Iterable[int]) -> set[int]:
    """Documents that are one report with one of these, or stand at the same address."""
    wanted = set(documents)
    found: set[int] = set()
    c, d = tables.copy, tables.document
    for some in _parts(sorted(wanted)):
        for one, other in connection.execute(select(c.c.one, c.c.other).where(or_(c.c.one.in_(some), c.c.other.in_(some)))):
            found |= {one, other}
        address = select(d.c.address).where(d.c.id.in_(some), d.c.address.is_not(None), d.c.revises.is_not(None))
        found |= set(connection.execute(select(d.c.id).where(d.c.address.in_(address))).scalars())
    return found - wanted


def neighbours(connection: Connection, documents: Sequence[int], days: int) -> set[int]:
    """Documents that share a name with one of these and were published near it."""
    b, x = tables.block, tables.brief
    found: set[int] = set()
    for some in _parts(sorted(documents)):
        mine = x.alias()
        near = (
            select(b.c.document, x.c.day, mine.c.day.label("mine"))
            .join(x, x.c.document == b.c.document)
            .join(other := b.alias(), other.c.key == b.c.key)
            .join(mine, mine.c.document == other.c.document)
            .where(other.c.document.in_(some))
            .distinct()
        )
        for document, day, own in connection.execute(near):
            if day is None or own is None or abs(date.fromisoformat(day) - date.fromisoformat(own)) <= timedelta(days):
                found.add(document)
    return found - set(documents)


def sharing(connection: Connection, keys: Iterable[str]) -> set[int]:
    """The documents that are found by one of these names."""
    b = tables.block
    return {id for some in _parts(sorted(keys)) for id in connection.execute(select(b.c.document).where(b.c.key.in_(some))).scalars()}


# reading and writing


def lines(connection: Connection, documents: Iterable[int] | None = None) -> Iterator[tuple[int, str]]:
    """(document, JSON of its brief) of these documents, or of all."""
    b = tables.brief
    groups: Iterable[Sequence[int] | None] = [None] if documents is None else _parts(sorted(set(documents)))
    for some in groups:
        query = select(b.c.document, b.c.packed).order_by(b.c.document)
        for document, data in connection.execute(query if some is None else query.where(b.c.document.in_(some))):
            yield document, expanded(data).decode()


def parts(connection: Connection, documents: Iterable[int]) -> dict[tuple[int, int], str]:
    """The component of each figure (document, where it begins) of these documents."""
    a = tables.answer
    found = {}
    for some in _parts(sorted(set(documents))):
        query = select(a.c.document, a.c.b, a.c.component).where(a.c.document.in_(some))
        found.update({(document, b): component for document, b, component in connection.execute(query)})
    return found


def questions_of(connection: Connection, documents: Iterable[int]) -> dict[tuple[int, int], str]:
    """The question of each figure (document, where it begins) of these documents."""
    a = tables.answer
    return {
        (document, b): question
        for some in _parts(sorted(set(documents)))
        for document, b, question in connection.execute(select(a.c.document, a.c.b, a.c.question).where(a.c.document.in_(some)))
    }


def figures(connection: Connection, components: Iterable[str]) -> set[tuple[int, int]]:
    """The figures of components."""
    a = tables.answer
    return {
        (document, b)
        for some in _parts(sorted(components))
        for document, b in connection.execute(select(a.c.document, a.c.b).where(a.c.component.in_(some)))
    }


def documents_of(connection: Connection, components: Iterable[str]) -> set[int]:
    """The documents that components have figures of."""
    return {document for document, _ in figures(connection, components)}


def drop(connection: Connection, components: Iterable[str]) -> None:
    """Take out the questions, answers and findings of components."""
    q, f = tables.question, tables.finding
    for some in _parts(sorted(components)):
        for table, column, of in ((tables.question_word, "question", q), (tables.question_finding, "finding", f)):
            connection.execute(delete(table).where(table.c[column].in_(select(of.c.id).where(of.c.component.in_(some)))))
        for kept in (q, tables.answer, f):
            connection.execute(delete(kept).where(kept.c.component.in_(some)))


def clear(connection: Connection) -> None:
    """Take out all questions, answers and findings."""
    for table in (tables.question_word, tables.question_finding, tables.question, tables.answer, tables.finding):
        connection.execute(delete(table))


def write(connection: Connection, questions: list[dict[str, Any]], answers: list[dict[str, Any]], findings: list[dict[str, Any]]) -> None:
    """Write rows; `line` of questions and findings is packed, the `words` of questions and the `questions` of findings stand apart."""
    for table, rows in ((tables.question, questions), (tables.finding, findings)):
        names = set(table.c.keys())
        packed = [
            {name: value for name, value in row.items() if name in names} | {"packed": compressed(row["line"].encode())} for row in rows
        ]
        for some in _parts(packed, 2000):
            connection.execute(keeping.insert(connection, table), list(some))
    words = [{"word": word, "question": row["id"]} for row in questions for word in row["words"]]
    about = [{"question": question, "finding": row["id"]} for row in findings for question in dict.fromkeys(row["questions"])]
    for table, rows in ((tables.answer, answers), (tables.question_word, words), (tables.question_finding, about)):
        for some in _parts(rows, 5000):
            connection.execute(keeping.insert(connection, table), list(some))


# what weighing knows beside the articles


def hashes(connection: Connection, documents: Iterable[int]) -> dict[int, str]:
    """`Document.id` of each document."""
    d = tables.document
    return {
        id: hash
        for some in _parts(sorted(set(documents)))
        for id, hash in connection.execute(select(d.c.id, d.c.hash).where(d.c.id.in_(some)))
    }


def called(connection: Connection, hash: str) -> str:
    """Outlet and day of a document."""
    d = tables.document
    row = connection.execute(select(d.c.outlet, d.c.published).where(d.c.hash == hash)).first()
    return f"{row.outlet or '?'} ({row.published or '?'})" if row else "?"


def copied(connection: Connection, documents: Iterable[int] | None) -> dict[int, tuple[int, float]]:
    """The original of each copy, with the share of the copy that stands there."""
    return {copy.document: (copy.original, copy.shared) for group in copies.groups(connection, documents) for copy in group.copies}


def revised(connection: Connection, documents: Iterable[int] | None) -> dict[int, int]:
    """The version before each later one."""
    d = tables.document
    query = select(d.c.id, d.c.revises).where(d.c.revises.is_not(None))
    if documents is None:
        return {row.id: row.revises for row in connection.execute(query)}
    return {later: earlier for some in _parts(sorted(documents)) for later, earlier in connection.execute(query.where(d.c.id.in_(some)))}


def roots(connection: Connection, documents: Iterable[int] | None) -> dict[tuple[int, str], str]:
    """For each source of a document (its id there) the key of the entity that stands for its group in who-is-who."""
    m, e = tables.mention, tables.entity
    root = e.alias()
    query = (
        select(m.c.document, m.c.name, root.c.key)
        .join(e, e.c.id == m.c.entity)
        .join(root, root.c.id == func.coalesce(e.c.root, e.c.id))
        .where(root.c.named)
    )
    if documents is None:
        return {(document, name): key for document, name, key in connection.execute(query)}
    found = {}
    for some in _parts(sorted(documents)):
        found.update({(document, name): key for document, name, key in connection.execute(query.where(m.c.document.in_(some)))})
    return found


def outlets(connection: Connection) -> set[str]:
    """The outlets of all documents that have a brief, by the names that they give themselves."""
    return _outlets(connection)


def known_outlets(connection: Connection, but: Iterable[int]) -> set[str]:
    """The outlets of the documents that questions know already, but these."""
    d, b = tables.document, tables.brief
    left = set(but)
    if len(left) <= _PART:
        return _outlets(connection, b.c.weighed, d.c.id.not_in(sorted(left)))
    query = select(d.c.id, d.c.outlet).join(b, b.c.document == d.c.id).where(d.c.outlet.is_not(None), b.c.weighed)
    return {outlet for id, outlet in connection.execute(query) if id not in left}


def _outlets(connection: Connection, *wanted: ColumnElement[bool]) -> set[str]:
    """The outlets of documents that have a brief; one document that is `wanted` is looked for of each, not all of them."""
    d, b = tables.document, tables.brief
    every = select(d.c.outlet).where(d.c.outlet.is_not(None)).distinct().subquery()
    some = select(d.c.id).join(b, b.c.document == d.c.id).where(d.c.outlet == every.c.outlet, *wanted).exists()
    return set(connection.execute(select(every.c.outlet).where(some)).scalars())


def naming(connection: Connection, keys: Iterable[str]) -> set[int]:
    """Documents in which somebody bears the name of one of these outlets."""
    s = tables.speaker
    return {id for some in _parts(sorted(keys)) for id in connection.execute(select(s.c.document).where(s.c.outlet.in_(some))).scalars()}


def tellings(connection: Connection, who: Iterable[str] | None = None) -> Iterator[tuple[str, int, str]]:
    """(who, document, JSON of the voice) where an article tells whom a speaker speaks for."""
    s = tables.speaker
    query = select(s.c.who, s.c.document, s.c.tells).where(s.c.tells.is_not(None)).order_by(s.c.who, s.c.document)
    if who is None:
        yield from (tuple(row) for row in connection.execute(query))
        return
    for some in _parts(sorted(set(who))):
        yield from (tuple(row) for row in connection.execute(query.where(s.c.who.in_(some))))


def speakers(connection: Connection, documents: Iterable[int]) -> set[str]:
    """Who speaks in these documents."""
    s = tables.speaker
    return {
        who
        for some in _parts(sorted(set(documents)))
        for who in connection.execute(select(s.c.who).where(s.c.document.in_(some))).scalars()
    }


def explained(connection: Connection, documents: Iterable[int]) -> set[str]:
    """Of whom these documents tell for whom they speak: who only speaks in them is weighed no other way elsewhere."""
    s = tables.speaker
    query = select(s.c.who).where(s.c.tells.is_not(None))
    return {who for some in _parts(sorted(set(documents))) for who in connection.execute(query.where(s.c.document.in_(some))).scalars()}


def spoken(connection: Connection, who: Iterable[str]) -> set[int]:
    """The documents in which one of these speaks."""
    s = tables.speaker
    return {id for some in _parts(sorted(set(who))) for id in connection.execute(select(s.c.document).where(s.c.who.in_(some))).scalars()}


def _parts(values: Sequence[Any], size: int = _PART) -> Iterator[Sequence[Any]]:
    cuts = [*range(0, len(values), size), len(values)]
    return (values[b:e] for b, e in pairwise(cuts) if e > b)
