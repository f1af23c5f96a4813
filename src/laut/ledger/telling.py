"""What a ledger tells in the words of its articles: passages that a search stands on, the timeline, the ways, the sheet of a thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, select

from laut.ledger import asking, tables
from laut.ledger.asking import Wanted
from laut.ledger.entities import through
from laut.ledger.querying import folded as plain
from laut.ledger.querying import matching
from laut.ledger.quoting import LONGEST, Plain, around, chain, decided, quoted, said
from laut.records import Claim, Figure, Reading, Route, Span
from laut.sources.naming import actor_key, folded, place_key

_LOOKED_THROUGH = 60_000  # characters of an article in which words that were searched for are shown
_AT_ONCE = 300  # times of claims that are looked at before more are asked for


@dataclass(frozen=True, slots=True)
class Passage(Plain):
    """Words of a document that a search stands on: a claim or figure with its chain, or the sentence that has the words."""

    document: int
    name: str
    chain: str
    stance: str
    words: str
    span: Span
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Event(Plain):
    """A claim in the order of the time that it speaks of: `start` to `end`, days, None where it is open."""

    start: str | None
    end: str | None
    document: int
    name: str
    published: str | None
    outlet: str | None
    chain: str
    stance: str
    figures: tuple[str, ...]
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Way(Plain):
    """A way that an article tells of, with who says so."""

    origin: str | None
    to: tuple[str, ...]
    mode: str | None
    carriers: tuple[str, ...]
    document: int
    name: str
    published: str | None
    outlet: str | None
    chain: str
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Measured(Plain):
    """A measure that an article says of a thing; `differs` are the other rows (document/figure) that give another value for it."""

    measure: str | None
    of: str | None
    low: float | None
    high: float | None
    bound: str
    unit: str | None
    document: int
    name: str
    published: str | None
    outlet: str | None
    chain: str
    words: str
    span: Span
    differs: tuple[str, ...] = ()


# passages


def passages(connection: Connection, document: int, wanted: Wanted, limit: int = 3) -> tuple[Passage, ...]:
    """What in a document answers a search, at most `limit`; figures first, then claims of the source or stance, then words."""
    reading = decided(connection, document)
    speakers = asking.speakers(connection, document, wanted.source) if wanted.source else set()
    by_claims = _by_claims(document, reading, wanted, speakers)
    found = [*_by_figures(document, reading, wanted), *by_claims, *_by_words(document, reading, wanted)]
    return tuple(found[:limit])


def _by_figures(document: int, reading: Reading, wanted: Wanted) -> Iterator[Passage]:
    if not wanted.asks_figures:
        return
    for figure in reading.figures:
        if _fits(figure, wanted):
            claim = next((c for c in reading.claims if figure.id in c.figures), None)
            spans = claim.spans if claim else (figure.span,)
            line = chain(claim) if claim else said(reading, figure.attribution)
            stance = claim.stance if claim else "asserts"
            yield Passage(document, figure.id, line, stance, quoted(reading, spans), around(spans), (figure.span,))


def _fits(figure: Figure, wanted: Wanted) -> bool:
    if (wanted.concepts and figure.concept not in wanted.concepts) or (wanted.unit and figure.unit != wanted.unit):
        return False
    if wanted.low is None and wanted.high is None:
        return True
    if figure.low is None and figure.high is None:
        return False
    under = wanted.low is not None and figure.high is not None and figure.high < wanted.low
    over = wanted.high is not None and figure.low is not None and figure.low > wanted.high
    return not (under or over)


def _by_claims(document: int, reading: Reading, wanted: Wanted, speakers: set[str]) -> Iterator[Passage]:
    if not (wanted.source or wanted.stance or wanted.actor or wanted.place):
        return
    for claim in reading.claims:
        if _answers(claim, reading, wanted, speakers):
            yield Passage(document, claim.id, chain(claim), claim.stance, quoted(reading, claim.spans), around(claim.spans))


def _answers(claim: Claim, reading: Reading, wanted: Wanted, speakers: set[str]) -> bool:
    """Whether a claim has the stance, and names the place and the actor, that are asked for, and is of the source (its `speakers`)."""
    language = reading.document.language or "en"
    if wanted.actor and actor_key(wanted.actor, language) not in {actor_key(actor, language) for actor in claim.actors}:
        return False
    if wanted.place and place_key(wanted.place) not in {place_key(place) for place in claim.places}:
        return False
    if wanted.stance and claim.stance != wanted.stance:
        return False
    return not wanted.source or bool(speakers & through(claim, reading))


def _by_words(document: int, reading: Reading, wanted: Wanted) -> Iterator[Passage]:
    if not wanted.words:
        return
    from laut.text import analyse

    whole = len(reading.document.text) <= _LOOKED_THROUGH
    words, parts = reading.document.text[:_LOOKED_THROUGH], reading.document.parts if whole else ()
    text = analyse(words, reading.document.language or "en", parts)
    hits = [
        Span(token.b, token.e)
        for token in text.tokens
        if any(matching((token.text, token.lemma, *token.text.split("-")), word) for word in wanted.words)
    ]
    ranked = []
    for sentence in text.sentences:
        marks = tuple(hit for hit in hits if sentence.b <= hit.b < sentence.e)
        if marks:
            ranked.append((-len({plain(text.text[b:e]) for b, e in marks}), sentence.b, sentence.e, marks))
    for _, b, e, marks in sorted(ranked):
        claim = next((c for c in reading.claims if around(c.spans).b < e and b < around(c.spans).e), None)
        line = chain(claim) if claim else reading.document.outlet or "?"
        name, stance = (claim.id, claim.stance) if claim else ("", "asserts")
        yield Passage(document, name, line, stance, text.text[b:e][:LONGEST], Span(b, e), marks)


# in the order of time


def timeline(connection: Connection, wanted: Wanted, limit: int = 100, offset: int = 0) -> tuple[Event, ...]:
    """Claims with a time in the calendar, in the order of what they speak of, then of publication."""
    m, d = tables.moment, tables.document
    query = select(m.c.document, m.c.claim, m.c.start, m.c.stop, d.c.published, d.c.outlet).join(d, d.c.id == m.c.document)
    query = query.where(m.c.claim.is_not(None), *asking.conditions(connection, wanted), *asking.moments(wanted))
    query = query.order_by(m.c.start.nulls_first(), m.c.stop.nulls_last(), d.c.published.nulls_last(), d.c.hash, m.c.b, m.c.id)
    found: dict[tuple[int, str], Event] = {}
    passed: set[tuple[int, str]] = set()
    touched = _touched(connection) if offset and wanted == Wanted() else None  # all claims answer, but for those that people rejected
    readings: dict[int, tuple[Reading, set[str]]] = {}
    for row in _every(connection, query):
        key = (row.document, row.claim)
        if key in found or key in passed:
            continue
        if len(found) + len(passed) == limit + offset:
            break
        if touched is not None and row.document not in touched and len(found) + len(passed) < offset:
            passed.add(key)  # a page far behind need not be read to be counted
            continue
        if row.document not in readings:
            spoken = asking.speakers(connection, row.document, wanted.source) if wanted.source else set()
            readings[row.document] = decided(connection, row.document), spoken
        reading, speakers = readings[row.document]
        claim = next((c for c in reading.claims if c.id == row.claim), None)
        if claim is None or not (asking.stands(reading, wanted) and _answers(claim, reading, wanted, speakers)):
            continue  # a claim may have been rejected by a person
        figures = tuple(f.text for f in reading.figures if f.id in claim.figures)
        found[key] = Event(row.start, row.stop, row.document, claim.id, row.published, row.outlet, chain(claim), claim.stance, figures,
                           quoted(reading, claim.spans), around(claim.spans))  # fmt: skip
    return tuple(found.values())[max(0, offset - len(passed)) :]


def _touched(connection: Connection) -> set[int]:
    """The documents over which people decided something."""
    d = tables.decision
    return set(connection.execute(select(d.c.document).where(d.c.document.is_not(None)).distinct()).scalars())


def _every(connection: Connection, query: Select[Any]) -> Iterator[Any]:
    """All rows of a query that is in an order, some at once, and twice as many each time: the rows before are walked through again."""
    begin, size = 0, _AT_ONCE
    while rows := connection.execute(query.limit(size).offset(begin)).all():
        yield from rows
        begin, size = begin + len(rows), 2 * size


# ways


def routes(connection: Connection, wanted: Wanted, limit: int = 200, offset: int = 0) -> tuple[Way, ...]:
    """The ways that articles tell of, those between the same places beside each other."""
    r, d = tables.route, tables.document
    query = select(r.c.document, r.c.name, d.c.published, d.c.outlet).join(d, d.c.id == r.c.document)
    query = query.where(*asking.conditions(connection, wanted)).order_by(r.c.way, d.c.published.nulls_last(), d.c.hash, r.c.name)
    found: list[Way] = []
    for row in _every(connection, query):
        if len(found) == limit + offset:
            break
        reading = decided(connection, row.document)
        route = next((r for r in reading.routes if r.id == row.name), None)
        if route and asking.stands(reading, wanted):
            found.append(_way(reading, route, row))
    return tuple(found[offset:])


def _way(reading: Reading, route: Route, row: Any) -> Way:
    return Way(route.origin, route.to, route.mode, route.carriers, row.document, route.id, row.published, row.outlet,
               said(reading, route.attribution), quoted(reading, route.spans), around(route.spans))  # fmt: skip


# sheets


def subjects(connection: Connection, limit: int = 200, offset: int = 0) -> tuple[tuple[str, int], ...]:
    """The things that there are sheets on, with in how many documents."""
    m = tables.measure
    found: dict[str, tuple[str, set[int]]] = {}
    for document, subject, key in connection.execute(select(m.c.document, m.c.subject, m.c.folded).order_by(m.c.folded, m.c.subject)):
        found.setdefault(key, (subject, set()))[1].add(document)
    ranked = sorted(found.values(), key=lambda row: (-len(row[1]), row[0]))
    return tuple((subject, len(documents)) for subject, documents in ranked[offset : offset + limit])


def sheet(connection: Connection, name: str) -> tuple[Measured, ...]:
    """The measures that all articles say of a thing, by measure and then by day; values are set beside each other, never averaged."""
    m, d = tables.measure, tables.document
    query = select(m.c.document, m.c.name, d.c.published, d.c.outlet).join(d, d.c.id == m.c.document).where(m.c.folded == folded(name))
    rows = query.where(d.c.forgotten.is_(None)).order_by(d.c.published.is_(None), d.c.published, d.c.hash, m.c.id)
    found: list[Measured] = []
    for row in connection.execute(rows).all():
        reading = decided(connection, row.document)
        one = next((s for s in reading.sheets if s.id == row.name), None)
        figures = {f.id: f for f in reading.figures}
        for n, id in enumerate(one.rows if one else ()):
            if one and id in figures:
                what = (one.measures[n] if one.measures else None, one.of[n] if one.of else None)
                found.append(_measured(reading, figures[id], what, row))
    return tuple(sorted(_against_each_other(found), key=lambda r: (r.measure or "~", r.of or "", r.published or "9", r.document, r.span)))


def _measured(reading: Reading, figure: Figure, what: tuple[str | None, str | None], row: Any) -> Measured:
    return Measured(what[0], what[1], figure.low, figure.high, figure.bound, figure.unit, row.document, figure.id, row.published,
                    row.outlet, said(reading, figure.attribution), figure.text, figure.span)  # fmt: skip


def _against_each_other(rows: list[Measured]) -> Iterator[Measured]:
    """Each row with those of the same measure, part and unit whose values exclude its own."""
    for row in rows:
        same = [o for o in rows if o is not row and row.measure and (o.measure, o.of, o.unit) == (row.measure, row.of, row.unit)]
        yield replace(row, differs=tuple(f"{other.document}/{other.name}" for other in same if _excludes(row, other)))


def _excludes(one: Measured, other: Measured) -> bool:
    a, b = one, other
    return (a.low is not None and b.high is not None and a.low > b.high) or (b.low is not None and a.high is not None and b.low > a.high)
