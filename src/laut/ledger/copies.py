"""Copies: documents that are the same report again, in full or for the most part, and what each of them added.

A pair counts where at least LEAST of the runs of words of the shorter text stand in the other as well; so a short agency report inside a
longer article is found. What merely shares quotations, a press release's sentence or a boilerplate stays below. Texts at the same address
are revisions of one another, never copies.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import Connection, RowMapping, and_, delete, func, or_, select

from laut.ledger import sketching, tables
from laut.records import Span
from laut.sources import directory

LEAST = 0.5
FEWEST = 12  # runs that must be shared: below, a notice of two sentences is like any other
AGENCY = "agency"
_GROUP = 500  # values in one list of a query


def note(connection: Connection, document: int, address: str | None, text: str) -> None:
    """Keep the sketch of a new document and the pairs that it makes with those there are."""
    hashes = sketching.runs(text)
    keys = sketching.bands(hashes)
    near = _candidates(connection, document, keys)
    row = {"document": document, "made": sketching.made(), "size": len(hashes), "packed": sketching.packed(hashes)}
    connection.execute(tables.sketch.insert(), row)
    _bands(connection, document, keys)
    _pairs(connection, document, address, hashes, near)


def remove(connection: Connection, document: int) -> None:
    """Forget the sketch of a document and its pairs."""
    c = tables.copy
    connection.execute(delete(c).where(or_(c.c.one == document, c.c.other == document)))
    for table in (tables.band, tables.sketch):
        connection.execute(delete(table).where(table.c.document == document))


def renew(connection: Connection) -> int:
    """Make the bands again that another version of the sketcher made; how many documents. The pairs stay: they were compared exactly."""
    s = tables.sketch
    old = connection.execute(select(s.c.document, s.c.packed).where(s.c.made != sketching.made())).all()
    for document, data in old:
        connection.execute(delete(tables.band).where(tables.band.c.document == document))
        _bands(connection, document, sketching.bands(frozenset(sketching.unpacked(data))))
        connection.execute(s.update().where(s.c.document == document).values(made=sketching.made()))
    return len(old)


def _bands(connection: Connection, document: int, keys: Sequence[int]) -> None:
    if keys:
        connection.execute(tables.band.insert(), [{"key": key, "document": document} for key in sorted(set(keys))])


def _candidates(connection: Connection, document: int, keys: Sequence[int]) -> list[int]:
    if not keys:
        return []
    b = tables.band
    found = connection.execute(select(b.c.document).where(b.c.key.in_(keys), b.c.document != document).distinct())
    return sorted(found.scalars())


def _pairs(connection: Connection, document: int, address: str | None, hashes: frozenset[int], near: Sequence[int]) -> None:
    s, d = tables.sketch, tables.document
    made: dict[int, dict[str, float]] = {}
    for some in _in_groups(near):
        for other, data, size in connection.execute(select(s.c.document, s.c.packed, s.c.size).where(s.c.document.in_(some))):
            shared = len(hashes.intersection(sketching.unpacked(data)))
            if are_copies(shared, size, len(hashes)):
                made[other] = _row(document, len(hashes), other, size, shared)
    if made and address:
        for other in connection.execute(select(d.c.id).where(d.c.address == address)).scalars():
            made.pop(other, None)
    if made:
        connection.execute(tables.copy.insert(), list(made.values()))


def are_copies(shared: int, size: int, other: int) -> bool:
    """Whether two texts of so many runs, of which they share so many, are one report."""
    return shared >= FEWEST and shared >= LEAST * min(size, other)


def _row(a: int, size_a: int, b: int, size_b: int, shared: int) -> dict[str, float]:
    (one, first), (other, second) = sorted(((a, size_a), (b, size_b)))
    return {"one": one, "other": other, "shared": shared, "in_one": shared / first, "in_other": shared / second}


def _in_groups(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    cuts = [*range(0, len(ids), _GROUP), len(ids)]
    return (ids[b:e] for b, e in pairwise(cuts))


# groups


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that is for the most part the report of another: `shared` is the share of its runs of words that stand in the original,
    `of_original` their share there."""

    document: int
    original: int
    shared: float
    of_original: float


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that are one report. `original` is the agency's own text, else the one published first; the longer of two of one moment."""

    original: int
    copies: tuple[Copy, ...]


def groups(connection: Connection, documents: Iterable[int] | None = None) -> tuple[Group, ...]:
    """The groups of copies, or those that some of `documents` stand in, in the order of their originals."""
    found = []
    seen: set[int] = set()
    for start in sorted(_paired(connection) if documents is None else set(documents)):
        if start in seen:
            continue
        members, pairs = _reached(connection, start)
        seen |= members
        if pairs:
            found.append(_group(connection, members, pairs))
    return tuple(sorted(found, key=lambda group: group.original))


def count(connection: Connection) -> int:
    """How many documents are a copy of another or have one."""
    return len(_paired(connection))


def _paired(connection: Connection) -> set[int]:
    c = tables.copy
    return set(connection.execute(select(c.c.one).union(select(c.c.other))).scalars())


_Pairs = dict[tuple[int, int], tuple[float, float]]


def _reached(connection: Connection, start: int) -> tuple[set[int], _Pairs]:
    """All documents that a row of copies leads to from `start`, and the pairs with the share in each."""
    c = tables.copy
    members, pairs, new = {start}, {}, [start]
    while new:
        rows = [
            row
            for some in _in_groups(new)
            for row in connection.execute(
                select(c.c.one, c.c.other, c.c.in_one, c.c.in_other).where(or_(c.c.one.in_(some), c.c.other.in_(some)))
            )
        ]
        pairs.update({(one, other): (x, y) for one, other, x, y in rows})
        new = sorted({id for one, other, _, _ in rows for id in (one, other)} - members)
        members.update(new)
    return members, pairs


def _group(connection: Connection, members: set[int], pairs: _Pairs) -> Group:
    rows = _rows(connection, members)
    original = min(members, key=lambda id: _first(rows[id]))
    return Group(original, tuple(_copy(id, original, pairs) for id in sorted(members - {original})))


def _rows(connection: Connection, members: set[int]) -> dict[int, RowMapping]:
    d, s = tables.document, tables.sketch
    columns = (d.c.id, d.c.hash, d.c.outlet, d.c.language, d.c.published, d.c.moment, s.c.size)
    query = select(*columns).join(s, s.c.document == d.c.id)
    return {row["id"]: row for some in _in_groups(sorted(members)) for row in connection.execute(query.where(d.c.id.in_(some))).mappings()}


def _first(row: RowMapping) -> tuple[bool, str, str, int, str]:
    return first(is_agency(row["outlet"], row["language"]), row["published"], row["moment"], row["size"], row["hash"])


def first(agency: bool, day: str | None, moment: str | None, size: int, hash: str) -> tuple[bool, str, str, int, str]:
    """The order in which documents can be the original: an agency's before others, then by day, moment, length."""
    last = "9"  # behind every day
    return (not agency, day or last, moment or last, -size, hash)


def is_agency(outlet: str | None, language: str | None) -> bool:
    """Whether an outlet is an agency, whose own text is the original of its copies."""
    entry = directory().find(outlet, language or "en") if outlet else None
    return bool(entry and entry.kind == AGENCY)


def _copy(document: int, original: int, pairs: _Pairs) -> Copy:
    """A copy that leads to the original only by another one shares nothing with it that was counted."""
    if document < original:
        mine, its = pairs.get((document, original), (0.0, 0.0))
    else:
        its, mine = pairs.get((original, document), (0.0, 0.0))
    return Copy(document, original, round(mine, 3), round(its, 3))


# what is shared, and what was added


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts beside each other: the words that both have, as spans of each, and those that only one has."""

    shared_in_one: tuple[Span, ...]
    shared_in_other: tuple[Span, ...]
    only_in_one: tuple[Span, ...]
    only_in_other: tuple[Span, ...]


def compared(one: str, other: str) -> Compared:
    """What two texts share word for word: all words that stand in a run of four that both have, in whatever order."""
    first, second = sketching.places(one), sketching.places(other)
    both = set(first[1]) & set(second[1])
    shared_one, only_one = _spans(*first, both)
    shared_other, only_other = _spans(*second, both)
    return Compared(shared_one, shared_other, only_one, only_other)


def _spans(words: Sequence[tuple[int, int]], hashes: Sequence[int], both: set[int]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    covered = [False] * len(words)
    for i, value in enumerate(hashes):
        if value in both:
            covered[i : i + sketching.RUN] = [True] * sketching.RUN
    found: dict[bool, list[Span]] = {True: [], False: []}
    begin = 0
    for i in range(1, len(words) + 1):
        if i == len(words) or covered[i] != covered[begin]:
            found[covered[begin]].append(Span(words[begin][0], words[i - 1][1]))
            begin = i
    return tuple(found[True]), tuple(found[False])


def pair(connection: Connection, a: int, b: int) -> bool:
    """Whether two documents are a pair of copies."""
    c = tables.copy
    query = select(func.count()).select_from(c).where(and_(c.c.one == min(a, b), c.c.other == max(a, b)))
    return bool(connection.execute(query).scalar_one())
