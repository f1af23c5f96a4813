"""Who is who across articles: each source of a reading is a mention of one entity; what the ledger cannot be sure of stays apart.

Entities with one key are one (naming). Those that are alike by name (likeness), and those that people say are the same, form a group, of
which the one with the smallest key is the `root`; a group without a name (`zwei Beamte`) is never one with another of another article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, or_, select

from laut.languages import known
from laut.ledger import decisions, likeness, tables
from laut.records import Attribution, Claim, Reading, Source
from laut.sources import directory
from laut.sources.directory import Entry
from laut.sources.naming import PEOPLE, entry_of, folded, key_of

OUTLET = "outlet"
_PART = 400  # values in one list of a query

__all__ = ["OUTLET", "Who", "arrive", "everybody", "folded", "regroup", "through"]


@dataclass(frozen=True, slots=True)
class Who:
    """An entity as one article knows it. `name` is the id of the source in the reading, `outlet` for the article's own."""

    name: str
    key: str
    written: str
    usual: str
    kind: str
    country: str | None
    entry: str | None
    named: bool
    origin: int
    relay: int


def everybody(reading: Reading) -> tuple[Who, ...]:
    """The entities of one reading with how often each stands at the end of a chain, and how often it hands on."""
    origins, relays = _counts(reading)
    found = [_outlet(reading)] if reading.document.outlet else []
    found += [_source(s, reading, origins[s.id], relays[s.id]) for s in reading.sources]
    return tuple(found)


def _counts(reading: Reading) -> tuple[Counter[str], Counter[str]]:
    attributions = {a.id: a for a in reading.attributions}
    origins: Counter[str] = Counter()
    relays: Counter[str] = Counter()
    for claim in reading.claims:
        last = attributions.get(claim.attribution or "")
        if last is None:
            continue
        origins.update(last.sources)
        relays.update({source for link in _above(last, attributions) for source in link.sources} - set(last.sources))
    return origins, relays


def through(claim: Claim, reading: Reading) -> set[str]:
    """The ids of the sources whose hands a claim came through, the article's own outlet with them."""
    attributions = {a.id: a for a in reading.attributions}
    last = attributions.get(claim.attribution or "")
    return {OUTLET, *(source for link in ([last, *_above(last, attributions)] if last else ()) for source in link.sources)}


def _above(attribution: Attribution, known: dict[str, Attribution]) -> list[Attribution]:
    """The attributions that relay this one, the nearest first."""
    found: list[Attribution] = []
    while attribution.parent and attribution.parent in known and known[attribution.parent] not in found:
        attribution = known[attribution.parent]
        found.append(attribution)
    return found


def _outlet(reading: Reading) -> Who:
    document = reading.document
    name = document.outlet or ""
    entry = directory().find(name, document.language or "en")
    own = sum(claim.attribution is None for claim in reading.claims)
    key = entry.id if entry else f"{OUTLET}|{folded(name)}"
    usual = _name(entry, name) if entry else name
    return Who(OUTLET, key, name, usual, entry.kind if entry else OUTLET, entry.country if entry else None, entry.id if entry else None,
               True, own, len(reading.claims) - own)  # fmt: skip


def _name(entry: Entry, written: str) -> str:
    """The name of an entry, the same whatever the language of the article that comes first."""
    return next((name for code in known() if (name := entry.name(code)) and name != entry.id), written)


def _source(source: Source, reading: Reading, origin: int, relay: int) -> Who:
    language = reading.document.language or "en"
    entry = entry_of(source, language)
    if entry:
        key, usual = entry.id, _name(entry, source.name)
    elif not source.named:
        key, usual = f"unnamed|{reading.document.id}|{source.id}", source.name
    else:
        key, usual = key_of(source.name, source.kind), source.name
    country = entry.country if entry else None
    return Who(source.id, key, source.name, usual, source.kind, country, entry.id if entry else None, source.named, origin, relay)


# groups


def arrive(connection: Connection, new: Iterable[int]) -> None:
    """New entities: each is its own root, until it is found alike to another."""
    e, w = tables.entity, tables.entity_word
    ids = sorted(new)
    connection.execute(e.update().where(e.c.id.in_(ids), e.c.root.is_(None)).values(root=e.c.id))
    rows = connection.execute(
        select(e.c.id, e.c.key, e.c.name, e.c.kind, e.c.country, e.c.named).where(e.c.id.in_(ids)).order_by(e.c.key)
    ).all()
    joined: list[str] = []
    for row in rows:
        words = likeness.blocks(row.name, row.kind) if row.named else ()
        if words:
            joined += _compare(connection, row, words) if row.kind not in PEOPLE else ()
            connection.execute(w.insert(), [{"word": word, "entity": row.id} for word in words])
    if joined:
        regroup(connection, joined)


def _compare(connection: Connection, new: likeness.Named, words: Sequence[str]) -> list[str]:
    """Keep how alike a new entity is to those that begin alike; the keys of those that it is joined with, and its own."""
    e, w = tables.entity, tables.entity_word
    columns = (e.c.id, e.c.key, e.c.name, e.c.kind, e.c.country)
    near = connection.execute(select(*columns).join(w, w.c.entity == e.c.id).where(w.c.word.in_(words))).all()
    others = {other.key: other for other in near}
    found = [(others[key], like) for key in sorted(others) if (like := likeness.alike(new, others[key]))]
    rows = [
        {"one": min(new.id, other.id), "other": max(new.id, other.id), "score": like.score, "rule": like.rule, "joined": like.joined}
        for other, like in found
    ]
    if rows:
        connection.execute(tables.likeness.insert(), rows)
    keys = [other.key for other, like in found if like.joined]
    return [new.key, *keys] if keys else []


def regroup(connection: Connection, keys: Sequence[str]) -> None:
    """Form the groups of these entities anew: from what is alike, and what people say is the same or not; then the sums of each."""
    e = tables.entity
    known = dict(connection.execute(select(e.c.key, e.c.id).where(e.c.key.in_(list(keys)))).all())
    before = set(connection.execute(select(e.c.root).where(e.c.id.in_(list(known.values())))).scalars())
    todo = set(known.values()) | set(connection.execute(select(e.c.id).where(e.c.root.in_(before))).scalars())
    said = _said(connection)
    roots = set(before)
    while todo:
        group = _component(connection, min(todo), said)
        todo -= group
        members = connection.execute(select(e.c.id, e.c.key, e.c.entry).where(e.c.id.in_(group))).all()
        root = min(members, key=lambda row: (row.entry is None, row.key)).id
        roots |= {row.root for row in connection.execute(select(e.c.root).where(e.c.id.in_(group)))} | {root}
        connection.execute(e.update().where(e.c.id.in_(group)).values(root=root))
    _sums(connection, roots - {None})


_Said = dict[tuple[int, int], bool]


def _said(connection: Connection) -> _Said:
    """What people say of pairs of entities: the same, or not; of one pair the last decision counts."""
    e = tables.entity
    pairs = {
        tuple(sorted(d.target["sources"])): d.kind == decisions.MERGE
        for d in decisions.standing(connection, (decisions.MERGE, decisions.APART))
    }
    names = sorted({key for pair in pairs for key in pair})
    ids: dict[str, int] = {}
    for b in range(0, len(names), _PART):
        ids.update(dict(connection.execute(select(e.c.key, e.c.id).where(e.c.key.in_(names[b : b + _PART]))).all()))
    known = [(pair, same) for pair, same in pairs.items() if all(key in ids for key in pair)]
    return {(min(ids[a], ids[b]), max(ids[a], ids[b])): same for (a, b), same in known}


def _component(connection: Connection, start: int, said: _Said) -> set[int]:
    """All entities that are one with `start`."""
    x = tables.likeness
    group, new = {start}, [start]
    while new:
        near = select(x.c.one, x.c.other).where(x.c.joined, or_(x.c.one.in_(new), x.c.other.in_(new)))
        pairs = [(one, other) for one, other in connection.execute(near) if said.get((one, other), True)]
        pairs += [pair for pair, same in said.items() if same and (pair[0] in new or pair[1] in new)]
        new = sorted({id for pair in pairs for id in pair} - group)
        group.update(new)
    return group


def _sums(connection: Connection, roots: Iterable[int]) -> None:
    """The sums of groups, told anew from the mentions."""
    e, m, t = tables.entity, tables.mention, tables.tally
    for root in sorted(roots):
        sums = select(func.count(m.c.document.distinct()), func.sum(m.c.origin), func.sum(m.c.relay)).join(e, e.c.id == m.c.entity)
        documents, origin, relay = connection.execute(sums.where(e.c.root == root)).one()
        connection.execute(delete(t).where(t.c.entity == root))
        if documents:
            connection.execute(t.insert().values(entity=root, documents=documents, origin=origin or 0, relay=relay or 0))
