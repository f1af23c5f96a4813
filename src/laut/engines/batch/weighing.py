"""Weighing by group-by: for each relation of the steps the pure function that turns one group of its rows into others.

All of them together give what weighing all articles at once gives, for what a group leaves out has nothing to do with it: figures of
other components, articles that share no name, speakers who do not speak in it.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, groupby
from typing import Any

from laut import languages
from laut.engines.batch.reading import Asks
from laut.engines.questions import finding_row, question_row
from laut.ledger import copies, sketching
from laut.records import Span
from laut.weighing import rank
from laut.weighing.across import Ruled, most_told, place, weighed
from laut.weighing.alike import Likeness
from laut.weighing.answering import Around, Weighed
from laut.weighing.ask import Ask
from laut.weighing.blocks import Nearness, across, by_thing, meet
from laut.weighing.brief import Brief, Given
from laut.weighing.casebook import TURN, calculations
from laut.weighing.casework import CaseDraft, beside, findings
from laut.weighing.codec import dumps, loads
from laut.weighing.grouping import Placed, joined, ordered
from laut.weighing.statements import Statement
from laut.weighing.tracing import Told
from laut.weighing.turns import Stated, by_key, turns
from laut.weighing.voices import Voice
from laut.weighing.weights import weight
from laut.weighing.worded import abouts

Row = dict[str, Any]
QUESTION, FINDING, TOLD, LONE, PLACE = "question", "finding", "told", "lone", "place"
MADE = (("kind", "string"), ("id", "string"), ("rank", "float"), ("line", "string"), ("figure", "int"), ("number", "int"),
        ("article", "string"), ("b", "int"), ("e", "int"))  # fmt: skip
"""The columns of what weighing makes: questions and findings, which figure of which article (`number`) answers which question, and where
turns stand."""


# copies


def pairs(rows: Sequence[Row]) -> Iterator[Row]:
    """Of the articles that share one band, the pairs that are one report; versions at one address are none.

    Two articles that share several bands are compared under the first of them.
    """
    some = sorted(rows, key=lambda row: row["article"])
    before = [[band for band in row["bands"] if band < row["band"]] for row in some]
    runs = [sketching.unpacked(row["packed"]) for row in some]
    for j, its in enumerate(some):
        met, mine = frozenset(before[j]), frozenset(runs[j])
        for i in range(j):
            if not met.isdisjoint(before[i]) or (its["address"] is not None and its["address"] == some[i]["address"]):
                continue
            shared = len(mine.intersection(runs[i]))
            if copies.are_copies(shared, len(runs[i]), len(runs[j])):
                in_one, in_other = shared / len(runs[i]), shared / len(runs[j])
                yield {"one": some[i]["article"], "other": its["article"], "in_one": in_one, "in_other": in_other}


def originals(rows: Sequence[Row]) -> Iterator[Row]:
    """Of articles that are one report, the copies with their original and the part of them that stands there."""
    members = {row["article"]: row for row in rows if row["kind"] == "member"}
    shares = {(row["one"], row["other"]): (row["in_one"], row["in_other"]) for row in rows if row["kind"] == "pair"}

    def order(article: int) -> tuple[bool, str, str, int, str]:
        row = members[article]
        return copies.first(row["agency"], row["published"] and row["published"].isoformat(), row["moment"], row["size"], row["id"])

    original = min(members, key=order)
    for article in sorted(members.keys() - {original}):
        share = shares[article, original][0] if (article, original) in shares else shares.get((original, article), (0.0, 0.0))[1]
        yield {"article": article, "original": original, "shared": round(share, 3)}


# who is told to speak for whom


def known(rows: Sequence[Row]) -> Iterator[Row]:
    """What most articles tell of one speaker."""
    best = most_told([loads(Voice, row["voice"]) for row in sorted(rows, key=lambda row: (row["article"], row["voice"]))])
    if best is not None:
        yield {"who": rows[0]["who"], "voice": dumps(best)}


# which figures are alike


def edges(rows: Sequence[Row]) -> Iterator[Row]:
    """Of the articles that share one name, the figures that are alike enough to be joined at first hand.

    Two articles that share several names are set beside each other under the first of them.
    """
    name, least = rows[0]["name"], weight("alike", "join")
    some = sorted(rows, key=lambda row: (row["published"] or date.min, row["id"]))
    held = [frozenset(row["keys"].split("\n")) for row in some]
    before = [[key for key in row["keys"].split("\n") if key < name] for row in some]
    asks = _Asks(some)
    for j, (its, window) in enumerate(zip(some, _window(some), strict=True)):
        for i in window:
            mine = some[i]
            if any(key in held[i] for key in before[j]) or not meet(mine["published"], its["published"], held[i], held[j]):
                continue
            likeness = Likeness([*asks[i].asks, *asks[j].asks])
            for (_, a), (_, b) in across((0, 1), asks[i].table, asks[j].table):
                if (found := likeness(a, len(asks[i].asks) + b)) >= least:
                    yield {"one": mine["first"] + a, "other": its["first"] + b, "alike": found}


def _window(some: Sequence[Row]) -> Iterator[Iterator[int]]:
    """For each article, those before it that are near enough in time; those without a day come first and are near to all."""
    undated = sum(row["published"] is None for row in some)
    days = [row["published"].toordinal() for row in some[undated:]]
    for j in range(len(some)):
        if j < undated:
            yield iter(range(j))
        else:
            begin = bisect_left(days, days[j - undated] - weight("blocks", "days"))
            yield chain(range(undated), range(undated + begin, j))


@dataclass(frozen=True, slots=True)
class _Laid:
    asks: tuple[Ask, ...]
    table: dict[str, list[int]]


class _Asks:
    """The asks of articles, unpacked when they are first looked at."""

    def __init__(self, some: Sequence[Row]) -> None:
        self._some, self._known = some, dict[int, _Laid]()

    def __getitem__(self, i: int) -> _Laid:
        if i not in self._known:
            asks = loads(Asks, self._some[i]["asks"]).asks
            self._known[i] = _Laid(asks, by_thing(asks))
        return self._known[i]


# questions


def groups(rows: Sequence[Row]) -> Iterator[Row]:
    """Of the figures that hang together, those that answer one question, each with the first of them."""
    figures = sorted((row for row in rows if row["kind"] == "figure"), key=lambda row: row["figure"])
    laid = [loads(Placed, row["laid"]) for row in figures]
    at = {row["figure"]: k for k, row in enumerate(figures)}
    pairs = ordered(laid, ((s, at[row["one"]], at[other]) for row in rows if row["kind"] == "pairs" for other, s in _pairs(row["others"])))
    near = Nearness({row["id"]: (frozenset(row["keys"].split("\n")), row["published"]) for row in rows if row["kind"] == "article"})
    for group in joined(laid, pairs, near=near):
        first = min(figures[k]["figure"] for k in group)
        yield from ({"figure": figures[k]["figure"], "question": first} for k in group)


def _pairs(told: str) -> Iterator[tuple[int, float]]:
    """Figures, each with how alike it is, from a line that says one behind the other."""
    words = told.split(" ")
    yield from zip(map(int, words[::2]), map(float, words[1::2]), strict=True)


def questions(outlets: frozenset[str], rows: Sequence[Row]) -> Iterator[Row]:
    """The question that figures answer, and its findings."""
    table = _Table(rows, outlets)
    told = sorted((Told(brief, given) for brief in table.briefs for given in brief.given), key=lambda t: t.key)
    one = weighed(told, table.around, Ruled(), languages.known()[0])
    named = abouts(one.answers)
    made = question_row(one, "", named)
    yield _row(QUESTION, made["id"], made["line"])
    for answer in told:
        figure, article = table.numbers[place(answer)]
        yield _row(TOLD, made["id"], "") | {"figure": figure, "number": article}
    for draft in findings(one):
        yield _finding(draft, named, one)


def sums(outlets: frozenset[str], rows: Sequence[Row]) -> Iterator[Row]:
    """The arithmetic between the questions of articles that hang together by them."""
    table = _Table(rows, outlets)
    groups: dict[str, list[Told]] = {}
    asked = {row["figure"]: row["question"] for row in rows if row["kind"] == "figure"}
    for brief in table.briefs:
        for given in brief.given:
            told = Told(brief, given)
            groups.setdefault(asked[table.numbers[place(told)][0]], []).append(told)
    ordered = sorted((sorted(group, key=lambda t: t.key) for group in groups.values()), key=lambda group: group[0].key)
    days = {b.article: b.published for b in table.briefs}
    for draft in calculations([weighed(group, table.around, Ruled(), languages.known()[0]) for group in ordered]):
        day = max((day for article, _ in draft.places if (day := days.get(article))), default=None)
        yield _finding(draft, {}, None, day)


class _Table:
    """The articles of some rows with their figures among these rows, and what weighing knows beside them."""

    def __init__(self, rows: Sequence[Row], outlets: frozenset[str]) -> None:
        told = {row["id"]: loads(Voice, row["line"]) for row in rows if row["kind"] == "voice"}
        copies_, revises = dict[str, str](), dict[str, str]()
        self.briefs: list[Brief] = []
        self.numbers: dict[tuple[str, int], tuple[int, int]] = {}
        figures = sorted((row for row in rows if row["kind"] == "figure"), key=lambda row: (row["id"], row["figure"]))
        for id, some in groupby(figures, key=lambda row: row["id"]):
            mine = list(some)
            given = [loads(Given, row["line"]) for row in mine]
            self.briefs.append(replace(loads(Brief, mine[0]["head"]), given=tuple(given)))
            self.numbers |= {(id, g.ask.span.b): (row["figure"], row["article"]) for g, row in zip(given, mine, strict=True)}
            copies_ |= {id: mine[0]["copy_of"]} if mine[0]["copy_of"] else {}
            revises |= {id: mine[0]["revises"]} if mine[0]["revises"] else {}
            revises |= {mine[0]["revised_by"]: id} if mine[0]["revised_by"] else {}
        self.around = Around(copies_, revises, {}, told, outlets)


# findings of one article, and of one source


def alone(row: Row) -> Iterator[Row]:
    """The findings of one article: those that it gives by itself, and that it is a copy or a later version."""
    brief = loads(Brief, row["rest"])
    copy, before = ({brief.article: other} if other else {} for other in (row["copy_of"], row["revises"]))
    around = Around(copy, before)
    called = {other: row[name] for other, name in ((row["copy_of"], "copy_called"), (row["revises"], "revises_called")) if other}
    shares = {brief.article: row["shared"]} if row["copy_of"] else {}
    for draft in beside(brief, around, shares, called):
        made = _finding(draft, {}, None, brief.published)
        yield made
        if draft.draft.kind == TURN:
            yield from _places(LONE, made["id"], draft)


def positions(rows: Sequence[Row]) -> Iterator[Row]:
    """The turns of one source, and where they stand."""
    items = [Stated(row["id"], row["outlet"] or "", row["published"], loads(Statement, row["statement"])) for row in rows]
    ((_, ordered),) = [(key, some) for key, some in by_key(items).items() if key == rows[0]["speaker"]]
    days = {item.article: item.published for item in ordered}
    for draft in turns(rows[0]["speaker"], ordered):
        day = max((day for article, _ in draft.places if (day := days.get(article))), default=None)
        made = _finding(draft, {}, None, day)
        yield made
        yield from _places(PLACE, made["id"], draft)


def _places(kind: str, id: str, draft: CaseDraft) -> Iterator[Row]:
    for article, (b, e) in draft.places:
        yield _row(kind, id, "") | {"article": article, "b": b, "e": e}


def _finding(draft: CaseDraft, named: dict[str, str], one: Weighed | None, day: date | None = None) -> Row:
    made = finding_row(draft, "", named, one, day)
    return _row(FINDING, made["id"], made["line"]) | {"rank": rank(draft.draft)}


def _row(kind: str, id: str, line: str) -> Row:
    return {"kind": kind, "id": id, "line": line, "rank": None, "figure": None, "number": None, "article": None, "b": None, "e": None}


# what people take


def question(row: Row) -> Iterator[Row]:
    """A question as a row."""
    q = _loaded(row)
    days = sorted(a["published"] for a in q["answers"] if a["published"])
    yield {
        "id": q["id"], "about": _words(q["about"]), "relation": q["relation"], "independent_origins": q["independent_origins"],
        "origins_at_least": q["origins_at_least"], "origins_at_most": q["origins_at_most"], "low": q["current"]["low"],
        "high": q["current"]["high"], "unit": q["unit"], "articles": len({a["article"] for a in q["answers"]}),
        "outlets": len({a["outlet"] for a in q["answers"] if a["outlet"]}), "first": _day(days[0] if days else None),
        "last": _day(days[-1] if days else None), "line": row["line"],
    }  # fmt: skip


def answers(row: Row) -> Iterator[Row]:
    """The answers to a question as rows."""
    q = _loaded(row)
    kept = ("article", "figure", "text", "low", "high", "bound", "unit", "outlet", "chain", "origins", "origin_ids", "stance", "hedges",
            "adds")  # fmt: skip
    for i, a in enumerate(q["answers"]):
        (b, e), (quote_b, quote_e) = Span(*a["span"]), Span(*a["quote"])
        yield {name: a[name] for name in kept} | {
            "question": q["id"], "b": b, "e": e, "quote_b": quote_b, "quote_e": quote_e, "published": _day(a["published"]),
            "standing": i in q["current"]["answers"],
        }  # fmt: skip


def finding(row: Row) -> Iterator[Row]:
    """A finding as a row."""
    f = _loaded(row)
    spans = [{"article": article, "b": b, "e": e} for article, b, e in f["spans"]]
    kept = ("id", "kind", "holds", "who", "questions", "origins_at_least", "origins_at_most")
    yield {name: f[name] for name in kept} | {"says": _words(f["says"]), "spans": spans, "rank": row["rank"], "line": row["line"]}


def _loaded(row: Row) -> Row:
    found: Row = json.loads(row["line"])
    return found


def _words(words: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(words.items())


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
