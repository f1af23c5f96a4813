"""Who speaks in a ledger: the groups of sources with what they say and hand on, and who may be the same as whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from laut.ledger import decisions, likeness, loading, tables
from laut.ledger.deciding import source

_MOST = 50  # of one surname, between whom proposals are made
_WORDS = 300  # letters of a claim


@dataclass(frozen=True, slots=True)
class Spoken:
    """A group of sources: `id` and `key` of the one that stands for it, how many documents it stands in, how many claims it is the origin
    of and how many it hands on; `members` is how many keys are in it, `letter` what people set by the Admiralty code.
    """

    id: int
    key: str
    name: str
    kind: str
    country: str | None
    named: bool
    documents: int
    origin: int
    relay: int
    members: int = 1
    letter: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two sources that may be the same: how alike their names are, of 100, and by which rule. People decide."""

    one: str
    other: str
    one_id: int
    other_id: int
    score: float
    rule: str

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim of a source in a document: `role` is origin or relay."""

    document: int
    claim: str
    role: str
    published: str | None
    outlet: str | None
    stance: str
    chain: str
    words: str

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Opened:
    """One source: its sums, its names as they are written, with whom it is one and why, what it says, and who may be the same."""

    spoken: Spoken
    written: tuple[tuple[str, int], ...]
    members: tuple[tuple[str, str], ...]
    sayings: tuple[Saying, ...]
    proposals: tuple[Proposal, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return {
            **self.spoken.to_dict(), "written": [list(row) for row in self.written], "group": [list(row) for row in self.members],
            "sayings": [s.to_dict() for s in self.sayings], "proposals": [p.to_dict() for p in self.proposals],
        }  # fmt: skip


def listed(
    connection: Connection,
    limit: int = 100,
    offset: int = 0,
    kind: str | None = None,
    country: str | None = None,
    named: bool | None = None,
) -> tuple[Spoken, ...]:
    """Who speaks, those in most documents first; of one kind, one country, only the named or only those without a name."""
    e, s = tables.entity, tables.tally
    where: list[ColumnElement[bool]] = [s.c.documents > 0]
    for column, wanted in ((e.c.kind, kind), (e.c.country, country), (e.c.named, named)):
        if wanted is not None:
            where.append(column == wanted)
    columns = (e.c.id, e.c.key, e.c.name, e.c.kind, e.c.country, e.c.named, s.c.documents, s.c.origin, s.c.relay)
    query = select(*columns).join(s, s.c.entity == e.c.id).where(*where)
    rows = connection.execute(query.order_by(s.c.documents.desc(), e.c.key).limit(limit).offset(offset)).all()
    return tuple(_spoken(connection, rows))


def named(connection: Connection, words: str, limit: int = 20) -> tuple[Spoken, ...]:
    """Sources whose name, or that of another in their group, has these words in it, whatever their case; those in most documents first."""
    e, s = tables.entity, tables.tally
    name, root = tables.entity.alias("written"), e.c.id
    roots = select(name.c.root).where(name.c.named, name.c.name.icontains(words, autoescape=True)).distinct()
    columns = (e.c.id, e.c.key, e.c.name, e.c.kind, e.c.country, e.c.named, s.c.documents, s.c.origin, s.c.relay)
    query = select(*columns).join(s, s.c.entity == root).where(root.in_(roots), s.c.documents > 0)
    return tuple(_spoken(connection, connection.execute(query.order_by(s.c.documents.desc(), e.c.key).limit(limit)).all()))


def _spoken(connection: Connection, rows: Iterable[Any]) -> list[Spoken]:
    found = list(rows)
    e = tables.entity
    sizes = select(e.c.root, func.count()).where(e.c.root.in_([row.id for row in found])).group_by(e.c.root)
    members: dict[int, int] = dict(connection.execute(sizes).all())
    letters = decisions.letters(connection)
    return [Spoken(**row._mapping, members=members.get(row.id, 1), letter=letters.get(row.key)) for row in found]


def opened(connection: Connection, name: str, limit: int = 50, offset: int = 0) -> Opened:
    """The source that `name` names (a name, `s12`, a key), with at most `limit` of its claims, the last published first."""
    e, s, m = tables.entity, tables.tally, tables.mention
    root = source(connection, name)["root"]
    columns = (e.c.id, e.c.key, e.c.name, e.c.kind, e.c.country, e.c.named)
    sums = [func.coalesce(c, 0).label(c.name) for c in (s.c.documents, s.c.origin, s.c.relay)]
    row = connection.execute(select(*columns, *sums).outerjoin(s, s.c.entity == e.c.id).where(e.c.id == root)).one()
    ids = connection.execute(select(e.c.id).where(e.c.root == root)).scalars().all()
    written = select(m.c.written, func.count()).where(m.c.entity.in_(ids)).group_by(m.c.written).order_by(func.count().desc(), m.c.written)
    return Opened(
        _spoken(connection, [row])[0], tuple((name, n) for name, n in connection.execute(written)), _members(connection, ids),
        _sayings(connection, ids, limit, offset), proposals(connection, ids),
    )  # fmt: skip


def _members(connection: Connection, ids: Iterable[int]) -> tuple[tuple[str, str], ...]:
    """(key, why it is in the group): the rule, or the decision of a person."""
    e, x = tables.entity, tables.likeness
    some = list(ids)
    keys = dict(connection.execute(select(e.c.id, e.c.key).where(e.c.id.in_(some))).all())
    why: dict[str, str] = {}
    for one, other, score, rule in connection.execute(
        select(x.c.one, x.c.other, x.c.score, x.c.rule).where(x.c.joined, x.c.one.in_(some), x.c.other.in_(some))
    ):
        for id in (one, other):
            why.setdefault(keys[id], f"{rule} {score:g}")
    for decision in decisions.standing(connection, [decisions.MERGE]):
        for key in decision.target["sources"]:
            if key in keys.values():
                why[key] = f"{decision.who}: {decision.why}"
    return tuple((key, why.get(key, "")) for key in sorted(keys.values()))


def _sayings(connection: Connection, ids: Iterable[int], limit: int, offset: int) -> tuple[Saying, ...]:
    if limit <= 0:
        return ()
    m, d = tables.mention, tables.document
    query = select(m.c.document, m.c.name, d.c.published, d.c.outlet).join(d, d.c.id == m.c.document).where(m.c.entity.in_(list(ids)))
    rows = connection.execute(query.order_by(d.c.published.is_(None), d.c.published.desc(), d.c.hash, m.c.name)).all()
    found: list[Saying] = []
    for row in rows:
        if len(found) >= limit + offset:
            break
        reading = loading.reading(connection, row.document)
        said = {a.id: a for a in reading.attributions}
        for claim in reading.claims:
            role = _role(claim, said, row.name)
            if role:
                words = " … ".join(reading.document.text[b:e] for b, e in claim.spans)[:_WORDS]
                chain = " ← ".join(" + ".join(link) or "?" for link in claim.chain)
                found.append(Saying(row.document, claim.id, role, row.published, row.outlet, claim.stance, chain, words))
    return tuple(found[offset : offset + limit])


def _role(claim: Any, said: dict[str, Any], name: str) -> str | None:
    """What a source of the reading is to a claim: its origin, one that hands it on, or nothing."""
    if claim.attribution is None:
        return "origin" if name == "outlet" else None
    attribution = said[claim.attribution]
    if name in attribution.sources:
        return "origin"
    seen = {attribution.id}
    while attribution.parent and attribution.parent in said and attribution.parent not in seen:
        attribution = said[attribution.parent]
        seen.add(attribution.id)
        if name in attribution.sources:
            return "relay"
    return None


def proposals(connection: Connection, ids: Iterable[int] | None = None) -> tuple[Proposal, ...]:
    """Who may be the same as whom, the likest first; for some entities, or for all. What people have decided is proposed no more."""
    e, x, w = tables.entity, tables.likeness, tables.entity_word
    columns = (e.c.id, e.c.key, e.c.name, e.c.kind, e.c.country, e.c.root)
    some = None if ids is None else set(ids)
    query = select(x.c.one, x.c.other, x.c.score, x.c.rule).where(x.c.joined.is_(False))
    pairs = {(one, other): (score, rule) for one, other, score, rule in connection.execute(query)}
    people = select(w.c.word).where(w.c.word.startswith("p "))
    words = people.where(w.c.entity.in_(some)) if some is not None else people.group_by(w.c.word).having(func.count() > 1)
    for word in connection.execute(words.distinct()).scalars().all():
        rows = connection.execute(
            select(*columns).join(w, w.c.entity == e.c.id).where(w.c.word == word).order_by(e.c.key).limit(_MOST)
        ).all()
        for one, other in combinations(sorted(rows, key=lambda row: row.id), 2):
            if like := likeness.alike(one, other):
                pairs[one.id, other.id] = (like.score, like.rule)
    wanted = {pair for pair in pairs if some is None or some & set(pair)}
    names = {row.id: row for row in connection.execute(select(*columns).where(e.c.id.in_(sorted({id for pair in wanted for id in pair}))))}
    decided = {tuple(sorted(d.target["sources"])) for d in decisions.standing(connection, [decisions.MERGE, decisions.APART])}
    found = [
        Proposal(names[a].name, names[b].name, a, b, *pairs[a, b])
        for a, b in wanted
        if names[a].root != names[b].root and tuple(sorted((names[a].key, names[b].key))) not in decided
    ]
    return tuple(sorted(found, key=lambda p: (-p.score, p.one, p.other)))
