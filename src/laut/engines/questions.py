"""Questions and findings of a ledger: weighed where something was added or decided since, kept, and given out again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from importlib.resources import files
from typing import Any
from zlib import crc32

from sqlalchemy import Connection

from laut import __version__, languages
from laut.engines.cores import mapped
from laut.ledger import asked, loading, overlay, ruling
from laut.ledger import briefs as kept
from laut.ledger.book import Ledger
from laut.ledger.briefs import Laid, Speaks
from laut.records import Reading
from laut.weighing import rank
from laut.weighing.across import At, Ruled, gathered, most_told, place, voices, weighed
from laut.weighing.across import beside as alike
from laut.weighing.anchors import keys
from laut.weighing.answering import Around, Weighed
from laut.weighing.brief import Brief, brief
from laut.weighing.casebook import calculations
from laut.weighing.casework import CaseDraft, beside, findings
from laut.weighing.codec import dumps, loads
from laut.weighing.collecting import seldom_collected
from laut.weighing.statements import keys as speaks_as
from laut.weighing.tracing import Told
from laut.weighing.turns import by_key, stated, turns
from laut.weighing.voices import Voice, outlet_key
from laut.weighing.weights import weight
from laut.weighing.worded import abouts, finding, finding_dict, question_dict

_MANY = 200  # briefs that are made on all cores
_HALF = 0.5  # of a ledger: where more than this part is new, all of it is weighed

Tell = Callable[[int, int], None]
"""How many of how many articles are laid out."""


@cache
def made(language: str | None) -> str:
    """By which version of weighing a brief is made: it changes with the program, the weights and the data of the language."""
    table = (files("laut.weighing") / "weights.toml").read_bytes()
    known = language if language in languages.known() else languages.known()[0]
    return f"{__version__} {languages.stamp(known)} {crc32(table):08x}"


def laid(reading: Reading) -> Laid:
    """The brief of a reading as a ledger keeps it; a pure function, run where articles are read."""
    found = brief(reading)
    speaks: dict[str, Speaks] = {}
    for v in voices(found):
        tells = dumps(replace(v, source="")) if v.person and v.told else None
        if v.who not in speaks or (tells and not speaks[v.who].tells):
            speaks[v.who] = Speaks(v.who, outlet_key(v.name) or None, tells)
    for key in (key for statement in found.statements for key in speaks_as(statement)):
        speaks.setdefault(key, Speaks(key, None, None))
    day = found.published.isoformat() if found.published else None
    return Laid(dumps(found), tuple(sorted(keys(found.names, found.places))), tuple(speaks.values()), made(found.language), day)


def refresh(ledger: Ledger, tell: Tell | None = None) -> None:
    """Weigh what was added, read anew, decided or taken out since the last time. Raises LedgerError where the ledger cannot be written."""
    _lay_out(ledger, tell)
    with ledger.reading() as connection:
        stale = set(kept.fresh(connection)) | set(kept.moved(connection))
        stale |= ruling.unknown(connection)
    if not stale:
        return
    with ledger.writing() as connection, seldom_collected():
        _weigh(connection, stale)


def _lay_out(ledger: Ledger, tell: Tell | None) -> None:
    """Make the briefs that are missing."""
    by: dict[str | None, str] = {code: made(code) for code in languages.known()}
    with ledger.reading() as connection:
        numbers = kept.missing(connection, by)
    if not numbers:
        return
    work = partial(_one, ledger.place)
    stream: Iterable[tuple[int, Laid, int]]
    if len(numbers) < _MANY:
        stream = map(work, numbers)
    else:
        stream = (done.value for done in mapped(work, iter(numbers), None) if done.value is not None)
    some: list[tuple[int, Laid, int]] = []
    for n, done in enumerate(stream, 1):
        some.append(done)
        if len(some) == _MANY or n == len(numbers):
            with ledger.writing() as connection:
                for document, line, decided in some:
                    kept.put(connection, document, line, decided)
            some = []
            if tell:
                tell(n, len(numbers))


def _one(place_: str, document: int) -> tuple[int, Laid, int]:
    """The brief of a document's reading as people corrected it, and the last decision that it knows."""
    with Ledger(place_) as ledger, ledger.reading() as connection:
        reading = overlay.over(connection, document, loading.reading(connection, document)).reading
        return document, laid(reading), kept.last_decision(connection, document)


@dataclass(frozen=True, slots=True)
class _Table:
    """Briefs of some documents with what weighing knows beside them."""

    briefs: dict[int, Brief]
    around: Around
    ruled: Ruled
    shares: dict[str, float]


def _weigh(connection: Connection, stale: set[int]) -> None:
    """Weigh the components that stale documents stand in, or all where that is the most."""
    total = kept.count(connection)
    if len(stale) > _HALF * total:
        kept.clear(connection)
        table = _table(connection, None)
        _write(connection, table, None)
        _turns(connection, table.briefs, table.around.copies, None)
        _sums(connection, None, table)
        kept.settle(connection, table.briefs)
        ruling.settle(connection)
        return
    touched = stale | _knock_on(connection, stale)
    known = kept.parts(connection, touched)
    components = set(known.values())
    near = {**_briefs(connection, kept.neighbours(connection, sorted(stale), int(weight("blocks", "days"))) | touched)}
    components |= _reached(connection, near, stale)
    figures = kept.figures(connection, components)
    gone = stale - near.keys()
    documents = {document for document, _ in figures} | stale
    table = _table(connection, documents - gone)
    kept.drop(connection, components)
    hashes = {document: b.article for document, b in table.briefs.items()}
    allowed = {(hashes[document], b) for document, b in figures if document in hashes}
    own = {hashes[document] for document in stale if document in hashes}
    _write(connection, table, lambda at: at in allowed or at[0] in own)
    said = {
        key for d in stale | kept.related(connection, stale) for b in [near.get(d)] if b for st in b.statements for key in speaks_as(st)
    }
    speaking = _briefs(connection, kept.spoken(connection, said))
    _turns(connection, speaking, _copies(connection, speaking), said)
    _sums(connection, documents | touched)
    kept.settle(connection, stale - gone)
    ruling.settle(connection)


def _knock_on(connection: Connection, stale: set[int]) -> set[int]:
    """Documents that are weighed otherwise because of stale ones: copies and versions of them, those that name their outlets for the first
    time known, those that name a speaker of whom they tell whom he speaks for."""
    found = kept.related(connection, stale)
    before = {outlet_key(name) for name in kept.known_outlets(connection, stale)}
    found |= kept.naming(connection, {outlet_key(name) for name in kept.outlets(connection)} - before)
    return found | kept.spoken(connection, kept.explained(connection, stale))


def _reached(connection: Connection, near: Mapping[int, Brief], stale: set[int]) -> set[str]:
    """The components of figures that figures of stale documents are alike enough to."""
    numbers = {b.article: document for document, b in near.items()}
    fresh = {near[document].article for document in stale if document in near}
    reached = alike([near[document] for document in sorted(near)], _ruled(connection), fresh) if fresh else set()
    known = kept.parts(connection, {numbers[article] for article, _ in reached})
    return {known[key] for article, b in reached if (key := (numbers[article], b)) in known}


def _briefs(connection: Connection, documents: Iterable[int] | None) -> dict[int, Brief]:
    return {document: loads(Brief, line) for document, line in kept.lines(connection, documents)}


def _table(connection: Connection, documents: set[int] | None) -> _Table:
    found = _briefs(connection, documents)
    hashes = {document: b.article for document, b in found.items()}
    pairs = kept.copied(connection, documents)
    missing = {original for original, _ in pairs.values()} | set(kept.revised(connection, documents).values())
    hashes |= kept.hashes(connection, missing - hashes.keys())
    copies = {hashes[copy]: hashes[original] for copy, (original, _) in pairs.items() if copy in hashes and original in hashes}
    shares = {hashes[copy]: share for copy, (_, share) in pairs.items() if copy in hashes}
    revises = {hashes[a]: hashes[b] for a, b in kept.revised(connection, documents).items() if a in hashes and b in hashes}
    roots = {(hashes[d], source): key for (d, source), key in kept.roots(connection, documents).items() if d in hashes}
    who = None if documents is None else {v.who for b in found.values() for v in voices(b)}
    told: dict[str, list[Voice]] = {}
    for name, _, line in kept.tellings(connection, who):
        told.setdefault(name, []).append(loads(Voice, line))
    best = {name: v for name, some in told.items() if (v := most_told(some)) is not None}
    outlets = frozenset(outlet_key(name) for name in kept.outlets(connection))
    return _Table(found, Around(copies, revises, roots, best, outlets), _ruled(connection), shares)


def _ruled(connection: Connection) -> Ruled:
    found = ruling.rules(connection)
    return Ruled(found.together, found.apart, found.names, found.pinned)


def _write(connection: Connection, table: _Table, only: Callable[[At], bool] | None) -> None:
    numbers = {b.article: document for document, b in table.briefs.items()}
    every = sorted(table.briefs.values(), key=lambda b: b.article)
    questions, answers, found = [], [], []
    for group in gathered(every, table.ruled, only):
        one = weighed(group.told, table.around, table.ruled, languages.known()[0])
        component = " ".join(map(str, group.component))
        named = abouts(one.answers)
        questions.append(question_row(one, component, named))
        answers += [
            {"document": numbers[t.brief.article], "b": place(t)[1], "question": one.question.id, "component": component}
            for t in group.told
        ]
        found += [finding_row(draft, component, named, one) for draft in findings(one)]
    titles = _titles(connection, table, numbers)
    for b in every:
        drafts = beside(b, table.around, table.shares, titles)
        found += [finding_row(draft, kept.alone(b.article), {}, None, b.published) for draft in drafts]
    if only is not None:
        kept.drop(connection, [kept.alone(b.article) for b in every])
    kept.write(connection, questions, answers, found)


def _copies(connection: Connection, briefs: Mapping[int, Brief]) -> dict[str, str]:
    """The original of each copy among some articles."""
    pairs = kept.copied(connection, briefs)
    names = kept.hashes(connection, {original for original, _ in pairs.values()})
    return {briefs[copy].article: names[original] for copy, (original, _) in pairs.items() if copy in briefs}


def _turns(connection: Connection, briefs: Mapping[int, Brief], copies: Mapping[str, str], only: set[str] | None) -> None:
    """Write the turns of all sources, or of `only` some."""
    days = {b.article: b.published for b in briefs.values()}
    sources = {key: items for key, items in by_key(stated(briefs.values(), copies)).items() if only is None or key in only}
    if only is not None:
        kept.drop(connection, [kept.TURN + key for key in only])
    found = []
    for key, items in sorted(sources.items()):
        for draft in turns(key, items):
            day = max((day for article, _ in draft.places if (day := days.get(article))), default=None)
            found.append(finding_row(draft, kept.TURN + key, {}, None, day))
    kept.write(connection, [], [], found)


def _sums(connection: Connection, documents: set[int] | None, whole: _Table | None = None) -> None:
    """Write the arithmetic across the articles of each dossier, or of those that some documents stand in."""
    every = kept.questions_of(connection, whole.briefs) if whole else {}
    for members in kept.dossiers(connection, documents):
        hashes = {d: whole.briefs[d].article for d in members} if whole else kept.hashes(connection, members)
        if documents is not None:
            kept.drop(connection, [kept.SUM + hash for hash in hashes.values()])
        if 1 < len(members) <= weight("closing", "dossier"):
            table = replace(whole, briefs={d: whole.briefs[d] for d in members}) if whole else _table(connection, members)
            days = {b.article: b.published for b in table.briefs.values()}
            asked_ = every if whole else kept.questions_of(connection, members)
            weighed_ = [weighed(told, table.around, table.ruled, languages.known()[0]) for told in _told(table, asked_)]
            found = []
            for draft in calculations(weighed_):
                day = max((day for article, _ in draft.places if (day := days.get(article))), default=None)
                found.append(finding_row(draft, kept.SUM + min(hashes.values()), {}, None, day))
            kept.write(connection, [], [], found)


def _told(table: _Table, asked_: Mapping[tuple[int, int], str]) -> list[list[Told]]:
    """The figures of some documents by the questions that they answer."""
    groups: dict[str, list[Told]] = {}
    for document, b in sorted(table.briefs.items()):
        for given in b.given:
            groups.setdefault(asked_[document, given.ask.span.b], []).append(Told(b, given))
    return sorted((sorted(group, key=lambda t: t.key) for group in groups.values()), key=lambda group: group[0].key)


def _titles(connection: Connection, table: _Table, numbers: Mapping[str, int]) -> dict[str, str]:
    """Outlet and day of the articles that others copy or replace."""
    wanted = {*table.around.copies.values(), *table.around.revises.values()}
    known = {b.article: f"{b.outlet.name} ({b.published or '?'})" for b in table.briefs.values()}
    return {hash: known.get(hash) or kept.called(connection, hash) for hash in wanted}


def question_row(one: Weighed, component: str, named: dict[str, str]) -> dict[str, Any]:
    """A question as it is kept; `named` are its words in each language, `line` is its JSON."""
    q = one.question
    line = question_dict(q)
    line["about"] = named if not q.pinned or q.about in named.values() else dict.fromkeys(named, q.about)
    days = sorted(a.published.isoformat() for a in q.answers if a.published)
    return {
        "id": q.id, "component": component, "articles": len({a.article for a in q.answers}),
        "outlets": len({a.outlet for a in q.answers if a.outlet}), "least": q.at_least, "relation": q.relation,
        "first": days[0] if days else None, "last": days[-1] if days else None, "words": asked.terms(line["about"].values()),
        "line": json.dumps(line, ensure_ascii=False, sort_keys=True), "head": asked.head(line),
    }  # fmt: skip


def finding_row(draft: CaseDraft, component: str, named: dict[str, str], one: Weighed | None, day: date | None = None) -> dict[str, Any]:
    """A finding as it is kept; `line` is its JSON, worded in each language."""
    worded = {ui: finding(draft, ui, named) for ui in languages.known()}
    first = next(iter(worded.values()))
    line = finding_dict(first)
    line["says"] = {ui: f.says for ui, f in worded.items()}
    days = [a.published for a in one.question.answers if a.published] if one else [day] if day else []
    return {
        "id": first.id, "component": component, "kind": first.kind, "rank": rank(draft.draft), "questions": first.questions,
        "held": first.holds is True and first.kind in asked.ARITHMETIC,
        "day": max(days).isoformat() if days else None,
        "line": json.dumps(line, ensure_ascii=False, sort_keys=True),
    }  # fmt: skip


def near(ledger: Ledger, mine: Brief) -> list[Weighed]:
    """The questions that an article which the ledger need not have may answer too: those of articles that share a name with it."""
    with ledger.reading() as connection:
        documents = kept.sharing(connection, keys(mine.names, mine.places))
        components = set(kept.parts(connection, documents).values())
        figures = kept.figures(connection, components)
        table = _table(connection, {document for document, _ in figures})
        hashes = {document: b.article for document, b in table.briefs.items()}
        allowed = {(hashes[document], b) for document, b in figures}
        every = sorted(table.briefs.values(), key=lambda b: b.article)
        groups = gathered(every, table.ruled, lambda at: at in allowed)
    return [weighed(group.told, table.around, table.ruled, mine.language) for group in groups]
