"""Questions to a ledger: search, sources, timeline, info. Every answer comes with the document and the place that it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, bindparam, func, literal_column, or_, select, text

from laut.languages import known
from laut.ledger import loading
from laut.ledger import tables as t
from laut.ledger.querying import folded as folded_words
from laut.ledger.rows import YEAR
from laut.records import SOURCE_KINDS, Reading
from laut.sources.naming import actor_key, folded, place_key

FEW = 4_000  # rows that are looked up before the documents
MOST = 1_000  # documents that are counted


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a search asks for; what is empty asks for nothing. All of it must hold of one document.

    `words`: for each word the terms that count as it (querying.query), `without` those that must not be there, `phrases` folded words that
    stand beside each other. `low` to `high`: some figure (of `concepts` and `unit`, where they are given) may lie there. `since` to
    `until`: days that a time of the text touches. `published`: the same of the day of publication.
    """

    words: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    phrases: tuple[str, ...] = ()
    source: str | None = None
    concepts: tuple[str, ...] = ()
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    place: str | None = None
    actor: str | None = None
    stance: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    published: tuple[str | None, str | None] = (None, None)

    @property
    def asks_figures(self) -> bool:
        """Whether some figure is asked for."""
        return bool(self.concepts or self.unit or self.low is not None or self.high is not None)


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that a search found."""

    id: int
    hash: str
    title: str | None
    outlet: str | None
    published: str | None
    address: str | None

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


def search(connection: Connection, wanted: Wanted, limit: int = 50, offset: int = 0) -> list[Hit]:
    """The documents that answer, the last published first."""
    query = _hits(connection, wanted)
    if not wanted.phrases:
        return [Hit(*row) for row in connection.execute(query.limit(limit).offset(offset))]
    return list(islice(_with_phrases(connection, wanted), offset, offset + limit))


def total(connection: Connection, wanted: Wanted) -> int:
    """How many documents answer; more than MOST are MOST + 1."""
    if wanted.phrases:
        return sum(1 for _ in islice(_with_phrases(connection, wanted), MOST + 1))
    some = select(t.document.c.id).where(*conditions(connection, wanted)).limit(MOST + 1).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()


def _hits(connection: Connection, wanted: Wanted) -> Select[Any]:
    d = t.document
    query = select(d.c.id, d.c.hash, d.c.title, d.c.outlet, d.c.published, d.c.address).where(*conditions(connection, wanted))
    return query.order_by(d.c.published.desc().nulls_last(), d.c.hash)


def _with_phrases(connection: Connection, wanted: Wanted) -> Iterator[Hit]:
    """The documents in whose text the phrases stand: the words alone can be looked up, what stands beside what is read."""
    for row in connection.execute(_hits(connection, wanted)).all():
        if stands(loading.reading(connection, row.id), wanted):
            yield Hit(*row)


def stands(reading: Reading, wanted: Wanted) -> bool:
    """Whether the phrases that are asked for stand in the text."""
    return not wanted.phrases or all(phrase in folded_words(reading.document.text) for phrase in wanted.phrases)


def conditions(connection: Connection, wanted: Wanted) -> list[ColumnElement[bool]]:
    """What must hold of a row of `document`."""
    if connection.dialect.name == "postgresql":  # to look through all terms of all articles is dear, and the planner takes it for cheap
        connection.execute(text("set local enable_seqscan = off"))
    d = t.document
    found: list[ColumnElement[bool]] = [d.c.forgotten.is_(None)]
    if wanted.words:
        found.append(_worded(connection, wanted.words))
    for word in wanted.without:
        found.append(d.c.id.not_in(_matching(connection, (word,))))
    if wanted.stance:
        said = [t.claim.c.stance == wanted.stance]
        found.append(_having(connection, t.claim, said, said))
    if wanted.source:
        speaking = [t.mention.c.entity.in_(_group(connection, wanted.source))]
        found.append(_having(connection, t.mention, speaking, speaking))
    if wanted.outlet:
        found.append(func.lower(d.c.outlet) == wanted.outlet.lower())
    if wanted.place:
        found.append(_naming(connection, "place", {place_key(wanted.place)}))
    if wanted.actor:
        found.append(_naming(connection, "actor", {actor_key(wanted.actor, code) for code in known()}))
    if figure := _figures(wanted):
        found.append(_having(connection, t.figure, figure, _figures(wanted, alone=True)))
    if within := moments(wanted):
        found.append(_having(connection, t.moment, within, within))
    first, last = wanted.published
    if first:
        found.append(d.c.published >= first)
    if last:
        found.append(d.c.published <= last)
    return found


def _having(
    connection: Connection, table: Table, where: Sequence[ColumnElement[bool]], alone: Sequence[ColumnElement[bool]]
) -> ColumnElement[bool]:
    """That some row of a table holds for a document: one of few that are looked up first; of many, documents are tried one after the other,
    by what must hold of their rows `alone`, until enough are found."""
    few = _few(connection, select(table.c.document).where(*where))
    return _one_of(few) if few is not None else _some(select(1).where(table.c.document == t.document.c.id, *alone))


def _few(connection: Connection, query: Select[Any]) -> list[int] | None:
    """The documents that a query finds, None for more rows than FEW. Not left to the database, which cannot know which way is short."""
    found = connection.execute(query.limit(FEW + 1)).scalars().all()
    return sorted(set(found)) if len(found) <= FEW else None


def _one_of(documents: Sequence[int]) -> ColumnElement[bool]:
    return t.document.c.id.in_(bindparam("documents", documents, expanding=True, literal_execute=True, unique=True))


def _some(query: Select[Any]) -> ColumnElement[bool]:
    """That a query on a document's own rows finds something; EXISTS may be turned into a join over all rows, this is not."""
    return query.limit(1).correlate(t.document).scalar_subquery().is_not(None)


def _naming(connection: Connection, kind: str, keys: set[str]) -> ColumnElement[bool]:
    """That a claim of a document names a place or an actor."""
    named = [t.thing.c.kind == kind, t.thing.c.key.in_(sorted(keys))]
    return _having(connection, t.thing, named, named)


def _worded(connection: Connection, words: Sequence[Sequence[str]]) -> ColumnElement[bool]:
    """That a document has one of the terms of each word."""
    matching = _matching(connection, words)
    few = _few(connection, matching)
    if few is not None:
        return _one_of(few)
    if connection.dialect.name == "postgresql":
        return _some(matching.where(text("words.document = document.id")))
    return t.document.c.id.in_(matching)


def moments(wanted: Wanted) -> list[ColumnElement[bool]]:
    """What must hold of a row of `moment`: it touches the days that are asked for. A short one begins at most a year before them."""
    m = t.moment
    touching: list[ColumnElement[bool]] = []
    if wanted.until:
        touching.append(or_(m.c.start.is_(None), m.c.start <= wanted.until))
    if wanted.since:
        touching.append(or_(m.c.stop.is_(None), m.c.stop >= wanted.since))
    if not wanted.since:
        return touching
    since = date.fromisoformat(wanted.since)
    earliest = (since - min(timedelta(days=YEAR), since - date.min)).isoformat()
    short = [m.c.start >= earliest, m.c.stop >= wanted.since, *([m.c.start <= wanted.until] if wanted.until else [])]
    return [or_(and_(m.c.long.is_(False), *short), and_(m.c.long.is_(True), *touching))]


def _figures(wanted: Wanted, alone: bool = False) -> list[ColumnElement[bool]]:
    """What must hold of a row of `figure`; with `alone` said so that no index is taken: the rows of one document are looked through."""
    f = t.figure
    concept, unit = (func.coalesce(f.c.concept, ""), func.coalesce(f.c.unit, "")) if alone else (f.c.concept, f.c.unit)
    single = func.coalesce(f.c.single, False) if alone else f.c.single
    found: list[ColumnElement[bool]] = []
    if wanted.concepts:
        found.append(concept.in_(wanted.concepts))
    if wanted.unit:
        found.append(unit == wanted.unit)
    if wanted.low is None and wanted.high is None:
        return found
    within = [f.c.low >= wanted.low] if wanted.low is not None else []
    within += [f.c.low <= wanted.high] if wanted.high is not None else []
    wide: list[ColumnElement[bool]] = [or_(f.c.low.is_not(None), f.c.high.is_not(None))]
    wide += [or_(f.c.high.is_(None), f.c.high >= wanted.low)] if wanted.low is not None else []
    wide += [or_(f.c.low.is_(None), f.c.low <= wanted.high)] if wanted.high is not None else []
    if found:  # the rows of one unit or concept are few, and their index has all that is asked
        return [*found, *wide]
    found.append(or_(and_(single.is_(True), *within), and_(single.is_(False), *wide)))
    return found


def _matching(connection: Connection, words: Sequence[Sequence[str]]) -> Select[Any]:
    """The documents that have one of the terms of each word."""
    if connection.dialect.name == "postgresql":
        asked = " & ".join("(" + " | ".join(f"{one[:-1]}:*" if one.endswith("*") else one for one in word) + ")" for word in words)
        return (
            select(literal_column("document"))
            .select_from(text("words"))
            .where(text("terms @@ cast(:asked as tsquery)").bindparams(bindparam("asked", asked, unique=True)))
        )
    asked = " AND ".join("(" + " OR ".join(f'"{one[:-1]}"*' if one.endswith("*") else f'"{one}"' for one in word) + ")" for word in words)
    return (
        select(literal_column("rowid"))
        .select_from(text("words"))
        .where(text("words match :asked").bindparams(bindparam("asked", asked, unique=True)))
    )


def speakers(connection: Connection, document: int, name: str) -> set[str]:
    """The ids of a document's sources (`s1`, `outlet`) that are the entity of that name, or in a group with it."""
    m = t.mention
    return set(connection.execute(select(m.c.name).where(m.c.document == document, m.c.entity.in_(_group(connection, name)))).scalars())


def _group(connection: Connection, name: str) -> list[int]:
    """The entity of that name, and those that are one with it."""
    from laut.sources import directory

    ids = {entry.id for language in ("de", "en") if (entry := directory().find(name, language))}
    e = t.entity
    roots = select(e.c.root).where(e.c.key.in_([*sorted(ids), name, *(f"{kind}|{folded(name)}" for kind in SOURCE_KINDS)]))
    return list(connection.execute(select(e.c.id).where(e.c.root.in_(roots)).order_by(e.c.id)).scalars())
